/// Writes what service centres and supervision areas answer for as tables, with a byte order mark for
/// spreadsheets.
public enum StaffingTableWriter {
  /// Headings of the table of service centres.
  public static func centreColumns(_ language: TableLanguage) -> [String] {
    switch language {
    case .english:
      [
        "code", "name", "grids", "workers", "heads", "households", "persons", "load",
        "households_per_worker",
      ]
    case .chinese: ["区划代码", "名称", "网格数", "网格员", "网格长", "户数", "人口", "工作量", "每名网格员户数"]
    }
  }

  /// Headings of the table of supervision areas.
  public static func areaColumns(_ language: TableLanguage) -> [String] {
    switch language {
    case .english:
      [
        "code", "township", "village", "grids", "workers", "households", "persons", "load",
        "households_per_worker", "deviation_pct", "grid_codes",
      ]
    case .chinese:
      [
        "责任区编码", "乡镇代码", "行政村代码", "网格数", "网格员", "户数", "人口", "工作量", "每名网格员户数",
        "与乡镇均值偏差（%）", "网格编码",
      ]
    }
  }

  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  public static func write(
    _ centres: some Sequence<ServiceCentre>, to target: String, language: TableLanguage, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: centreColumns(language), byteOrderMark: true)
    for centre in centres {
      try writer.write([
        .text(centre.code), .text(centre.name), .integer(centre.grids), .integer(centre.workers),
        .integer(centre.heads), .integer(centre.households), .integer(centre.persons),
        .decimal(centre.load, 6), .decimal(centre.householdsPerWorker, 2),
      ])
    }
    try writer.finish()
  }

  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  public static func write(
    _ areas: some Sequence<SupervisionArea>, to target: String, language: TableLanguage, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: areaColumns(language), byteOrderMark: true)
    for area in areas {
      try writer.write([
        .text(area.code), .text(area.township), .text(area.village), .integer(area.grids.count),
        .integer(area.workers), .integer(area.households), .integer(area.persons), .decimal(area.load, 6),
        .decimal(area.householdsPerWorker, 2), .decimal(area.deviationPercent, 2),
        .text(area.grids.joined(separator: " ")),
      ])
    }
    try writer.finish()
  }
}
