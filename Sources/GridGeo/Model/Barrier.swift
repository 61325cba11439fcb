/// A line that grids should not, or must not, cross: a river, a road, a ridge.
public struct Barrier: Sendable, Hashable {
  /// Such as "river" or "road".
  public var kind: String
  /// Such as that of the river; empty when the file does not say.
  public var name: String
  /// From 0 (no hindrance) to 1 (never cross).
  public var resistance: Double
  public var lines: [Polyline<Geographic>]
  public var place: SourcePlace

  public init(
    kind: String, name: String = "", resistance: Double, lines: [Polyline<Geographic>],
    place: SourcePlace = SourcePlace()
  ) {
    self.kind = kind
    self.name = name
    self.resistance = resistance
    self.lines = lines
    self.place = place
  }
}
