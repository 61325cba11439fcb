/// Adjacent grids under one head, inside one township.
public struct SupervisionArea: Sendable, Hashable {
  /// Township code, the letter H and a 3-digit sequence, in the order of the areas' first grids.
  public var code: String
  /// Empty when the plan does not name it.
  public var township: String
  /// The village with most of its load.
  public var village: String
  /// Codes of its grids, sorted.
  public var grids: [String]
  public var workers: Int
  public var households: Int
  public var persons: Int
  public var load: Double
  /// Of the township's mean load per head, in percent.
  public var deviationPercent: Double

  public init(
    code: String, township: String, village: String, grids: [String], workers: Int, households: Int,
    persons: Int, load: Double, deviationPercent: Double
  ) {
    self.code = code
    self.township = township
    self.village = village
    self.grids = grids
    self.workers = workers
    self.households = households
    self.persons = persons
    self.load = load
    self.deviationPercent = deviationPercent
  }

  public var householdsPerWorker: Double { Double(households) / Double(max(workers, 1)) }
}
