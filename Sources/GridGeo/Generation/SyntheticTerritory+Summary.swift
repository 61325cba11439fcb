extension SyntheticTerritory {
  /// What was made, and which faults were planted.
  public struct Summary: Sendable, Hashable {
    public var counties = 0
    public var townships = 0
    public var villages = 0
    /// Villages that live from herding.
    public var pastoralVillages = 0
    /// Codes of the villages that have two parts or a hole, sorted.
    public var unusualVillages: [String] = []
    /// Positions in all rings of the four levels, closing ones included.
    public var positions = 0
    /// Households, each counted once.
    public var households = 0
    public var persons = 0
    /// Rows of the table: households and summer camps.
    public var rows = 0
    public var summerRows = 0
    /// Households at the very point of another one.
    public var sharedBuildings = 0
    public var withoutCoordinates = 0
    public var outside = 0
    public var atOrigin = 0
    public var swapped = 0
    public var duplicateIDs = 0
    public var rivers = 0
    public var roads = 0
    /// Figures of the claims; nil when there are none.
    public var claims: ClaimFigures?

    public init() {}

    /// The same by name, in the order they are shown.
    public var figures: [SummaryFigure] {
      [
        SummaryFigure("counties", .count(counties)),
        SummaryFigure("townships", .count(townships)),
        SummaryFigure("villages", .count(villages)),
        SummaryFigure("pastoral_villages", .count(pastoralVillages)),
        SummaryFigure("unusual_villages", .text(unusualVillages.joined(separator: " "))),
        SummaryFigure("positions", .count(positions)),
        SummaryFigure("households", .count(households)),
        SummaryFigure("persons", .count(persons)),
        SummaryFigure("household_rows", .count(rows)),
        SummaryFigure("summer_rows", .count(summerRows)),
        SummaryFigure("shared_buildings", .count(sharedBuildings)),
        SummaryFigure("without_coordinates", .count(withoutCoordinates)),
        SummaryFigure("outside", .count(outside)),
        SummaryFigure("at_origin", .count(atOrigin)),
        SummaryFigure("swapped", .count(swapped)),
        SummaryFigure("duplicate_ids", .count(duplicateIDs)),
        SummaryFigure("rivers", .count(rivers)),
        SummaryFigure("roads", .count(roads)),
      ] + (claims?.figures ?? [])
    }
  }
}
