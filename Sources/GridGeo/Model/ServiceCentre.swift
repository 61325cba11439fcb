/// A service centre, one for each unit at each of the four levels, with what it answers for.
public struct ServiceCentre: Sendable, Hashable {
  public var level: AdminLevel
  /// Code of its unit; empty for grids whose plan does not name one at this level.
  public var code: String
  /// Empty when it is not known.
  public var name: String
  public var grids: Int
  public var workers: Int
  /// An area that reaches into several units counts where most of its load is.
  public var heads: Int
  public var households: Int
  public var persons: Int
  public var load: Double

  public init(
    level: AdminLevel, code: String, name: String = "", grids: Int = 0, workers: Int = 0, heads: Int = 0,
    households: Int = 0, persons: Int = 0, load: Double = 0
  ) {
    self.level = level
    self.code = code
    self.name = name
    self.grids = grids
    self.workers = workers
    self.heads = heads
    self.households = households
    self.persons = persons
    self.load = load
  }

  public var householdsPerWorker: Double { Double(households) / Double(max(workers, 1)) }
}
