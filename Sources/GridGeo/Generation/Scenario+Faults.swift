extension Scenario {
  /// Faults planted in the household table, as real tables have them.
  public struct Faults: Sendable, Hashable {
    /// Share of the households, 0 to 1, without a point.
    public var withoutCoordinates: Double
    /// Share of the households, 0 to 1, whose point lies outside the territory.
    public var outside: Double
    /// Households at longitude 0, latitude 0.
    public var atOrigin: Int
    /// Households with longitude and latitude the wrong way round.
    public var swapped: Int
    /// Households that carry the id of another one.
    public var duplicateIDs: Int

    public init(
      withoutCoordinates: Double = 0, outside: Double = 0, atOrigin: Int = 0, swapped: Int = 0,
      duplicateIDs: Int = 0
    ) {
      self.withoutCoordinates = withoutCoordinates
      self.outside = outside
      self.atOrigin = atOrigin
      self.swapped = swapped
      self.duplicateIDs = duplicateIDs
    }
  }
}
