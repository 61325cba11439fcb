import GridGeo

/// The tables that `staff` leaves in a folder: one a level, and one of the supervision areas.
struct StaffTables {
  static let areas = "areas.csv"
  static let levels: [(level: AdminLevel, name: String)] = [
    (.prefecture, "prefectures.csv"), (.county, "counties.csv"), (.township, "townships.csv"),
    (.village, "villages.csv"),
  ]

  let folder: OutputFolder
  let language: TableLanguage

  init(_ path: String, language: TableLanguage, overwrite: Bool) {
    folder = OutputFolder(
      path: path, names: StaffTables.levels.map(\.name) + [StaffTables.areas], overwrite: overwrite)
    self.language = language
  }

  /// - Throws: `cannotWrite`.
  func write(_ outcome: StaffJob.Outcome) throws(GridGeoError) {
    try folder.make()
    for (level, name) in StaffTables.levels {
      try StaffingTableWriter.write(
        outcome.centres.filter { $0.level == level }, to: folder.file(name), language: language,
        overwrite: folder.overwrite)
    }
    try StaffingTableWriter.write(
      outcome.areas, to: folder.file(StaffTables.areas), language: language, overwrite: folder.overwrite)
  }
}
