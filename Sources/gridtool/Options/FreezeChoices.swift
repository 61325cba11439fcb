import ArgumentParser
import GridGeo

/// Ground whose use may not change until it is settled.
struct FreezeChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Disputes as 'gridtool disputes' writes them: grids and households on disputed ground are flagged.",
      valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var disputes: String?

  @Option(
    help: ArgumentHelp("Write the households on disputed ground as a table (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var disputed: String?

  func validate() throws {
    if disputed != nil, disputes == nil {
      throw ValidationError("--disputed lists what --disputes holds; give --disputes too")
    }
  }

  func write(_ rows: [DisputedHousehold]?, overwrite: Bool) throws(GridGeoError) {
    if let disputed, let rows { try DisputedTableWriter.write(rows, to: disputed, overwrite: overwrite) }
  }

  /// What there is to say of a plan; nothing without disputes.
  func text(_ plan: GridPlan, _ rows: [DisputedHousehold]?, style: TextStyle) -> String {
    guard let rows else { return "" }
    let grids = plan.grids.count { $0.disputes?.isEmpty == false }
    let households = Set(rows.map(\.household)).count
    guard grids + households > 0 else { return "" }
    return
      "\(style.yellow("frozen")): \(Figures.count(grids)) grids and \(Figures.count(households)) households "
      + "are on disputed ground; their use may not change until it is settled\n"
  }
}
