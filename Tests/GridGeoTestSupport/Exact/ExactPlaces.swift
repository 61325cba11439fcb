public import GridGeo

/// Brute force over every edge of every grid in exact arithmetic: what `GridIndex` must answer.
///
/// Comparisons of doubles are exact and spare most edges the large numbers; nothing here rounds.
public struct ExactPlaces: Sendable {
  /// Half the side of the square around a point within which a second grid makes a border.
  public static let halfSide = 5e-8

  private struct Edge: Sendable {
    var a: Coordinate<Geographic>
    var b: Coordinate<Geographic>
  }

  private let grids: [[Edge]]

  /// - Parameter regions: in the order of rank.
  public init(_ regions: [Region<Geographic>]) {
    grids = regions.map { region in
      region.polygons.flatMap(\.rings).flatMap { ring in
        zip(ring.coordinates, ring.coordinates.dropFirst()).map { Edge(a: $0, b: $1) }
      }
    }
  }

  /// All grids whose closed ground holds the point, ascending; none for an invalid point.
  public func owners(of p: Coordinate<Geographic>) -> [Int] {
    Self.isValid(p) ? grids.indices.filter { Self.holds(grids[$0], p) } : []
  }

  public func place(of p: Coordinate<Geographic>) -> GridPlace {
    guard Self.isValid(p) else { return GridPlace(grid: -1, status: .invalid) }
    let owners = owners(of: p)
    guard let owner = owners.first else { return GridPlace(grid: -1, status: .outside) }
    let touched = grids.indices.filter { grid in grids[grid].contains { Self.meetsSquare($0, p) } }
    let isBorder = !touched.isEmpty && Set(touched).union(owners).count > 1
    return GridPlace(grid: Int32(owner), status: isBorder ? .border : .inside)
  }

  /// Finite, in range, and not the origin that stands for a missing point.
  public static func isValid(_ p: Coordinate<Geographic>) -> Bool {
    p.isFinite && abs(p.x) <= 180 && abs(p.y) <= 90 && !(p.x == 0 && p.y == 0)
  }

  /// Even-odd by the ray to the east, edges belonging to the grid.
  private static func holds(_ edges: [Edge], _ p: Coordinate<Geographic>) -> Bool {
    var inside = false
    for edge in edges {
      let (a, b) = (edge.a, edge.b)
      if max(a.y, b.y) < p.y || min(a.y, b.y) > p.y || max(a.x, b.x) < p.x { continue }
      let straddles = (a.y > p.y) != (b.y > p.y)
      if min(a.x, b.x) > p.x {
        if straddles { inside.toggle() }
        continue
      }
      // The point lies in the edge's box: on the edge, or to one side of it.
      let turn = turn(a, b, Corner(ExactNumber(p.x), ExactNumber(p.y)))
      if turn == 0 { return true }
      if straddles, (turn > 0) == (b.y > a.y) { inside.toggle() }
    }
    return inside
  }

  private struct Corner {
    var x: ExactNumber
    var y: ExactNumber
    init(_ x: ExactNumber, _ y: ExactNumber) { (self.x, self.y) = (x, y) }
  }

  /// 1 when c lies to the left of the line from a to b, -1 to the right, 0 on it.
  private static func turn(_ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>, _ c: Corner) -> Int {
    let (ax, ay) = (ExactNumber(a.x), ExactNumber(a.y))
    return ((ExactNumber(b.x) - ax) * (c.y - ay) - (ExactNumber(b.y) - ay) * (c.x - ax)).sign
  }

  /// Whether the edge and the closed square around the point have a position in common: neither the axes nor
  /// the edge's normal separates the two.
  private static func meetsSquare(_ edge: Edge, _ p: Coordinate<Geographic>) -> Bool {
    let (a, b) = (edge.a, edge.b)
    // Far more than half a side away, however the sums round.
    let wide = 1e-6
    if max(a.x, b.x) < p.x - wide || min(a.x, b.x) > p.x + wide { return false }
    if max(a.y, b.y) < p.y - wide || min(a.y, b.y) > p.y + wide { return false }
    let half = ExactNumber(halfSide)
    let (x, y) = (ExactNumber(p.x), ExactNumber(p.y))
    let (west, east, south, north) = (x - half, x + half, y - half, y + half)
    if ExactNumber(max(a.x, b.x)) < west || ExactNumber(min(a.x, b.x)) > east { return false }
    if ExactNumber(max(a.y, b.y)) < south || ExactNumber(min(a.y, b.y)) > north { return false }
    let turns = [(west, south), (east, south), (east, north), (west, north)].map {
      turn(a, b, Corner($0.0, $0.1))
    }
    return turns.min()! <= 0 && turns.max()! >= 0
  }
}
