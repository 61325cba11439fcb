/// A set of grids that tiles a territory, and where it came from.
public struct GridPlan: Sendable {
  /// Sorted by code.
  public var grids: [Grid]
  public var provenance: Provenance

  public init(grids: [Grid], provenance: Provenance) {
    self.grids = grids
    self.provenance = provenance
  }
}
