/// Ground that parties do not agree about, as measured; never a verdict.
public struct Dispute: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Two or more parties claim it for the same days.
    case overlap
    /// One party claims it, beyond its side of the legal boundary.
    case encroachment
    /// Border ground that nobody claims.
    case gap
    /// Several parties claim it, but never for the same days, or for rights that do not conflict.
    case stacked
  }

  public enum Certainty: String, Sendable, Hashable, CaseIterable {
    /// Some of it lies deeper in every claim than the lines are uncertain.
    case certain
    case probable
    /// The lines' accuracy explains all of it.
    case sliver
  }

  public enum Tier: String, Sendable, Hashable, CaseIterable { case red, yellow, green }

  /// Whose table it belongs on: the lowest unit above all parties.
  public struct Table: Sendable, Hashable {
    /// Nil when the parties have no common unit in the territory.
    public var level: AdminLevel?
    /// Code of the unit; empty without one.
    public var unit: String

    public init(level: AdminLevel?, unit: String) {
      self.level = level
      self.unit = unit
    }
  }

  /// Disputed ground on one side of the legal boundary.
  public struct SideArea: Sendable, Hashable {
    /// Code of the unit whose ground it is by law; empty beyond the territory.
    public var unit: String
    public var area: Area

    public init(unit: String, area: Area) {
      self.unit = unit
      self.area = area
    }
  }

  /// The best evidence that a party has in it.
  public struct Evidence: Sendable, Hashable {
    public var party: String
    /// 1 … 5; nil when none of its claims has a rank.
    public var rank: Int?

    public init(party: String, rank: Int?) {
      self.party = party
      self.rank = rank
    }
  }

  /// `D-` and eight letters and digits that follow from kind, parties and claims; a further piece of the same
  /// claims has a number behind them. Gathered slivers are named after kind and parties.
  public var id: String
  public var kind: Kind
  /// How many pieces it is gathered from: 1 for a dispute, more for the slivers between the same parties.
  public var pieces: Int
  /// Codes, sorted. Of an encroachment: the claiming party, and the unit whose ground it is.
  public var parties: [String]
  /// Ids of the claims that meet in it, sorted.
  public var claims: [String]
  /// Most parties that claim one spot of it.
  public var claimants: Int
  /// The days on which it is disputed.
  public var days: DaySet
  /// Rights that meet in it, in the order of `Right`.
  public var rights: [Right]
  public var table: Table
  /// Id of its committee; nil before committees are formed.
  public var committee: String?
  /// Ellipsoidal, for edges that are straight in longitude and latitude.
  public var area: Area
  /// The range that the lines' accuracy leaves.
  public var areaLow: Area
  public var areaHigh: Area
  /// Standard error of the area.
  public var areaError: Area
  /// The area in units of its standard error; nil where the lines have no error.
  public var z: Double?
  /// Area times days, in hectare-days.
  public var hectareDays: Double
  /// Diameter of the largest circle inside; nil when nobody asked.
  public var width: Length?
  public var certainty: Certainty
  public var tier: Tier
  /// Why it is in this tier, as short codes.
  public var reasons: [String]
  /// By unit code.
  public var sideAreas: [SideArea]
  /// Households inside, and within the distance asked for; nil without a household table.
  public var households: Int?
  public var householdsNear: Int?
  /// Their load, which stands for the herd where the table has it in sheep units.
  public var herd: Double?
  /// By party.
  public var evidence: [Evidence]
  /// Whole years since its youngest claim became valid; nil without a date.
  public var yearsOpen: Int?
  public var region: Region<Geographic>

  public init(
    id: String, kind: Kind, pieces: Int = 1, parties: [String], claims: [String], claimants: Int,
    days: DaySet,
    rights: [Right], table: Table, committee: String? = nil, area: Area, areaLow: Area, areaHigh: Area,
    areaError: Area, z: Double?, hectareDays: Double, width: Length? = nil, certainty: Certainty, tier: Tier,
    reasons: [String], sideAreas: [SideArea], households: Int? = nil, householdsNear: Int? = nil,
    herd: Double? = nil, evidence: [Evidence], yearsOpen: Int? = nil, region: Region<Geographic>
  ) {
    self.id = id
    self.kind = kind
    self.pieces = pieces
    self.parties = parties
    self.claims = claims
    self.claimants = claimants
    self.days = days
    self.rights = rights
    self.table = table
    self.committee = committee
    self.area = area
    self.areaLow = areaLow
    self.areaHigh = areaHigh
    self.areaError = areaError
    self.z = z
    self.hectareDays = hectareDays
    self.width = width
    self.certainty = certainty
    self.tier = tier
    self.reasons = reasons
    self.sideAreas = sideAreas
    self.households = households
    self.householdsNear = householdsNear
    self.herd = herd
    self.evidence = evidence
    self.yearsOpen = yearsOpen
    self.region = region
  }
}
