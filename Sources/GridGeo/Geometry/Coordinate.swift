/// A position: x is east, y is north. Degrees on `Geographic`, metres on `Planar`.
@frozen
public struct Coordinate<Space: CoordinateSpace>: Sendable, Hashable {
  public var x: Double
  public var y: Double

  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Both numbers are finite.
  public var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Coordinate where Space == Geographic {
  public init(longitude: Double, latitude: Double) { self.init(x: longitude, y: latitude) }
  public var longitude: Double { x }
  public var latitude: Double { y }
}

extension Coordinate: CustomStringConvertible {
  public var description: String { "(\(x) \(y))" }
}
