/// One run of an assignment: the households through the workers into the file.
struct AssignRun {
  let job: AssignJob
  let plan: AssignPlan
  let workers: Int
  let progress: ProgressHandler?
  var disputes: AssignTask.Disputes?
  /// Where rows are kept for a saved state.
  var runs: HouseholdRuns?

  struct Result {
    var tallies: [WorkerTally]
    var notes: [String]
    var bytes: Int
    var hasSeasons: Bool
  }

  init(job: AssignJob, plan: AssignPlan, workers: Int, progress: ProgressHandler?) {
    self.job = job
    self.plan = plan
    self.workers = workers
    self.progress = progress
  }

  private var source: InputSource { InputSource(job.households) }

  private var options: ReadingOptions { AssignRun.options(job) }

  static func options(_ job: AssignJob) -> ReadingOptions {
    ReadingOptions(
      policy: .keep, crs: job.reading.crs(of: "households"),
      axes: job.reading.axes(of: "households") ?? .eastNorth,
      fields: job.reading.fields.filter { HouseholdReader.fieldNames.contains($0.key) },
      ignoredColumns: job.reading.ignoredColumns, encoding: job.reading.encoding,
      hashes: job.format == .geojson)
  }

  func run() async throws(GridGeoError) -> Result {
    // What cannot be read twice is a table, unless its name says otherwise: it passes as it comes.
    if ByteSource.isRepeatable(source), try GeoJSONReader.isGeoJSON(source) { return try runFeatures() }
    return try await runTable()
  }

  // MARK: Table

  private func runTable() async throws(GridGeoError) -> Result {
    let table = try HouseholdStream(source, options: options, isLive: job.isLive)
    try table.judge(job.reading)
    var task = AssignTask(
      index: plan.index, text: text(hasSummer: table.hasSeasons), nearest: job.nearest?.metres ?? 0,
      disputes: disputes, crs: try job.reading.householdCRS, roles: table.roles,
      headings: table.columns.headings,
      delimiter: table.delimiter, lineEnd: table.lineEnd, encoding: table.encoding)
    task.runs = runs
    if table.hasSeasons { task.homes = try await homes(task) }
    let (notes, hasSeasons) = (table.notes, table.hasSeasons)
    let sink = try sink(task.text)
    let blocks = table.blocks(share: share)
    let tallies = try await BlockPassing(
      blocks: blocks, sink: sink, workers: workers, stage: "assign", total: size, progress: progress
    ).run { [task] () throws(GridGeoError) in try AssignWorker(task) }
    try finish(sink, task.text, tallies, sha256: blocks.digest)
    return Result(tallies: tallies, notes: notes, bytes: blocks.bytesRead, hasSeasons: hasSeasons)
  }

  /// The bytes whose rows are this run's.
  private var share: Range<Int> {
    guard let shard = job.shard else { return 0..<Int.max }
    let end = shard.number == shard.count ? Int.max : size * shard.number / shard.count
    return size * (shard.number - 1) / shard.count..<end
  }

  /// Bytes of the households' file; 0 when that is not known.
  private var size: Int { ByteSource.size(of: source) ?? 0 }

  /// A first look at the rows that have a season, for the camps of each household to know of each other.
  private func homes(_ task: AssignTask) async throws(GridGeoError) -> SeasonHomes {
    guard ByteSource.isRepeatable(source) else {
      throw GridGeoError(
        .badOption,
        "a table with a season column is read twice; name a file instead, or pass --ignore-column season",
        at: SourcePlace(file: source.name))
    }
    var options = options
    options.hashes = false
    let blocks = try HouseholdStream(source, options: options).blocks()
    let found = try await parallelMap(Array(0..<workers), workers: workers, blockSize: 1) {
      (_: inout WorkerKit, _, _) throws(GridGeoError) -> [(number: Int, camps: [SeasonHomes.Camp])] in
      var worker = try AssignWorker(task)
      var found: [(number: Int, camps: [SeasonHomes.Camp])] = []
      while let block = try blocks.next() {
        var camps: [SeasonHomes.Camp] = []
        worker.camps(block.memory, into: &camps)
        blocks.giveBack(block.memory)
        if !camps.isEmpty { found.append((block.number, camps)) }
      }
      return found
    }
    return SeasonHomes(found.joined().sorted { $0.number < $1.number }.map(\.camps))
  }

  // MARK: Features

  private func runFeatures() throws(GridGeoError) -> Result {
    let crs = try job.reading.householdCRS
    var task = AssignTask(
      index: plan.index, text: text(hasSummer: false), nearest: job.nearest?.metres ?? 0, disputes: disputes,
      roles: [.id], headings: [], delimiter: 0x2C, lineEnd: 0x0A, encoding: .utf8)
    let find: TransformFinder = { (name: String) throws(GridGeoError) in try HeldTransform.find(name) }
    var options = options
    if crs == nil { options.crs = nil }
    if try PointFeatures.haveSeasons(source, options: options) {
      task.text = text(hasSummer: true)
      var worker = try AssignWorker(task)
      var camps: [SeasonHomes.Camp] = []
      _ = try PointFeatures.forEachBatch(in: source, options: options, findTransform: find) {
        (batch) throws(GridGeoError) in worker.camps(&batch, into: &camps)
      }
      task.homes = SeasonHomes([camps])
    }
    let sink = try sink(task.text)
    task.runs = runs
    var worker = try AssignWorker(task)
    var number = 0
    let read = try PointFeatures.forEachBatch(in: source, options: options, findTransform: find) {
      (batch) throws(GridGeoError) in
      var output = sink.memory()
      do throws(GridGeoError) {
        try worker.assign(&batch, number: number, into: &output)
      } catch {
        output.release()
        throw error
      }
      try sink.put(output, number: number)
      number += 1
    }
    let tallies = [try worker.result()]
    try finish(sink, task.text, tallies, sha256: read.sha256)
    return Result(tallies: tallies, notes: read.notes, bytes: size, hasSeasons: task.homes != nil)
  }

  // MARK: Output

  private func text(hasSummer: Bool) -> AssignmentText {
    AssignmentText(
      job.format, grids: plan.labels.map(\.code), villages: plan.labels.map(\.village), hasSummer: hasSummer,
      hasDisputes: job.disputes != nil)
  }

  private func sink(_ text: AssignmentText) throws(GridGeoError) -> OrderedBlocks {
    var file = try AtomicFile(job.output, overwrite: job.overwrite)
    try text.begin(&file.text)
    if job.isLive { try file.write(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return OrderedBlocks(file, skip: text.skip, room: 4 * workers)
  }

  private func finish(
    _ sink: OrderedBlocks, _ text: AssignmentText, _ tallies: [WorkerTally], sha256: String?
  ) throws(GridGeoError) {
    var least = SIMD2<Double>(repeating: .infinity)
    var greatest = SIMD2<Double>(repeating: -.infinity)
    for tally in tallies {
      least = pointwiseMin(least, tally.least)
      greatest = pointwiseMax(greatest, tally.greatest)
    }
    let box =
      least.x <= greatest.x
      ? BoundingBox<Geographic>(
        minimum: Coordinate(x: least.x, y: least.y), maximum: Coordinate(x: greatest.x, y: greatest.y)) : nil
    var options: [(name: String, value: String)] = []
    if let nearest = job.nearest { options.append(("nearest", "\(nearest.metres)m")) }
    let provenance = Provenance(
      version: GridGeo.version, command: "assign", options: options + job.reading.named,
      inputs: [plan.input, InputFile(role: "households", name: source.lastComponent, sha256: sha256 ?? "")])
    try sink.finish(syncs: job.syncs) { (end) throws(GridGeoError) in
      try text.end(&end, box: box, provenance: provenance)
    }
  }
}
