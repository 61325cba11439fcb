/// Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature or a geometry, or a sequence of them after
/// RFC 8142 or one to a line.
///
/// The text passes through a window and is never held whole. It must be RFC 8259 to the letter; a byte order
/// mark is skipped with a note. `crs` members of the 2008 format are read: WGS 84 and CGCS2000 pass, other
/// systems need a transform. A third number of a position is dropped.
public enum GeoJSONReader {
  /// Reads feature by feature; holds one at a time.
  ///
  /// - Parameters:
  ///   - findTransform: Gives the way to WGS 84 from another system; without it such input is refused.
  ///   - keeping: Says of a property's name whether it is wanted; the values of others are run over. Nil keeps all.
  ///   - body: Takes each feature, in the file's order. What it throws stops the reading.
  /// - Returns: Counts, problems and notes.
  /// - Throws: `badInput` for text that is not GeoJSON, with the byte or the feature; `badCRS`;
  ///   `missingInput`.
  /// - Complexity: O(n) time in the bytes; memory for the largest feature.
  public static func forEachFeature(
    in input: InputSource, options: ReadingOptions = ReadingOptions(), findTransform: TransformFinder? = nil,
    keeping: ((String) -> Bool)? = nil, _ body: (Feature) throws(GridGeoError) -> Void
  ) throws(GridGeoError) -> GeoJSONSummary {
    var parser = try GeoJSONParser(input, options: options, findTransform: findTransform)
    parser.isWanted = keeping
    while let feature = try parser.next() { try body(feature) }
    let summary = parser.summary
    // A copy for a viewer with a shifted map is not where it says, and nothing else tells.
    if options.crs == nil, !options.takesShiftedCopies, let shift = ViewerMark.shift(in: summary) {
      throw GridGeoError(
        .badCRS, "is a copy for a viewer whose map is shifted; use the original, or pass --crs \(shift)",
        at: SourcePlace(file: input.name))
    }
    return summary
  }

  /// Reads all features.
  ///
  /// - Parameter findTransform: Gives the way to WGS 84 from another system; without it such input is
  ///   refused.
  /// - Throws: As `forEachFeature`.
  /// - Complexity: O(n) in the bytes.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions(), findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> FeatureCollection {
    var features: [Feature] = []
    let summary = try forEachFeature(in: input, options: options, findTransform: findTransform) {
      (feature) throws(GridGeoError) in
      features.append(feature)
    }
    return FeatureCollection(features: features, summary: summary)
  }

  /// Whether the first byte that is not white space opens an object or is a record separator.
  ///
  /// - Throws: `missingInput`.
  public static func isGeoJSON(_ input: InputSource) throws(GridGeoError) -> Bool {
    var source = try ByteSource(input, window: 4096)
    _ = try source.refill(keeping: 0)
    var bytes = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let first = bytes.first { !($0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09) }
    return first == 0x7B || first == 0x1E
  }
}
