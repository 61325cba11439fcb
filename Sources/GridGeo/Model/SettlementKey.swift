/// What shares follow: a key by which disputed ground, or time on it, is divided.
public enum SettlementKey: Sendable, Hashable {
  /// Halves.
  case equal
  /// In proportion to the sides' households.
  case households
  /// In proportion to the sides' load, which stands for the herd.
  case herd
  /// In proportion to the length of each side's undisputed border along the ground.
  case frontage
  /// As the user states: party code and its share, from 0 to 1, sorted by code.
  case stated([Share])

  /// A party's share.
  public struct Share: Sendable, Hashable {
    public var party: String
    /// From 0 to 1.
    public var share: Double

    public init(party: String, share: Double) {
      self.party = party
      self.share = share
    }
  }

  /// `equal`, `households`, `herd`, `frontage` or `stated`.
  public var name: String {
    switch self {
    case .equal: "equal"
    case .households: "households"
    case .herd: "herd"
    case .frontage: "frontage"
    case .stated: "stated"
    }
  }
}
