/// Traces the lines on which a field over the grid's nodes has one value.
///
/// Marching triangles: each cell is cut along a diagonal, so that no case is ambiguous. Lines run with the
/// lower values on their left.
struct LevelLines {
  /// A line through the grid, and between which nodes each of its points lies.
  struct Trace {
    var points: [Coordinate<Planar>]
    var isClosed: Bool
  }

  private let field: DistanceField

  init(_ field: DistanceField) { self.field = field }

  /// - Parameters:
  ///   - values: Of the nodes.
  ///   - exact: The value at any place, to put the points where it is the level; nil for straight lines between
  ///     the nodes.
  /// - Complexity: O(nodes), and about six values for each point.
  func traces(
    _ values: [Double], level: Double, exact: ((_ place: Coordinate<Planar>, _ inGround: Bool) -> Double)?
  ) -> [Trace] {
    // Each crossed grid edge is known by its first node and direction: east, north, or the diagonal.
    var next = [Int32](repeating: -1, count: field.places.count * 3)
    var hasBefore = [Bool](repeating: false, count: field.places.count * 3)
    func key(_ a: Int32, _ b: Int32) -> Int {
      let (low, high) = (min(a, b), max(a, b))
      let step = field.places[Int(high)] - field.places[Int(low)]
      return Int(low) * 3 + (step == 1 ? 0 : Int(step) == field.columns ? 1 : 2)
    }
    func isLow(_ node: Int32) -> Bool { values[Int(node)] < level }
    func march(_ a: Int32, _ b: Int32, _ c: Int32) {
      // Counter-clockwise corners; the line keeps the low ones on its left.
      let corners = [a, b, c]
      let low = corners.count { isLow($0) }
      guard low == 1 || low == 2 else { return }
      // The corner that is alone.
      let k = corners.firstIndex { isLow($0) == (low == 1) } ?? 0
      let (alone, after, before) = (corners[k], corners[(k + 1) % 3], corners[(k + 2) % 3])
      let (from, to) =
        low == 1 ? (key(alone, after), key(alone, before)) : (key(alone, before), key(alone, after))
      next[from] = Int32(to)
      hasBefore[to] = true
    }
    for node in field.places.indices {
      let place = Int(field.places[node])
      guard place % field.columns + 1 < field.columns, place / field.columns + 1 < field.rows else {
        continue
      }
      let east = field.numbers[place + 1]
      let north = field.numbers[place + field.columns]
      let far = field.numbers[place + field.columns + 1]
      guard east >= 0, north >= 0, far >= 0 else { continue }
      march(Int32(node), east, far)
      march(Int32(node), far, north)
    }
    var result: [Trace] = []
    func follow(_ start: Int, isClosed: Bool) {
      var points: [Coordinate<Planar>] = []
      var edge = start
      repeat {
        points.append(point(on: edge, values, level, exact))
        let following = Int(next[edge])
        next[edge] = -1
        edge = following
      } while edge >= 0 && edge != start
      if isClosed, let first = points.first { points.append(first) }
      if points.count > 1 { result.append(Trace(points: points, isClosed: isClosed)) }
    }
    for edge in next.indices where next[edge] >= 0 && !hasBefore[edge] { follow(edge, isClosed: false) }
    for edge in next.indices where next[edge] >= 0 { follow(edge, isClosed: true) }
    return result
  }

  private func point(
    on edge: Int, _ values: [Double], _ level: Double, _ exact: ((Coordinate<Planar>, Bool) -> Double)?
  ) -> Coordinate<Planar> {
    let a = edge / 3
    let place = Int(field.places[a])
    let b = Int(field.numbers[place + [1, field.columns, field.columns + 1][edge % 3]])
    let (p, q) = (field.position(a), field.position(b))
    func at(_ t: Double) -> Coordinate<Planar> {
      Coordinate(x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y))
    }
    var (low, high) = (values[a] - level, values[b] - level)
    var (from, to) = (0.0, 1.0)
    var t = low / (low - high)
    guard let exact else { return at(t) }
    let inGround = field.inside[a] && field.inside[b]
    // Regula falsi, halving the value of an end that stays (the Illinois rule).
    var lastSide = 0
    for _ in 0..<7 {
      let value = exact(at(t), inGround) - level
      if abs(to - from) * field.cell < 1e-3 || value == 0 { break }
      if (value < 0) == (low < 0) {
        (from, low) = (t, value)
        if lastSide == -1 { high /= 2 }
        lastSide = -1
      } else {
        (to, high) = (t, value)
        if lastSide == 1 { low /= 2 }
        lastSide = 1
      }
      let guess = from + (to - from) * (low / (low - high))
      if abs(guess - t) * field.cell < 1e-4 {
        t = guess
        break
      }
      t = guess
    }
    return at(t)
  }
}
