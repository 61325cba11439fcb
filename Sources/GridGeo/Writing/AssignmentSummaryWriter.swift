/// Writes the summary of an assignment, exact or as published, as a table with a byte order mark, or as JSON.
public enum AssignmentSummaryWriter {
  /// Headings of the columns.
  public static func columns(_ language: TableLanguage) -> [String] {
    switch language {
    case .english: ["level", "code", "households", "persons"] + AssignmentStatus.allCases.map(\.name)
    case .chinese: ["级别", "编码", "户数", "人口", "界内", "界上", "就近", "争议", "界外", "无效"]
    }
  }

  /// A row a tally, in their order; what is suppressed is empty.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  public static func write(
    _ tallies: some Sequence<AssignmentTally>, to target: String, language: TableLanguage, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: columns(language), byteOrderMark: true)
    for tally in tallies {
      let counts = [tally.households, tally.persons] + AssignmentStatus.allCases.map { tally.households($0) }
      let code: CSVField = tally.code.isEmpty ? .empty : .text(tally.code)
      try writer.write(
        [.text(word(tally.level, language)), code] + counts.map { $0.map { .integer($0) } ?? .empty })
    }
    try writer.finish()
  }

  /// The tallies as members of an object: `total` and `unassigned`, and a list for each level that has any,
  /// down to `level`: `counties`, `townships`, `villages`, `grids`. What is suppressed is null.
  public static func json(
    _ tallies: some Sequence<AssignmentTally>, downTo level: AssignmentTally.Level = .grid
  ) -> JSONValue {
    var lists = [[JSONValue]](repeating: [], count: AssignmentTally.Level.allCases.count)
    for tally in tallies where tally.level <= level {
      var members: [JSONMember] = []
      if tally.level > .unassigned { members.append(JSONMember("code", .text(tally.code))) }
      members.append(JSONMember("households", value(tally.households)))
      members.append(JSONMember("persons", value(tally.persons)))
      for status in AssignmentStatus.allCases {
        members.append(JSONMember(status.name, value(tally.households(status))))
      }
      lists[Int(tally.level.rawValue)].append(.object(members))
    }
    var members: [JSONMember] = []
    for level in AssignmentTally.Level.allCases {
      let list = lists[Int(level.rawValue)]
      guard let first = list.first else { continue }
      switch level {
      case .total, .unassigned: members.append(JSONMember(level.name, first))
      case .county: members.append(JSONMember("counties", .array(list)))
      case .township: members.append(JSONMember("townships", .array(list)))
      case .village: members.append(JSONMember("villages", .array(list)))
      case .grid: members.append(JSONMember("grids", .array(list)))
      }
    }
    return .object(members)
  }

  private static func value(_ count: Int?) -> JSONValue { count.map { .integer($0) } ?? .null }

  private static func word(_ level: AssignmentTally.Level, _ language: TableLanguage) -> String {
    switch (level, language) {
    case (_, .english): level.name
    case (.total, .chinese): "合计"
    case (.unassigned, .chinese): "无网格"
    case (.county, .chinese): "县"
    case (.township, .chinese): "乡镇"
    case (.village, .chinese): "行政村"
    case (.grid, .chinese): "网格"
    }
  }
}
