/// Figures of one divided village.
public struct VillageFigures: Sendable, Hashable {
  public var code: String
  public var grids: Int
  public var households: Int
  public var load: Double
  public var minimumLoad: Double
  public var medianLoad: Double
  public var maximumLoad: Double
  /// Mean of |load − mean| ⁄ mean over the grids, in percent.
  public var meanDeviationPercent: Double
  /// Mean Polsby–Popper measure.
  public var meanCompactness: Double
  public var baseUnits: Int
  /// Grids that had to reach across water or an uncrossable barrier.
  public var forcedCrossings: Int
  /// Load was spread over the area, since there are no points.
  public var isSpread: Bool
}
