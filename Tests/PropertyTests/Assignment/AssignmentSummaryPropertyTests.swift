import GridGeo
import Testing

/// The tables that are published, attacked with all that a reader can know of them.
@Suite struct AssignmentSummaryPropertyTests {
  private static let statuses = AssignmentStatus.allCases
  /// The row of households without a grid.
  private static let unassigned = 1

  /// The cells of a published summary as sums of unknowns: those of a grid and of the rows without one.
  private struct Cells {
    let published: [AssignmentTally]
    let exact: [AssignmentTally]
    /// The rows beneath each row that have none beneath themselves: grids, and that without a grid.
    let leaves: [[Int]]
    /// The number of such a row among its kind; the total's is the number of all.
    let unknown: [Int]
    /// Whether nobody can be in the cell.
    let isNought: (_ isUnassigned: Bool, _ status: AssignmentStatus) -> Bool

    /// Unknowns of households: a row and a status each.
    func terms(_ row: Int, _ wanted: [AssignmentStatus]) -> [Int] {
      leaves[row].flatMap { leaf in
        wanted.filter { !isNought(leaf == AssignmentSummaryPropertyTests.unassigned, $0) }
          .map { unknown[leaf] * AssignmentSummaryPropertyTests.statuses.count + Int($0.rawValue) }
      }
    }
  }

  private func cells(_ made: SmallHierarchy) throws -> Cells {
    let exact = try AssignmentSummary(grids: made.grids, counts: made.counts, ruledOut: made.ruledOut)
    let published = try exact.published()
    let disputedOutside = made.counts.households(grid: -1, status: .disputed) > 0
    let rows = exact.tallies
    // Found from the codes alone; the code of each unit is that of its holder and a letter more.
    let leaves = rows.indices.map { row -> [Int] in
      switch rows[row].level {
      case .total: return [Self.unassigned] + rows.indices.filter { rows[$0].level == .grid }
      case .unassigned, .grid: return [row]
      default:
        return rows.indices.filter { leaf in
          guard rows[leaf].level == .grid,
            let codes = made.grids.first(where: { $0.code == rows[leaf].code })
          else { return false }
          return [
            AssignmentTally.Level.county: codes.county, .township: codes.township, .village: codes.village,
          ][rows[row].level] == rows[row].code
        }
      }
    }
    var unknown = [Int](repeating: 0, count: rows.count)
    for leaf in leaves[0] {
      unknown[leaf] = unknown[0]
      unknown[0] += 1
    }
    return Cells(published: published.tallies, exact: rows, leaves: leaves, unknown: unknown) {
      isUnassigned, status in
      isUnassigned
        ? [.inside, .border, .nearest].contains(status) || (status == .disputed && !disputedOutside)
        : [.outside, .invalid].contains(status) || made.ruledOut.contains(status)
    }
  }

  /// What is published as equations among the households' unknowns.
  private func equations(_ cells: Cells) -> [(terms: [Int], sum: Int)] {
    var equations: [(terms: [Int], sum: Int)] = []
    for (row, tally) in cells.published.enumerated() {
      if let households = tally.households { equations.append((cells.terms(row, Self.statuses), households)) }
      for status in Self.statuses {
        if let households = tally.households(status) {
          equations.append((cells.terms(row, [status]), households))
        }
      }
    }
    return equations.filter { !$0.terms.isEmpty }
  }

  @Test(arguments: 0..<8)
  func noSuppressedCellIsTold(block: Int) throws {
    var suppressed = 0
    var shown = 0
    for seed in 0..<40 {
      let cells = try cells(SmallHierarchy(seed: UInt64(block * 40 + seed)))
      let label = "seed \(block * 40 + seed)"
      // Of households without a grid a nought would have been published.
      let isSome = cells.published[Self.unassigned].households == nil
      var attack = TableAttack(
        unknowns: cells.unknown[0] * Self.statuses.count, equations: equations(cells),
        atLeastOne: isSome ? cells.terms(Self.unassigned, Self.statuses) : [])
      #expect(attack.isPossible && attack.isExact, "\(label)")
      for (row, tally) in cells.published.enumerated() {
        let exact = cells.exact[row]
        for status in Self.statuses {
          guard tally.households(status) == nil else {
            if tally.households(status) ?? 0 > 0 { shown += 1 }
            #expect(tally.households(status) == exact.households(status), "\(label)")
            continue
          }
          suppressed += 1
          let range = attack.range(of: cells.terms(row, [status]))
          #expect(range.high - range.low >= 10, "\(label) \(tally.level) \(tally.code) \(status): \(range)")
        }
        guard tally.households == nil else { continue }
        let range = attack.range(of: cells.terms(row, Self.statuses))
        let isSmall = exact.households ?? 0 < 10 || exact.persons ?? 0 < 30
        #expect(
          range.high - range.low >= (isSmall ? 10 : 1), "\(label) \(tally.level) \(tally.code): \(range)")
      }
    }
    #expect(suppressed > 100 && shown > 100, "\(suppressed) suppressed, \(shown) shown")
  }

  @Test func noSuppressedPersonsAreTold() throws {
    var suppressed = 0
    for seed in 0..<200 {
      let cells = try cells(SmallHierarchy(seed: UInt64(seed)))
      var known: [(terms: [Int], sum: Int)] = []
      for (row, tally) in cells.published.enumerated() {
        if let persons = tally.persons {
          known.append((cells.leaves[row].map { cells.unknown[$0] }, persons))
        }
      }
      var attack = TableAttack(unknowns: cells.unknown[0], equations: known)
      #expect(attack.isPossible && attack.isExact, "seed \(seed)")
      for (row, tally) in cells.published.enumerated() where tally.persons == nil {
        suppressed += 1
        let exact = cells.exact[row]
        let isSmall = exact.households ?? 0 < 10 || exact.persons ?? 0 < 30
        let range = attack.range(of: cells.leaves[row].map { cells.unknown[$0] })
        #expect(range.high - range.low >= (isSmall ? 30 : 1), "seed \(seed) \(tally.level) \(tally.code)")
      }
    }
    #expect(suppressed > 100)
  }

  @Test func nothingSmallIsPublished() throws {
    for seed in 0..<400 {
      let cells = try cells(SmallHierarchy(seed: UInt64(seed)))
      for tally in cells.published {
        let isUnassigned = tally.level == .unassigned
        if isUnassigned, tally.households == 0 { continue }
        if let households = tally.households { #expect(households >= 10, "seed \(seed)") }
        if let persons = tally.persons { #expect(persons >= 30, "seed \(seed)") }
        for status in Self.statuses {
          guard let households = tally.households(status), households < 10 else { continue }
          let noughts =
            tally.level == .total
            ? cells.isNought(false, status) && cells.published[Self.unassigned].households(status) == 0
            : cells.isNought(isUnassigned, status)
          #expect(noughts && households == 0, "seed \(seed) \(tally.level) \(tally.code) \(status)")
        }
      }
    }
  }

  @Test func exactTablesBalanceAndDoNotDependOnOrder() throws {
    for seed in 0..<200 {
      let made = SmallHierarchy(seed: UInt64(seed))
      let summary = try AssignmentSummary(grids: made.grids, counts: made.counts, ruledOut: made.ruledOut)
      let rows = Self.statuses.reduce(0) { sum, status in
        (-1..<made.grids.count).reduce(sum) { $0 + made.counts.households(grid: $1, status: status) }
      }
      #expect(summary.isBalanced(rows: rows))
      #expect(!summary.isBalanced(rows: rows + 1))
      #expect(try summary.published().isBalanced())
      let turned = Array(made.grids.indices.reversed())
      var counts = AssignmentCounts(grids: made.grids.count)
      for grid in -1..<made.grids.count {
        for status in Self.statuses {
          let households = made.counts.households(grid: grid < 0 ? -1 : turned[grid], status: status)
          let persons = made.counts.persons(grid: grid < 0 ? -1 : turned[grid], status: status)
          for household in 0..<households {
            counts.add(grid: grid, status: status, persons: household == 0 ? persons : 0)
          }
        }
      }
      let again = try AssignmentSummary(
        grids: turned.map { made.grids[$0] }, counts: counts, ruledOut: made.ruledOut)
      #expect(again == summary)
      #expect(try again.published() == summary.published())
    }
  }

  @Test func theAttackBreaksATableWithoutSecondSuppression() {
    // 4 of 30 is suppressed, 26 and the sum are not.
    var naive = TableAttack(unknowns: 2, equations: [([0, 1], 30), ([1], 26)])
    #expect(naive.isPossible && naive.isExact)
    #expect(naive.range(of: [0]) == (4, 4))
    // With the other suppressed as well anything up to 30 is possible.
    var better = TableAttack(unknowns: 2, equations: [([0, 1], 30)])
    #expect(better.range(of: [0]) == (0, 30))
    // Two suppressed rows of one status each: 2 and 3 of 5, told to within 5 by the sum.
    var crossed = TableAttack(
      unknowns: 4, equations: [([0, 1], 40), ([2, 3], 50), ([0, 2], 5), ([1, 3], 85)])
    #expect(crossed.range(of: [0]) == (0, 5))
    let contradictory = TableAttack(unknowns: 2, equations: [([0, 1], 3), ([0], 5)])
    #expect(!contradictory.isPossible)
  }
}
