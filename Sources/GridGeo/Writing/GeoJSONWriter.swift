/// Writes a feature collection to a file, feature by feature, without holding it.
///
/// The same features give the same bytes. See `AtomicFile` for what happens to the file.
///
/// ```swift
/// var writer = try GeoJSONWriter("plan.geojson", overwrite: false, provenance: plan.provenance)
/// for grid in plan.grids { try writer.write(OutputFeature(grid)) }
/// try writer.finish()
/// ```
public struct GeoJSONWriter: ~Copyable {
  private var file: AtomicFile
  private var format = GeoJSONText()

  /// - Throws: `cannotWrite`.
  public init(
    _ target: String, overwrite: Bool, provenance: Provenance? = nil
  ) throws(GridGeoError) {
    try self.init(target, overwrite: overwrite, member: provenance?.json)
  }

  /// - Parameter member: what the foreign member `gridgeo` holds.
  /// - Throws: `cannotWrite`.
  init(_ target: String, overwrite: Bool, member: JSONValue?) throws(GridGeoError) {
    var opened = try AtomicFile(target, overwrite: overwrite)
    try format.begin(member: member, into: &opened.text)
    file = opened
  }

  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite; `badInput` for a ring
  ///   round a pole that leaves ±180°.
  /// - Complexity: O(vertices).
  public mutating func write(_ feature: OutputFeature) throws(GridGeoError) {
    try format.append(feature, into: &file.text)
    try file.drain()
  }

  /// Ends the collection and puts the file in its place.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  public consuming func finish() throws(GridGeoError) {
    format.end(into: &file.text)
    try file.commit()
  }

  /// Writes a whole collection.
  ///
  /// - Throws: as `write`.
  public static func write(
    _ features: some Sequence<OutputFeature>, to target: String, overwrite: Bool,
    provenance: Provenance? = nil
  ) throws(GridGeoError) {
    var writer = try GeoJSONWriter(target, overwrite: overwrite, provenance: provenance)
    for feature in features { try writer.write(feature) }
    try writer.finish()
  }

  /// The collection as text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite; `badInput` for a ring round a pole that leaves
  ///   ±180°.
  public static func text(
    _ features: some Sequence<OutputFeature>, provenance: Provenance? = nil
  ) throws(GridGeoError) -> String {
    var text = OutputText()
    var format = GeoJSONText()
    try format.begin(member: provenance?.json, into: &text)
    for feature in features { try format.append(feature, into: &text) }
    format.end(into: &text)
    return text.text
  }
}
