/// What the rows of an assignment, or of a share of it, come to.
struct AssignmentTotals: Sendable {
  var counts: AssignmentCounts
  /// Rows of summer camps whose household is counted by its winter camp.
  var summerRows = 0
  var blankRows = 0
  var badPersons = 0
  var badSeasons = 0
  /// Eastings that had their zone's number taken off.
  var zonesTaken = 0
  /// Why rows are invalid, and how many are for each reason.
  var reasons: [(reason: String, rows: Int)] = []

  /// Adds those of another share of the rows.
  mutating func add(_ other: AssignmentTotals) {
    counts.add(other.counts)
    summerRows += other.summerRows
    blankRows += other.blankRows
    badPersons += other.badPersons
    badSeasons += other.badSeasons
    zonesTaken += other.zonesTaken
    for (reason, rows) in other.reasons {
      if let known = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[known].rows += rows
      } else {
        reasons.append((reason, rows))
      }
    }
  }

  /// What is worth knowing of the rows.
  ///
  /// - Parameters:
  ///   - file: the households' file, as messages call it.
  ///   - crs: the system that its positions are in, if one was given.
  func notes(file: String, crs: String?) -> [String] {
    func rows(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
    var notes: [String] = []
    if blankRows > 0 {
      notes.append("\(file): \(blankRows) blank row\(blankRows == 1 ? "" : "s") skipped")
    }
    if zonesTaken > 0 {
      notes.append(PositionForm(axes: .eastNorth, crs: crs).zoneNote(zonesTaken, file: file))
    }
    if badPersons > 0 {
      notes.append("\(file): \(rows(badPersons)) where the count of persons is no whole number; counted as 1")
    }
    if badSeasons > 0 {
      notes.append(
        "\(file): \(rows(badSeasons)) whose season is neither winter nor summer; read without one")
    }
    return notes
  }
}
