/// A column of a ledger: its heading and what its cells may hold.
struct LedgerColumn {
  enum Kind: Hashable {
    /// A household's own id.
    case id
    /// A code or a name of a unit; ranks grow from prefecture to village, and a table's own key comes last.
    case unit(rank: Int)
    /// A number that the contract knows: each cell must be one.
    case count(CountText.Kind)
    /// A number beside the contract's: cells that are none stay as they are.
    case figure(CountText.Kind)
    case coordinate
    /// A season, a level.
    case word
    case serial
    /// Of a person: nobody looks at its cells.
    case person
    /// Left out by whoever reads.
    case ignored
    case other
  }

  var heading: String
  var kind: Kind
  /// The sheet's column, from 0.
  var index: Int
  /// The unit that the heading names.
  var unit: String?

  var rank: Int? { if case .unit(let rank) = kind { rank } else { nil } }

  /// The figure that its cells hold.
  var counts: CountText.Kind? {
    switch kind {
    case .count(let kind), .figure(let kind): kind
    default: nil
    }
  }

  /// Whether anything may be told of its cells.
  var isOpen: Bool { kind != .person && kind != .ignored }

  /// Ranks of columns that are no level.
  static let parentRank = 35
  static let keyRank = 80
}
