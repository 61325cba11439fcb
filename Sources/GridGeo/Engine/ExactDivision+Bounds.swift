extension ExactDivision {
  /// The best lower bound on the cost that needs no search: eigenvalues, minimum cuts, linked parts.
  ///
  /// Rounded up where all costs are whole numbers.
  ///
  /// - Complexity: O(units³) up to some hundred units, O(edges · log edges) above.
  func quickBound() -> Double {
    let bound = max(SpectralBound.cut(self), PartLoadBound.cut(self))
    return isIntegral ? max(0, (bound - 1e-6).rounded(.up)) : bound
  }
}
