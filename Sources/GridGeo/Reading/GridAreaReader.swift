/// Reads areas that households are assigned to: the grids of a plan, or any polygons that have a code.
public enum GridAreaReader {
  private enum FieldIndex: Int { case code, village, township, county, area }

  private static let contract: [FieldMap.Field] = [
    FieldMap.Field("code", ["grid", "网格编码", "网格编号", "区划代码", "行政区划代码", "adcode", "gnd_code", "geoid", "id"]),
    FieldMap.Field("village", ["村代码"]),
    FieldMap.Field("township", ["乡镇代码"]),
    FieldMap.Field("county", ["县代码"]),
    FieldMap.Field("area_ha"),
  ]

  /// The fields that `ReadingOptions.fields` may name here.
  public static var fieldNames: [String] { contract.map(\.name) }

  /// Reads area by area; holds one at a time.
  ///
  /// - Parameter body: takes each area, in the file's order, with the hectares that the file gives it.
  /// - Returns: counts and notes.
  /// - Throws: `badInput` for a feature without a code or one that is no polygon, and for a shard of a plan; `badCRS`;
  ///   `missingInput`.
  /// - Complexity: O(n) in the bytes.
  static func forEachArea(
    in input: InputSource, options: ReadingOptions, findTransform: TransformFinder? = nil,
    _ body: (GridCodes, Region<Geographic>, Double?) throws(GridGeoError) -> Void
  ) throws(GridGeoError) -> GeoJSONSummary {
    var options = options.needingGeometry
    options.policy = .stop
    var map = FieldMap(contract, overrides: options.fields)
    var names = map
    let isWanted = { (name: String) in names.field(of: name) != nil }
    let summary = try GeoJSONReader.forEachFeature(
      in: input, options: options, findTransform: findTransform, keeping: isWanted
    ) {
      (feature) throws(GridGeoError) in
      guard case .region(let region)? = feature.geometry, !region.isEmpty else {
        throw GridGeoError(
          .badInput, "is not a polygon; households are assigned to areas", at: feature.place)
      }
      _ = map.adopt(feature.properties)
      let values = map.values(of: feature)
      func text(_ field: FieldIndex) -> String {
        guard case let value? = values[field.rawValue], !FieldText.isBlank(value) else { return "" }
        return FieldText.code(value) ?? ""
      }
      var code = text(.code)
      if code.isEmpty { code = feature.id ?? "" }
      guard !code.isEmpty else {
        throw GridGeoError(
          .badInput, "has no code; name the property that holds it with --field code=NAME", at: feature.place)
      }
      try body(
        GridCodes(code: code, village: text(.village), township: text(.township), county: text(.county)),
        region, FieldText.number(text(.area)))
    }
    try PlanReader.refuseShard(summary.members.first { $0.name == "gridgeo" }?.value.plainText, of: input)
    return summary
  }
}
