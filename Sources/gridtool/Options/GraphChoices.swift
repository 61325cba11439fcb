import ArgumentParser
import GridGeo

/// What is asked of the division of a dual graph, or of base units without a territory.
struct GraphChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Divide a dual graph instead: JSON as networkx and GerryChain write it; the output is CSV unit,part.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var graph: String?

  @Option(
    help: ArgumentHelp(
      "How many parts to make of a graph, or of --units without a territory.", valueName: "k"))
  var parts: Int?

  @Option(
    help: ArgumentHelp(
      "How far a load may be from the mean (of the village in a territory): 0.5%. For a graph once for each --load-field.",
      valueName: "share"))
  var tolerance: [Share] = []

  @Option(
    help: ArgumentHelp(
      "What to make small: cut-edges, border-length (default), compactness, inertia or travel; NAME=WEIGHT to add several up.",
      valueName: "name"))
  var objective: [WeightedObjective] = []

  @Option(help: ArgumentHelp("No part reaches across two values of this attribute.", valueName: "name"))
  var within: String?

  @Option(help: ArgumentHelp("Split as few values of this attribute as can be.", valueName: "name"))
  var keep: String?

  @Option(help: ArgumentHelp("Put a unit into a numbered part. Repeatable.", valueName: "unit=part"))
  var fix: [FieldAssignment] = []

  @Option(help: ArgumentHelp("Units that stay in one part. Repeatable.", valueName: "unit,unit…"))
  var together: [UnitList] = []

  @Option(
    help: ArgumentHelp("Two units that must be in different parts. Repeatable.", valueName: "unit,unit"))
  var apart: [UnitList] = []

  @Option(
    help: ArgumentHelp(
      "What slopes cost a walker, for 'travel': CSV with slope_pct and factor; a hiking function when not given.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var slopeTable: String?

  @Option(help: ArgumentHelp("Search for so long: 10s, 2min. Ctrl-C ends it earlier.", valueName: "time"))
  var time: SearchTime?

  @Option(
    help: ArgumentHelp(
      "Make so many different plans and a table that compares them; plan.csv becomes plan-1.csv …",
      valueName: "n"))
  var alternatives = 1

  @Flag(help: "Write a plan all the same when none within the tolerance was found.")
  var allowOutOfBand = false

  func validate() throws {
    if let parts, parts < 1 { throw ValidationError("--parts \(parts): at least one part is needed") }
    if alternatives < 1 || alternatives > 99 {
      throw ValidationError("--alternatives \(alternatives): from 1 to 99 plans can be made")
    }
    for fix in fix where Int(fix.column) == nil {
      throw ValidationError("--fix \(fix.name)=\(fix.column): the part is a number from 1")
    }
    for list in apart where list.ids.count != 2 {
      throw ValidationError("--apart \(list.ids.joined(separator: ",")): name two units")
    }
    for list in together where list.ids.count < 2 {
      throw ValidationError("--together \(list.ids.joined(separator: ",")): name two units or more")
    }
    if slopeTable != nil, !objective.contains(where: { $0.objective == .travel }) {
      throw ValidationError("--slope-table goes with --objective travel; name it, or leave the table out")
    }
    if graph == "-", slopeTable == "-" {
      throw ValidationError("--graph and --slope-table cannot both be standard input; name a file for one")
    }
    var names: Set<String> = []
    for term in objective where !names.insert(term.objective.rawValue).inserted {
      throw ValidationError("--objective \(term.objective.rawValue) is given twice; keep one")
    }
  }

  /// The villages of a territory are divided by other rules.
  func refuseWithTerritory() throws {
    let given: [(String, Bool)] = [
      ("--parts", parts != nil), ("--objective", !objective.isEmpty),
      ("--within", within != nil), ("--keep", keep != nil), ("--fix", !fix.isEmpty),
      ("--together", !together.isEmpty), ("--apart", !apart.isEmpty), ("--time", time != nil),
      ("--slope-table", slopeTable != nil),
      ("--allow-out-of-band", allowOutOfBand),
    ]
    if let first = given.first(where: { $0.1 }) {
      throw ValidationError("\(first.0) goes with --graph, or with --units and no territory; leave it out")
    }
  }

  /// What is read, by role.
  var inputs: [(role: String, path: String)] {
    [("graph", graph), ("slope-table", slopeTable)].compactMap { role, path in path.map { (role, $0) } }
  }

  /// - Returns: the slope table's rows; nil without one.
  func slopes() throws(GridGeoError) -> [SlopeStep]? {
    guard let slopeTable else { return nil }
    return try SlopeTableReader.read(InputSource(slopeTable))
  }

  /// - Parameter band: of `--target`, `--min` and `--max`.
  func options(
    loadFields: [String], band: (target: Double, minimum: Double, maximum: Double)?,
    effort: SearchEffort, seed: UInt64
  ) throws -> GraphPartitionOptions {
    let size: GraphPartitionOptions.Size
    switch (parts, band) {
    case (let parts?, nil): size = .parts(parts)
    case (nil, let band?):
      if loadFields.count < 2, !tolerance.isEmpty {
        throw ValidationError("--tolerance goes with --parts; --min and --max say what --target allows")
      }
      size = .band(target: band.target, minimum: band.minimum, maximum: band.maximum)
    case (nil, nil): throw ValidationError("say how many parts: --parts K, or --target LOAD")
    default: throw ValidationError("--parts and --target exclude each other; keep one")
    }
    var options = GraphPartitionOptions(size: size)
    options.loadFields = loadFields
    if !tolerance.isEmpty { options.tolerances = tolerance.map(\.value) }
    if !objective.isEmpty { options.objectives = objective.map { ($0.objective, $0.weight) } }
    options.within = within
    options.keep = keep
    options.fixed = fix.compactMap { fix in Int(fix.column).map { (fix.name, $0) } }
    options.together = together.map(\.ids)
    options.apart = apart.map { ($0.ids[0], $0.ids[1]) }
    options.effort = effort
    options.timeLimit = time?.seconds
    options.alternatives = alternatives
    options.allowsOutOfBand = allowOutOfBand
    options.seed = seed
    return options
  }
}
