/// How many posts there are and how they are allotted.
public struct StaffingOptions: Sendable, Hashable {
  /// Grid workers, at least one a grid.
  public var workers: Int
  /// Grid heads, one a supervision area; at least one a township and at most one a grid.
  public var heads: Int
  /// How workers are allotted to grids, and heads to townships.
  public var method: ApportionmentMethod
  /// What a kilometre of a worker's round adds to a grid's load, in units of the load; see ``WorkerRound``.
  public var loadPerKilometre: Double
  /// Fewer households per worker than this are warned of.
  public var minimumHouseholdsPerWorker: Double
  public var seed: UInt64

  /// At 12 km an hour a kilometre takes 5 minutes, a quarter of a visit of 20.
  public static let usualLoadPerKilometre = 0.25

  public init(
    workers: Int, heads: Int, method: ApportionmentMethod = .webster,
    loadPerKilometre: Double = StaffingOptions.usualLoadPerKilometre,
    minimumHouseholdsPerWorker: Double = 10, seed: UInt64 = 1
  ) {
    self.workers = workers
    self.heads = heads
    self.method = method
    self.loadPerKilometre = loadPerKilometre
    self.minimumHouseholdsPerWorker = minimumHouseholdsPerWorker
    self.seed = seed
  }
}
