import CGDAL
public import GridGeo
import Synchronization

/// Foreign files and databases through GDAL, for `FormatRegistry`.
///
/// ```swift
/// FormatRegistry.install(ForeignFiles())
/// let survey = try await PartitionJob(files: SurveyFiles(territory: "villages.gpkg"), …).run()
/// ```
///
/// GDAL's plug-in is opened on the first foreign file; without it, that file is refused in one line. Text that was read
/// is kept for as long as this value lives, since readers look at input more than once.
public final class ForeignFiles: ForeignFormats {
  public let options: FormatOptions
  private let say: @Sendable (String) -> Void
  private let read = Mutex<[String: ForeignText]>([:])

  /// - Parameter say: takes remarks for the user: the encoding that was found, names that were completed.
  public init(options: FormatOptions = FormatOptions(), say: @escaping @Sendable (String) -> Void = { _ in })
  {
    self.options = options
    self.say = say
  }

  public func reads(_ name: String) -> Bool { ForeignName(name)?.format.reads ?? false }

  public func writes(_ name: String) -> Bool { ForeignName(name)?.format.writes ?? false }

  public func shownName(of name: String) -> String { ForeignName.shown(name) }

  /// The file behind a name: without the layer and condition that may stand behind it.
  public static func path(of name: String) -> String { ForeignName(name)?.source ?? name }

  /// The connections among a program's arguments, each with what to say instead: their words may hold a password.
  public static func connections(in arguments: [String]) -> [(words: String, shown: String)] {
    arguments.compactMap { argument in
      ForeignName.connection(in: argument).map { ($0, ForeignName.shown($0)) }
    }
  }

  public func text(of name: String) throws(GridGeoError) -> ForeignText {
    let (text, notes) = try read.withLock { (read) throws(GridGeoError) -> (ForeignText, [String]) in
      if let known = read[name] { return (known, []) }
      let (text, notes) = try ForeignFiles.read(name, options)
      read[name] = text
      return (text, notes)
    }
    for note in notes { say(note) }
    return text
  }

  private static func read(
    _ name: String, _ options: FormatOptions
  ) throws(GridGeoError) -> (ForeignText, notes: [String]) {
    guard let foreign = ForeignName(name) else {
      throw GridGeoError(.badInput, "is of no foreign format", at: SourcePlace(file: name))
    }
    try foreign.checkParts()
    let gdal: GDALLibrary
    do { gdal = try GDALLibrary.load() } catch {
      var error = error
      error.place = foreign.place
      throw error
    }
    let filter = foreign.filter ?? options.filter
    if filter != nil, foreign.format.isWorkbook {
      throw GridGeoError(
        .badOption,
        "a sheet takes no --where; with several inputs write it behind its own: FILE|subset=CONDITION",
        at: foreign.place)
    }
    let dataset = try ForeignDataset(
      foreign, gdal: gdal, layers: options.layers, encoding: foreign.format.isDrawing ? options.encoding : nil
    )
    var layer = try dataset.chosenLayer(options)
    try layer.readReference(options)
    let beside = foreign.keptBeside
    let provenance = dataset.metadata("gridgeo") ?? layer.provenance ?? beside?.provenance
    var options = options
    options.cutNames = Dictionary(beside?.fields.map { ($0.short, $0.name) } ?? []) { first, _ in first }
    options.listFields = Set(beside?.lists ?? [])
    var text: LayerText
    let bytes: [UInt8]
    if let filter, foreign.format.isShapefile || foreign.format.isDrawing {
      // A condition is compared with text in UTF-8: the encoding of all of the file comes first.
      let found = try LayerColumns(layer, options: options)
      let decoded = try ForeignDataset(
        foreign, gdal: gdal, layers: options.layers,
        encoding: foreign.format.isDrawing ? options.encoding ?? found.drawingEncoding : found.encoding)
      var layer = try decoded.chosenLayer(options)
      try layer.readReference(options)
      try layer.setFilter(filter, words: FilterWords(found, of: layer).bytes(of: filter))
      text = LayerText(layer, options: options, found: found)
      bytes = try text.text(provenance: provenance)
    } else {
      if let filter {
        var words = Array(filter.utf8)
        if !foreign.format.isDatabase {
          let columns = try LayerColumns(layer, options: options)
          try columns.refuseForeignLetters(in: filter, file: foreign)
          words = try FilterWords(columns, of: layer).bytes(of: filter)
        }
        try layer.setFilter(filter, words: words)
      }
      if dataset.isGeography(layer.name) { options.hasCRS = true }
      text = LayerText(layer, options: options)
      bytes = try text.text(provenance: provenance)
    }
    let digest = foreign.format.isDatabase ? nil : try FileDigest.sha256(of: foreign.files)
    return (ForeignText(bytes: bytes, sha256: digest), text.notes)
  }

  public func check(_ target: String, overwrite: Bool) throws(GridGeoError) {
    try ForeignTarget(target, overwrite: overwrite).check()
  }

  public func write(_ text: String, to target: String, overwrite: Bool) throws(GridGeoError) {
    let notes = try ForeignTarget(target, overwrite: overwrite).write(text)
    for note in notes { say(note) }
  }
}

extension ForeignName {
  /// The files that make up the input: of a Shapefile also the table and what is said of them.
  var files: [String] {
    guard format.isShapefile, source.lowercased().hasSuffix(".shp") else { return [source] }
    let stem = String(source.dropLast(4))
    return [source] + ["dbf", "prj", "cpg"].map { "\(stem).\($0)" }
  }
}

extension ForeignName {
  /// Whether a Shapefile has a `.prj` with something in it.
  var hasReference: Bool {
    guard source.lowercased().hasSuffix(".shp") else { return false }
    return (try? InputSource.file("\(source.dropLast(4)).prj").allBytes())?.isEmpty == false
  }
}

extension ForeignName {
  /// The small file beside this one, if there is one.
  fileprivate var keptBeside: Sidecar? {
    guard !format.isDatabase, let bytes = try? InputSource.file(sidecar).allBytes() else { return nil }
    return Sidecar(text: String(decoding: bytes, as: UTF8.self))
  }
}

extension ForeignLayer {
  /// What the library says of how a layer was made, as databases keep it with a table.
  var provenance: String? {
    let text = gdal.call.metadata_item(handle, "DESCRIPTION", nil).map { String(cString: $0) }
    return text.flatMap { $0.hasPrefix("{\"version\":") ? $0 : nil }
  }
}
