import GridGeoTestSupport
import Testing

@testable import GridGeo

/// What must hold for any territory, tried on small generated ones.
@Suite struct PartitionPropertyTests {
  static func plan(_ raw: RawSurvey, workers: Int) async throws -> (text: String, result: PartitionResult) {
    let working = try WorkingSurvey(raw.validated(), spread: .auto)
    let options = PartitionOptions(gridCount: .total(TinySurvey.grids), effort: .low)
    let result = try await TerritoryPartition.run(
      try GridCounts.decide(working.tasks, options.gridCount), options: options,
      crew: WorkerCrew(workers: workers, frame: working.frame), progress: nil)
    let provenance = Provenance(
      version: "test", command: "partition", frame: working.frame.projString)
    return (try GridPlanWriter.text(GridPlan(grids: result.grids, provenance: provenance)), result)
  }

  @Test(arguments: [UInt64(3), 4])
  func sameBytesForAnyWorkersAndOrder(seed: UInt64) async throws {
    let raw = try TinySurvey.raw(seed: seed)
    let once = try await Self.plan(raw, workers: 1).text
    for workers in [2, 4] { #expect(try await Self.plan(raw, workers: workers).text == once) }
    var shuffled = raw
    var generator = SeededGenerator(seed: seed, stream: "shuffle")
    generator.shuffle(&shuffled.units)
    generator.shuffle(&shuffled.households)
    generator.shuffle(&shuffled.barriers)
    #expect(try await Self.plan(shuffled, workers: 2).text == once)
  }

  /// Judged by GEOS, which has no part in the making.
  @Test(arguments: [UInt64(5), 6, 7])
  func gridsTileTheirVillages(seed: UInt64) async throws {
    let raw = try TinySurvey.raw(seed: seed)
    let (_, result) = try await Self.plan(raw, workers: 2)
    #expect(result.tilingDefects == 0 && result.misplacedHouseholds == 0)
    let frame = try WorkingFrame(centre: Coordinate(longitude: 101.8, latitude: 35.6))
    let geos = try GEOSContext()
    for village in raw.units where village.level == .village {
      let ground = try village.region.planar(in: frame)
      let grids = try result.grids.filter { $0.village == village.code }.map {
        try $0.region.planar(in: frame)
      }
      let union = try Region.union(of: grids, in: geos, name: village.code)
      #expect(abs(union.area.squareMetres - ground.area.squareMetres) < 1e-3)
      let sum = grids.reduce(0) { $0 + $1.area.squareMetres }
      #expect(abs(sum - union.area.squareMetres) < 1e-3)
      for grid in grids {
        #expect(try grid.validityProblems(in: geos).isEmpty)
        #expect(grid.polygons.count == 1)
      }
    }
  }

  /// Each household is in exactly one grid, and the grids' counts are those of the points in them.
  @Test func countsAreThoseOfThePoints() async throws {
    let raw = try TinySurvey.raw(seed: 8)
    let valid = try raw.validated()
    let (_, result) = try await Self.plan(raw, workers: 2)
    var counted = [Int](repeating: 0, count: result.grids.count)
    for household in valid.households {
      guard let position = household.position else { continue }
      let holders = result.grids.indices.filter { result.grids[$0].region.contains(position) }
      #expect(holders.count == 1)
      for i in holders { counted[i] += 1 }
    }
    #expect(counted == result.grids.map(\.households))
  }

  @Test func writtenPlanReadsBackEqual() async throws {
    let (text, result) = try await Self.plan(try TinySurvey.raw(seed: 9), workers: 2)
    let (reading, _) = try PlanReader.read(InputSource(text: text, name: "plan"))
    #expect(reading.records.map(\.code) == result.grids.map(\.code))
    for (read, grid) in zip(reading.records, result.grids) {
      #expect(read.region == grid.region)
      #expect(read.neighbours == grid.neighbours && read.households == grid.households)
    }
  }

  /// A grid's neighbours name it back, also across village borders.
  @Test func neighboursAreMutual() async throws {
    let (_, result) = try await Self.plan(try TinySurvey.raw(seed: 10), workers: 2)
    let byCode = Dictionary(uniqueKeysWithValues: result.grids.map { ($0.code, $0) })
    var across = 0
    for grid in result.grids {
      #expect(!grid.neighbours.isEmpty)
      for code in grid.neighbours {
        #expect(byCode[code]?.neighbours.contains(grid.code) == true)
        if byCode[code]?.village != grid.village { across += 1 }
      }
    }
    #expect(across > 0)
  }
}
