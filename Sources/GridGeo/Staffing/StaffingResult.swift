/// Who works where: the compute stage's result.
struct StaffingResult: Sendable {
  /// By code, with workers and heads.
  private(set) var grids: [Grid]
  /// By code.
  private(set) var areas: [SupervisionArea] = []
  /// By code.
  private(set) var townships: [TownshipStaffing] = []

  /// - Parameters:
  ///   - grids: by code.
  ///   - workers: of each grid.
  ///   - groupings: one a task.
  init(_ grids: [Grid], workers: [Int], _ tasks: [TownshipTask], _ groupings: [AreaGrouping]) {
    self.grids = grids
    for (number, count) in workers.enumerated() { self.grids[number].workers = count }
    for (task, grouping) in zip(tasks, groupings) { add(task, grouping) }
  }

  private mutating func add(_ task: TownshipTask, _ grouping: AreaGrouping) {
    var members = [[Int]](repeating: [], count: task.heads)
    for (i, number) in task.members.enumerated() { members[Int(grouping.areaOf[i])].append(number) }
    let total = task.members.reduce(0) { $0 + grids[$1].load }
    let mean = total / Double(task.heads)
    func percent(_ load: Double) -> Double { mean > 0 ? 100 * load / mean : 100 }
    func spread(_ squares: Double) -> Double {
      mean > 0 ? 100 * max(0, squares / Double(task.heads) / (mean * mean) - 1).squareRoot() : 0
    }
    var loads: [Double] = []
    for (number, own) in members.enumerated() {
      let code = StaffingResult.code(task.code, number + 1)
      for grid in own { grids[grid].head = code }
      let load = own.reduce(0) { $0 + grids[$1].load }
      loads.append(load)
      areas.append(
        SupervisionArea(
          code: code, township: task.code, village: home(own), grids: own.map { grids[$0].code },
          workers: own.reduce(0) { $0 + (grids[$1].workers ?? 0) },
          households: own.reduce(0) { $0 + grids[$1].households },
          persons: own.reduce(0) { $0 + grids[$1].persons }, load: load,
          deviationPercent: percent(load) - 100))
    }
    townships.append(
      TownshipStaffing(
        code: task.code, grids: task.members.count,
        workers: task.members.reduce(0) { $0 + (grids[$1].workers ?? 0) }, heads: task.heads, load: total,
        lightestPercent: percent(loads.min() ?? 0), heaviestPercent: percent(loads.max() ?? 0),
        spreadPercent: spread(grouping.squares), leastSpreadPercent: spread(grouping.squaresAtLeast),
        isOptimal: grouping.isOptimal, pieces: grouping.pieces, joins: grouping.joins))
  }

  /// The village with most of the load; of equals the one with the lowest code.
  private func home(_ members: [Int]) -> String {
    var loads: [String: Double] = [:]
    for number in members { loads[grids[number].village, default: 0] += grids[number].load }
    let best = loads.max { a, b in
      a.value != b.value ? a.value < b.value : StableOrder.precedes(b.key, a.key)
    }
    return best?.key ?? ""
  }

  /// Township code, H, and at least three digits: unlike any division code, which is of digits alone.
  static func code(_ township: String, _ number: Int) -> String {
    let digits = String(number)
    return township + "H" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
