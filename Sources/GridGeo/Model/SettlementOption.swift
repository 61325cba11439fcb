/// One way to settle a dispute between two sides: a line or a time share to compare, never a verdict.
public struct SettlementOption: Sendable, Hashable {
  /// The ground that one side gets.
  public struct Part: Sendable, Hashable {
    /// Code of the party; empty for ground that both withdraw from.
    public var party: String
    /// On the output lattice; parts share the vertices of the lines between them.
    public var region: Region<Geographic>

    public init(party: String, region: Region<Geographic>) {
      self.party = party
      self.region = region
    }
  }

  /// The days on which one side uses the whole ground.
  public struct Turn: Sendable, Hashable {
    public var party: String
    /// In years in which the first party by code begins.
    public var days: DaySet
    /// In the years between, in which the other begins.
    public var otherYears: DaySet

    public init(party: String, days: DaySet, otherYears: DaySet) {
      self.party = party
      self.days = days
      self.otherYears = otherYears
    }
  }

  /// Such as `median` or `share-households`: unique among the options of a pair, and stable.
  public var id: String
  public var method: SettlementMethod
  /// What the shares follow; nil where the method does not aim at shares.
  public var key: SettlementKey?
  /// Name of the feature that the line follows; empty when there is none.
  public var name: String
  /// Codes of the two sides, sorted.
  public var parties: [String]
  /// In the order of the parties; ground that both withdraw from comes last. Of a time share the whole ground
  /// once, with an empty code.
  public var parts: [Part]
  /// Each runs from its western end (southern, if they tie) and lies inside the ground.
  public var lines: [Polyline<Geographic>]
  public var stakes: [BoundaryStake]
  public var controls: [LineControl]
  /// Of a time share; else empty.
  public var turns: [Turn]
  public var effects: EffectTable
  /// How far the simplified line may be from the exact one.
  public var tolerance: Length
  /// Share that was wanted for the first party; nil where the method does not aim at shares.
  public var wantedShare: Double?
  /// What is worth knowing about it, one line each.
  public var notes: [String]

  public init(
    id: String, method: SettlementMethod, key: SettlementKey? = nil, name: String = "", parties: [String],
    parts: [Part], lines: [Polyline<Geographic>], stakes: [BoundaryStake], controls: [LineControl],
    turns: [Turn] = [], effects: EffectTable, tolerance: Length, wantedShare: Double? = nil,
    notes: [String] = []
  ) {
    self.id = id
    self.method = method
    self.key = key
    self.name = name
    self.parties = parties
    self.parts = parts
    self.lines = lines
    self.stakes = stakes
    self.controls = controls
    self.turns = turns
    self.effects = effects
    self.tolerance = tolerance
    self.wantedShare = wantedShare
    self.notes = notes
  }
}
