public import GridGeo

/// A plan as one page that works without a network: the map to zoom, drag and search, with layers to switch; the
/// figures by unit; a plan before or beside it; and how it was made. Prints on A4.
///
/// Its Content-Security-Policy allows nothing but the page's own style and script, by their SHA-256, and with
/// `tiles` pictures of that one server; every text of the data is escaped.
public enum HTMLReport {
  /// Writes the page.
  ///
  /// - Parameters:
  ///   - input: the plan, and what is drawn with it.
  ///   - options: language, colouring, and whether small counts are suppressed. The width is the map's on a
  ///     wide screen; narrow screens shrink it.
  /// - Returns: UTF-8 bytes; the same for the same arguments.
  /// - Throws: `badInput` for a plan without grids or with coordinates that are not degrees; `badOption` for
  ///   a width outside 300…8000, for colours that the plan has no values for, and for household points on a page
  ///   that is to be published.
  /// - Complexity: O(v log v) for v vertices.
  public static func render(
    _ input: ReportInput, options: MapOptions = MapOptions()
  ) throws(GridGeoError) -> [UInt8] {
    try ReportPage(input, options).draw().bytes
  }

  /// Writes the page of a plan alone.
  ///
  /// - Throws: as the other.
  public static func render(
    _ plan: GridPlan, units: [AdminUnit] = [], barriers: [Barrier] = [],
    options: MapOptions = MapOptions()
  ) throws(GridGeoError) -> [UInt8] {
    try render(ReportInput(plan: plan, units: units, barriers: barriers), options: options)
  }
}
