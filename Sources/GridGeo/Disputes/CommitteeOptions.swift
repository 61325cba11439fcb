/// How committees and inspection sectors are formed.
public struct CommitteeOptions: Sendable, Hashable {
  /// Neighbouring disputes farther apart along the border never share a committee.
  public var gap: Length
  /// Most field days of a committee; a dispute above it has a committee by itself.
  public var fieldDayCap: Double
  public var fieldDays: FieldDays
  /// Around the border and the disputes of a working area.
  public var buffer: Length
  /// Longest inspection sector, where the cuts allow.
  public var sectorLength: Length
  /// A stake this near to the border stands on it.
  public var stakeReach: Length
  /// In how many years every sector is visited.
  public var years: Int

  public init(
    gap: Length = .kilometres(5), fieldDayCap: Double = 20, fieldDays: FieldDays = FieldDays(),
    buffer: Length = .metres(500), sectorLength: Length = .kilometres(15), stakeReach: Length = .metres(25),
    years: Int = 5
  ) {
    self.gap = gap
    self.fieldDayCap = fieldDayCap
    self.fieldDays = fieldDays
    self.buffer = buffer
    self.sectorLength = sectorLength
    self.stakeReach = stakeReach
    self.years = years
  }

  /// - Throws: `badOption`.
  public func validate() throws(GridGeoError) {
    func check(_ name: String, _ value: Double, isFine: Bool) throws(GridGeoError) {
      if !isFine || !(abs(value) < 1e9) {
        throw GridGeoError(.badOption, "\(name) \(value) makes no sense; give a finite number above 0")
      }
    }
    try check("the gap along the border", gap.metres, isFine: gap.metres >= 0)
    try check("the cap on field days", fieldDayCap, isFine: fieldDayCap >= 0.01)
    try check("the buffer of a working area", buffer.metres, isFine: buffer.metres >= 1)
    try check("the longest sector", sectorLength.metres, isFine: sectorLength.metres >= 1)
    try check("the reach of a stake", stakeReach.metres, isFine: stakeReach.metres >= 0)
    try check("the number of years", Double(years), isFine: (1...100).contains(years))
    for value in [fieldDays.base, fieldDays.perKilometre, fieldDays.perSquareKilometre] {
      try check("a number of field days", value, isFine: value >= 0)
    }
  }
}
