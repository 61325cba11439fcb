extension Scenario {
  /// One county's figures.
  public struct County: Sendable, Hashable {
    /// Six digits.
    public var code: String
    /// In Latin letters; names of townships and villages are numbers after it.
    public var name: String
    /// In Chinese, without the word for county.
    public var nameChinese: String
    /// Where the county's seat lies.
    public var seat: Coordinate<Geographic>
    public var area: Area
    public var persons: Int
    public var households: Int
    /// How many of the townships are towns (division codes 101 and up).
    public var towns: Int
    /// Towns included.
    public var townships: Int
    public var villages: Int

    public init(
      code: String, name: String, nameChinese: String, seat: Coordinate<Geographic>, area: Area,
      persons: Int, households: Int, towns: Int, townships: Int, villages: Int
    ) {
      self.code = code
      self.name = name
      self.nameChinese = nameChinese
      self.seat = seat
      self.area = area
      self.persons = persons
      self.households = households
      self.towns = towns
      self.townships = townships
      self.villages = villages
    }
  }
}
