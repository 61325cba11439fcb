/// What is asked of the division of a whole graph, which may be nested in parents and fall into islands.
struct DivisionRequest: Sendable {
  /// How many parts there are, and what a part may hold.
  enum Size: Sendable, Hashable {
    /// So many parts, each within the tolerance, a share, of the mean of its parent (of all without parents).
    case parts(Int, tolerance: Double)
    /// So many parts as bring each near the target, each within the bounds.
    case band(target: Double, minimum: Double, maximum: Double)
  }

  var size: Size
  /// Whether parts out of their bands are better than none.
  var allowsOutOfBand = false
  /// Tolerances of the further kinds of load, in order.
  var moreTolerances: [Double] = []
  var objective: DivisionRules.Objective
  /// Part of a unit, −1 where it is free; empty when all are.
  var fixed: [Int32] = []
  /// Groups of units that stay together.
  var together: [[Int32]] = []
  var apart: [(Int32, Int32)] = []
  /// Parent of each unit that no part may reach out of, 0 ..<; empty without.
  var within: [Int32] = []
  var withinName = ""
  /// Names of those parents.
  var parentNames: [String] = []
  /// Parent of each unit that is to be split little, 0 ..<; empty without.
  var keep: [Int32] = []
  /// For messages.
  var unitNames: [String] = []
}
