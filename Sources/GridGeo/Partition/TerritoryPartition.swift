/// The compute stage: villages with their sites in, grids out.
enum TerritoryPartition {
  private struct Divided: Sendable {
    var village: PlacedVillage
    var misplaced: Int
  }

  private struct Shape: Sendable {
    var region: Region<Geographic>
    var area: Area
    var compactness: Double
  }

  /// - Parameters:
  ///   - tasks: sorted by village code, with their grid counts.
  ///   - unitRings: rings of given base units for each task; empty without.
  /// - Throws: `infeasible` from a village that cannot be divided as wished; `native`; `cancelled`.
  static func run(
    _ tasks: [VillageTask], unitRings: [[[[LatticePoint]]]] = [], options: PartitionOptions,
    crew: WorkerCrew, progress: ProgressHandler?
  ) async throws(GridGeoError) -> PartitionResult {
    let divided = try await divide(
      tasks, unitRings: unitRings, options: options, crew: crew, progress: progress)
    return try await assemble(divided.villages, misplaced: divided.misplaced, crew: crew)
  }

  /// Divides each village by itself.
  ///
  /// - Returns: the villages in the order of the tasks, and how many households are outside their grid.
  /// - Throws: as `run`.
  static func divide(
    _ tasks: [VillageTask], unitRings: [[[[LatticePoint]]]], options: PartitionOptions, crew: WorkerCrew,
    progress: ProgressHandler?
  ) async throws(GridGeoError) -> (villages: [PlacedVillage], misplaced: Int) {
    let count = tasks.count
    let report: @Sendable (Int) -> Void = {
      progress?(ProgressEvent(stage: "divide", done: $0, total: count))
    }
    let divided = try await crew.map(tasks, blockSize: 1, progress: report) {
      (kit: inout WorkerKit, i: Int, task: VillageTask) throws(GridGeoError) -> Divided in
      let ground = try withSites(task, &kit)
      let village = try VillageDivider.divide(
        ground, unitRings: unitRings.isEmpty ? [] : unitRings[i], into: task.gridCount, options: options,
        kit: &kit)
      return Divided(
        village: PlacedVillage(
          division: village, township: task.township, county: task.county,
          isSpread: task.ground.sites.isEmpty && task.spreadHouseholds > 0,
          isSpreadOverPoints: task.isSpreadOverPoints),
        misplaced: unitRings.isEmpty ? TilingAudit.misplacedSites(village, ground.sites) : 0)
    }
    return (divided.map(\.village), divided.reduce(0) { $0 + $1.misplaced })
  }

  /// Puts divided villages together: common borders, neighbours, codes, measures.
  ///
  /// - Parameter placed: sorted by village code.
  /// - Throws: `native`, `cancelled`.
  static func assemble(
    _ placed: [PlacedVillage], misplaced: Int, crew: WorkerCrew
  ) async throws(GridGeoError) -> PartitionResult {
    var villages = placed.map(\.division)
    PlanAssembly.stitch(&villages)
    let neighbours = PlanAssembly.neighbours(villages)
    let defects = villages.reduce(0) { $0 + TilingAudit.leftOver($1) }
    let shapes = try await crew.map(
      villages.flatMap(\.pieces)
    ) { (kit: inout WorkerKit, _: Int, piece: DividedVillage.Piece) throws(GridGeoError) -> Shape in
      let region = Region(latticeRings: piece.rings)
      let planar = try kit.planar(region)
      let perimeter = planar.perimeter.metres
      return Shape(
        region: region, area: region.ellipsoidalArea,
        compactness: perimeter > 0 ? 4 * .pi * planar.area.squareMetres / (perimeter * perimeter) : 0)
    }
    return described(placed, villages, shapes, neighbours, defects: defects, misplaced: misplaced)
  }

  /// The ground with sample sites where its households are known only by number.
  static func withSites(
    _ task: VillageTask, _ kit: inout WorkerKit
  ) throws(GridGeoError) -> DivisionGround {
    var ground = task.ground
    guard ground.sites.isEmpty, task.spreadHouseholds > 0 else { return ground }
    let corners = try kit.planar(LatticeFrame.corners(around: ground).map(\.coordinate))
    let points = SampleSites.inside(
      ground.rings, wanted: task.gridCount * SampleSites.perGrid, steps: LatticeFrame(corners).steps)
    ground.sites = points.map { DivisionGround.Site(position: $0, load: 1, persons: 0, households: 0) }
    ground.spread(households: task.spreadHouseholds, persons: task.spreadPersons)
    return ground
  }

  private static func described(
    _ placed: [PlacedVillage], _ villages: [DividedVillage], _ shapes: [Shape], _ neighbours: [[Int32]],
    defects: Int, misplaced: Int
  ) -> PartitionResult {
    let codes = villages.flatMap { village in
      village.pieces.indices.map { village.code + sequence($0 + 1) }
    }
    var grids: [Grid] = []
    var figures: [VillageFigures] = []
    for (place, village) in zip(placed, villages) {
      let loads = village.pieces.map(\.load)
      let mean = loads.reduce(0, +) / Double(loads.count)
      let first = grids.count
      for piece in village.pieces {
        let i = grids.count
        grids.append(
          Grid(
            code: codes[i], village: village.code, township: place.township, county: place.county,
            households: piece.households, persons: piece.persons, load: piece.load, area: shapes[i].area,
            compactness: shapes[i].compactness, neighbours: neighbours[i].map { codes[Int($0)] }.sorted(),
            deviationPercent: mean > 0 ? 100 * (piece.load - mean) / mean : 0, region: shapes[i].region))
      }
      let own = grids[first...]
      let sorted = loads.sorted()
      let middle = sorted.count / 2
      figures.append(
        VillageFigures(
          code: village.code, grids: own.count, households: own.reduce(0) { $0 + $1.households },
          load: loads.reduce(0, +), minimumLoad: sorted[0],
          medianLoad: sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
          maximumLoad: sorted[sorted.count - 1],
          meanDeviationPercent: own.reduce(0) { $0 + abs($1.deviationPercent) } / Double(own.count),
          meanCompactness: own.reduce(0) { $0 + $1.compactness } / Double(own.count),
          baseUnits: village.baseUnits, forcedCrossings: village.forcedCrossings,
          isSpread: place.isSpread))
    }
    return PartitionResult(
      grids: grids, villages: figures, tilingDefects: defects, misplacedHouseholds: misplaced)
  }

  /// Three digits.
  private static func sequence(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
