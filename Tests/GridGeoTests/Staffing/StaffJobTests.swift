import GridGeoTestSupport
import Testing

@testable import GridGeo

@Suite struct StaffJobTests {
  private let folder: TemporaryFolder
  private let plan: GridPlan

  init() throws {
    folder = try TemporaryFolder()
    plan = try SyntheticPlan(grids: 90, villages: 18, townships: 5, counties: 2).plan
    try GridPlanWriter.write(plan, to: folder.file("plan.geojson"), overwrite: false)
  }

  private func job(_ options: StaffingOptions, threads: Int = 1) -> StaffJob {
    StaffJob(plan: folder.file("plan.geojson"), options: options, threads: threads)
  }

  @Test func everyGridHasWorkersAndOneHead() async throws {
    let outcome = try await job(StaffingOptions(workers: 240, heads: 41)).run()
    let grids = outcome.plan.grids
    #expect(grids.reduce(0) { $0 + ($1.workers ?? 0) } == 240)
    #expect(grids.allSatisfy { ($0.workers ?? 0) >= 1 })
    #expect(outcome.areas.count == 41)
    #expect(Set(grids.compactMap(\.head)) == Set(outcome.areas.map(\.code)))
    let byCode = Dictionary(uniqueKeysWithValues: grids.map { ($0.code, $0) })
    for area in outcome.areas {
      let own = try area.grids.map { try #require(byCode[$0]) }
      #expect(own.allSatisfy { $0.head == area.code && $0.township == area.township })
      #expect(area.code.hasPrefix(area.township + "H"))
      #expect(area.workers == own.reduce(0) { $0 + ($1.workers ?? 0) })
      // One step after the other over common borders reaches all of it.
      var reached: Set<String> = [area.grids[0]]
      var open = [area.grids[0]]
      while let code = open.popLast() {
        for next in byCode[code]?.neighbours ?? [] where area.grids.contains(next) {
          if reached.insert(next).inserted { open.append(next) }
        }
      }
      #expect(reached.count == area.grids.count || outcome.townships.contains { $0.joins > 0 })
    }
  }

  /// The totals of every level are those of the plan.
  @Test func centresAddUp() async throws {
    let outcome = try await job(StaffingOptions(workers: 300, heads: 30)).run()
    for level in AdminLevel.allCases {
      let centres = outcome.centres.filter { $0.level == level }
      #expect(centres.reduce(0) { $0 + $1.grids } == 90)
      #expect(centres.reduce(0) { $0 + $1.workers } == 300)
      #expect(centres.reduce(0) { $0 + $1.heads } == 30)
      #expect(centres.reduce(0) { $0 + $1.households } == plan.grids.reduce(0) { $0 + $1.households })
      #expect(centres.reduce(0) { $0 + $1.persons } == plan.grids.reduce(0) { $0 + $1.persons })
    }
    #expect(outcome.centres.filter { $0.level == .prefecture }.map(\.code) == ["990000"])
    #expect(outcome.centres.count { $0.level == .township } == Set(plan.grids.map(\.township)).count)
    for (centre, township) in zip(outcome.centres.filter { $0.level == .township }, outcome.townships) {
      #expect(centre.code == township.code && centre.heads == township.heads)
    }
  }

  /// Nothing but the two new properties changes, the last digit of an area included.
  @Test func thePlanStaysAsItIs() async throws {
    let outcome = try await job(StaffingOptions(workers: 200, heads: 20)).run()
    let before = try GridPlanWriter.text(plan).split(separator: "\n").filter {
      $0.hasPrefix("{\"type\":\"Feature\"")
    }
    let after = try GridPlanWriter.text(outcome.plan).split(separator: "\n")
      .filter { $0.hasPrefix("{\"type\":\"Feature\"") }
    #expect(before.count == 90 && after.count == 90)
    for ((old, new), grid) in zip(zip(before, after), outcome.plan.grids) {
      let added = ",\"workers\":\(grid.workers ?? 0),\"head\":\"\(grid.head ?? "")\""
      #expect(new.contains(added))
      #expect(new.replacing(added, with: "") == old)
    }
    let (reading, _) = try PlanReader.read(
      InputSource(text: try GridPlanWriter.text(outcome.plan), name: "staffed"))
    #expect(reading.records.map(\.workers) == outcome.plan.grids.map(\.workers))
    #expect(reading.records.map(\.head) == outcome.plan.grids.map(\.head))
    let again = GridPlan(grids: reading.records, provenance: outcome.plan.provenance)
    #expect(try GridPlanWriter.text(again) == GridPlanWriter.text(outcome.plan))
  }

  @Test func sameBytesWithAnyNumberOfThreads() async throws {
    var texts: [String] = []
    for threads in [1, 3] {
      let outcome = try await job(StaffingOptions(workers: 222, heads: 33), threads: threads).run()
      texts.append(try GridPlanWriter.text(outcome.plan))
    }
    #expect(texts[0] == texts[1])
  }

  @Test(arguments: [
    (89, 20, "90 grids"), (200, 4, "5 townships"), (200, 91, "90 grids"),
  ])
  func contradictions(_ workers: Int, _ heads: Int, _ part: String) async throws {
    let error = await #expect(throws: GridGeoError.self) {
      _ = try await job(StaffingOptions(workers: workers, heads: heads)).run()
    }
    #expect(error?.code == .infeasible)
    #expect(error?.message.contains(part) == true)
  }

  /// A plan without townships is one group.
  @Test func flatPlans() async throws {
    var flat = plan
    for number in flat.grids.indices {
      flat.grids[number].township = ""
      flat.grids[number].county = ""
    }
    try GridPlanWriter.write(flat, to: folder.file("flat.geojson"), overwrite: false)
    let outcome = try await StaffJob(
      plan: folder.file("flat.geojson"), options: StaffingOptions(workers: 90, heads: 1)
    ).run()
    #expect(outcome.townships.map(\.code) == [""])
    #expect(outcome.areas.map(\.code) == ["H001"])
    #expect(outcome.centres.filter { $0.level == .county }.map(\.code) == [""])
  }

  @Test func warnings() async throws {
    let households = plan.grids.reduce(0) { $0 + $1.households }
    let most = households / 10
    let many = try await job(StaffingOptions(workers: most + 100, heads: 20)).run()
    #expect(many.warnings.first?.contains("at most \(most) workers") == true)
    let none = try await job(
      StaffingOptions(workers: 90, heads: 20, minimumHouseholdsPerWorker: 0)
    ).run()
    #expect(none.warnings.isEmpty)
  }

  /// A grid's weight is load and round; the round of two workers on half the ground each is as long.
  @Test func rounds() throws {
    #expect(WorkerRound.length(stops: 0, area: .hectares(400)) == .zero)
    let one = WorkerRound.length(stops: 100, area: .hectares(400)).metres
    #expect(abs(one - 0.7124 * 20_000) < 1e-6)
    let half = WorkerRound.length(stops: 50, area: .hectares(200)).metres
    #expect(abs(2 * half - one) < 1e-6)
    let weights = WorkerAllotment.weights(Array(plan.grids.prefix(3)), loadPerKilometre: 2)
    for (weight, grid) in zip(weights, plan.grids) {
      let round = WorkerRound.length(stops: grid.households, area: grid.area).kilometres
      #expect(abs(weight - grid.load - 2 * round) < 1e-9)
    }
  }

  /// Borders measured edge by edge add up to the perimeters.
  @Test func bordersAreMeasured() throws {
    let township = try #require(plan.grids.first?.township)
    let grids = plan.grids.filter { $0.township == township }
    let graph = GridGraph(grids)
    for (number, grid) in grids.enumerated() {
      let inner = graph.links[number].reduce(0) { $0 + $1.length }
      #expect(inner <= graph.perimeters[number] * (1 + 1e-9))
      let codes = Set(grids.map(\.code))
      let linked = graph.links[number].map { grids[Int($0.to)].code }
      #expect(linked == grid.neighbours.filter(codes.contains))
      for link in graph.links[number] {
        #expect(link.length > 0)
        let isInside = grids[Int(link.to)].village == grid.village
        #expect(link.worth == (isInside ? link.length : link.length / 2))
      }
    }
  }
}
