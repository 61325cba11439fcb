/// For points, the first edge that a look to the west meets. A look runs a hair north of its point, so that it
/// never meets the end of an edge.
struct WestwardLooks: Sendable {
  /// The half-edge of the edge met that has the look's point on its left; −1 when nothing is met.
  private(set) var halfEdges: [Int32]

  /// - Complexity: O(*e* (1 + *l* *h*)) for *e* edges that cover a share *h* of the looks' range from south to
  ///   north each, and *l* looks.
  init(from places: [LatticePoint], points: [LatticePoint], origins: [Int32]) {
    halfEdges = [Int32](repeating: -1, count: places.count)
    let order = places.indices.sorted { places[$0].y < places[$1].y }
    guard let lowest = order.first, let highest = order.last else { return }
    let (south, north) = (Int64(places[lowest].y), Int64(places[highest].y))
    // Where in the order the looks at or above a height begin, by equal steps of height.
    let side = max(1, (north - south) / Int64(max(1, places.count)) + 1)
    var rows = [Int32](repeating: 0, count: Int((north - south) / side) + 2)
    for i in order { rows[Int((Int64(places[i].y) - south) / side) + 1] += 1 }
    for i in 1..<rows.count { rows[i] += rows[i - 1] }
    let sorted = order.map { places[$0] }
    var best = [Int32](repeating: -1, count: places.count)
    points.withUnsafeBufferPointer { points in
      origins.withUnsafeBufferPointer { origins in
        for e in 0..<(origins.count / 2) {
          let a = points[Int(origins[2 * e])]
          let b = points[Int(origins[2 * e + 1])]
          let (low, high) = a.y < b.y ? (a, b) : (b, a)
          if Int64(high.y) <= south || Int64(low.y) > north || low.y == high.y { continue }
          var i = Int(rows[max(0, Int((Int64(low.y) - south) / side))])
          while i < sorted.count, sorted[i].y < high.y {
            let p = sorted[i]
            if p.y >= low.y, min(a.x, b.x) < p.x, isWest(low, high, of: p) {
              let half = Int32(2 * e) + (a.y < b.y ? 1 : 0)
              if best[i] < 0 || isNearer(half, than: best[i], to: p, points, origins) { best[i] = half }
            }
            i += 1
          }
        }
      }
    }
    for (i, place) in order.enumerated() { halfEdges[place] = best[i] }
  }

  /// Whether an edge over the look's height meets it west of its point.
  @inline(__always)
  private func isWest(_ low: LatticePoint, _ high: LatticePoint, of p: LatticePoint) -> Bool {
    // To the right of the way up.
    let side = turn(low, high, p)
    return side < 0 || (side == 0 && high.x < low.x)
  }

  /// Whether the edge of `g` meets the look from `p` further east than that of `h`.
  private func isNearer(
    _ g: Int32, than h: Int32, to p: LatticePoint, _ points: UnsafeBufferPointer<LatticePoint>,
    _ origins: UnsafeBufferPointer<Int32>
  ) -> Bool {
    func place(_ half: Int32) -> (x: Int128, dy: Int128, dx: Int128) {
      // Half-edges run down.
      let high = points[Int(origins[Int(half)])]
      let low = points[Int(origins[Int(half ^ 1)])]
      let dy = Int128(high.y) - Int128(low.y)
      let dx = Int128(high.x) - Int128(low.x)
      return ((Int128(low.x) - Int128(p.x)) * dy + dx * (Int128(p.y) - Int128(low.y)), dy, dx)
    }
    let (a, b) = (place(g), place(h))
    let (left, right) = (a.x * b.dy, b.x * a.dy)
    if left != right { return left > right }
    // From one point: a hair further north decides.
    return a.dx * b.dy > b.dx * a.dy
  }
}
