/// Which pairs of rights get into each other's way, whoever holds them.
///
/// A pair has no order, so that the table is symmetrical by construction. A pair that is not in it does not
/// conflict.
public struct RightsTable: Sendable, Hashable {
  /// How two rights get along on the same ground at the same time.
  public enum Conflict: String, Sendable, Hashable, CaseIterable, Comparable {
    case none
    /// Reported, as a combination of its own; never in the first tier.
    case light
    case full

    public static func < (a: Conflict, b: Conflict) -> Bool { a.order < b.order }

    private var order: Int { self == .none ? 0 : self == .light ? 1 : 2 }
  }

  /// Two rights, possibly the same, in the order of `Right`.
  public struct Pair: Sendable, Hashable, Comparable {
    public let first: Right
    public let second: Right

    public init(_ a: Right, _ b: Right) {
      first = min(a, b)
      second = max(a, b)
    }

    public static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  private var conflicts: [Pair: Conflict] = [:]

  public init() {}

  public subscript(a: Right, b: Right) -> Conflict {
    get { conflicts[Pair(a, b)] ?? .none }
    set { conflicts[Pair(a, b)] = newValue == .none ? nil : newValue }
  }

  /// The pairs of a kind, in order.
  public func pairs(_ kind: Conflict) -> [Pair] {
    conflicts.filter { $0.value == kind }.keys.sorted()
  }

  /// The gravest conflict between any two rights of two sides.
  public func gravest(_ one: some Sequence<Right>, _ other: some Sequence<Right>) -> Conflict {
    let other = Array(other)
    return one.reduce(.none) { worst, a in other.reduce(worst) { max($0, self[a, $1]) } }
  }

  /// Two that graze, cut hay, dig or draw water at one place want the same thing, and grazing takes the hay.
  /// Digging disturbs grazing and hay but leaves room for both, so these pairs are light. Passage gets into
  /// nobody's way, and a watering place serves who grazes beside it.
  public static let usual: RightsTable = {
    var table = RightsTable()
    for right in [Right.grazing, .digging, .hay, .water] { table[right, right] = .full }
    table[.grazing, .hay] = .full
    table[.grazing, .digging] = .light
    table[.hay, .digging] = .light
    return table
  }()
}
