import ArgumentParser
import GridGeo

/// What is kept of a run for the next one.
struct IndexChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Save the index of the grids; a later run takes it for --grids and need not read the plan.",
      valueName: "file"))
  var saveIndex: String?

  @Option(
    help: ArgumentHelp(
      "Save where every household is, for 'gridtool reassign --state' to look at changed ground only.",
      valueName: "file"))
  var saveState: String?
}
