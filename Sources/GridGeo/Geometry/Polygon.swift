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
}
