/// What a settlement is asked about: disputed ground between two sides, in the working frame.
public struct SettlementCase: Sendable, Hashable {
  /// One of the two.
  public struct Side: Sendable, Hashable {
    /// Its code.
    public var party: String
    /// All that it claims.
    public var claims: Region<Planar>
    /// Its claims less all disputed ground.
    public var land: Region<Planar>
    /// Households and load by which shares are taken; nil without a household table.
    public var households: Int?
    public var herd: Double?

    public init(
      party: String, claims: Region<Planar>, land: Region<Planar>, households: Int? = nil, herd: Double? = nil
    ) {
      self.party = party
      self.claims = claims
      self.land = land
      self.households = households
      self.herd = herd
    }
  }

  /// A household at its place.
  public struct House: Sendable, Hashable {
    public var position: Coordinate<Planar>
    public var persons: Int
    public var load: Double
    /// Code of the side it belongs to; nil when nobody knows.
    public var party: String?

    public init(position: Coordinate<Planar>, persons: Int, load: Double, party: String?) {
      self.position = position
      self.persons = persons
      self.load = load
      self.party = party
    }
  }

  /// A water point or a camp.
  public struct Place: Sendable, Hashable {
    public var kind: PasturePlace.Kind
    public var position: Coordinate<Planar>

    public init(kind: PasturePlace.Kind, position: Coordinate<Planar>) {
      self.kind = kind
      self.position = position
    }
  }

  /// A river, a ridge or a road.
  public struct Feature: Sendable, Hashable {
    public var kind: String
    /// Empty when nobody named it.
    public var name: String
    /// From 0 to 1: the higher, the cheaper is a line along it.
    public var resistance: Double
    public var lines: [Polyline<Planar>]

    public init(kind: String, name: String, resistance: Double, lines: [Polyline<Planar>]) {
      self.kind = kind
      self.name = name
      self.resistance = resistance
      self.lines = lines
    }
  }

  /// The recorded line or ground of actual use.
  public enum Use: Sendable, Hashable {
    /// A line up to which both use the ground.
    case lines([Polyline<Planar>])
    /// What each side uses, by party code.
    case ground([String: Region<Planar>])
  }

  /// Id of the dispute.
  public var dispute: String
  public var ground: Region<Planar>
  /// Sorted by code.
  public private(set) var sides: [Side]
  /// The frame that all of it is in.
  public var frame: WorkingFrame
  /// The days on which the ground is disputed.
  public var days: DaySet
  /// In the ground and on both sides; nil without a household table.
  public var houses: [House]?
  /// Nil when no points were given.
  public var places: [Place]?
  public var features: [Feature]
  public var raster: CostRaster?
  public var use: Use?

  /// - Throws: `badInput` when both sides are the same party, or the ground is empty.
  public init(
    dispute: String, ground: Region<Planar>, sides first: Side, _ second: Side, frame: WorkingFrame,
    days: DaySet = .wholeYear, houses: [House]? = nil, places: [Place]? = nil, features: [Feature] = [],
    raster: CostRaster? = nil, use: Use? = nil
  ) throws(GridGeoError) {
    guard first.party != second.party else {
      throw GridGeoError(
        .badInput, "both sides of dispute \(dispute) are \"\(first.party)\"; a settlement needs two parties")
    }
    guard ground.area.squareMetres > 0 else {
      throw GridGeoError(.badInput, "dispute \(dispute) has no ground; there is nothing to settle")
    }
    self.dispute = dispute
    self.ground = ground
    sides = first.party < second.party ? [first, second] : [second, first]
    self.frame = frame
    self.days = days
    self.houses = houses
    self.places = places
    self.features = features
    self.raster = raster
    self.use = use
  }
}
