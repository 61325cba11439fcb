import GridGeo

/// The name of a foreign file or database as the user gives it: a path or `PG:` string, with the layer and filter that
/// QGIS writes behind a bar: `data.gpkg|layername=villages|subset=level = 'village'`, or `data.gpkg|layerid=0`.
struct ForeignName: Hashable {
  /// The whole text, for messages.
  let given: String
  /// The path, or the connection behind `PG:`.
  let source: String
  var layer: String?
  /// The layer's number in the file, from 0.
  private(set) var layerNumber: Int?
  var filter: String?
  /// What stands behind a bar and is not understood.
  private(set) var unknown: String?
  let format: ForeignFormat

  /// What to call a text of the command line that may be a connection, even one that is not understood.
  static func shown(_ text: String) -> String {
    if let name = ForeignName(text) { return name.shown }
    return connection(in: text) != nil ? "database" : text
  }

  /// The words of a connection in an argument: all of it, or what stands behind an option's `=`.
  static func connection(in argument: String) -> String? {
    let value =
      argument.hasPrefix("-")
      ? argument.firstIndex(of: "=").map { String(argument[argument.index(after: $0)...]) } ?? "" : argument
    let lower = value.lowercased()
    return ["pg:", "postgresql://", "postgres://"].contains(where: lower.hasPrefix) ? value : nil
  }

  /// Nil for a name that is none of a foreign format.
  init?(_ given: String) {
    var parts = given.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let source = parts.removeFirst()
    guard let format = ForeignName.format(of: source) else { return nil }
    while !parts.isEmpty {
      let part = parts.removeFirst()
      if let value = ForeignName.value(part, of: "layername") {
        layer = value
      } else if let value = ForeignName.value(part, of: "layerid"), let number = Int(value), number >= 0 {
        layerNumber = number
      } else if let value = ForeignName.value(part, of: "subset") {
        // A condition comes last and may have bars of its own.
        filter = ([value] + parts).joined(separator: "|")
        parts = []
      } else {
        unknown = unknown ?? part
      }
    }
    self.given = given
    self.source = source
    self.format = format
  }

  /// - Throws: `badOption` when something else than a layer and a condition stands behind the name.
  func checkParts() throws(GridGeoError) {
    guard let unknown else { return }
    // What stands behind a connection may be the end of its password.
    let part = format.isDatabase ? "what stands behind the bar" : "\"|\(unknown)\""
    throw GridGeoError(
      .badOption, "\(part) is not understood; only layername=, layerid= and subset= stand behind a bar",
      at: place)
  }

  private static func value(_ part: String, of key: String) -> String? {
    part.lowercased().hasPrefix("\(key)=") ? String(part.dropFirst(key.count + 1)) : nil
  }

  private static func format(of source: String) -> ForeignFormat? {
    if ["PG:", "postgresql://", "postgres://"].contains(where: source.hasPrefix) {
      return ForeignFormat.all.first(where: \.isDatabase)
    }
    let name = source.suffix(longest).lowercased()
    return endings.first { name.hasSuffix($0.ending) }?.format
  }

  /// The longest ending first: "a.shp.zip" is written as a Shapefile.
  private static let endings = ForeignFormat.all.flatMap { format in
    format.endings.map { (ending: ".\($0)", format: format) }
  }.sorted { ($1.ending.utf8.count, $0.ending) < ($0.ending.utf8.count, $1.ending) }

  private static let longest = endings.map(\.ending.count).max() ?? 0

  /// What GDAL opens: a zipped file through its own file system.
  var dataset: String {
    if source.hasPrefix("postgres") { return "PG:\(source)" }
    return isZip ? "/vsizip/\(source)" : source
  }

  /// A zip with anything in it. One called ".shp.zip" or ".shz" is a Shapefile to GDAL.
  var isZip: Bool { format.endings == ["zip"] }

  /// The name in messages. A connection's words may hold a password and are not said.
  var shown: String {
    guard format.isDatabase else { return source }
    return layer.map { "database table \($0)" } ?? "database"
  }

  var place: SourcePlace { SourcePlace(file: shown) }
}
