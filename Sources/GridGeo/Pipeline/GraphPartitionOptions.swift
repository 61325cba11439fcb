/// What the user asks of the division of a dual graph.
public struct GraphPartitionOptions: Sendable {
  /// How many parts, or of what size.
  public enum Size: Sendable, Hashable {
    /// So many parts.
    case parts(Int)
    /// Parts of about `target` load, each within `minimum ... maximum`.
    case band(target: Double, minimum: Double, maximum: Double)
  }

  /// What is made small, with its weight beside others.
  public enum Objective: String, Sendable, Hashable, CaseIterable {
    /// Number of edges between parts.
    case cutEdges = "cut-edges"
    /// Length of the borders between parts, in mean borders of a unit.
    case borderLength = "border-length"
    /// Σ P²⁄4πA over the parts, the inverse of the Polsby–Popper measure.
    case compactness
    /// Σ load × squared distance to the part's centre, in units of what a part of mean load and round shape has.
    case inertia
    /// Σ of the parts' rounds: the least tree over the links between a part's units, walked there and back, in
    /// mean links. Slopes count where the units have heights.
    case travel
  }

  public var size: Size
  /// Attributes that hold the loads; none for the file's usual one.
  public var loadFields: [String] = []
  /// How far a part's load may be from the mean, as a share of it: one for all kinds of load, or one for each.
  public var tolerances: [Double] = [0.05]
  public var objectives: [(objective: Objective, weight: Double)] = [(.borderLength, 1)]
  /// Attribute whose values no part may reach across.
  public var within: String?
  /// Attribute whose values are to be split among as few parts as can be.
  public var keep: String?
  /// Unit id and the number of its part, from 1.
  public var fixed: [(unit: String, part: Int)] = []
  /// Ids of units that stay together.
  public var together: [[String]] = []
  /// Ids of units that must be in different parts.
  public var apart: [(String, String)] = []
  /// What slopes cost a walker, by rising slope; for `travel`.
  public var slopes = SlopeStep.walking
  public var effort = SearchEffort.normal
  /// Search for so long instead, in seconds.
  public var timeLimit: Double?
  /// How many different plans to make.
  public var alternatives = 1
  /// Whether a plan out of its band is handed out, with a finding, where none in band was found.
  public var allowsOutOfBand = false
  public var seed: UInt64 = 1

  public init(size: Size) { self.size = size }
}
