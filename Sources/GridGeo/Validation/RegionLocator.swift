/// Answers whether a point lies in a sound region, exactly: edges are sorted into bands of latitude, and
/// only the edges of the point's band are looked at.
struct RegionLocator: Sendable {
  let box: LatticeBox
  private let segments: [LatticeSegment]
  /// Band k holds `entries[starts[k]..<starts[k + 1]]`, indices of segments.
  private let starts: [Int32]
  private let entries: [Int32]

  /// - Complexity: O(n) time and memory.
  init(_ rings: [LatticeRing]) {
    var segments: [LatticeSegment] = []
    var box = LatticeBox()
    for ring in rings {
      box.add(ring.box)
      for i in ring.points.indices { segments.append(ring.edge(i)) }
    }
    self.box = box
    self.segments = segments
    guard !segments.isEmpty else {
      starts = [0, 0]
      entries = []
      return
    }
    // Tall edges stand in many bands; so few bands that all entries stay below about 8 an edge.
    let height = Double(box.maxY - box.minY) + 1
    let rise = segments.reduce(0.0) { $0 + Double(abs($1.b.y - $1.a.y)) }
    let affordable = 7 * Double(segments.count) * height / max(rise, 1)
    let bands = max(1, Int(min(Double(segments.count) / 4, affordable)))
    var counts = [Int32](repeating: 0, count: bands + 1)
    for segment in segments {
      for band in Self.bands(of: segment, in: box, count: bands) { counts[band + 1] += 1 }
    }
    for band in 0..<bands { counts[band + 1] += counts[band] }
    starts = counts
    var entries = [Int32](repeating: 0, count: Int(counts[bands]))
    for (number, segment) in segments.enumerated() {
      for band in Self.bands(of: segment, in: box, count: bands) {
        entries[Int(counts[band])] = Int32(number)
        counts[band] += 1
      }
    }
    self.entries = entries
  }

  private static func band(_ y: Int64, in box: LatticeBox, count: Int) -> Int {
    // Below 2^33 · 2^31: no overflow.
    Int((y - box.minY) * Int64(count) / (box.maxY - box.minY + 1))
  }

  private static func bands(of s: LatticeSegment, in box: LatticeBox, count: Int) -> ClosedRange<Int> {
    band(min(s.a.y, s.b.y), in: box, count: count)...band(max(s.a.y, s.b.y), in: box, count: count)
  }

  /// 1 inside, 0 on the boundary, −1 outside.
  func side(of p: LatticePoint) -> Int {
    guard box.contains(p) else { return -1 }
    let band = Self.band(p.y, in: box, count: starts.count - 1)
    var inside = false
    for k in Int(starts[band])..<Int(starts[band + 1]) {
      let s = segments[Int(entries[k])]
      if (s.a.y > p.y) != (s.b.y > p.y) {
        if s.a.x < p.x && s.b.x < p.x { continue }
        let turn = LatticePoint.orientation(s.a, s.b, p)
        if turn == 0 { return 0 }
        if (turn > 0) == (s.b.y > s.a.y) { inside.toggle() }
      } else if s.a.y == p.y || s.b.y == p.y {
        if LatticePoint.between(s.a, s.b, p), LatticePoint.orientation(s.a, s.b, p) == 0 { return 0 }
      }
    }
    return inside ? 1 : -1
  }
}
