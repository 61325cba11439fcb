/// A household: an id, a point and counts. Nothing about a person is ever kept.
public struct Household: Sendable, Hashable {
  /// Which camp a seasonal row stands for.
  public enum Season: String, Sendable, Hashable { case winter, summer }

  public var id: String
  /// Nil when the table gives no usable point.
  public var position: Coordinate<Geographic>?
  /// ≥ 0; 1 when the table does not say.
  public var persons: Int
  /// What is balanced; ≥ 0; 1 when the table does not say.
  public var load: Double
  public var season: Season?
  /// Row in the table, from 1, the heading included.
  public var row: Int

  public init(
    id: String, position: Coordinate<Geographic>?, persons: Int = 1, load: Double = 1,
    season: Season? = nil, row: Int = 0
  ) {
    self.id = id
    self.position = position
    self.persons = persons
    self.load = load
    self.season = season
    self.row = row
  }
}
