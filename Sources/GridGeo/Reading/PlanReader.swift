/// Reads a grid plan that this library wrote.
public enum PlanReader {
  /// Reads the grids of a plan.
  ///
  /// - Returns: The grids in the file's order, with the `gridgeo` member as raw JSON text when the file has it.
  /// - Throws: `badInput` for a shard, and for a feature that is no grid, with the property that is missing or
  ///   wrong; `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions()
  ) throws(GridGeoError) -> (reading: RecordReading<Grid>, provenance: String?) {
    let read = try readAny(input, options: options)
    try refuseShard(read.provenance, of: input)
    return read
  }

  /// - Throws: `badInput` when the member `gridgeo` is that of a shard: some of the plan's grids are no plan.
  static func refuseShard(_ member: String?, of input: InputSource) throws(GridGeoError) {
    guard let member, isShard(member) else { return }
    throw GridGeoError(
      .badInput, "is a shard of a plan; put all shards together with `gridtool merge` first",
      at: SourcePlace(file: input.name))
  }

  /// Whether the member `gridgeo` is that of a shard: a quote inside of text would be escaped.
  static func isShard(_ member: String) -> Bool { member.contains("\"shard\":{") }

  /// - Throws: `badInput` for a table, by its name, where grids are wanted.
  static func refuseTable(_ input: InputSource) throws(GridGeoError) {
    guard case .file(let path) = input,
      input.isForeign || [".csv", ".tsv", ".txt"].contains(where: path.lowercased().hasSuffix),
      try !GeoJSONReader.isGeoJSON(input)
    else { return }
    throw GridGeoError(
      .badInput, "is a table without shapes; give the grids as GeoJSON, or as a layer with shapes",
      at: SourcePlace(file: input.name))
  }

  /// Reads the grids of a plan or of a shard of one.
  ///
  /// - Throws: as `read`.
  static func readAny(
    _ input: InputSource, options: ReadingOptions
  ) throws(GridGeoError) -> (reading: RecordReading<Grid>, provenance: String?) {
    try refuseTable(input)
    let options = options.needingGeometry
    var reading = RecordReading<Grid>()
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options) {
      (feature) throws(GridGeoError) in
      do throws(ReadingProblem) {
        reading.records.append(try grid(feature))
      } catch {
        try reading.note(error, policy: options.policy)
      }
    }
    reading.take(summary)
    let member = summary.members.first { $0.name == "gridgeo" }
    return (reading, member?.value.plainText)
  }

  private static func grid(_ feature: Feature) throws(ReadingProblem) -> Grid {
    guard case .region(let region)? = feature.geometry, !region.isEmpty else {
      throw ReadingProblem(.wrongGeometry, "is not a polygon; a grid is", at: feature.place, isRefusal: true)
    }
    let fields = GridFields(feature)
    guard let kind = Grid.Kind(rawValue: try fields.text("kind") ?? "basic") else {
      throw fields.problem("kind", "is neither basic nor dedicated")
    }
    let code = try fields.requiredText("code")
    return Grid(
      code: code, kind: kind, village: try fields.text("village") ?? "",
      township: try fields.text("township") ?? "", county: try fields.text("county") ?? "",
      households: try fields.count("households"), persons: try fields.count("persons"),
      load: try fields.number("load"), area: try fields.area(),
      compactness: try fields.number("compactness"), neighbours: try fields.codes("neighbours"),
      deviationPercent: try fields.number("deviation_pct", from: -.infinity),
      workers: try fields.optionalCount("workers"), head: try fields.text("head"),
      disputes: feature["disputes"] == nil ? nil : try fields.codes("disputes"),
      // A Shapefile's rings turn the other way, and what is measured along them would differ in its last bits.
      region: region.oriented)
  }
}
