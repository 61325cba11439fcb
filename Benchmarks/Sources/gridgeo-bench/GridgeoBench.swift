import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Times one case and prints a JSON line a repeat. `Benchmarks/run` runs the cases and makes the tables.
@main
struct GridgeoBench {
  static func main() async {
    guard let request = BenchRequest(Array(CommandLine.arguments.dropFirst())) else {
      say(BenchRequest.usage)
      exit(64)
    }
    do throws(GridGeoError) {
      try await GridgeoBench(request: request).run()
    } catch {
      say("gridgeo-bench: \(error)")
      exit(1)
    }
  }

  /// A line on standard error.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  let request: BenchRequest

  private func run() async throws(GridGeoError) {
    switch request.bench {
    case .generate: try generate()
    case .readRegions: try readRegions()
    case .streamRegions: try streamRegions()
    case .readTerritory: try readTerritory()
    case .readHouseholds: try readHouseholds()
    case .validate: try validate()
    case .check: try await check()
    case .partition: try await partition()
    case .writeTerritory: try writeTerritory()
    case .writePlan: try writePlan()
    case .claims: ClaimSet(count: request.claims).write(to: request.claimsFile)
    case .arrangement: try await arrange()
    case .gridIndex: try await makeIndex()
    case .gridLookup: try await lookUp()
    }
  }

  // MARK: - Cases

  private func generate() throws(GridGeoError) {
    let job = GenerateJob(scenario: request.scenario, scale: request.scale)
    var outcome: GenerateJob.Outcome?
    for _ in 0..<request.repeats {
      var timing = Timing(request)
      let made = try job.run()
      timing.end()
      timing.items = made.territory.households.count
      timing.report()
      outcome = made
    }
    if let outcome { try GenerateJob.write(outcome, to: request.folder, overwrite: true) }
  }

  private func readRegions() throws(GridGeoError) {
    for _ in 0..<request.repeats {
      var timing = Timing(request, bytes: request.territory)
      let collection = try GeoJSONReader.read(
        .file(request.territory), options: ReadingOptions(hashes: false))
      timing.end()
      timing.items = collection.features.count
      timing.report()
    }
  }

  private func streamRegions() throws(GridGeoError) {
    for _ in 0..<request.repeats {
      var timing = Timing(request, bytes: request.territory)
      var count = 0
      _ = try GeoJSONReader.forEachFeature(
        in: .file(request.territory), options: ReadingOptions(hashes: false)
      ) { _ in count += 1 }
      timing.end()
      timing.items = count
      timing.report()
    }
  }

  private func readTerritory() throws(GridGeoError) {
    for _ in 0..<request.repeats {
      var timing = Timing(request, bytes: request.territory)
      let reading = try TerritoryReader.read(.file(request.territory))
      timing.end()
      timing.items = reading.records.count
      timing.report()
    }
  }

  private func readHouseholds() throws(GridGeoError) {
    for _ in 0..<request.repeats {
      var timing = Timing(request, bytes: request.households)
      let reading = try HouseholdReader.read(
        .file(request.households), options: ReadingOptions(policy: .collect, hashes: false))
      timing.end()
      timing.items = reading.records.count
      timing.report()
    }
  }

  private func validate() throws(GridGeoError) {
    let options = ReadingOptions(policy: .collect, hashes: false)
    let raw = RawSurvey(
      units: try TerritoryReader.read(.file(request.territory), options: options).records,
      households: try HouseholdReader.read(.file(request.households), options: options).records,
      barriers: try BarrierReader.read(.file(request.barriers), options: options).records)
    for _ in 0..<request.repeats {
      var timing = Timing(request)
      let survey = try raw.validated()
      timing.end()
      timing.items = survey.findings.count
      timing.report()
    }
  }

  private func check() async throws(GridGeoError) {
    let job = CheckJob(files: files, workers: request.workers)
    for _ in 0..<request.repeats {
      var timing = Timing(request)
      let outcome = try await job.run()
      timing.end()
      timing.items = outcome.findings.count
      timing.report(stages: outcome.timings)
    }
  }

  private func partition() async throws(GridGeoError) {
    let job = PartitionJob(
      files: files, options: PartitionOptions(gridCount: gridCount), workers: request.workers)
    var plan: GridPlan?
    for _ in 0..<request.repeats {
      var timing = Timing(request)
      let outcome = try await job.run()
      timing.end()
      timing.items = outcome.plan.grids.count
      timing.report(stages: outcome.timings)
      plan = outcome.plan
    }
    if let plan {
      let name = request.usesBarriers ? request.plan : "\(request.folder)/plan-no-barriers.geojson"
      try GridPlanWriter.write(plan, to: name, overwrite: true)
    }
  }

  private func writeTerritory() throws(GridGeoError) {
    let units = try TerritoryReader.read(.file(request.territory)).records
    for _ in 0..<request.repeats {
      var timing = Timing(request)
      try GeoJSONWriter.write(units, to: request.output, overwrite: true)
      timing.end(bytes: request.output)
      timing.items = units.count
      timing.report()
    }
  }

  private func writePlan() throws(GridGeoError) {
    let grids = try PlanReader.read(.file(request.plan)).reading.records
    let plan = GridPlan(
      grids: grids, provenance: Provenance(version: GridGeo.version, command: "partition"))
    for _ in 0..<request.repeats {
      var timing = Timing(request)
      try GridPlanWriter.write(plan, to: request.output, overwrite: true)
      timing.end(bytes: request.output)
      timing.items = grids.count
      timing.report()
    }
  }

  private func arrange() async throws(GridGeoError) {
    let regions = try ClaimSet.regions(from: request.claimsFile)
    for _ in 0..<request.repeats {
      var timing = Timing(request, bytes: request.claimsFile)
      let arrangement = try await ClaimArrangement(of: regions, workers: request.workers ?? 1)
      timing.end()
      timing.items = arrangement.faceCount
      timing.report()
      let sums = arrangement.identities()
      guard sums.hold else {
        throw GridGeoError(.broken, "the sums of the arrangement do not agree: \(sums)")
      }
    }
  }

  private var gridCount: PartitionOptions.GridCount {
    request.countsPerVillage ? .perVillage : .total(request.grids)
  }

  private var files: SurveyFiles {
    SurveyFiles(
      territory: request.territory, households: request.households,
      barriers: request.usesBarriers ? request.barriers : nil)
  }
}
