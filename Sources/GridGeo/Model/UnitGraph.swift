/// A dual graph as a file holds it: base units, what they carry, and who touches whom.
///
/// It is undirected; each edge stands in the rows of both its ends.
public struct UnitGraph: Sendable {
  /// Unique.
  public var ids: [String]
  /// Names of the kinds of load, in the order asked for.
  public var loadNames: [String]
  /// For each kind, a value ≥ 0 for each unit.
  public var loads: [[Double]]
  /// Ground of each unit, in the square of the file's unit of length; 0 where the file says nothing.
  public var areas: [Double]
  /// Border of each unit with the outside, in the file's unit of length; 0 where the file says nothing.
  public var outerLengths: [Double]
  /// Centre of each unit; empty when the file has none.
  public var xs: [Double]
  public var ys: [Double]
  /// Height of each unit; empty when the file has none.
  public var heights: [Double]
  /// Values of other attributes that were asked for, by name, one a unit.
  public var attributes: [String: [String]]
  /// Neighbours of unit `u`: `neighbours[starts[u] ..< starts[u + 1]]`, ascending.
  public var starts: [Int32]
  public var neighbours: [Int32]
  /// Length of each common border, in the file's unit of length; 1 where the file says nothing.
  public var lengths: [Double]
  /// Whether every edge had a length in the file.
  public var hasLengths: Bool

  public init(
    ids: [String], loadNames: [String], loads: [[Double]], areas: [Double], outerLengths: [Double],
    xs: [Double], ys: [Double], heights: [Double] = [], attributes: [String: [String]], starts: [Int32],
    neighbours: [Int32],
    lengths: [Double], hasLengths: Bool
  ) {
    self.ids = ids
    self.loadNames = loadNames
    self.loads = loads
    self.areas = areas
    self.outerLengths = outerLengths
    self.xs = xs
    self.ys = ys
    self.heights = heights
    self.attributes = attributes
    self.starts = starts
    self.neighbours = neighbours
    self.lengths = lengths
    self.hasLengths = hasLengths
  }

  public var unitCount: Int { ids.count }
  public var edgeCount: Int { neighbours.count / 2 }
}
