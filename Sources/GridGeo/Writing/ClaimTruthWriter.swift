/// Writes what was planted among drawn claims as JSON, one entry a line.
public enum ClaimTruthWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  /// - Complexity: O(entries).
  public static func write(
    _ truth: ClaimTruth, to target: String, overwrite: Bool, provenance: Provenance? = nil
  ) throws(GridGeoError) {
    var file = try AtomicFile(target, overwrite: overwrite)
    try append(truth, provenance, to: &file.text)
    try file.commit()
  }

  /// The same as text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite.
  public static func text(
    _ truth: ClaimTruth, provenance: Provenance? = nil
  ) throws(GridGeoError) -> String {
    var text = OutputText()
    try append(truth, provenance, to: &text)
    return text.text
  }

  private static func append(
    _ truth: ClaimTruth, _ provenance: Provenance?, to text: inout OutputText
  ) throws(GridGeoError) {
    text.append("{" as StaticString)
    if let provenance {
      text.append("\"gridgeo\":" as StaticString)
      try text.append(json: provenance.json)
      text.append(",\n" as StaticString)
    }
    try append("planted", truth.planted.map(planted), to: &text)
    text.append(",\n" as StaticString)
    try append("duplicates", truth.duplicates.map(duplicate), to: &text)
    text.append(",\n" as StaticString)
    try append("borders", truth.borders.map(border), to: &text)
    text.append(",\n" as StaticString)
    try append("noise", truth.noise.map(noise), to: &text)
    text.append("}\n" as StaticString)
  }

  private static func append(
    _ name: String, _ entries: [JSONValue], to text: inout OutputText
  ) throws(GridGeoError) {
    text.append(jsonString: name)
    text.append(":[" as StaticString)
    for (i, entry) in entries.enumerated() {
      text.append(i == 0 ? "\n" as StaticString : ",\n")
      try text.append(json: entry)
    }
    text.append("]" as StaticString)
  }

  private static func texts(_ values: [String]) -> JSONValue { .array(values.map { .text($0) }) }

  private static func position(_ c: Coordinate<Geographic>) -> JSONValue {
    .array([.rounded(c.longitude, decimals: 7), .rounded(c.latitude, decimals: 7)])
  }

  private static func planted(_ entry: ClaimTruth.Planted) -> JSONValue {
    .object([
      JSONMember("id", .text(entry.id)),
      JSONMember("kind", .text(entry.kind.rawValue)),
      JSONMember("parties", texts(entry.parties)),
      JSONMember("pairs", .array(entry.pairs.map(texts))),
      JSONMember("claims", texts(entry.claims)),
      JSONMember("season", .text(entry.days.description)),
      JSONMember("area_m2", .rounded(entry.area.squareMetres, decimals: 1)),
      JSONMember("depth_m", .rounded(entry.depth.metres, decimals: 1)),
      JSONMember("place", position(entry.point)),
      JSONMember(
        "outline",
        .array(
          entry.region.polygons.map { polygon in
            .array(polygon.rings.map { .array($0.coordinates.map(position)) })
          })),
    ])
  }

  private static func duplicate(_ entry: ClaimTruth.Duplicate) -> JSONValue {
    .object([JSONMember("claims", texts(entry.claims)), JSONMember("parties", texts(entry.parties))])
  }

  private static func border(_ entry: ClaimTruth.SharedBorder) -> JSONValue {
    .object([
      JSONMember("parties", texts(entry.parties)),
      JSONMember("length_m", .rounded(entry.length.metres, decimals: 0)),
    ])
  }

  private static func noise(_ entry: ClaimTruth.Noise) -> JSONValue {
    .object([
      JSONMember("claim", .text(entry.claim)), JSONMember("sigma_m", .number(entry.accuracy.metres)),
    ])
  }
}
