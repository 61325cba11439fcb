/// Which shard divides which townships: the same on every machine, since it follows from the input alone.
///
/// The largest township goes to the shard that has the least to do, then the next one (longest processing time
/// first: R. L. Graham, Bounds on multiprocessing timing anomalies, SIAM J. Appl. Math. 17, 1969).
struct TownshipSplit: Sendable {
  /// Shard of each task, from 1.
  let shards: [Int]
  /// Codes of the townships of each shard, sorted; a village without a township stands for one.
  let townships: [[String]]

  /// - Parameter tasks: with their grid counts.
  /// - Complexity: O(*n* log *n* + townships × shards).
  init(_ tasks: [VillageTask], into count: Int) {
    let codes = tasks.map { $0.township.isEmpty ? $0.village.code : $0.township }
    var work: [String: Int] = [:]
    for (code, task) in zip(codes, tasks) { work[code, default: 0] += TownshipSplit.work(task) }
    let order = work.sorted {
      $0.value != $1.value ? $0.value > $1.value : StableOrder.precedes($0.key, $1.key)
    }
    var busy = [Int](repeating: 0, count: count)
    var shardOf: [String: Int] = [:]
    var townships = [[String]](repeating: [], count: count)
    for (code, work) in order {
      let shard = busy.indices.min { busy[$0] < busy[$1] } ?? 0
      busy[shard] += work
      shardOf[code] = shard
      townships[shard].append(code)
    }
    shards = codes.map { (shardOf[$0] ?? 0) + 1 }
    self.townships = townships.map { $0.sorted(by: StableOrder.precedes) }
  }

  /// Places to be put into grids, and the grids: what dividing a village takes grows about with both.
  private static func work(_ task: VillageTask) -> Int {
    let places =
      task.ground.sites.isEmpty && task.spreadHouseholds > 0
      ? task.gridCount * SampleSites.perGrid : task.ground.sites.count
    return places + task.gridCount
  }
}
