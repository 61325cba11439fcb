/// Grids as they are read for an index: labels and rings, in order of code.
struct GridAreas: ~Copyable {
  private(set) var labels: [GridCodes] = []
  /// In the order of the labels; empty where nobody asked for them.
  private(set) var outlines: [GridOutline] = []
  private var rings = GridRings()
  private let input: InputFile
  private let notes: [String]

  /// - Parameters:
  ///   - outlines: whether to keep what tells one outline from another.
  ///   - hashes: take the SHA-256 of the file.
  /// - Throws: `missingInput`; `badInput` for a feature that is no polygon or has no code, and for a code that
  ///   stands twice; `badCRS`.
  init(
    _ path: String, reading: SurveyReading = SurveyReading(), outlines keepsOutlines: Bool,
    hashes: Bool = false
  ) throws(GridGeoError) {
    let source = InputSource(path)
    var rings = GridRings()
    var labels: [GridCodes] = []
    var outlines: [GridOutline] = []
    let options = ReadingOptions(
      policy: .stop, fields: reading.fields.filter { GridAreaReader.fieldNames.contains($0.key) },
      hashes: hashes)
    let summary = try GridAreaReader.forEachArea(in: source, options: options) {
      (label, region, hectares) throws(GridGeoError) in
      labels.append(label)
      if keepsOutlines { outlines.append(GridOutline(region, hectares: hectares)) }
      rings.append(region)
    }
    guard !labels.isEmpty else {
      throw GridGeoError(
        .badInput, "holds no grids; name a plan as 'gridtool partition' writes it",
        at: SourcePlace(file: path))
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
          at: SourcePlace(file: path, feature: b + 1, id: labels[b].code))
      }
      labels = order.map { labels[$0] }
      if keepsOutlines { outlines = order.map { outlines[$0] } }
      rings = rings.reordered(order)
    }
    self.labels = labels
    self.outlines = outlines
    self.rings = rings
    input = InputFile(role: "grids", name: source.lastComponent, sha256: summary.sha256 ?? "")
    notes = summary.notes
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
