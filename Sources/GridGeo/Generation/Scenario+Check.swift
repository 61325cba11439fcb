extension Scenario {
  /// Refuses figures from which no territory can be drawn.
  ///
  /// - Throws: `badInput` naming the county and the figure; `infeasible` when figures contradict each other.
  func check() throws(GridGeoError) {
    guard !counties.isEmpty else {
      throw GridGeoError(.badInput, "scenario \"\(name)\": no county; give at least one")
    }
    guard Self.isCode(prefectureCode), prefectureCode.hasSuffix("00") else {
      throw GridGeoError(
        .badInput,
        "scenario \"\(name)\": prefecture code \"\(prefectureCode)\" is not six digits that end in 00")
    }
    var seen: Set<String> = []
    for county in counties {
      try check(county)
      guard seen.insert(county.code).inserted else {
        throw GridGeoError(.badInput, "county \(county.code): its code stands twice; give each its own")
      }
    }
    let shares = [
      ("summer_camps", summerShare), ("shared_buildings", sharedBuildingShare),
      ("without_coordinates", faults.withoutCoordinates), ("outside", faults.outside),
    ]
    for (field, value) in shares where !(value >= 0 && value <= 0.5) {
      throw GridGeoError(.badInput, "scenario \"\(name)\": \(field) is \(value), it must lie in 0…0.5")
    }
    guard min(faults.atOrigin, faults.swapped, faults.duplicateIDs, enclaves) >= 0,
      faults.atOrigin + faults.swapped + faults.duplicateIDs <= households / 10,
      enclaves <= villages / 10
    else {
      throw GridGeoError(
        .badInput,
        "scenario \"\(name)\": planted faults must be at most a tenth of the households, enclaves of the villages"
      )
    }
    guard grids >= 0, gridWorkers >= 0, gridHeads >= 0 else {
      throw GridGeoError(.badInput, "scenario \"\(name)\": totals must not be negative")
    }
    let heights = [
      terrain.north, terrain.south, terrain.reliefNorth, terrain.reliefSouth, terrain.pastoralAbove,
    ]
    guard heights.allSatisfy({ $0.metres >= 0 && $0.metres <= 9000 }) else {
      throw GridGeoError(.badInput, "scenario \"\(name)\": elevations must lie in 0…9000 m")
    }
    try claims?.check(name)
  }

  private func check(_ county: County) throws(GridGeoError) {
    func refuse(_ text: String, _ code: GridGeoError.Code = .badInput) -> GridGeoError {
      GridGeoError(code, "county \(county.code): \(text)")
    }
    guard Self.isCode(county.code), county.code.prefix(4) == prefectureCode.prefix(4) else {
      throw refuse("the code must be six digits that begin with \(prefectureCode.prefix(4))")
    }
    guard county.seat.isFinite, abs(county.seat.longitude) <= 170, abs(county.seat.latitude) <= 65 else {
      throw refuse("the seat must lie within ±170° and ±65°")
    }
    guard county.area.squareKilometres >= 1, county.area.squareKilometres <= 1_000_000 else {
      throw refuse("the area must lie in 1…1,000,000 km²")
    }
    guard county.towns >= 1, county.towns <= county.townships, county.towns <= 100 else {
      throw refuse("towns must be at least 1 and at most \(min(county.townships, 100))")
    }
    guard county.villages >= 3 * county.townships, county.villages <= 150 * county.townships else {
      throw refuse(
        "\(county.villages) villages for \(county.townships) townships; give 3 to 150 each", .infeasible)
    }
    let leastHouseholds = Self.leastHouseholds * county.villages
    guard county.households >= leastHouseholds, county.households <= 9_000_000 else {
      throw refuse(
        "\(county.households) households for \(county.villages) villages; give at least \(leastHouseholds)",
        .infeasible)
    }
    guard county.persons >= 2 * county.households, county.persons <= 9 * county.households else {
      throw refuse(
        "\(county.persons) persons in \(county.households) households; give 2 to 9 each", .infeasible)
    }
  }

  /// No village has fewer households.
  static let leastHouseholds = 40

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 6 && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
  }
}
