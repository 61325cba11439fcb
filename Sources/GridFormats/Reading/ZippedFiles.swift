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
    let fitting = paths.filter { path in wanted.contains(ZippedFiles.stem(path)) }
    if fitting.count == 1 { return fitting[0] }
    throw GridGeoError(
      .badInput,
      "holds \(paths.count) files; name one with --layer: \(paths.map { "\"\(ZippedFiles.stem($0))\"" }.joined(separator: ", "))",
      at: name.place)
  }

  private static func stem(_ path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.lastIndex(of: ".").map { file[..<$0] } ?? file)
  }
}
