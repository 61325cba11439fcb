/// Writes the stakes of settlement options as a table, with the description of the course in words.
public enum StakeTableWriter {
  /// Headings of the columns.
  public static func columns(_ language: TableLanguage) -> [String] {
    switch language {
    case .english:
      [
        "dispute", "parties", "option", "line", "stake", "lon", "lat", "bearing_deg", "distance_m",
        "landmark",
        "course",
      ]
    case .chinese: ["争议编号", "当事方", "方案", "线号", "界桩号", "经度", "纬度", "方位角_度", "距离_米", "地物", "走向说明"]
    }
  }

  /// A row a stake; with a byte order mark.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  public static func write(
    _ settlements: [Settlement], language: TableLanguage, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: columns(language), byteOrderMark: true)
    let words = CourseWords(language)
    for settlement in settlements {
      for option in settlement.options {
        let courses = words.courses(option.stakes)
        for (stake, course) in zip(option.stakes, courses) {
          try writer.write([
            .text(settlement.dispute), .text(settlement.parties.joined(separator: " ")), .text(option.id),
            .integer(stake.line), .integer(stake.number), .degrees(stake.position.x),
            .degrees(stake.position.y), stake.bearing.map { .text(CourseWords.degrees($0)) } ?? .empty,
            stake.distance.map { .decimal($0.metres, 2) } ?? .empty,
            stake.landmark.isEmpty ? .empty : .text(stake.landmark), .text(course),
          ])
        }
      }
    }
    try writer.finish()
  }
}
