import ArgumentParser
import GridGeo

/// How many posts there are and how they are allotted.
struct StaffChoices: ParsableArguments {
  @Option(help: ArgumentHelp("Grid workers to allot, at least one a grid.", valueName: "n"))
  var workers: Int

  @Option(
    help: ArgumentHelp(
      "Grid heads: supervision areas to form, at least one a township and at most one a grid.",
      valueName: "n"))
  var heads: Int

  @Option(
    help: """
      How workers are allotted to grids and heads to townships: highest averages by Webster, Hill, D'Hondt or \
      Adams, or Hamilton's largest remainders; at least one each.
      """)
  var method = ApportionmentMethod.webster

  @Option(
    help: ArgumentHelp(
      """
      Load that a kilometre of a worker's round counts for; the round over n households on an area A is \
      0.7124·√(n·A).
      """, valueName: "load"))
  var travelWeight = StaffingOptions.usualLoadPerKilometre

  @Option(
    help: ArgumentHelp(
      "Warn of fewer households per worker: a plan must not become a means of watching people.",
      valueName: "n"))
  var minHouseholdsPerWorker = 10.0

  @Option(
    help: ArgumentHelp("Start of all random choices; the same seed gives the same areas.", valueName: "n"))
  var seed: UInt64 = 1

  func validate() throws {
    if workers < 1 { throw ValidationError("--workers \(workers): at least one is needed") }
    if heads < 1 { throw ValidationError("--heads \(heads): at least one is needed") }
    guard travelWeight.isFinite, travelWeight >= 0 else {
      throw ValidationError("--travel-weight \(travelWeight): give 0 or more")
    }
    guard minHouseholdsPerWorker.isFinite, minHouseholdsPerWorker >= 0 else {
      throw ValidationError("--min-households-per-worker \(minHouseholdsPerWorker): give 0 or more")
    }
  }

  var options: StaffingOptions {
    StaffingOptions(
      workers: workers, heads: heads, method: method, loadPerKilometre: travelWeight,
      minimumHouseholdsPerWorker: minHouseholdsPerWorker, seed: seed)
  }
}
