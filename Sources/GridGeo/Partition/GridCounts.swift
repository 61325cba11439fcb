/// How many grids each village gets.
enum GridCounts {
  /// - Returns: the tasks with their counts set.
  /// - Throws: `infeasible` naming the first village whose wish cannot be met, and how many more there are.
  static func decide(
    _ tasks: [VillageTask], _ wish: PartitionOptions.GridCount
  ) throws(GridGeoError) -> [VillageTask] {
    var tasks = tasks
    switch wish {
    case .total(let total):
      guard total >= tasks.count else {
        throw GridGeoError(
          .infeasible,
          "\(total) grids are too few: each of the \(tasks.count) villages needs one; ask for at least \(tasks.count)"
        )
      }
      let caps = tasks.map(places)
      let room = caps.reduce(0) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 }
      guard total <= room else {
        throw GridGeoError(
          .infeasible,
          "\(total) grids wanted, but there are only \(room) places with households; ask for fewer")
      }
      let counts = try apportion(total: total, among: tasks.map(\.load), caps: caps)
      for i in tasks.indices { tasks[i].gridCount = counts[i] }
    case .band(let target, let minimum, let maximum):
      try setBand(&tasks, target, minimum, maximum)
    case .perVillage:
      let missing = tasks.filter { $0.village.grids == nil }
      if let first = missing.first {
        throw GridGeoError(
          .infeasible,
          "village \(first.village.code)\(others(missing.count)) has no number of grids; give --grids N or --target, or a `grids` property",
          at: first.village.place)
      }
      for i in tasks.indices { tasks[i].gridCount = tasks[i].village.grids ?? 1 }
    }
    let impossible = tasks.filter { $0.gridCount > places($0) || $0.gridCount < 1 }
    if let first = impossible.first {
      throw GridGeoError(
        .infeasible,
        "village \(first.village.code): \(first.gridCount) grids wanted, \(places(first)) households\(others(impossible.count)); ask for fewer grids there",
        at: first.village.place)
    }
    if let crowded = tasks.first(where: { $0.gridCount > mostGrids }) {
      throw GridGeoError(
        .infeasible,
        "village \(crowded.village.code): \(crowded.gridCount) grids wanted, but a grid code has three digits for the sequence; ask for at most \(mostGrids) in a village",
        at: crowded.village.place)
    }
    return tasks
  }

  /// What the three digits of the grid code can number.
  private static let mostGrids = 999

  private static func others(_ count: Int) -> String {
    count > 1 ? " (and \(count - 1) more villages)" : ""
  }

  /// Places that can have a grid of their own.
  private static func places(_ task: VillageTask) -> Int {
    if task.ground.sites.isEmpty { return max(1, task.spreadHouseholds) }
    return max(1, task.ground.sites.count)
  }

  private static func setBand(
    _ tasks: inout [VillageTask], _ target: Double, _ minimum: Double, _ maximum: Double
  ) throws(GridGeoError) {
    guard target > 0, minimum >= 0, minimum <= target, target <= maximum else {
      throw GridGeoError(
        .badOption,
        "the band must hold min ≤ target ≤ max and target > 0, not \(minimum) … \(target) … \(maximum)")
    }
    for i in tasks.indices {
      let load = tasks[i].load
      let fewest = max(1, Int((load / maximum).rounded(.up)))
      let most = minimum > 0 ? max(1, Int(load / minimum)) : Int.max
      let wanted = max(1, Int((load / target).rounded()))
      // Where no number of grids keeps to the band, the one nearest to the target is taken.
      let inBand = fewest <= most ? min(max(wanted, fewest), most) : wanted
      tasks[i].gridCount = min(inBand, places(tasks[i]))
    }
  }
}
