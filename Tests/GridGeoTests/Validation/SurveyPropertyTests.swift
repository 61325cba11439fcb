import Testing

@testable import GridGeo

@Suite struct SurveyPropertyTests {
  private func survey(seed: UInt64) -> RawSurvey {
    var random = TestRandom(seed)
    let units = jitteredVillages(rows: 5, seed: seed)
    let households = (0..<300).map { row in
      let unit = units[row % units.count]
      let corners = unit.region.polygons[0].exterior.coordinates.dropLast()
      // A mean of the corners with random weights lies inside a convex quadrangle.
      var weights = corners.map { _ in Double.random(in: 0.1...1, using: &random) }
      let total = weights.reduce(0, +)
      weights = weights.map { $0 / total }
      let x = zip(weights, corners).reduce(0) { $0 + $1.0 * $1.1.x }
      let y = zip(weights, corners).reduce(0) { $0 + $1.0 * $1.1.y }
      return Household(
        id: "h\(row)", position: CheckPoint(Coordinate(x: x, y: y)).coordinate, row: row + 2)
    }
    return RawSurvey(units: units, households: households)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func soundCoveragesHaveNoFindings(seed: UInt64) throws {
    let raw = survey(seed: seed)
    let valid = try raw.validated()
    #expect(valid.findings.isEmpty)
    #expect(valid.tally.households.kept == 300)
    for (household, home) in zip(valid.households, valid.householdUnits) {
      #expect(valid.units[home].code == raw.units[(household.row - 2) % 20].code)
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func plantedFaultsAreAllFoundInAnyOrder(seed: UInt64) throws
  {
    var random = TestRandom(seed &+ 100)
    var raw = survey(seed: seed)
    // Ground: five faults in five different villages.
    func change(_ i: Int, _ body: (inout [Coordinate<Geographic>]) -> Void) {
      var points = Array(raw.units[i].region.polygons[0].exterior.coordinates.dropLast())
      body(&points)
      raw.units[i].region = Region(Polygon(exterior: Ring(trusted: points + [points[0]])))
    }
    let victims = Array((0..<20).shuffled(using: &random).prefix(7))
    change(victims[0]) { $0.swapAt(1, 2) }
    change(victims[1]) { points in
      points.insert(points[1], at: 1)
    }
    change(victims[2]) { points in
      points.insert(Coordinate(x: points[1].x + 0.002, y: points[1].y - 0.003), at: 2)
      points.insert(points[1], at: 3)
    }
    change(victims[3]) { points in points[1] = Coordinate(x: 102, y: 95) }
    change(victims[4]) { points in
      points = [points[0], points[2], points[0]]
    }
    raw.units[victims[5]].code = raw.units[victims[6]].code
    // Households: six faults.
    let rows = Array((0..<300).shuffled(using: &random).prefix(6)).filter { !victims.contains($0 % 20) }
    let kinds: [(inout Household) -> Void] = [
      { $0.position = nil }, { $0.position = Coordinate(x: 0, y: 0) },
      { $0.position = $0.position.map { Coordinate(x: $0.y, y: $0.x) } },
      { $0.position = Coordinate(x: 110, y: 35) },
      { $0.persons = -4 }, { $0.id = "" },
    ]
    let expected: [Finding.Code] = [
      .householdNoPosition, .householdAtZero, .householdSwapped, .householdOutside, .countInvalid,
      .householdNoId,
    ]
    for (k, row) in rows.enumerated() { kinds[k](&raw.households[row]) }

    let valid = try raw.validated()
    let found = Set(valid.findings.map { "\($0.code) \($0.place.feature ?? $0.place.row ?? 0)" })
    #expect(found.contains("ring-self-intersection \(victims[0] + 1)"))
    #expect(found.contains("duplicate-vertex \(victims[1] + 1)"))
    #expect(found.contains("ring-spike \(victims[2] + 1)"))
    #expect(found.contains("coordinate-out-of-range \(victims[3] + 1)"))
    #expect(found.contains { $0.hasPrefix("ring-") && $0.hasSuffix(" \(victims[4] + 1)") })
    #expect(valid.findings(.codeDuplicate).count == 1)
    for (k, row) in rows.enumerated() { #expect(found.contains("\(expected[k]) \(row + 2)")) }
    #expect(valid.tally.balances)

    for _ in 0..<3 {
      var shuffled = raw
      shuffled.units.shuffle(using: &random)
      shuffled.households.shuffle(using: &random)
      let again = try shuffled.validated()
      #expect(again.findings == valid.findings)
      #expect(again.units == valid.units && again.households == valid.households)
      #expect(again.householdUnits == valid.householdUnits && again.tally == valid.tally)
    }
  }
}
