import GridGeoTestSupport
import Testing

@testable import GridGeo

/// A sound plan has no findings, and each thing that can go wrong is found.
@Suite struct PlanAuditTests {
  struct Made: Sendable {
    var plan: GridPlan
    var survey: ValidSurvey

    func findings() throws -> [Finding] { try PlanAudit(plan, against: survey).findings() }
    var errors: Set<String> {
      get throws { Set(try findings().filter { $0.severity == .error }.map(\.code.name)) }
    }
  }

  private static let plans = [UInt64(3), 4].map { seed in
    Task { () throws -> Made in
      let valid = try TinySurvey.raw(seed: seed).validated()
      let working = try WorkingSurvey(valid, spread: .auto)
      let options = PartitionOptions(gridCount: .total(TinySurvey.grids), effort: .low)
      let result = try await TerritoryPartition.run(
        try GridCounts.decide(working.tasks, options.gridCount), options: options,
        crew: WorkerCrew(workers: 2, frame: working.frame), progress: nil)
      return Made(
        plan: GridPlan(grids: result.grids, provenance: Provenance(version: "test", command: "partition")),
        survey: valid)
    }
  }

  static func made(_ i: Int = 0) async throws -> Made { try await plans[i].value }

  @Test(arguments: [0, 1])
  func aSoundPlanHasNoFindings(i: Int) async throws {
    let made = try await Self.made(i)
    #expect(try made.findings() == [])
    // And none after writing and reading.
    let text = try GridPlanWriter.text(made.plan)
    var read = made
    read.plan.grids = try PlanReader.read(InputSource(text: text, name: "plan")).reading.records
    #expect(try read.findings() == [])
  }

  /// By one lattice step or many, on the village's border or inside.
  @Test(arguments: 0..<40)
  func aShiftedVertexIsFound(seed: Int) async throws {
    var made = try await Self.made(seed % 2)
    var generator = SeededGenerator(seed: UInt64(seed), stream: "shift")
    let g = generator.next(below: made.plan.grids.count)
    var coordinates = made.plan.grids[g].region.polygons[0].exterior.coordinates
    let others = Set(
      made.plan.grids.enumerated().filter {
        $0.offset != g && $0.element.village == made.plan.grids[g].village
      }
      .flatMap { $0.element.region.polygons[0].exterior.coordinates })
    // One that another grid of the village has too, where there is one.
    let shared = coordinates.indices.dropFirst().dropLast().filter { others.contains(coordinates[$0]) }
    let v =
      shared.isEmpty
      ? 1 + generator.next(below: coordinates.count - 2) : shared[generator.next(below: shared.count)]
    let steps = shared.isEmpty ? 300 : [1, 2, 30, 3000][generator.next(below: 4)]
    coordinates[v] = Coordinate(x: coordinates[v].x + Double(steps) / 1e7, y: coordinates[v].y)
      .roundedToLattice()
    made.plan.grids[g].region.polygons[0].exterior = try Ring(coordinates)
    let tiling: Set = [
      "grid-gap", "grid-overlap", "grid-outside-village", "grid-edge-mismatch", "grid-unsound",
    ]
    let found = try made.findings().filter { $0.severity != .note }
    #expect(!Set(found.map(\.code.name)).isDisjoint(with: tiling), "\(steps) steps at \(v)")
  }

  @Test func aDroppedGridIsAGap() async throws {
    var made = try await Self.made()
    let gone = made.plan.grids.remove(at: 4)
    let findings = try made.findings()
    let gap = try #require(findings.first { $0.code == .gridGap })
    #expect(gap.subject == [gone.village])
    let area = try #require(gap.size?.area)
    #expect(abs(area.hectares - gone.area.hectares) < 1e-3)
    #expect(gone.region.contains(try #require(gap.coordinate)))
    #expect(findings.contains { $0.code == .gridNeighbours && $0.subject.contains(gone.code) })
  }

  @Test func aGridTwiceIsAnOverlap() async throws {
    var made = try await Self.made()
    let village = made.plan.grids[0].village
    var copy = made.plan.grids[0]
    copy.code = "\(village)999"
    made.plan.grids.append(copy)
    let overlap = try #require(try made.findings().first { $0.code == .gridOverlap })
    #expect(Set(overlap.subject) == [made.plan.grids[0].code, copy.code, village])
    #expect(abs((overlap.size?.area?.hectares ?? 0) - copy.area.hectares) < 1e-3)
  }

  @Test func swappedCodesAreFound() async throws {
    for i in [0, 1] {
      var made = try await Self.made(i)
      let village = made.plan.grids[0].village
      let own = made.plan.grids.indices.filter { made.plan.grids[$0].village == village }
      let (a, b) = (own[0], own[own.count - 1])
      (made.plan.grids[a].code, made.plan.grids[b].code) = (made.plan.grids[b].code, made.plan.grids[a].code)
      let findings = try made.findings()
      #expect(
        findings.contains { $0.code == .gridNeighbours } || findings.contains { $0.code == .gridCodeOrder })
      #expect(findings.contains { $0.code == .gridCodeOrder })
    }
  }

  @Test func wrongCodesAreFound() async throws {
    let sound = try await Self.made()
    func errors(_ change: (inout [Grid]) -> Void) throws -> Set<String> {
      var made = sound
      change(&made.plan.grids)
      return try made.errors
    }
    #expect(try errors { $0[1].code = $0[0].code }.contains("grid-code-duplicate"))
    for end in ["000", "0001", "1", "00a", ""] {
      #expect(try errors { $0[1].code = $0[1].village + end }.contains("grid-code"))
    }
    #expect(try errors { $0[1].code = "999999999999001" }.contains("grid-code"))
    #expect(try errors { $0[1].village = "999999999999" }.contains("grid-village-unknown"))
    #expect(try errors { $0[1].township = "999999999" } == ["grid-parent-mismatch"])
    #expect(try errors { $0[1].county = "" } == ["grid-parent-mismatch"])
    let village = sound.plan.grids[0].village
    #expect(try errors { $0.removeAll { $0.village == village } }.contains("village-without-grid"))
  }

  @Test func wrongFiguresAreFound() async throws {
    let sound = try await Self.made(1)
    func found(_ change: (inout Grid) -> Void) throws -> Set<String> {
      var made = sound
      change(&made.plan.grids[2])
      return try made.errors
    }
    #expect(try found { $0.households += 1 } == ["grid-count-mismatch"])
    #expect(try found { $0.persons -= 1 } == ["grid-count-mismatch"])
    #expect(try found { $0.load += 1 } == ["grid-count-mismatch", "grid-figure"])
    #expect(try found { $0.area = .hectares($0.area.hectares + 0.001) } == ["grid-figure"])
    #expect(try found { $0.compactness -= 0.001 } == ["grid-figure"])
    #expect(try found { $0.deviationPercent += 0.02 } == ["grid-figure"])
    #expect(try found { $0.neighbours.removeFirst() } == ["grid-neighbours"])
    #expect(try found { $0.neighbours.append($0.code) } == ["grid-neighbours"])
    #expect(try found { $0.neighbours.append($0.neighbours[0]) } == ["grid-neighbours"])
  }

  @Test func theBandIsThePlansOwn() async throws {
    var made = try await Self.made()
    let loads = made.plan.grids.map(\.load)
    let most = try #require(loads.max())
    made.plan.provenance.options = [("target", "20.0"), ("min", "1.0"), ("max", "\(most)")]
    #expect(try made.findings() == [])
    made.plan.provenance.options = [("target", "20.0"), ("min", "1.0"), ("max", "\(most - 0.5)")]
    let findings = try made.findings()
    #expect(findings.count == loads.count { $0 == most })
    #expect(findings.allSatisfy { $0.code == .gridOutOfBand && $0.severity == .warning })
    made.plan.provenance.options = [("parts", "15"), ("tolerance", "0.1%")]
    let mean = loads.reduce(0, +) / Double(loads.count)
    let outside = loads.count { $0 < (mean * 0.999).rounded(.up) || $0 > (mean * 1.001).rounded(.down) }
    #expect(try made.findings().count == outside)
  }

  /// The order of the file does not matter.
  @Test func anyOrderGivesTheSameFindings() async throws {
    var made = try await Self.made()
    made.plan.grids[3].households += 1
    made.plan.grids.remove(at: 7)
    let once = try made.findings()
    var generator = SeededGenerator(seed: 1, stream: "order")
    generator.shuffle(&made.plan.grids)
    #expect(try made.findings() == once)
    #expect(try await PlanGate.findings(made.plan, against: made.survey, workers: 3) == once)
  }

  @Test func theGateStopsAPlanWithErrors() async throws {
    var made = try await Self.made()
    #expect(try await PlanGate.pass(made.plan, against: made.survey, workers: 2) == [])
    made.plan.grids[3].households += 1
    await #expect {
      try await PlanGate.pass(made.plan, against: made.survey, workers: 2)
    } throws: { error in
      let error = error as? GridGeoError
      return error?.code == .broken && error?.message.contains(made.plan.grids[3].code) == true
    }
  }
}
