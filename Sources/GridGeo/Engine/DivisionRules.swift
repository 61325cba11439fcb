/// What a division into parts has to keep to, and what it strives for.
struct DivisionRules: Sendable {
  /// A range that the load of every part has to lie in.
  struct Band: Sendable, Hashable {
    var lowest: Double
    var highest: Double

    func holds(_ load: Double) -> Bool { lowest <= load && load <= highest }
  }

  /// Weights of what is made small; 0 leaves it out. They are added up as they are.
  struct Objective: Sendable, Hashable {
    /// Number of edges between parts.
    var cutEdges = 0.0
    /// Length of the borders between parts, metres.
    var borderLength = 0.0
    /// Σ P²⁄4πA over the parts, the inverse of the Polsby–Popper measure.
    var compactness = 0.0
    /// Σ load × squared distance to the part's centre of load, m².
    var inertia = 0.0
    /// Σ over the parts of the round along the least tree over its units' links, seconds.
    var travel = 0.0
    /// Σ over the borders inside parts of length × resistance, metres.
    var barriers = 0.0
    /// Number of parents split, counted by the parts beyond the first in each.
    var splits = 0.0
    /// Load that is not in its home part.
    var moved = 0.0
  }

  var partCount: Int
  /// One for each kind of load.
  var bands: [Band]
  var objective: Objective
  /// Part that a unit has to be in, −1 where it is free; empty when all are.
  var fixed: [Int32] = []
  /// Pairs of units that must not be in one part.
  var apart: [(Int32, Int32)] = []
  /// Parent of each unit, 0 ..<, for ``Objective/splits``; empty without.
  var parents: [Int32] = []
  /// Part that a unit comes from, −1 for none, for ``Objective/moved``; empty without.
  var home: [Int32] = []
  /// Cell borders zigzag; smoothed they are shorter by this factor.
  var roughness = 1.0
}

extension DivisionRules.Band {
  /// The range `(1 − tolerance) … (1 + tolerance)` of the mean; with whole loads ⌈ ⌉ and ⌊ ⌋ of its ends.
  init(mean: Double, tolerance: Double, isWhole: Bool) {
    // Ends such as 35.0000000001 are 35.
    let slack = 1e-9 * max(mean, 1)
    let (low, high) = (mean * (1 - tolerance), mean * (1 + tolerance))
    self.init(
      lowest: isWhole ? (low - slack).rounded(.up) : low,
      highest: isWhole ? (high + slack).rounded(.down) : high)
  }
}
