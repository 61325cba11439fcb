/// A disagreement as it was meant, before it becomes claims.
struct PlantedGround {
  /// A village's outline takes another way between two of its points.
  struct Detour {
    var village: Int
    /// Numbers of points of its ring; `to` may run past the end.
    var from: Int
    var to: Int
    /// Ends included, in the direction of the ring.
    var line: [PlanePoint]
  }

  var kind: Dispute.Kind
  /// The villages whose outlines bound it.
  var villages: [Int]
  /// By village, an edge of its ring that tells which of its pastures it is about.
  var edges: [Int]
  /// The village whose ground is crossed and that claims nothing; empty else.
  var crossed = ""
  var detours: [Detour]
  /// Open.
  var ring: [PlanePoint]
  var depth: Double
  var key: String

  /// A point well inside: the middle of the longest piece of a line across.
  var inside: PlanePoint? {
    guard let box = PlaneShapes.box(ring) else { return nil }
    var best: (length: Double, point: PlanePoint)?
    for k in 1..<24 {
      let y = box.minimum.y + box.height * Double(k) / 24
      var xs: [Double] = []
      for (i, a) in ring.enumerated() {
        let b = ring[(i + 1) % ring.count]
        if (a.y <= y) != (b.y <= y) { xs.append(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)) }
      }
      xs.sort()
      for i in stride(from: 0, to: xs.count - 1, by: 2) {
        let length = xs[i + 1] - xs[i]
        if length > best?.length ?? 0 { best = (length, PlanePoint(x: (xs[i] + xs[i + 1]) / 2, y: y)) }
      }
    }
    return best?.point
  }
}
