import CGDAL
import GridGeo

/// What a zipped file holds, in folders or not.
struct ZippedFiles {
  /// Paths within the zip of the files that can be opened by themselves.
  let paths: [String]
  private let name: ForeignName

  private static let endings = [
    ".shp", ".gpkg", ".kml", ".gml", ".fgb", ".tab", ".mif", ".dxf", ".xlsx", ".ods",
  ]

  /// - Throws: `badInput` when it is no zip or holds nothing that is read.
  init(_ name: ForeignName, gdal: GDALLibrary) throws(GridGeoError) {
    self.name = name
    var found: [String] = []
    if let list = gdal.call.list_folder("/vsizip/\(name.source)") {
      var i = 0
      while let entry = list[i] {
        found.append(String(cString: entry))
        i += 1
      }
      gdal.call.free_list(list)
    }
    // Macs leave shadows of all files.
    paths = found.filter { path in
      ZippedFiles.endings.contains { path.lowercased().hasSuffix($0) } && !path.hasPrefix("__MACOSX/")
    }.sorted()
    guard !paths.isEmpty else {
      throw GridGeoError(
        .badInput, found.isEmpty ? "is no zip that can be read" : "holds no Shapefile nor other layer",
        at: name.place)
    }
  }

  /// The one file, or the one that is called as a wanted layer.
  ///
  /// - Throws: `badInput` with the names when there are several and none was asked for.
  func chosen(_ wanted: [String]) throws(GridGeoError) -> String {
    if paths.count == 1 { return paths[0] }
    let fitting = paths.filter { path in !ZippedFiles.names(of: path).isDisjoint(with: wanted) }
    if fitting.count == 1 { return fitting[0] }
    throw GridGeoError(
      .badInput,
      "holds \(paths.count) files; name one with --layer: \(paths.map { "\"\(label($0))\"" }.joined(separator: ", "))",
      at: name.place)
  }

  /// What a file may be called: its name without the ending, or its path with or without.
  static func names(of path: String) -> Set<String> {
    let file = path.split(separator: "/").last ?? ""
    return [withoutEnding(String(file)), withoutEnding(path), path]
  }

  /// The shortest of a file's names that is no other file's.
  private func label(_ path: String) -> String {
    let others = Set(paths.filter { $0 != path }.flatMap { ZippedFiles.names(of: $0) })
    let own = ZippedFiles.names(of: path).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    return own.first { !others.contains($0) } ?? path
  }

  private static func withoutEnding(_ path: String) -> String {
    String(path.lastIndex(of: ".").map { path[..<$0] } ?? path[...])
  }
}
