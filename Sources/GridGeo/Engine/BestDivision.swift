/// The best division met so far: the one nearest to its bands, and among those the one with the least objective.
struct BestDivision: Sendable {
  private(set) var parts: [Int32] = []
  private(set) var objective = Double.infinity
  /// Distance from the bands and number of broken pairs; 0 when all rules hold.
  private(set) var breach = Double.infinity

  var isFeasible: Bool { breach == 0 }

  /// - Returns: whether the state is the new best one.
  @discardableResult
  mutating func take(_ state: borrowing DivisionState) -> Bool {
    let breach = state.isFeasible ? 0 : max(state.imbalance, 1e-9) + Double(state.conflicts)
    guard breach < self.breach || (breach == self.breach && state.objective < objective - 1e-9) else {
      return false
    }
    self.breach = breach
    objective = state.objective
    parts = state.assignment
    return true
  }

  /// Whether another one is better.
  func isWorse(than other: BestDivision) -> Bool {
    other.breach != breach ? other.breach < breach : other.objective < objective
  }
}
