/// The disputed ground on the output lattice, ready to be cut again and again.
struct GroundLattice {
  private(set) var points: [LatticePoint] = []
  private(set) var numbers: [LatticePoint: Int32] = [:]
  /// With the ground on the left.
  private(set) var segments: [(Int32, Int32)] = []
  /// Side across each segment, −1 for neither.
  private(set) var owners: [Int8] = []

  /// - Throws: `badCRS`, `native` from the projection.
  init(_ border: GroundBorder, _ projector: borrowing Projector) throws(GridGeoError) {
    for ring in border.rings {
      let line = try GroundLattice.lattice(ring.line, projector)
      for k in 1..<line.count where line[k] != line[k - 1] {
        let from = number(line[k - 1])
        let to = number(line[k])
        segments.append((from, to))
        owners.append(ring.owners[k - 1])
      }
    }
  }

  private mutating func number(_ point: LatticePoint) -> Int32 {
    if let known = numbers[point] { return known }
    let number = Int32(points.count)
    points.append(point)
    numbers[point] = number
    return number
  }

  /// - Throws: `badCRS`, `native` from the projection.
  static func lattice(
    _ line: [Coordinate<Planar>], _ projector: borrowing Projector
  ) throws(GridGeoError) -> [LatticePoint] {
    try projector.geographic(line).map { LatticePoint($0) }
  }

  /// A line whose ends lie on the border of the ground: those that are no vertices of it go on a little beyond,
  /// so that rounding does not leave them short of it.
  ///
  /// - Throws: `badCRS`, `native` from the projection.
  func across(
    _ line: [Coordinate<Planar>], _ projector: borrowing Projector
  ) throws(GridGeoError) -> [LatticePoint] {
    func beyond(_ end: Coordinate<Planar>, _ before: Coordinate<Planar>) -> Coordinate<Planar> {
      let length = max(before.metres(to: end), 1e-9)
      return Coordinate(x: end.x + (end.x - before.x) / length, y: end.y + (end.y - before.y) / length)
    }
    let exact = try GroundLattice.lattice(line, projector)
    var longer = line
    if numbers[exact[0]] == nil { longer[0] = beyond(line[0], line[1]) }
    if numbers[exact[exact.count - 1]] == nil {
      longer[line.count - 1] = beyond(line[line.count - 1], line[line.count - 2])
    }
    return try GroundLattice.lattice(longer, projector)
  }
}
