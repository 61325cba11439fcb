/// An exterior ring and its holes.
public struct Polygon<Space: CoordinateSpace>: Sendable, Hashable {
  public var exterior: Ring<Space>
  public var holes: [Ring<Space>]

  public init(exterior: Ring<Space>, holes: [Ring<Space>] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// Exterior first, then the holes.
  public var rings: [Ring<Space>] { [exterior] + holes }

  /// The same with the exterior counter-clockwise and the holes clockwise (RFC 7946, 3.1.6).
  public var oriented: Polygon {
    Polygon(
      exterior: exterior.isCounterClockwise ? exterior : exterior.reversed(),
      holes: holes.map { $0.isCounterClockwise ? $0.reversed() : $0 })
  }
}
