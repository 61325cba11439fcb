/// The grids that households are assigned to, ready for lookups: read from a plan, or from any polygons that
/// have a code.
public struct AssignPlan: Sendable {
  /// In order of code, as the index numbers them.
  public let labels: [GridCodes]
  public let index: GridIndex
  /// What the index was made of.
  let input: InputFile
  let notes: [String]
  /// Outlines in the order of the labels; empty where nobody asked for them.
  let outlines: [GridOutline]

  init(
    labels: [GridCodes], index: GridIndex, input: InputFile, notes: [String] = [],
    outlines: [GridOutline] = []
  ) {
    self.outlines = outlines
    self.labels = labels
    self.index = index
    self.input = input
    self.notes = notes
  }

  /// Reads the grids and makes their index, or maps one that was saved.
  ///
  /// - Parameters:
  ///   - workers: how many may build at once; nil for all processors.
  ///   - hashes: take the SHA-256 of the file, for provenance.
  /// - Throws: `missingInput`; `badInput` for a feature that is no polygon or has no code, and for a code that
  ///   stands twice; `badCRS`; `cancelled`.
  public static func read(
    _ path: String, reading: SurveyReading = SurveyReading(), workers: Int? = nil, hashes: Bool = false
  ) async throws(GridGeoError) -> AssignPlan {
    if SavedIndex.isOne(path) { return try SavedIndex.read(path) }
    let areas = try await GridAreas.read(
      path, reading: reading, outlines: false, hashes: hashes, workers: workers ?? availableWorkers())
    return try await areas.plan(workers: workers ?? availableWorkers())
  }
}
