/// Grids as they are read for an index: labels and rings, in order of code.
struct GridAreas: ~Copyable {
  private(set) var labels: [GridCodes] = []
  /// In the order of the labels; empty where nobody asked for them.
  private(set) var outlines: [GridOutline] = []
  private var rings = GridRings()
  private let input: InputFile
  private let notes: [String]

  /// Reads them, on several processors where the file is large and has a feature to a line.
  ///
  /// - Parameters:
  ///   - outlines: whether to keep what tells one outline from another.
  ///   - hashes: take the SHA-256 of the file.
  /// - Throws: `missingInput`; `badInput` for a feature that is no polygon or has no code, and for a code that
  ///   stands twice; `badCRS`; `cancelled`.
  static func read(
    _ path: String, reading: SurveyReading = SurveyReading(), outlines: Bool, hashes: Bool = false,
    workers: Int
  ) async throws(GridGeoError) -> GridAreas {
    let source = InputSource(path)
    let options = ReadingOptions(
      policy: .stop, fields: reading.fields.filter { GridAreaReader.fieldNames.contains($0.key) },
      hashes: hashes)
    try PlanReader.refuseTable(source)
    let pieces = try await pieces(source, options, outlines, workers)
    let read = if let pieces { pieces } else { [try GridPiece(source, options, outlines: outlines)] }
    return try GridAreas(read, source)
  }

  /// The file in pieces; nil when it is better read as a whole: small, or not a feature to a line, or something in it
  /// is to be told, which only the whole file tells rightly.
  private static func pieces(
    _ source: InputSource, _ options: ReadingOptions, _ outlines: Bool, _ workers: Int
  ) async throws(GridGeoError) -> [GridPiece]? {
    guard workers > 1, !options.hashes, case .file(let path) = source, !source.isForeign,
      ByteSource.isRepeatable(source)
    else {
      return nil
    }
    let size = max(1 << 20, min(1 << 23, (ByteSource.size(of: source) ?? 0) / (4 * workers)))
    guard let chunks = try FeatureChunks(path, size: size) else { return nil }
    do {
      let pieces = try await parallelMap(Array(0..<chunks.count), workers: workers, blockSize: 1) {
        (_: inout WorkerKit, _, i) throws(GridGeoError) in
        try GridPiece(try chunks.source(i), options, outlines: outlines)
      }
      return pieces.allSatisfy { $0.notes.isEmpty } ? pieces : nil
    } catch {
      if error.code == .cancelled { throw error }
      return nil
    }
  }

  private init(_ pieces: consuming [GridPiece], _ source: InputSource) throws(GridGeoError) {
    var labels: [GridCodes] = []
    var outlines: [GridOutline] = []
    var rings = GridRings(reserving: pieces.reduce(0) { $0 + $1.vertices.count })
    input = InputFile(role: "grids", name: source.lastComponent, sha256: pieces.first?.sha256 ?? "")
    notes = pieces.flatMap(\.notes)
    for i in pieces.indices {
      labels += pieces[i].labels
      outlines += pieces[i].outlines
      pieces[i].append(to: &rings)
      // Of a large plan a second copy would be half the memory.
      pieces[i] = GridPiece()
    }
    guard !labels.isEmpty else {
      throw GridGeoError(
        .badInput, "holds no grids; name a plan as 'gridtool partition' writes it",
        at: SourcePlace(file: source.name))
    }
    let isSorted = zip(labels, labels.dropFirst()).allSatisfy { StableOrder.precedes($0.code, $1.code) }
    if !isSorted {
      let order = labels.indices.sorted { a, b in
        labels[a].code == labels[b].code ? a < b : StableOrder.precedes(labels[a].code, labels[b].code)
      }
      for (a, b) in zip(order, order.dropFirst()) where labels[a].code == labels[b].code {
        throw GridGeoError(
          .badInput,
          "has the code of feature \(a + 1); make them one feature, or name another property with --field code=NAME",
          at: SourcePlace(file: source.name, feature: b + 1, id: labels[b].code))
      }
      labels = order.map { labels[$0] }
      if !outlines.isEmpty { outlines = order.map { outlines[$0] } }
      rings = rings.reordered(order)
    }
    self.labels = labels
    self.outlines = outlines
    self.rings = rings
  }

  /// The index of all grids.
  consuming func plan(workers: Int) async throws(GridGeoError) -> AssignPlan {
    let (labels, outlines, input, notes) = (labels, outlines, input, notes)
    let index = try await GridIndexBuilding(rings).index(workers: workers)
    return AssignPlan(labels: labels, index: index, input: input, notes: notes, outlines: outlines)
  }

  /// The index of some grids, numbered as they stand in `chosen`.
  consuming func plan(of chosen: [Int], workers: Int) async throws(GridGeoError) -> AssignPlan {
    let some = chosen.map { labels[$0] }
    let someOutlines = chosen.map { outlines[$0] }
    let input = input
    let index = try await GridIndexBuilding(rings.reordered(chosen)).index(workers: workers)
    return AssignPlan(labels: some, index: index, input: input, outlines: someOutlines)
  }
}
