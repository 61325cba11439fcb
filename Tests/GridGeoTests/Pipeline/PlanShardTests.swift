import Foundation
import GridGeoTestSupport
import Testing

@testable import GridGeo

/// Shards as files, with villages shared out in any way: what is put together is what one run makes.
@Suite struct PlanShardTests {
  /// The plan of one run, and the same villages in shards on disk.
  private struct Made {
    let folder: TemporaryFolder
    var plan: GridPlan
    var paths: [String]
  }

  private static func made(seed: UInt64, count: Int) async throws -> Made {
    let raw = try TinySurvey.raw(seed: seed)
    let valid = try raw.validated()
    let working = try WorkingSurvey(valid, spread: .auto)
    let options = PartitionOptions(gridCount: .total(TinySurvey.grids), effort: .low)
    let tasks = try GridCounts.decide(working.tasks, options.gridCount)
    let crew = WorkerCrew(workers: 2, frame: working.frame)
    let divided = try await TerritoryPartition.divide(
      tasks, unitRings: [], options: options, crew: crew, progress: nil
    ).villages
    let result = try await TerritoryPartition.assemble(divided, misplaced: 0, crew: crew)
    let read = [SummaryFigure("households_read", .count(raw.households.count))]
    let whole = Provenance(
      version: GridGeo.version, command: "partition", options: [("grids", "15")], seed: 1,
      frame: working.frame.projString, inputs: [InputFile(role: "territory", name: "t", sha256: "00")])
    var plan = GridPlan(grids: result.grids, provenance: whole)
    plan.provenance.summary = PlanSummary.figures(
      result, read: read, placed: working.placedHouseholds, overPoints: 0, tolerance: 0.02)
    var generator = SeededGenerator(seed: seed, stream: "shards")
    var shares = [[Int]](repeating: [], count: count)
    for i in divided.indices { shares[generator.next(below: count)].append(i) }
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (i, own) in shares.enumerated() {
      let villages = own.map { divided[$0] }
      let shard = PlanShard(
        shard: try #require(Shard(number: i + 1, of: count)),
        townships: villages.map(\.division.code), whole: whole, read: read, villageTotal: tasks.count,
        gridTotal: result.grids.count, placedTotal: working.placedHouseholds, tolerance: 0.02,
        villages: villages)
      var part = try await TerritoryPartition.assemble(villages, misplaced: 0, crew: crew)
      for (g, piece) in villages.flatMap(\.division.pieces).enumerated() {
        part.grids[g].region = Region(latticeRings: piece.rings)
      }
      paths.append(folder.file("\(i).geojson"))
      try shard.write(part.grids, summary: [], to: paths[i], overwrite: false)
    }
    return Made(folder: folder, plan: plan, paths: paths)
  }

  @Test(arguments: [(UInt64(1), 1), (2, 2), (3, 3), (4, 6), (5, 9)])
  func mergedIsWhatOneRunMakes(seed: UInt64, count: Int) async throws {
    let made = try await Self.made(seed: seed, count: count)
    let text = try GridPlanWriter.text(made.plan)
    for workers in [1, 2] {
      let merged = try await MergePlanJob(shards: made.paths.reversed(), workers: workers).run()
      #expect(try GridPlanWriter.text(merged.plan) == text)
    }
  }

  /// A shard is read back as it was, whatever its rings.
  @Test func oddRingsAreKept() async throws {
    func ring(_ points: [(Int32, Int32)]) -> [LatticePoint] { points.map { LatticePoint(x: $0.0, y: $0.1) } }
    // Over the antimeridian, with a ring of no area, and plain with a hole.
    let (west, east) = (Int32(1_799_990_000), Int32(1_800_010_000))
    let pieces: [[[LatticePoint]]] = [
      [ring([(west, 0), (east, 0), (east, 50_000), (west, 50_000), (west, 0)])],
      [ring([(0, 0), (90, 0), (90, 90), (0, 0)]), ring([(200, 0), (300, 0), (400, 0), (200, 0)])],
      [
        ring([(0, 0), (9000, 0), (9000, 9000), (0, 9000), (0, 0)]),
        ring([(10, 10), (10, 90), (90, 90), (90, 10), (10, 10)]),
      ],
    ]
    let village = PlacedVillage(
      division: DividedVillage(
        code: "990101101001",
        pieces: pieces.map {
          DividedVillage.Piece(rings: $0, households: 3, persons: 7, load: 0.1 + 0.2)
        }, border: pieces[0],
        insertions: [
          Outlines.Insertion(
            from: LatticePoint(x: 0, y: 0), to: LatticePoint(x: 9, y: -9), point: LatticePoint(x: 5, y: -5))
        ], pieceOfSite: [], baseUnits: 12, forcedCrossings: 1),
      township: "990101101", county: "990101", isSpread: true, isSpreadOverPoints: false)
    let grids = pieces.enumerated().map { i, rings in
      Grid(
        code: "99010110100100\(i + 1)", village: "990101101001", township: "990101101", county: "990101",
        households: 3, persons: 7, load: 0.3, area: .squareMetres(1), compactness: 0.5, neighbours: [],
        deviationPercent: 0, region: Region(latticeRings: rings))
    }
    let shard = PlanShard(
      shard: try #require(Shard(number: 1, of: 1)), townships: ["990101101"],
      whole: Provenance(version: GridGeo.version, command: "partition"), read: [], villageTotal: 1,
      gridTotal: 3, placedTotal: 9, tolerance: 0.1, villages: [village])
    let folder = try TemporaryFolder()
    try shard.write(grids, summary: [], to: folder.file("s.geojson"), overwrite: false)
    let read = try PlanShard.read(folder.file("s.geojson"))
    let back = try #require(read.villages.first)
    #expect(Set(back.division.pieces[0].rings) == Set(pieces[0]))
    #expect(Set(back.division.pieces[1].rings) == Set(pieces[1]))
    #expect(back.division.pieces[2].rings.count == 2)
    #expect(back.division.pieces.allSatisfy { $0.load == 0.1 + 0.2 && $0.households == 3 && $0.persons == 7 })
    #expect(back.division.border == pieces[0])
    #expect(back.division.insertions == village.division.insertions)
    #expect(back.isSpread && !back.isSpreadOverPoints && back.township == "990101101")
    #expect(back.division.baseUnits == 12 && back.division.forcedCrossings == 1)
    #expect(read.tolerance == 0.1 && read.placedTotal == 9)
  }

  /// One digit of anything that a merge takes over is noticed.
  @Test func aChangedShardIsRefused() async throws {
    let made = try await Self.made(seed: 6, count: 1)
    let text = try String(contentsOfFile: made.paths[0], encoding: .utf8)
    _ = try PlanShard.read(made.paths[0])
    for (old, new) in [
      ("\"households\":", "\"households\":1"), ("\"loads\":[", "\"loads\":[1"), ("[[101.", "[[102."),
      ("\"border\":[[1", "\"border\":[[2"),
      ("\"county\":\"990101\",\"spread", "\"county\":\"990102\",\"spread"), ("\"loads\":[", "\"loads\":[0,"),
      ("\"of\":1", "\"of\":0"), ("\"forced_crossings\":", "\"forced_crossings\":3"),
    ] {
      // In the last place: the first may be in a part that is for people to read.
      let place = try #require(text.range(of: old, options: .backwards), "\(old)")
      let changed = text.replacingCharacters(in: place, with: new)
      try changed.write(toFile: made.folder.file("changed.geojson"), atomically: false, encoding: .utf8)
      #expect(throws: GridGeoError.self, "\(old)") {
        _ = try PlanShard.read(made.folder.file("changed.geojson"))
      }
    }
  }

  @Test func framesAreReadBack() throws {
    for (longitude, latitude) in [(101.8188, 35.597), (-0.0001, -35), (179.9999, 0), (-180, 89.9999)] {
      let frame = try WorkingFrame(centre: Coordinate(longitude: longitude, latitude: latitude))
      #expect(WorkingFrame(projString: frame.projString) == frame)
    }
    for text in ["", "+proj=laea", "+proj=utm +zone=47", "+proj=laea +lat_0=1 +lon_0=2"] {
      #expect(WorkingFrame(projString: text) == nil)
    }
  }
}
