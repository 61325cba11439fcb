/// The grids of one township and the number of its heads: what is grouped at a time.
struct TownshipTask: Sendable {
  var code: String
  /// Numbers of its grids in the plan's order by code.
  var members: [Int]
  var heads: Int

  /// Heads apportioned to townships by load, at least one and at most one a grid each.
  ///
  /// - Parameter grids: by code.
  /// - Throws: `infeasible` for fewer heads than townships or more than grids.
  static func all(_ grids: [Grid], _ options: StaffingOptions) throws(GridGeoError) -> [TownshipTask] {
    var members: [String: [Int]] = [:]
    for (number, grid) in grids.enumerated() { members[grid.township, default: []].append(number) }
    var tasks = members.map { TownshipTask(code: $0.key, members: $0.value, heads: 1) }
    tasks.sort { StableOrder.precedes($0.code, $1.code) }
    try StaffingRules.check(options, grids: grids.count, townships: tasks.count)
    var loads = tasks.map { task in task.members.reduce(0) { $0 + grids[$1].load } }
    if !loads.contains(where: { $0 > 0 }) { loads = tasks.map { Double($0.members.count) } }
    let shares = try apportion(
      total: options.heads, among: loads, caps: tasks.map(\.members.count), method: options.method)
    for (number, share) in shares.enumerated() { tasks[number].heads = share }
    return tasks
  }

  /// - Complexity: by the number of grids at a time, see ``AreaImprovement``; a search that has no end in sight is
  ///   given up and leaves a bound.
  func grouping(_ grids: [Grid], _ options: StaffingOptions) -> AreaGrouping {
    AreaGrouping(
      GridGraph(members.map { grids[$0] }), heads: heads, method: options.method,
      generator: SeededGenerator(seed: options.seed, stream: "staff \(code)"))
  }
}
