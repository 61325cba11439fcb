/// A line that grids should not, or must not, cross: a river, a road, a ridge.
public struct Barrier: Sendable, Hashable {
  /// Such as "river" or "road".
  public var kind: String
  /// From 0 (no hindrance) to 1 (never cross).
  public var resistance: Double
  public var lines: [Polyline<Geographic>]
  public var place: SourcePlace

  public init(
    kind: String, resistance: Double, lines: [Polyline<Geographic>], place: SourcePlace = SourcePlace()
  ) {
    self.kind = kind
    self.resistance = resistance
    self.lines = lines
    self.place = place
  }
}
