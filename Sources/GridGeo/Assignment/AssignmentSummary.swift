/// What an assignment comes to: households, persons and households by status of each grid, rolled up to
/// village, township, county and the total.
///
/// The rows without a grid stand in the total and in a row of their own.
public struct AssignmentSummary: Sendable, Hashable {
  /// The total, the rows without a grid, then the units and the grids by level and code.
  public internal(set) var tallies: [AssignmentTally]
  /// Each row's place in `tallies` of what it is counted in; −1 for the total. A parent comes first.
  let parents: [Int]
  /// What a grid's households can be: neither outside nor invalid, nor what the run ruled out.
  let gridStatuses: [AssignmentStatus]

  /// Where the row of households without a grid stands.
  static let unassigned = 1

  /// - Parameters:
  ///   - grids: the codes of the grids that `counts` counts, in its order.
  ///   - ruledOut: of `nearest` and `disputed` those that the run's options made impossible. That there are
  ///     none is known to everybody and is published.
  /// - Throws: `broken` when there are counts for another number of grids, or households that are outside or
  ///   invalid and have a grid, or the other way round.
  /// - Complexity: O(*n* log *n*); O(*n*) when the grids come sorted by code.
  public init(
    grids: [GridCodes], counts: AssignmentCounts, ruledOut: Set<AssignmentStatus> = []
  ) throws(GridGeoError) {
    guard counts.grids == grids.count else {
      throw GridGeoError(.broken, "counts of \(counts.grids) grids for \(grids.count) grids")
    }
    let none = Self.numbers(counts, -1)
    for status in [AssignmentStatus.inside, .border, .nearest] where none[Int(status.rawValue)] != 0 {
      throw GridGeoError(.broken, "households are \(status.name) and have no grid")
    }
    var tree = Tree(grids)
    for grid in grids.indices {
      let numbers = Self.numbers(counts, grid)
      for status in [AssignmentStatus.outside, .invalid] where numbers[Int(status.rawValue)] != 0 {
        throw GridGeoError(.broken, "households of grid \(grids[grid].code) are \(status.name)")
      }
      tree.tallies[tree.place[grid]].add(numbers)
    }
    tree.tallies[Self.unassigned].add(none)
    for row in tree.tallies.indices.dropFirst().reversed() {
      tree.tallies[tree.parents[row]].add(tree.tallies[row].numbers)
    }
    tallies = tree.tallies
    parents = tree.parents
    let all = tallies[0].numbers
    gridStatuses = [AssignmentStatus.inside, .border, .nearest, .disputed].filter { status in
      status == .inside || status == .border || !ruledOut.contains(status) || all[Int(status.rawValue)] != 0
    }
  }

  private static func numbers(_ counts: AssignmentCounts, _ grid: Int) -> SIMD8<Int> {
    var numbers = SIMD8<Int>.zero
    for status in AssignmentStatus.allCases {
      let households = counts.households(grid: grid, status: status)
      numbers[Int(status.rawValue)] = households
      numbers[AssignmentTally.householdPlace] &+= households
      numbers[AssignmentTally.personPlace] &+= counts.persons(grid: grid, status: status)
    }
    return numbers
  }

  /// Whether everything adds up: each row's statuses to its households, the rows beneath to the row above,
  /// and the total to the rows that were read. What is suppressed is left out of it.
  ///
  /// - Parameter rows: how many rows the input had, when that is known.
  /// - Complexity: O(rows of the summary).
  public func isBalanced(rows: Int? = nil) -> Bool {
    if let rows, let households = tallies[0].households, households != rows { return false }
    var sums = [SIMD8<Int>](repeating: .zero, count: tallies.count)
    var gaps = [UInt8](repeating: 0, count: tallies.count)
    var isParent = [Bool](repeating: false, count: tallies.count)
    for (row, tally) in tallies.enumerated().reversed() {
      let byStatus = AssignmentStatus.allCases.map { tally.households($0) }
      if let households = tally.households, !byStatus.contains(nil),
        byStatus.reduce(0, { $0 &+ ($1 ?? 0) }) != households
      {
        return false
      }
      if isParent[row] {
        let compared = (0..<SIMD8<Int>.scalarCount).filter {
          (gaps[row] | tally.suppressed) & (1 << UInt8($0)) == 0
        }
        if compared.contains(where: { sums[row][$0] != tally.numbers[$0] }) { return false }
      }
      guard parents[row] >= 0 else { continue }
      isParent[parents[row]] = true
      sums[parents[row]] &+= tally.numbers
      gaps[parents[row]] |= tally.suppressed
    }
    return true
  }
}

extension AssignmentSummary {
  /// The empty rows, and under which each stands.
  private struct Tree {
    var tallies = [
      AssignmentTally(level: .total, code: ""), AssignmentTally(level: .unassigned, code: ""),
    ]
    var parents = [-1, 0]
    /// Each grid's row.
    var place: [Int]

    init(_ grids: [GridCodes]) {
      place = [Int](repeating: 0, count: grids.count)
      var rows: [AssignmentTally] = []
      var above: [Int] = []
      var open: [Int] = []
      for grid in grids.indices.stablySorted(by: { Self.precedes(grids[$0], grids[$1]) }) {
        let codes = grids[grid]
        let path = [
          (AssignmentTally.Level.county, codes.county), (.township, codes.township),
          (.village, codes.village),
        ].filter { !$0.1.isEmpty }
        var same = 0
        while same < open.count, same < path.count, rows[open[same]].level == path[same].0,
          rows[open[same]].code == path[same].1
        {
          same += 1
        }
        open.removeLast(open.count - same)
        for (level, code) in path[same...] {
          above.append(open.last ?? -1)
          open.append(rows.count)
          rows.append(AssignmentTally(level: level, code: code))
        }
        above.append(open.last ?? -1)
        place[grid] = rows.count
        rows.append(AssignmentTally(level: .grid, code: codes.code))
      }
      // From the order of the walk to that of the table.
      let order = rows.indices.stablySorted { a, b in
        rows[a].level != rows[b].level
          ? rows[a].level < rows[b].level : StableOrder.precedes(rows[a].code, rows[b].code)
      }
      var moved = [Int](repeating: 0, count: rows.count)
      for (row, walked) in order.enumerated() { moved[walked] = row + tallies.count }
      for walked in order {
        parents.append(above[walked] < 0 ? 0 : moved[above[walked]])
        tallies.append(rows[walked])
      }
      for grid in place.indices { place[grid] = moved[place[grid]] }
    }

    private static func precedes(_ a: GridCodes, _ b: GridCodes) -> Bool {
      if a.county != b.county { return StableOrder.precedes(a.county, b.county) }
      if a.township != b.township { return StableOrder.precedes(a.township, b.township) }
      if a.village != b.village { return StableOrder.precedes(a.village, b.village) }
      return StableOrder.precedes(a.code, b.code)
    }
  }
}
