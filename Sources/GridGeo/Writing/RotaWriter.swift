/// Writes in which year each sector is inspected as a table, with a byte order mark for spreadsheets.
public enum RotaWriter {
  public static func columns(_ language: TableLanguage) -> [String] {
    switch language {
    case .english: ["year", "sector", "committee", "parties", "km", "disputes"]
    case .chinese: ["年度", "界段", "联合工作委员会", "双方", "长度（公里）", "争议"]
    }
  }

  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  public static func write(
    _ rota: some Sequence<RotaEntry>, to target: String, language: TableLanguage, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(target, overwrite: overwrite, columns: columns(language), byteOrderMark: true)
    for entry in rota {
      let sector = entry.sector
      try writer.write([
        .integer(entry.year), .text(sector.id), .text(sector.committee ?? ""),
        .text(sector.parties.joined(separator: " ")), .decimal(sector.length.kilometres, 3),
        .text(sector.disputes.joined(separator: " ")),
      ])
    }
    try writer.finish()
  }
}
