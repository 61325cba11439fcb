/// A point of the page in whole drawing units.
struct PagePoint: Sendable, Hashable {
  var x: Int32
  var y: Int32
}

/// Lines of the page: simplified, rounded, written as path data.
enum PageLine {
  /// Leaves out what lies within `tolerance` of the line (Douglas and Peucker 1973) and rounds to whole
  /// units. The ends stay; a closed line keeps its start and the vertex farthest from it.
  ///
  /// The same line simplified once serves both its sides, so no crack opens between neighbours.
  static func simplified(_ points: ArraySlice<SIMD2<Double>>, tolerance: Double) -> [PagePoint] {
    let first = points.startIndex
    let last = points.endIndex - 1
    guard last > first else { return points.map(rounded) }
    var keep = [Bool](repeating: false, count: points.count)
    keep[0] = true
    keep[last - first] = true
    var stack: [(Int, Int)] = [(first, last)]
    if points[first] == points[last] {
      var far = first
      var most = -1.0
      for i in first...last {
        let d = squaredLength(points[i] - points[first])
        if d > most { (most, far) = (d, i) }
      }
      keep[far - first] = true
      stack = [(first, far), (far, last)]
    }
    let limit = tolerance * tolerance
    while let (from, to) = stack.popLast() {
      guard to - from > 1 else { continue }
      let a = points[from]
      let chord = points[to] - a
      let length = squaredLength(chord)
      var most = limit
      var at = -1
      for i in (from + 1)..<to {
        let v = points[i] - a
        let along = length > 0 ? (v.x * chord.x + v.y * chord.y) / length : 0
        let foot = length > 0 ? chord * min(1, max(0, along)) : .zero
        let d = squaredLength(v - foot)
        if d > most { (most, at) = (d, i) }
      }
      if at >= 0 {
        keep[at - first] = true
        stack.append((from, at))
        stack.append((at, to))
      }
    }
    var out: [PagePoint] = []
    for i in first...last where keep[i - first] {
      let point = rounded(points[i])
      if out.last != point { out.append(point) }
    }
    return out
  }

  /// Appends `Mx yl dx dy …`: absolute start, relative steps, as few bytes as they take.
  static func append(_ points: some BidirectionalCollection<PagePoint>, closed: Bool, to path: inout [UInt8])
  {
    guard let start = points.first else { return }
    path.append(UInt8(ascii: "M"))
    path.appendDecimal(Int(start.x))
    appendSeparated(Int(start.y), to: &path)
    var before = start
    var command = false
    for point in points.dropFirst() where point != before {
      if !command { path.append(UInt8(ascii: "l")) }
      let dx = Int(point.x - before.x)
      if command { appendSeparated(dx, to: &path) } else { path.appendDecimal(dx) }
      appendSeparated(Int(point.y - before.y), to: &path)
      command = true
      before = point
    }
    if closed { path.append(UInt8(ascii: "z")) }
  }

  private static func appendSeparated(_ value: Int, to path: inout [UInt8]) {
    if value >= 0 { path.append(UInt8(ascii: " ")) }
    path.appendDecimal(value)
  }

  private static func rounded(_ p: SIMD2<Double>) -> PagePoint {
    // A barrier can run far off a small territory's page; what is off the page needs no exact place.
    let q = p.clamped(lowerBound: SIMD2(repeating: -1e9), upperBound: SIMD2(repeating: 1e9))
    return PagePoint(x: Int32(q.x.rounded()), y: Int32(q.y.rounded()))
  }

  private static func squaredLength(_ v: SIMD2<Double>) -> Double { v.x * v.x + v.y * v.y }
}
