/// An axis-aligned box: its corners belong to it.
public struct BoundingBox<Space: CoordinateSpace>: Sendable, Hashable {
  public var minimum: Coordinate<Space>
  public var maximum: Coordinate<Space>

  public init(_ coordinate: Coordinate<Space>) {
    minimum = coordinate
    maximum = coordinate
  }

  public init(minimum: Coordinate<Space>, maximum: Coordinate<Space>) {
    self.minimum = minimum
    self.maximum = maximum
  }

  public var width: Double { maximum.x - minimum.x }
  public var height: Double { maximum.y - minimum.y }
  public var centre: Coordinate<Space> {
    Coordinate(x: (minimum.x + maximum.x) / 2, y: (minimum.y + maximum.y) / 2)
  }

  public func including(_ c: Coordinate<Space>) -> BoundingBox {
    BoundingBox(
      minimum: Coordinate(x: min(minimum.x, c.x), y: min(minimum.y, c.y)),
      maximum: Coordinate(x: max(maximum.x, c.x), y: max(maximum.y, c.y)))
  }

  public func union(_ other: BoundingBox) -> BoundingBox {
    including(other.minimum).including(other.maximum)
  }

  public func intersects(_ other: BoundingBox) -> Bool {
    minimum.x <= other.maximum.x && other.minimum.x <= maximum.x
      && minimum.y <= other.maximum.y && other.minimum.y <= maximum.y
  }

  public func contains(_ c: Coordinate<Space>) -> Bool {
    minimum.x <= c.x && c.x <= maximum.x && minimum.y <= c.y && c.y <= maximum.y
  }

  /// Grown by `margin` units of the space on every side.
  public func padded(by margin: Double) -> BoundingBox {
    BoundingBox(
      minimum: Coordinate(x: minimum.x - margin, y: minimum.y - margin),
      maximum: Coordinate(x: maximum.x + margin, y: maximum.y + margin))
  }
}
