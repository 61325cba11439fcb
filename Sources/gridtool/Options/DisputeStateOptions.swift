import ArgumentParser
import GridGeo

/// A run saved, and changed claims followed from it.
struct DisputeStateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Save the run, for changed claims to be followed from it.", valueName: "file"),
    completion: .file(extensions: ["gridgeo"]))
  var saveState: String?

  @Option(
    help: ArgumentHelp(
      "Follow changed claims from a saved run instead of reading all; with the options of that run.",
      valueName: "file"),
    completion: .file(extensions: ["gridgeo"]))
  var state: String?

  @Option(
    help: ArgumentHelp(
      "With --state: claims that are new or replace the one of their id.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var changed: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("With --state: a claim that is no more. Repeatable.", valueName: "id"))
  var removed: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --state: write only the disputes that are new or not as they were; ids that are gone are told.",
      valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var changes: String?

  func validate() throws {
    if state == nil {
      guard changed == nil, removed.isEmpty, changes == nil else {
        throw ValidationError("--changed, --removed and --changes follow a saved run; name it with --state")
      }
    } else if changed == nil, removed.isEmpty {
      throw ValidationError("--state needs --changed or --removed: what is not as it was")
    }
  }
}
