/// The manifest of a share of an assignment: what it was made from, what it holds, and what its rows come to.
/// It stands beside the rows, as `NAME.shard.json`.
struct AssignmentShard: Sendable {
  /// A file that was read.
  struct Input: Sendable, Hashable {
    var role: String
    /// Without its folder.
    var name: String
    var sum: FileChecksum
  }

  var version: String
  var shard: Shard
  var format: AssignmentFormat
  /// What the rows depend on besides the files.
  var options: [String]
  var inputs: [Input]
  /// The file of rows, its heading included.
  var rows: FileChecksum
  var headingBytes: Int
  var gridCount: Int
  /// In order of code; the first shard's only.
  var labels: [GridCodes]
  var ruledOut: Set<AssignmentStatus>
  var totals: AssignmentTotals

  /// Where the manifest of a file of rows stands.
  static func path(beside rows: String) -> String { rows + ".shard.json" }

  /// - Throws: `missingInput` when a file went away.
  init(
    of job: AssignJob, shard: Shard, labels: [GridCodes], totals: AssignmentTotals
  ) throws(GridGeoError) {
    version = GridGeo.version
    self.shard = shard
    format = job.format
    options =
      (job.nearest.map { ["nearest=\($0.metres) m"] } ?? [])
      + job.reading.named.map { "\($0.name)=\($0.value)" }
      + job.reading.ignoredColumns.map { "ignore-column=\($0)" }
      + (job.reading.encoding.map { ["encoding=\($0.rawValue)"] } ?? [])
    inputs = []
    for (role, path) in [("grids", job.grids), ("households", job.households), ("disputes", job.disputes)] {
      guard let path else { continue }
      inputs.append(
        Input(role: role, name: InputSource(path).lastComponent, sum: try FileChecksum(of: path)))
    }
    rows = try FileChecksum(of: job.output)
    headingBytes = try AssignmentShard.headingBytes(of: job.output, format: job.format)
    gridCount = labels.count
    self.labels = shard.number == 1 ? labels : []
    ruledOut = job.ruledOut
    self.totals = totals
  }

  /// The heading is ours and has no line end within quotes.
  private static func headingBytes(of path: String, format: AssignmentFormat) throws(GridGeoError) -> Int {
    guard format == .csv else { return 0 }
    let file = try MappedFile(path)
    return (file.bytes.firstIndex(of: 0x0A) ?? file.bytes.count - 1) + 1
  }
}

extension AssignJob {
  /// - Throws: `badOption` for what cannot be shared out.
  func checkShard() throws(GridGeoError) {
    let source = InputSource(households)
    let place = SourcePlace(file: source.name)
    guard format != .geojson else {
      throw GridGeoError(
        .badOption, "--shard writes csv or geojsonl; the shards of geojson are no files of it")
    }
    guard state == nil, !isLive else {
      throw GridGeoError(.badOption, "--shard goes without --stream and --save-state; leave them out")
    }
    for path in [grids, households, disputes, output] where path == "-" {
      throw GridGeoError(
        .badOption,
        "--shard needs files, which all machines can read and a manifest can stand beside; name one"
      )
    }
    // Missing, or a pipe.
    _ = try MappedFile(households)
    guard try !GeoJSONReader.isGeoJSON(source) else {
      throw GridGeoError(.badOption, "--shard shares out the rows of a table, and this is GeoJSON", at: place)
    }
  }
}
