/// What an option means to each side, in the same rows for every option.
public struct EffectTable: Sendable, Hashable {
  /// One side's column.
  public struct Side: Sendable, Hashable {
    /// Code of the party; empty for ground that both withdraw from.
    public var party: String
    /// In the working frame, which keeps areas.
    public var area: Area
    /// Of the disputed ground, from 0 to 1; of its days where time is divided.
    public var share: Double
    /// Households inside its part; nil without a household table.
    public var households: Int?
    /// Their persons.
    public var persons: Int?
    /// Their load, which stands for the herd where the table has it in sheep units.
    public var herd: Double?
    /// Its share of all households inside the disputed ground, from 0 to 1; nil where there are none.
    public var householdShare: Double?
    /// Nil when no points were given.
    public var waterPoints: Int?
    public var camps: Int?
    /// From the line to the nearest of the side's own houses; nil without a line or a house.
    public var nearestHouse: Length?
    /// The area that it holds afterwards less the area that it claims: never above 0.
    public var change: Area
    /// The change in percent of its claim; nil when it claims nothing.
    public var changePercent: Double?
    /// Pieces of its part that hang together.
    public var pieces: Int
    /// Whether each of them borders its own undisputed land; nil when it has none, or gets nothing.
    public var joined: Bool?

    public init(
      party: String, area: Area, share: Double, households: Int? = nil, persons: Int? = nil,
      herd: Double? = nil, householdShare: Double? = nil, waterPoints: Int? = nil, camps: Int? = nil,
      nearestHouse: Length? = nil, change: Area, changePercent: Double? = nil, pieces: Int, joined: Bool?
    ) {
      self.party = party
      self.area = area
      self.share = share
      self.households = households
      self.persons = persons
      self.herd = herd
      self.householdShare = householdShare
      self.waterPoints = waterPoints
      self.camps = camps
      self.nearestHouse = nearestHouse
      self.change = change
      self.changePercent = changePercent
      self.pieces = pieces
      self.joined = joined
    }
  }

  /// In the order of the parties' codes; ground that both withdraw from comes last.
  public var sides: [Side]
  /// Of the lines inside the ground, on the ellipsoid.
  public var fence: Length
  public var stakes: Int
  /// Ratio of the areas over the ratio of the frontages, first party to second: 1 where the shares are as the
  /// frontages are; nil where one of them is 0.
  public var disproportion: Double?

  public init(sides: [Side], fence: Length, stakes: Int, disproportion: Double?) {
    self.sides = sides
    self.fence = fence
    self.stakes = stakes
    self.disproportion = disproportion
  }
}
