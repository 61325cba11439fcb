/// All options for one dispute between two sides, beside each other.
public struct Settlement: Sendable, Hashable {
  /// A method that cannot be applied, and why: one line.
  public struct Omission: Sendable, Hashable {
    public var method: SettlementMethod
    public var reason: String

    public init(method: SettlementMethod, reason: String) {
      self.method = method
      self.reason = reason
    }
  }

  /// Everything to one side: a row to compare with, no option.
  public struct Reference: Sendable, Hashable {
    /// Code of the party that gets it all.
    public var party: String
    public var effects: EffectTable

    public init(party: String, effects: EffectTable) {
      self.party = party
      self.effects = effects
    }
  }

  /// Id of the dispute.
  public var dispute: String
  /// Codes of the two sides, sorted.
  public var parties: [String]
  /// Of the disputed ground, in the working frame.
  public var area: Area
  /// Length of each side's undisputed border along the ground, in the order of the parties.
  public var frontages: [Length]
  public var options: [SettlementOption]
  /// In the order of the parties.
  public var references: [Reference]
  public var omissions: [Omission]

  public init(
    dispute: String, parties: [String], area: Area, frontages: [Length], options: [SettlementOption],
    references: [Reference], omissions: [Omission]
  ) {
    self.dispute = dispute
    self.parties = parties
    self.area = area
    self.frontages = frontages
    self.options = options
    self.references = references
    self.omissions = omissions
  }
}
