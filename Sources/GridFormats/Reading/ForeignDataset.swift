import CGDAL
import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file or database.
struct ForeignDataset: ~Copyable {
  let gdal: GDALLibrary
  let name: ForeignName
  let handle: gg_handle
  /// What the file is called that was found in a zip.
  private let zippedNames: Set<String>

  private static let vector: UInt32 = 0x04
  private static let update: UInt32 = 0x01
  private static let verbose: UInt32 = 0x40

  /// Text of Shapefiles is left as its bytes are.
  ///
  /// - Parameters:
  ///   - layers: names that are wanted, to tell the files of a zip by.
  ///   - encoding: of a Shapefile's or a drawing's text, for GDAL to give it in UTF-8; nil leaves a Shapefile's bytes as
  ///     they are.
  /// - Throws: `missingInput` when it is not there; `badInput` when GDAL cannot read it.
  init(
    _ name: ForeignName, gdal: GDALLibrary, layers: [String] = [], updates: Bool = false,
    encoding: TextEncoding? = nil
  ) throws(GridGeoError) {
    if !name.format.isDatabase { try ForeignDataset.checkFile(name) }
    // The first row of a sheet is not taken for a heading, and a column of numbers not for numbers: what they are
    // is found out from the cells.
    for format in ["XLSX", "ODS"] {
      gdal.call.set_config("OGR_\(format)_HEADERS", "DISABLE")
      gdal.call.set_config("OGR_\(format)_FIELD_TYPES", "STRING")
    }
    // A schema that GDAL finds out is not left beside the user's file.
    let options =
      name.format.isShapefile
      ? ["ENCODING=\(encoding.map(ForeignDataset.name) ?? "")"]
      : name.format.driver == "GML" ? ["WRITE_GFS=NO"] : []
    gdal.call.reset_error()
    // Several drivers may serve one ending: GDAL finds the one by what the file holds.
    let flags = ForeignDataset.vector | ForeignDataset.verbose | (updates ? ForeignDataset.update : 0)
    var path = name.dataset
    var zippedNames: Set<String> = []
    if name.isZip {
      let found = try ZippedFiles(name, gdal: gdal).chosen(name.layer.map { [$0] } ?? layers)
      zippedNames = ZippedFiles.names(of: found)
      path += "/\(found)"
    }
    // A drawing's text is turned into UTF-8 by what the drawing says, unless the user says something else.
    let isDrawing = name.format.isDrawing
    if isDrawing { gdal.call.set_config("DXF_ENCODING", encoding.map(ForeignDataset.name)) }
    let opened = withCList(options) { gdal.call.open(path, flags, nil, $0) }
    if isDrawing { gdal.call.set_config("DXF_ENCODING", nil) }
    guard let opened else { throw ForeignDataset.fault(name, gdal) }
    // GML is looked through on opening, and what is damaged opens as if it ended there.
    if name.format.driver == "GML", gdal.call.last_error_class() >= 3 {
      let fault = ForeignDataset.fault(name, gdal)
      _ = gdal.call.close(opened)
      throw fault
    }
    self.gdal = gdal
    self.name = name
    self.zippedNames = zippedNames
    handle = opened
  }

  deinit { _ = gdal.call.close(handle) }

  /// An encoding as GDAL calls it.
  private static func name(_ encoding: TextEncoding) -> String {
    switch encoding {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .gbk: "CP936"
    }
  }

  private static func checkFile(_ name: ForeignName) throws(GridGeoError) {
    guard access(name.source, F_OK) == 0 else {
      throw GridGeoError(.missingInput, "no such file; check the name", at: name.place)
    }
    guard access(name.source, R_OK) == 0 else {
      throw GridGeoError(.missingInput, "cannot be read: permission denied", at: name.place)
    }
  }

  private static func fault(_ name: ForeignName, _ gdal: GDALLibrary) -> GridGeoError {
    if gdal.call.driver_by_name(name.format.driver) == nil {
      return GridGeoError(
        .missingInput, "this machine's GDAL has no driver for \(name.format.title); see 'gridtool formats'",
        at: name.place)
    }
    if name.format.isDatabase {
      return GridGeoError(
        .missingInput, "cannot be opened; check host, database, user and right", at: name.place,
        underlying: safeReason(gdal))
    }
    return GridGeoError(
      .badInput,
      "is no \(name.format.title) that can be read; open it in the program it comes from and save it again",
      at: name.place, underlying: gdal.lastError)
  }

  /// What the server answered. What the client says of a connection repeats its words, a password among them.
  private static func safeReason(_ gdal: GDALLibrary) -> String? {
    gdal.lastError.flatMap { text in
      ["FATAL", "refused"].contains(where: text.contains) && !text.contains("could not translate")
        ? text : nil
    }
  }

  // MARK: Layers

  /// The names of the layers, in the file's order.
  var layerNames: [String] {
    (0..<gdal.call.layer_count(handle)).compactMap { index in
      gdal.call.layer(handle, index).map { String(c: gdal.call.layer_name($0)) }
    }
    // Tables that hold how layers look, not what is there.
    .filter { $0 != "layer_styles" && $0 != "qgis_projects" }
  }

  /// The layer to read: the only one, or the one that was asked for.
  ///
  /// - Throws: `badInput` with a list of the layers when there are several and none was named, or the named one is
  ///   not there.
  func chosenLayer(_ options: FormatOptions) throws(GridGeoError) -> ForeignLayer {
    let names = layerNames
    guard !names.isEmpty else { throw GridGeoError(.badInput, "holds no layer", at: name.place) }
    if let number = name.layerNumber { return try layer(number) }
    // A name that was meant for the zip's file is none of a layer.
    let wanted = (name.layer.map { [$0] } ?? options.layers).filter {
      names.contains($0) || !zippedNames.contains($0)
    }
    let found = wanted.filter { names.contains($0) || (name.format.isDatabase && layer(named: $0) != nil) }
    if found.count > 1 {
      throw GridGeoError(
        .badOption, "layers \(quoted(found)) are both here; name one behind the file: FILE|layername=NAME",
        at: name.place
      )
    }
    if let only = found.first { return try layer(only) }
    if wanted.isEmpty, names.count == 1 { return try layer(names[0]) }
    if wanted.isEmpty, let all = try joined(names) { return all }
    let list =
      try names.prefix(30).map { (name) throws(GridGeoError) in try layer(name).description }
      .joined(separator: ", ") + (names.count > 30 ? ", …" : "")
    if wanted.isEmpty {
      throw GridGeoError(
        .badInput, "holds \(names.count) layers; name one with --layer: \(list)", at: name.place)
    }
    throw GridGeoError(
      .badInput, "has no layer \(quoted(wanted)); it has \(list)", at: name.place)
  }

  /// The folders of a KML as one layer, where all have the same fields.
  private func joined(_ names: [String]) throws(GridGeoError) -> ForeignLayer? {
    guard name.format.driver == "LIBKML" else { return nil }
    var first = try layer(names[0])
    for name in names.dropFirst() {
      let next = try layer(name)
      guard next.fields.map(\.rawName) == first.fields.map(\.rawName),
        next.fields.map(\.type) == first.fields.map(\.type)
      else { return nil }
      first.others.append(next.handle)
    }
    return first
  }

  private func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }

  private func layer(named name: String) -> gg_handle? { gdal.call.layer_by_name(handle, name) }

  private func layer(_ number: Int) throws(GridGeoError) -> ForeignLayer {
    let count = Int(gdal.call.layer_count(handle))
    guard number < count, let found = gdal.call.layer(handle, Int32(number)) else {
      throw GridGeoError(
        .badInput, "has no layer \(number); it has \(count), counted from 0", at: name.place)
    }
    return ForeignLayer(gdal: gdal, handle: found, name: String(c: gdal.call.layer_name(found)), file: name)
  }

  private func layer(_ name: String) throws(GridGeoError) -> ForeignLayer {
    guard let found = layer(named: name) else {
      throw GridGeoError(.badInput, "layer \"\(name)\" cannot be read", at: self.name.place)
    }
    return ForeignLayer(gdal: gdal, handle: found, name: name, file: self.name)
  }

  /// Whether a table of a database has geography, which is degrees on WGS 84 even where it says no system.
  func isGeography(_ table: String) -> Bool {
    guard name.format.isDatabase, let last = table.split(separator: ".").last else { return false }
    let literal = last.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    let statement = "SELECT 1 AS found FROM geography_columns WHERE f_table_name = '\(literal)'"
    guard let result = gdal.call.execute_sql(handle, statement) else { return false }
    defer { gdal.call.release_result(handle, result) }
    guard let row = gdal.call.layer_next(result) else { return false }
    gdal.call.feature_destroy(row)
    return true
  }

  /// A text that the file keeps beside its layers.
  func metadata(_ key: String) -> String? {
    gdal.call.metadata_item(handle, key, nil).map { String(cString: $0) }
  }
}
