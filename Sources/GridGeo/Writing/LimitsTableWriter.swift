/// Writes the limits of grids as a table: a row for each grid and side, with a description in words.
public enum LimitsTableWriter {
  /// Of headings and words.
  public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case chinese = "zh"
  }

  /// Headings of the columns.
  public static func columns(_ language: Language) -> [String] {
    switch language {
    case .english: ["grid", "village", "side", "length_m", "neighbours", "features", "description"]
    case .chinese: ["网格编码", "行政村", "方位", "长度_米", "相邻", "地物", "说明"]
    }
  }

  /// Rows in the order given, sides from north by east and south to west; with a byte order mark.
  ///
  /// - Parameters:
  ///   - names: of units by code; a unit without one is called by its code.
  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  /// - Complexity: O(bounds).
  public static func write(
    _ limits: [GridLimits], names: [String: String], language: Language, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: columns(language), byteOrderMark: true)
    let words = LimitsWords(language: language, names: names)
    for grid in limits {
      for side in grid.sides {
        let codes = side.bounds.filter { $0.across != .outside }.map(\.code)
        try writer.write([
          .text(grid.grid), .text(words.name(of: grid.village)), .text(words.side(side.side)),
          .decimal(side.length.metres, 1), codes.isEmpty ? .empty : .text(codes.joined(separator: " ")),
          .text(words.features(of: side)), .text(words.description(of: side)),
        ])
      }
    }
    try writer.finish()
  }
}
