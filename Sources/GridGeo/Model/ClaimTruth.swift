/// What was planted when claims were drawn: against it a finder of disputes can be scored.
public struct ClaimTruth: Sendable, Hashable {
  /// A place where claims disagree, overlap in turn, or leave ground unclaimed, by intent.
  public struct Planted: Sendable, Hashable {
    /// `T-` and a number.
    public var id: String
    public var kind: Dispute.Kind
    /// Sorted. Of an encroachment: the claiming party, and the village whose ground it is.
    public var parties: [String]
    /// Pairs of claims that meet in it; each pair in order of the ids. Empty for gaps and encroachments.
    public var pairs: [[String]]
    /// Ids of all claims that bound it, sorted.
    public var claims: [String]
    /// The days that the claims of some pair of it have in common; for a stacked use none.
    public var days: DaySet
    public var area: Area
    /// How far the deepest claim reaches across the border; for a gap, how far the sides lie apart.
    public var depth: Length
    /// A point inside.
    public var point: Coordinate<Geographic>
    /// Where the lines would run if nobody's hand shook.
    public var region: Region<Geographic>

    public init(
      id: String, kind: Dispute.Kind, parties: [String], pairs: [[String]], claims: [String], days: DaySet,
      area: Area, depth: Length, point: Coordinate<Geographic>, region: Region<Geographic>
    ) {
      self.id = id
      self.kind = kind
      self.parties = parties
      self.pairs = pairs
      self.claims = claims
      self.days = days
      self.area = area
      self.depth = depth
      self.point = point
      self.region = region
    }
  }

  /// One standard deviation of a vertex of a claim, east and north, as it was drawn.
  public struct Noise: Sendable, Hashable {
    public var claim: String
    public var accuracy: Length

    public init(claim: String, accuracy: Length) {
      self.claim = claim
      self.accuracy = accuracy
    }
  }

  /// Claims with one and the same outline.
  public struct Duplicate: Sendable, Hashable {
    public var claims: [String]
    public var parties: [String]

    public init(claims: [String], parties: [String]) {
      self.claims = claims
      self.parties = parties
    }
  }

  /// Two parties whose claims meet along a border that both drew.
  public struct SharedBorder: Sendable, Hashable {
    public var parties: [String]
    public var length: Length

    public init(parties: [String], length: Length) {
      self.parties = parties
      self.length = length
    }
  }

  public var planted: [Planted]
  public var noise: [Noise]
  public var duplicates: [Duplicate]
  public var borders: [SharedBorder]

  public init(
    planted: [Planted] = [], noise: [Noise] = [], duplicates: [Duplicate] = [], borders: [SharedBorder] = []
  ) {
    self.planted = planted
    self.noise = noise
    self.duplicates = duplicates
    self.borders = borders
  }
}
