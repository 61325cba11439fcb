/// Writes the table of households that a new plan moves.
enum ReassignText {
  static let columns = ["household", "from_grid", "to_grid", "from_status", "to_status"]

  /// The file with its heading.
  ///
  /// - Throws: `cannotWrite`.
  static func file(_ path: String, hasSeasons: Bool, overwrite: Bool) throws(GridGeoError) -> AtomicFile {
    var file = try AtomicFile(path, overwrite: overwrite)
    file.text.append("\u{FEFF}")
    try file.text.append(csvRow: (columns + (hasSeasons ? ["season"] : [])).map { .text($0) })
    return file
  }

  /// - Parameter season: bits of `PointBatch`; nil for a table without seasons.
  static func append(
    id: String, from: String?, to: String?, statuses: (from: AssignmentStatus, to: AssignmentStatus),
    season: UInt8?, to text: inout OutputText
  ) throws(GridGeoError) {
    var fields: [CSVField] = [
      .text(id), from.map { .text($0) } ?? .empty, to.map { .text($0) } ?? .empty, .text(statuses.from.name),
      .text(statuses.to.name),
    ]
    if let season { fields.append(season == 0 ? .empty : .text(season & 1 == 1 ? "winter" : "summer")) }
    try text.append(csvRow: fields)
  }
}
