/// Leaves vertices out of lines. Source: D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the
/// number of points required to represent a digitized line", Cartographica 10 (1973), 112–122.
enum LineThinning {
  /// The line with fewer vertices, none of those left out farther than the tolerance from it; a closed line
  /// keeps its westernmost vertex and the one farthest from it.
  static func thinned(_ line: [Coordinate<Planar>], tolerance: Double) -> [Coordinate<Planar>] {
    guard line.count > 2 else { return line }
    // Always from the western end, so that a line and its reverse lose the same vertices.
    if line.first == line.last {
      let ring = line.dropLast()
      guard let start = ring.indices.min(by: { precedes(ring[$0], ring[$1]) }) else { return line }
      let turned = Array(ring[start...]) + Array(ring[..<start]) + [ring[start]]
      let middle =
        turned.indices.max {
          let (a, b) = (turned[0].metres(to: turned[$0]), turned[0].metres(to: turned[$1]))
          return a != b ? a < b : precedes(turned[$1], turned[$0])
        } ?? 0
      let result =
        open(Array(turned[...middle]), tolerance).dropLast() + open(Array(turned[middle...]), tolerance)
      return result.count >= 4 ? Array(result) : line
    }
    let isReversed = precedes(line[line.count - 1], line[0])
    let result = open(isReversed ? line.reversed() : line, tolerance)
    return isReversed ? result.reversed() : result
  }

  private static func open(_ line: [Coordinate<Planar>], _ tolerance: Double) -> [Coordinate<Planar>] {
    guard line.count > 2 else { return line }
    var keep = [Bool](repeating: false, count: line.count)
    keep[0] = true
    keep[line.count - 1] = true
    var spans = [(0, line.count - 1)]
    while let (from, to) = spans.popLast() {
      guard to - from > 1 else { continue }
      var (worst, at) = (tolerance * tolerance, -1)
      for k in (from + 1)..<to {
        let squared = squaredDistance(line[k], line[from], line[to])
        if squared > worst { (worst, at) = (squared, k) }
      }
      guard at >= 0 else { continue }
      keep[at] = true
      spans.append((from, at))
      spans.append((at, to))
    }
    return line.indices.filter { keep[$0] }.map { line[$0] }
  }

  /// From a point to a segment.
  static func squaredDistance(
    _ p: Coordinate<Planar>, _ a: Coordinate<Planar>, _ b: Coordinate<Planar>
  ) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (px, py) = (p.x - a.x, p.y - a.y)
    let length = dx * dx + dy * dy
    let along = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
    let (qx, qy) = (px - along * dx, py - along * dy)
    return qx * qx + qy * qy
  }

  static func precedes(_ a: Coordinate<Planar>, _ b: Coordinate<Planar>) -> Bool {
    a.x != b.x ? a.x < b.x : a.y < b.y
  }
}
