import CGDAL
import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A foreign file or database table that output goes to.
struct ForeignTarget {
  let name: ForeignName
  let overwrite: Bool
  let gdal: GDALLibrary

  /// - Throws: `cannotWrite` when there is no GDAL or it cannot write the format.
  init(_ target: String, overwrite: Bool) throws(GridGeoError) {
    guard let name = ForeignName(target), name.format.writes else {
      throw GridGeoError(.cannotWrite, "is of no format that is written", at: SourcePlace(file: target))
    }
    try name.checkParts()
    guard name.layerNumber == nil, name.filter == nil else {
      throw GridGeoError(
        .badOption, "an output takes no layerid= and no subset=; name its layer with |layername=",
        at: name.place)
    }
    self.name = name
    self.overwrite = overwrite
    do { gdal = try GDALLibrary.load() } catch {
      throw GridGeoError(.cannotWrite, error.message, at: name.place, underlying: error.underlying)
    }
  }

  // MARK: Writing

  /// Makes the target from a text of the library's.
  ///
  /// - Returns: remarks for the user.
  /// - Throws: `cannotWrite`; then the target is as it was.
  func write(_ text: String) throws(GridGeoError) -> [String] {
    let content: OutputContent
    do { content = try OutputContent(text, gdal: gdal) } catch {
      throw GridGeoError(.cannotWrite, error.message, at: name.place, underlying: error.underlying)
    }
    try refuse(content)
    return name.format.isDatabase ? try writeTable(content) : try writeFile(content)
  }

  private func refuse(_ content: OutputContent) throws(GridGeoError) {
    let oneKind = ["ESRI Shapefile"]
    if oneKind.contains(name.format.driver), content.geometryKind == ForeignLayer.Kind.unknown {
      throw GridGeoError(
        .cannotWrite,
        "a Shapefile holds points, lines or polygons, not several of them; write a GeoPackage (.gpkg)",
        at: name.place)
    }
    if name.format.driver == "FlatGeobuf", content.shapeless > 0 {
      throw GridGeoError(
        .cannotWrite,
        "FlatGeobuf loses features without a shape, and there are \(content.shapeless); write a GeoPackage (.gpkg)",
        at: name.place)
    }
    if name.format.isWorkbook, content.viewer != nil {
      throw GridGeoError(
        .cannotWrite,
        "a workbook has no place to say that its positions are shifted; write a GeoPackage (.gpkg)",
        at: name.place)
    }
    if content.isTable, ["FlatGeobuf", "LIBKML", "MVT", "MapInfo File", "GML"].contains(name.format.driver) {
      throw GridGeoError(
        .cannotWrite, "a table without positions cannot be \(name.format.title); write .csv, .xlsx or .gpkg",
        at: name.place)
    }
  }

  private func writeTable(_ content: OutputContent) throws(GridGeoError) -> [String] {
    // Row by row: what the server refuses is told with its row.
    gdal.call.set_config("PG_USE_COPY", "NO")
    let dataset = try database()
    guard gdal.call.start_transaction(dataset.handle) != 0 else { throw fault("no transaction can be begun") }
    var options = [
      "OVERWRITE=\(overwrite ? "YES" : "NO")", "LAUNDER=NO", "GEOMETRY_NAME=\(free("geom", content))",
      "FID=gridgeo_fid",
    ]
    if let provenance = content.provenance { options.append("DESCRIPTION=\(provenance)") }
    let described = OutputColumns(content, name.format, file: name.place.file ?? "")
    var writer = LayerWriter(gdal, dataset.handle, name.format, content, described, at: name.place)
    do throws(GridGeoError) {
      try writer.write(layer: name.layer ?? "", options: options)
    } catch {
      _ = gdal.call.rollback_transaction(dataset.handle)
      throw error
    }
    gdal.call.reset_error()
    guard gdal.call.commit_transaction(dataset.handle) != 0 else {
      throw fault("the transaction did not end well")
    }
    return writer.notes
  }

  private func writeFile(_ content: OutputContent) throws(GridGeoError) -> [String] {
    let scratch = try ScratchFolder(beside: name.source, for: scratchNames, place: name.place)
    let made = "\(scratch.path)/\(fileName)"
    var notes: [String]
    var kept = Sidecar(provenance: keepsProvenance ? nil : content.provenance, fields: [])
    if name.format.driver == "MVT" {
      notes = try writeTiles(content, to: made, scratch)
    } else {
      let described = OutputColumns(content, name.format, file: name.place.file ?? "")
      if !name.format.isWorkbook { (kept.fields, kept.lists) = (described.shortened, described.lists) }
      if name.format.driver == "LIBKML" {
        try writeKML(content, described, to: made, scratch)
        notes = described.notes
      } else {
        notes = try fill(made, name.format, content, described)
      }
    }
    let isKept = try kept.text != nil
    if let text = try kept.text {
      try AtomicFile.write(text: text, to: "\(scratch.path)/\(fileName).gridgeo.json")
      let what = kept.provenance == nil ? "what its fields are" : "how it was made"
      notes.append("\(sidecar): \(what), which \(name.format.title) has no place for")
    }
    // The main file comes last: what belongs to it is there when it appears.
    let names = try scratch.names(hidden: true).sorted {
      ($0 == fileName ? 1 : 0, $0) < ($1 == fileName ? 1 : 0, $1)
    }
    let folder = ScratchFolder.folder(of: name.source)
    for file in names {
      guard rename("\(scratch.path)/\(file)", "\(folder)/\(file)") == 0 else {
        throw GridGeoError(
          .cannotWrite, "cannot be put in its place", at: name.place,
          underlying: String(cString: strerror(errno)))
      }
    }
    // One that was beside a file of this name says nothing of the new one.
    if overwrite, !isKept { _ = unlink(sidecar) }
    return notes
  }

  /// Creates a dataset and fills it.
  ///
  /// - Returns: remarks for the user.
  private func fill(
    _ path: String, _ format: ForeignFormat, _ content: OutputContent, _ described: OutputColumns
  ) throws(GridGeoError) -> [String] {
    // The same content gives the same bytes: no clock.
    gdal.call.set_config("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z")
    gdal.call.reset_error()
    guard let driver = gdal.call.driver_by_name(format.driver) else { throw fault("has no driver") }
    let made = withCList(datasetOptions(format)) { gdal.call.create(driver, path, $0) }
    guard let made else { throw fault("cannot be made") }
    var writer = LayerWriter(gdal, made, format, content, described, at: name.place)
    writer.isForTiles = name.format.driver == "MVT"
    do throws(GridGeoError) {
      if format.driver == "GPKG", let provenance = content.provenance {
        _ = gdal.call.set_metadata_item(made, "gridgeo", provenance, nil)
      }
      let begun = gdal.call.start_transaction(made) != 0
      try writer.write(layer: layerName, options: layerOptions(format, content))
      if begun, gdal.call.commit_transaction(made) == 0 { throw fault("cannot be written") }
      if format.driver == "GPKG", let qml = LayerStyle(content: content).qml {
        try StyleTable(gdal: gdal, dataset: made).write(qml, layer: layerName)
      }
    } catch {
      _ = gdal.call.close(made)
      throw error
    }
    guard gdal.call.close(made) == 0 else { throw fault("cannot be written to its end") }
    return writer.notes
  }

  /// Vector tiles, from a GeoPackage that GDAL cuts.
  private func writeTiles(
    _ content: OutputContent, to path: String, _ scratch: borrowing ScratchFolder
  ) throws(GridGeoError) -> [String] {
    guard let package = ForeignFormat.all.first(where: { $0.driver == "GPKG" }) else { return [] }
    let between = "\(scratch.path)/.\(layerName).gpkg"
    defer { _ = unlink(between) }
    let described = OutputColumns(content, package, file: name.place.file ?? "")
    let notes = try fill(between, package, content, described)
    gdal.call.reset_error()
    let source = withCList(["GPKG"]) { gdal.call.open(between, 0x44, $0, nil) }
    guard let source else { throw fault("cannot be made") }
    defer { _ = gdal.call.close(source) }
    let arguments = [
      "-f", "MVT", "-dsco", "FORMAT=MBTILES", "-dsco", "MINZOOM=\(ForeignTarget.zooms.lowerBound)", "-dsco",
      "MAXZOOM=\(ForeignTarget.zooms.upperBound)", "-dsco", "NAME=\(layerName)", "-dsco",
      "DESCRIPTION=working material, not a legal boundary"
        + (content.viewer.map { "; positions are shifted for viewers with \($0)" } ?? ""), layerName,
    ]
    let tiles = withCList(arguments) { gdal.call.vector_translate(path, source, $0) }
    guard let tiles, gdal.call.close(tiles) == 0 else { throw fault("the tiles cannot be made") }
    return notes
  }

  /// KML as text, zipped where the name asks for it.
  private func writeKML(
    _ content: OutputContent, _ described: OutputColumns, to path: String, _ scratch: borrowing ScratchFolder
  ) throws(GridGeoError) {
    let isZipped = fileName.lowercased().hasSuffix(".kmz")
    let document = try KMLText(content, fields: described.columns).document(layerName, isZipped: isZipped)
    let plain = "\(scratch.path)/\(ForeignTarget.documentName)"
    try AtomicFile.write(bytes: document, to: plain)
    if isZipped {
      gdal.call.reset_error()
      let isMade = gdal.call.copy_file(plain, "/vsizip/\(path)/doc.kml") != 0
      _ = unlink(plain)
      guard isMade else { throw fault("cannot be zipped") }
    } else if rename(plain, path) != 0 {
      throw fault("cannot be made")
    }
  }

  /// What a KML is called while it is made.
  private static let documentName = ".document"

  /// From a whole country on a screen to a village's yards.
  private static let zooms = 4...13

  private func datasetOptions(_ format: ForeignFormat) -> [String] {
    switch format.driver {
    case "GML": ["FORMAT=GML3.2"]
    default: []
    }
  }

  private func layerOptions(_ format: ForeignFormat, _ content: OutputContent) -> [String] {
    switch format.driver {
    case "ESRI Shapefile": return ["ENCODING=UTF-8"]
    // An index would change the order of the features. Without any, only an index makes a file.
    case "FlatGeobuf": return content.count == 0 ? [] : ["SPATIAL_INDEX=NO"]
    case "GPKG":
      return ["GEOMETRY_NAME=\(free("geom", content))", "FID=\(free("fid", content))"]
    case "MapInfo File":
      // Its positions are whole numbers between these bounds: the nearer they are, the finer the numbers.
      guard let box = content.box else { return ["ENCODING=UTF-8"] }
      return [
        "ENCODING=UTF-8",
        "BOUNDS=\(box.minimum.x - 0.1),\(box.minimum.y - 0.1),\(box.maximum.x + 0.1),\(box.maximum.y + 0.1)",
      ]
    default: return []
    }
  }

  /// A name for a column of the format's own that no property has, in whatever case.
  private func free(_ column: String, _ content: OutputContent) -> String {
    let taken = Set(content.fields.fields.map { $0.name.lowercased() })
    var candidate = column
    while taken.contains(candidate) { candidate = "gridgeo_\(candidate)" }
    return candidate
  }

  /// Packages keep it themselves; workbooks and tiles are for looking at.
  private var keepsProvenance: Bool { ["GPKG", "MVT", "XLSX", "ODS"].contains(name.format.driver) }

  private func fault(_ message: String) -> GridGeoError {
    GridGeoError(.cannotWrite, message, at: name.place, underlying: gdal.lastError)
  }

  // MARK: Names

  var fileName: String {
    name.source.lastIndex(of: "/").map { String(name.source[name.source.index(after: $0)...]) } ?? name.source
  }

  var stem: String {
    let ending = name.format.endings.filter { fileName.lowercased().hasSuffix(".\($0)") }.max {
      $0.count < $1.count
    }
    return ending.map { String(fileName.dropLast($0.count + 1)) } ?? fileName
  }

  private var layerName: String {
    if let layer = name.layer { return layer }
    // A package's layers do not begin with a sign.
    let plain = stem.drop { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return plain.isEmpty ? "layer" : String(plain)
  }

  /// The files that come to be.
  var files: [String] {
    let parts = [
      "shp": ["shx", "dbf", "prj", "cpg"], "tab": ["dat", "id", "map"], "mif": ["mid"], "gml": ["xsd"],
    ]
    let source = name.source
    guard let ending = parts.keys.first(where: { source.lowercased().hasSuffix(".\($0)") }),
      let others = parts[ending]
    else { return [source] }
    let base = String(source.dropLast(ending.count + 1))
    return [source] + others.map { "\(base).\($0)" }
  }

  var sidecar: String { name.sidecar }

  /// What is made on the way, journals of packages among it.
  private var scratchNames: [String] {
    let package =
      switch name.format.driver {
      case "MVT": ".\(layerName).gpkg"
      case "LIBKML": ForeignTarget.documentName
      default: fileName
      }
    let journals = ["GPKG", "MVT"].contains(name.format.driver) ? ["\(package)-journal"] : []
    return (files + [sidecar]).map { $0.split(separator: "/").last.map(String.init) ?? $0 }
      + (package == fileName ? [] : [package]) + journals
  }
}

extension ForeignName {
  /// A small file beside one of a format that has no place for how it was made.
  var sidecar: String { "\(source).gridgeo.json" }
}
