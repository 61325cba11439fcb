/// A plan's grids, and what there is to say about them.
public struct PartitionResult: Sendable {
  /// Sorted by code.
  public var grids: [Grid]
  /// Sorted by code.
  public var villages: [VillageFigures]
  /// Edges left over by the tiling proof; 0 means no gap and no overlap.
  public var tilingDefects: Int
  /// Households outside the outline of their grid; 0 in a sound plan.
  public var misplacedHouseholds: Int
}
