/// A vertex of a plan on the lattice of 10⁻⁷ degrees, as one number, so that edges can be sorted.
///
/// Longitudes are taken round the globe: ground that is cut at 180° fits together there again.
struct PlanVertex: Sendable, Hashable, Comparable {
  private let key: UInt64

  private static var turn: Int64 { 3_600_000_000 }

  init(_ c: Coordinate<Geographic>) {
    let x = PlanVertex.wrapped(CoordinateLattice.units(c.x)) + PlanVertex.turn / 2
    let y = CoordinateLattice.units(c.y) + PlanVertex.turn / 2
    key = UInt64(UInt32(clamping: x)) << 32 | UInt64(UInt32(clamping: y))
  }

  var x: Int64 { Int64(key >> 32) - PlanVertex.turn / 2 }
  var y: Int64 { Int64(key & 0xffff_ffff) - PlanVertex.turn / 2 }

  var coordinate: Coordinate<Geographic> {
    Coordinate(x: CoordinateLattice.degrees(x), y: CoordinateLattice.degrees(y))
  }

  /// West to east, then south to north.
  @inline(__always)
  static func < (a: PlanVertex, b: PlanVertex) -> Bool { a.key < b.key }

  /// Steps from `a` to `b`, the short way round the globe.
  @inline(__always)
  static func steps(from a: PlanVertex, to b: PlanVertex) -> (x: Int64, y: Int64) {
    (wrapped(b.x - a.x), b.y - a.y)
  }

  @inline(__always)
  private static func wrapped(_ x: Int64) -> Int64 {
    if x >= -turn / 2, x < turn / 2 { return x }
    let rest = (x + turn / 2) % turn
    return (rest < 0 ? rest + turn : rest) - turn / 2
  }

  /// Whether the vertex lies within one lattice step of the edge a–b. Exact.
  func isNear(_ a: PlanVertex, _ b: PlanVertex) -> Bool {
    let edge = PlanVertex.steps(from: a, to: b)
    let here = PlanVertex.steps(from: a, to: self)
    let along = Int128(edge.x) * Int128(here.x) + Int128(edge.y) * Int128(here.y)
    let squared = Int128(edge.x) * Int128(edge.x) + Int128(edge.y) * Int128(edge.y)
    func isShort(_ s: (x: Int64, y: Int64)) -> Bool { abs(s.x) <= 1 && abs(s.y) <= 1 && abs(s.x * s.y) == 0 }
    if along <= 0 { return isShort(here) }
    if along >= squared { return isShort(PlanVertex.steps(from: b, to: self)) }
    let across = Int128(edge.x) * Int128(here.y) - Int128(edge.y) * Int128(here.x)
    // |across| ≤ |edge|, squared without leaving 128 bits.
    let (whole, overflow) = across.multipliedReportingOverflow(by: across)
    return !overflow && whole <= squared
  }
}

extension Ring where Space == Geographic {
  /// The ring's vertices on the lattice, the ground on their left when `isExterior`, else on their right;
  /// the last one repeats the first.
  func planVertices(isExterior: Bool) -> [PlanVertex] {
    var vertices: [PlanVertex] = []
    vertices.reserveCapacity(coordinates.count)
    for coordinate in coordinates {
      let vertex = PlanVertex(coordinate)
      if vertex != vertices.last { vertices.append(vertex) }
    }
    guard let first = vertices.first, vertices.count >= 4 else { return [] }
    var doubleArea = Int128(0)
    var before = PlanVertex.steps(from: first, to: vertices[1])
    for vertex in vertices.dropFirst(2) {
      let here = PlanVertex.steps(from: first, to: vertex)
      doubleArea += Int128(before.x * here.y - here.x * before.y)
      before = here
    }
    return (doubleArea > 0) == isExterior ? vertices : vertices.reversed()
  }
}
