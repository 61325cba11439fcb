#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What rounding to the lattice did.
struct LatticeRounding: Sendable {
  private(set) var moved = 0
  /// In degrees.
  private(set) var largest = 0.0
  private(set) var coordinate: Coordinate<Geographic>?

  /// Counts the coordinate if rounding moves it. It must be finite and in range.
  mutating func add(_ c: Coordinate<Geographic>) {
    let rounded = CheckPoint(c).coordinate
    guard rounded != c else { return }
    let move = max(abs(rounded.x - c.x), abs(rounded.y - c.y))
    // Below 0.1 mm it is the noise of arithmetic, not of data.
    guard move > 1e-9 else { return }
    moved += 1
    take(c, move)
  }

  mutating func add(_ other: LatticeRounding) {
    moved += other.moved
    if let c = other.coordinate { take(c, other.largest) }
  }

  private mutating func take(_ c: Coordinate<Geographic>, _ move: Double) {
    if move < largest { return }
    if move == largest, let coordinate, (coordinate.x, coordinate.y) <= (c.x, c.y) { return }
    largest = move
    coordinate = c
  }

  /// One note for the whole survey; nil when nothing moved.
  var finding: Finding? {
    guard let coordinate else { return nil }
    let rounded = CheckPoint(coordinate).coordinate
    // Lengths of a degree on a sphere of the mean radius: the figure is for orientation.
    let degree = 6_371_008.8 * Double.pi / 180
    let dx = (rounded.x - coordinate.x) * degree * cos(coordinate.y * .pi / 180)
    let dy = (rounded.y - coordinate.y) * degree
    let metres = (dx * dx + dy * dy).squareRoot()
    let millimetres = (metres * 10_000).rounded() / 10
    return Finding(
      .roundedToLattice, .note, subject: [],
      message: "\(moved) coordinates were rounded to 7 decimals; the largest move is \(millimetres) mm",
      coordinate: coordinate, size: Finding.Size(length: .metres(metres), count: moved))
  }
}
