/// How whole seats are shared in proportion to loads. Each method is optimal for a measure of its own, among all
/// shares of at least one each (and at most the caps).
///
/// Seats go one by one to the claimant with the largest quotient. Where what a method minimises is a sum of one
/// convex term a claimant, or the largest of such terms, giving each next seat where the term gains most is
/// optimal, with lower and upper limits too.
///
/// Source: M. L. Balinski and H. P. Young, "Fair Representation", 1982; T. Ibaraki and N. Katoh, "Resource
/// Allocation Problems", 1988 (greedy steps on separable convex sums).
public enum ApportionmentMethod: String, Sendable, Hashable, CaseIterable {
  /// Highest averages with load ⁄ (2·seats + 1) (Webster, Sainte-Laguë).
  case webster
  /// Highest averages with load ⁄ √(seats·(seats + 1)) (Huntington, Hill).
  case hill
  /// Highest averages with load ⁄ (seats + 1) (D'Hondt, Jefferson).
  case dhondt
  /// Highest averages with load ⁄ seats (Adams).
  case adams
  /// Largest remainders (Hamilton, Hare, Niemeyer), with at least one each.
  case hamilton

  /// The name with its authors.
  public var title: String {
    switch self {
    case .webster: "highest averages, Webster (Sainte-Laguë)"
    case .hill: "highest averages, Huntington-Hill"
    case .dhondt: "highest averages, D'Hondt (Jefferson)"
    case .adams: "highest averages, Adams"
    case .hamilton: "largest remainders, Hamilton (Hare-Niemeyer)"
    }
  }

  /// What no other shares with the same total and limits do better; *s* seats, *w* load, *S* and *W* totals.
  public var measure: String {
    switch self {
    case .webster: "least sum of w·(s/w − S/W)²"
    case .hill: "least sum of s·(w/s − W/S)²"
    case .dhondt: "the smallest w/s is as large as can be"
    case .adams: "the largest w/s is as small as can be"
    case .hamilton: "least sum of (s − S·w/W)²"
    }
  }

  /// What decides who gets the next seat: the larger, the sooner.
  ///
  /// - Parameters:
  ///   - seats: the claimant's seats so far, ≥ 1.
  ///   - quota: its share of the total in proportion, S·w/W.
  func quotient(load: Double, seats: Int, quota: Double) -> Double {
    switch self {
    case .webster: load / Double(2 * seats + 1)
    case .hill: load / (Double(seats) * Double(seats + 1)).squareRoot()
    case .dhondt: load / Double(seats + 1)
    case .adams: load / Double(seats)
    case .hamilton: quota - Double(seats)
    }
  }
}
