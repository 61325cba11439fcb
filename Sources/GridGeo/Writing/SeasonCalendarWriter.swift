/// Writes the season calendar: who meets whom on the same ground, when, and on how much of it.
public enum SeasonCalendarWriter {
  /// Headings of the columns.
  public static func columns(_ language: TableLanguage) -> [String] {
    switch language {
    case .english: ["party_a", "party_b", "kind", "from", "to", "days", "area_ha", "area_mu", "hectare_days"]
    case .chinese: ["当事方甲", "当事方乙", "关系", "起", "止", "天数", "面积_公顷", "面积_亩", "公顷天"]
    }
  }

  /// A row for each period, `from` and `to` as MM-DD; with a byte order mark.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  public static func write(
    _ meetings: [SeasonMeeting], language: TableLanguage, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: columns(language), byteOrderMark: true)
    for meeting in meetings {
      for period in meeting.days.periods {
        let days = (period.last - period.first + DaySet.daysInYear) % DaySet.daysInYear + 1
        try writer.write([
          .text(meeting.parties.first ?? ""), .text(meeting.parties.last ?? ""),
          .text(word(meeting.kind, language)), .text(DaySet.text(ofDay: period.first)),
          .text(DaySet.text(ofDay: period.last)), .integer(days), .decimal(meeting.area.hectares, 4),
          .decimal(meeting.area.mu, 3), .decimal(meeting.area.hectares * Double(days), 2),
        ])
      }
    }
    try writer.finish()
  }

  private static func word(_ kind: SeasonMeeting.Kind, _ language: TableLanguage) -> String {
    switch (kind, language) {
    case (_, .english): kind.rawValue
    case (.dispute, .chinese): "争议"
    case (.shared, .chinese): "权利不冲突"
    case (.stacked, .chinese): "分季利用"
    }
  }
}
