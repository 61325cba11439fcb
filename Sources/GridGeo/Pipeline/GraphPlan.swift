/// A division of a dual graph, and what there is to say of it.
public struct GraphPlan: Sendable {
  /// Part of each unit, from 1, in the order of the file.
  public var parts: [Int32]
  public var partCount: Int
  /// Edges between parts, and their length in the file's unit.
  public var cutEdges: Int
  public var cutLength: Double
  /// Mean Polsby–Popper measure of the parts; nil where the file has no areas.
  public var meanCompactness: Double?
  /// Loads of the parts, by kind.
  public var loads: [[Double]]
  /// Largest distance of a part's load from its band's middle, in percent of the mean, by kind.
  public var worstDeviationPercent: [Double]
  /// Parts outside their band.
  public var outOfBand: Int
  /// Parents of `--keep` in more than one part.
  public var splits: Int?
  /// The objective with its weights, and what no plan can be below; nil where no bound is known.
  public var objective: Double
  public var lowerBound: Double?
  /// The plan is one of the best there are.
  public var isOptimal: Bool
  /// Share of the load in another part than in the first plan, parts matched by what they share.
  public var differencePercent: Double
}
