import GridGeo

/// A small random assignment: grids under villages, townships and counties, some of which are not named.
struct SmallHierarchy {
  var grids: [GridCodes] = []
  var counts: AssignmentCounts
  var ruledOut: Set<AssignmentStatus> = []

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed, stream: "hierarchy")
    let named = (county: random.next(below: 6) > 0, township: random.next(below: 6) > 0)
    for county in 0...random.next(below: 2) {
      for township in 0...random.next(below: 2) {
        for village in 0...random.next(below: 3) {
          for grid in 0...random.next(below: 3) where grids.count < 14 {
            let code = "\(county)\(township)\(village)\(grid)"
            grids.append(
              GridCodes(
                code: code, village: random.next(below: 12) > 0 ? String(code.prefix(3)) : "",
                township: named.township ? String(code.prefix(2)) : "",
                county: named.county ? String(code.prefix(1)) : ""))
          }
        }
      }
    }
    random.shuffle(&grids)
    counts = AssignmentCounts(grids: grids.count)
    // Few or many, so that there are small cells beside large ones, and tables with hardly a small one.
    let scarcity = 1 + random.next(below: 8)
    var used: [AssignmentStatus] = [.inside, .border]
    for status in [AssignmentStatus.nearest, .disputed] {
      if random.next(below: 2) == 0 { used.append(status) } else { ruledOut.insert(status) }
    }
    for grid in grids.indices {
      for status in used { add(grid, status, scarcity, &random) }
    }
    if random.next(below: 4) > 0 {
      for status in [AssignmentStatus.outside, .invalid] { add(-1, status, scarcity, &random) }
      if used.contains(.disputed), random.next(below: 2) == 0 { add(-1, .disputed, scarcity, &random) }
    }
  }

  private mutating func add(
    _ grid: Int, _ status: AssignmentStatus, _ scarcity: Int, _ random: inout SeededGenerator
  ) {
    let isScarce = random.next(below: scarcity * 2) == 0
    let households = isScarce ? random.next(below: 12) : 10 + random.next(below: grid < 0 ? 10 : 60)
    // Few persons for many households as well: then these are suppressed for the persons' sake.
    let most = isScarce || random.next(below: scarcity * 4) == 0 ? 2 : 6
    for _ in 0..<households {
      counts.add(grid: grid, status: status, persons: random.next(below: most))
    }
  }
}
