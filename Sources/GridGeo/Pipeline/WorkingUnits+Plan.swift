extension WorkingUnits {
  private struct Shape: Sendable {
    var region: Region<Geographic>
    var area: Area
    var compactness: Double
  }

  /// The parts of a division with their outlines and measures.
  ///
  /// - Throws: `broken` when the outlines do not tile the units' ground; `cancelled`.
  func plan(
    _ division: GraphPlan, within: String?, provenance: Provenance, crew: WorkerCrew
  ) async throws(GridGeoError) -> UnitPlan {
    let count = division.partCount
    let parts = division.parts.map { $0 - 1 }
    let pieces = coverage.rings(parts, count: count).map {
      DividedVillage.Piece(rings: $0, households: 0, persons: 0, load: 0)
    }
    let whole = DividedVillage(
      code: "", pieces: pieces,
      border: coverage.rings([Int32](repeating: 0, count: parts.count), count: 1)[0], insertions: [],
      pieceOfSite: [], baseUnits: parts.count, forcedCrossings: 0)
    let defects = TilingAudit.leftOver(whole)
    guard defects == 0 else {
      throw GridGeoError(
        .broken,
        "the plan fails its audit: \(defects) border edges do not match; please report this with the input")
    }
    let neighbours = PlanAssembly.neighbours([whole])
    let shapes = try await crew.map(pieces) {
      (kit: inout WorkerKit, _: Int, piece: DividedVillage.Piece) throws(GridGeoError) -> Shape in
      let region = Region(latticeRings: piece.rings)
      return Shape(
        region: region, area: region.ellipsoidalArea, compactness: try kit.planar(region).compactness)
    }
    var units = [Int](repeating: 0, count: count)
    var parents = [String?](repeating: nil, count: count)
    let values = within.flatMap { graph.attributes[$0] }
    for (u, part) in parts.enumerated() {
      units[Int(part)] += 1
      parents[Int(part)] = values?[u]
    }
    let deviations = WorkingUnits.deviations(division.loads[0], parents)
    let digits = String(count).count
    func code(_ part: Int) -> String {
      let number = String(part + 1)
      return String(repeating: "0", count: digits - number.count) + number
    }
    return UnitPlan(
      parts: (0..<count).map { part in
        UnitPart(
          number: part + 1, code: code(part), parent: parents[part], unitCount: units[part],
          loads: division.loads.map { $0[part] }, area: shapes[part].area,
          compactness: shapes[part].compactness, neighbours: neighbours[part].map { code(Int($0)) },
          deviationPercent: deviations[part], region: shapes[part].region)
      }, loadNames: graph.loadNames, parentName: within, provenance: provenance)
  }

  /// From the mean of the parts of the same parent, in percent.
  private static func deviations(_ loads: [Double], _ parents: [String?]) -> [Double] {
    var sums: [String?: (load: Double, parts: Double)] = [:]
    for (load, parent) in zip(loads, parents) {
      let sum = sums[parent] ?? (0, 0)
      sums[parent] = (sum.load + load, sum.parts + 1)
    }
    return zip(loads, parents).map { load, parent in
      guard let sum = sums[parent], sum.load > 0 else { return 0 }
      return 100 * (load * sum.parts / sum.load - 1)
    }
  }
}
