/// The borders between the Voronoi cells of clustered sites.
struct VoronoiCells {
  /// A piece of border; `left` and `right` are site numbers, seen from `from` to `to`.
  struct Segment {
    var from: Coordinate<Planar>
    var to: Coordinate<Planar>
    var left: Int32
    var right: Int32
  }

  private(set) var segments: [Segment] = []

  /// - Parameters:
  ///   - sites: positions in metres, inside `box`.
  ///   - clusters: cluster of each site; borders inside a cluster are left out.
  ///   - box: all ground of interest; borders are cut off just outside it.
  init(sites: [Coordinate<Planar>], clusters: [Int32], box: BoundingBox<Planar>) {
    let side = max(box.width, box.height, 1)
    // Millimetres, or coarser where the village is so large that they would not fit.
    let quantum = max(0.001, side / Double(1 << 25))
    let extent = Int64((side / quantum).rounded(.up)) + 2
    struct Cell: Hashable {
      var x: Int64
      var y: Int64
    }
    var seen: Set<Cell> = []
    var xs: [Int64] = []
    var ys: [Int64] = []
    var numbers: [Int32] = []
    for (i, site) in sites.enumerated() {
      let x = min(max(Int64(((site.x - box.minimum.x) / quantum).rounded()), 0), extent)
      let y = min(max(Int64(((site.y - box.minimum.y) / quantum).rounded()), 0), extent)
      guard seen.insert(Cell(x: x, y: y)).inserted else { continue }
      xs.append(x)
      ys.append(y)
      numbers.append(Int32(i))
    }
    let delaunay = Delaunay(x: xs, y: ys, extent: extent)
    let centres = (0..<delaunay.triangleCount).map { t in
      let c = delaunay.circumcentre(of: t)
      return Coordinate<Planar>(x: box.minimum.x + c.x * quantum, y: box.minimum.y + c.y * quantum)
    }
    let window = box.padded(by: side / 64)
    for e in delaunay.corners.indices {
      let twin = Int(delaunay.twins[e])
      guard twin > e else { continue }
      let a = Int(delaunay.corners[e])
      let b = Int(delaunay.corners[twin])
      guard a < numbers.count, b < numbers.count else { continue }
      let (left, right) = (numbers[b], numbers[a])
      guard clusters[Int(left)] != clusters[Int(right)] else { continue }
      guard let (from, to) = window.clip(centres[e / 3], centres[twin / 3]) else { continue }
      segments.append(Segment(from: from, to: to, left: left, right: right))
    }
  }
}

extension Delaunay {
  /// Centre of the circle through the triangle's corners.
  func circumcentre(of triangle: Int) -> (x: Double, y: Double) {
    let a = Int(corners[3 * triangle])
    let b = Int(corners[3 * triangle + 1])
    let c = Int(corners[3 * triangle + 2])
    let bx = Double(xs[b] - xs[a])
    let by = Double(ys[b] - ys[a])
    let cx = Double(xs[c] - xs[a])
    let cy = Double(ys[c] - ys[a])
    let b2 = bx * bx + by * by
    let c2 = cx * cx + cy * cy
    let d = 2 * Double((xs[b] - xs[a]) * (ys[c] - ys[a]) - (ys[b] - ys[a]) * (xs[c] - xs[a]))
    return (Double(xs[a]) + (cy * b2 - by * c2) / d, Double(ys[a]) + (bx * c2 - cx * b2) / d)
  }
}

extension BoundingBox {
  /// The part of a segment inside the box; nil when none is.
  ///
  /// Method: Y.-D. Liang and B. A. Barsky, 1984.
  func clip(
    _ a: Coordinate<Space>, _ b: Coordinate<Space>
  ) -> (Coordinate<Space>, Coordinate<Space>)? {
    var from = 0.0
    var to = 1.0
    let dx = b.x - a.x
    let dy = b.y - a.y
    for (p, q) in [
      (-dx, a.x - minimum.x), (dx, maximum.x - a.x), (-dy, a.y - minimum.y), (dy, maximum.y - a.y),
    ] {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        from = max(from, q / p)
      } else {
        to = min(to, q / p)
      }
    }
    guard from < to else { return nil }
    func at(_ t: Double, _ end: Coordinate<Space>) -> Coordinate<Space> {
      t == 0 || t == 1 ? end : Coordinate(x: a.x + t * dx, y: a.y + t * dy)
    }
    return (at(from, a), at(to, b))
  }
}
