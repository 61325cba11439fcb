/// In which year a sector is inspected.
public struct RotaEntry: Sendable, Hashable {
  /// From 1.
  public var year: Int
  public var sector: InspectionSector

  public init(year: Int, sector: InspectionSector) {
    self.year = year
    self.sector = sector
  }
}
