import ArgumentParser
import GridGeo

/// How the program runs and what it says.
struct RunOptions: ParsableArguments {
  @Option(
    name: .customLong("workers-threads"),
    help: ArgumentHelp("Threads to work with; all processors when not given.", valueName: "n"))
  var workers: Int?

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error, if that is a terminal.")
  var progress = true

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Say more: figures per village, time per stage, peak memory.")
  var verbose = false

  @Flag(help: "Write a machine-readable summary to standard output.")
  var json = false

  @Flag(help: "Say what would be read and written, and stop there.")
  var dryRun = false

  @OptionGroup var foreign: ForeignChoices

  func validate() throws {
    if let workers, workers < 1 {
      throw ValidationError("--workers-threads \(workers): at least one is needed")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other; keep one") }
  }

  var progressBar: ProgressBar { ProgressBar(isWanted: progress && !quiet) }

  /// Writes to standard error, unless `--quiet`.
  func say(_ text: @autoclosure () -> String) {
    if !quiet { Terminal.error.write(text()) }
  }

  /// Standard output can hold the data or the summary, not both.
  func refuseSharedOutput(_ outputs: [String?]) throws {
    if json, outputs.contains(where: { $0 == "-" }) {
      throw ValidationError("--json and '-o -' both ask for standard output; name a file for the data")
    }
  }

  /// Remarks of the readers, as lines.
  func say(notes: [String]) {
    for note in notes { say("note: \(TerminalText.safe(note))\n") }
  }

  /// The end of a run with `--verbose`.
  func say(_ timings: [StageTiming]) {
    guard verbose, !quiet else { return }
    var table = TextTable(alignments: [.left, .right])
    table.indent = 2
    for timing in timings { table.append([timing.stage, Figures.seconds(timing.seconds)]) }
    table.append(["total", Figures.seconds(timings.reduce(0) { $0 + $1.seconds })])
    table.append(["peak memory", "\(Figures.count(ResourceUse.peakMemory / 1_000_000)) MB"])
    Terminal.error.write("time\n" + table.text())
  }
}
