/// Turns drawn households into the rows of a table as real ones are: in no order, with faults.
struct HouseholdTable {
  let canvas: Canvas
  /// Village by cell, −1 outside.
  let villages: [Int32]
  /// Outline of the whole territory.
  let outline: [FixedPoint]

  /// Rows from 2, the heading being row 1.
  ///
  /// - Complexity: O(households).
  func rows(
    _ drafts: [HouseholdDrawing.Draft], _ summary: inout SyntheticTerritory.Summary
  ) -> [Household] {
    let faults = canvas.scenario.faults
    var random = canvas.generator("table")
    var order = Array(drafts.indices)
    random.shuffle(&order)

    let n = Double(drafts.count)
    let missing = Int((faults.withoutCoordinates * n).rounded())
    let outside = Int((faults.outside * n).rounded())
    var groups: [ArraySlice<Int>] = []
    var from = 0
    for count in [missing, outside, faults.atOrigin, faults.swapped, faults.duplicateIDs] {
      groups.append(order[from..<(from + count)])
      from += count
    }
    var points = drafts.map { Optional($0.point.coordinate) }
    var names = drafts.indices.map { name($0 + 1) }
    var isWrong = [Bool](repeating: false, count: drafts.count)
    for i in groups[0] { points[i] = nil }
    for i in groups[1] { points[i] = stray(&random).coordinate }
    for i in groups[2] { points[i] = Coordinate(longitude: 0, latitude: 0) }
    for i in groups[3] {
      points[i] = points[i].map { Coordinate(longitude: $0.latitude, latitude: $0.longitude) }
    }
    for group in groups.dropLast() { for i in group { isWrong[i] = true } }
    // A duplicate takes the id of a household that has no fault itself.
    let sound = order[from...]
    for (k, i) in groups[4].enumerated() where k < sound.count {
      names[i] = names[sound[sound.startIndex + k]]
      isWrong[i] = true
    }

    var rows: [Household] = []
    for i in drafts.indices {
      let summer = isWrong[i] ? nil : drafts[i].summer
      rows.append(
        Household(
          id: names[i], position: points[i], persons: drafts[i].persons,
          season: summer == nil ? nil : .winter))
      if let summer {
        rows.append(
          Household(id: names[i], position: summer.coordinate, persons: drafts[i].persons, season: .summer))
      }
    }
    random.shuffle(&rows)
    for i in rows.indices { rows[i].row = i + 2 }

    summary.households = drafts.count
    summary.persons = drafts.reduce(0) { $0 + $1.persons }
    summary.rows = rows.count
    summary.summerRows = rows.count - drafts.count
    summary.sharedBuildings = drafts.reduce(0) { $0 + ($1.isShared ? 1 : 0) }
    summary.withoutCoordinates = missing
    summary.outside = outside
    summary.atOrigin = faults.atOrigin
    summary.swapped = faults.swapped
    summary.duplicateIDs = faults.duplicateIDs
    return rows
  }

  /// H and seven digits.
  private func name(_ number: Int) -> String {
    let text = String(number)
    return "H" + String(repeating: "0", count: max(0, 7 - text.utf8.count)) + text
  }

  /// A point outside the territory: mostly a few kilometres beyond its border, sometimes far away.
  private func stray(_ random: inout SeededGenerator) -> FixedPoint {
    let near = 1.2 * canvas.villageSize
    while true {
      let start = canvas.frame.metres(outline[random.next(below: outline.count)].coordinate)
      let reach = random.nextUniform() < 0.85 ? near : 12 * near
      let x = start.x + random.nextUniform(from: -reach, to: reach)
      let y = start.y + random.nextUniform(from: -reach, to: reach)
      if let cell = canvas.mesh.cell(atX: x, y: y) {
        // Borders wander by less than two cells.
        guard canvas.mesh.disc(cell, radius: 2).allSatisfy({ villages[$0] < 0 }) else { continue }
      }
      return canvas.frame.fixed(x: x, y: y)
    }
  }
}
