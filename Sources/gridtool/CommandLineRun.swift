import ArgumentParser
import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of the program: parse, run, and say in one line what went wrong.
@main
struct CommandLineRun {
  let arguments: [String]

  static func main() async {
    StandardStreams.fill()
    AtomicFile.removeTemporaryFilesOnInterrupt()
    exit(await CommandLineRun(arguments: Array(CommandLine.arguments.dropFirst())).status())
  }

  func status() async -> Int32 {
    guard !arguments.isEmpty else {
      Terminal.error.write(
        Gridtool.exampleText + Gridtool.helpMessage(columns: Terminal.error.columns) + "\n")
      return ExitStatus.usage
    }
    if let word = mistypedCommand { return refuse(unknownCommand: word) }
    do {
      var command = try Gridtool.parseAsRoot(arguments)
      (command as? any ForeignReading)?.makeFormatsKnown()
      if var running = command as? any AsyncParsableCommand {
        try await running.run()
      } else {
        try command.run()
      }
      return ExitStatus.done
    } catch {
      return report(error)
    }
  }

  // MARK: - What to say of an error

  private func report(_ error: any Error) -> Int32 {
    switch error {
    case let error as GridGeoError:
      if error.code != .brokenPipe { refuse(error.description) }
      return error.exitStatus
    case let code as ExitCode:
      return code.rawValue
    case is CancellationError:
      refuse("stopped")
      return ExitStatus.failed
    default:
      break
    }
    let code = Gridtool.exitCode(for: error)
    guard code != .success else { return answer(Gridtool.fullMessage(for: error)) }
    var line = Gridtool.message(for: error)
    if code == .validationFailure {
      while line.hasSuffix(".") { line.removeLast() }
      line += line.hasSuffix("?") ? " See" : "; see"
      line += " 'gridtool \(command.map { "\($0.configuration.commandName!) " } ?? "")--help'"
    }
    refuse(line)
    return code == .validationFailure ? ExitStatus.usage : ExitStatus.failed
  }

  /// Help, version and completion scripts go to standard output.
  private func answer(_ text: String) -> Int32 {
    let isHelp = text.hasPrefix("OVERVIEW:")
    let examples = isHelp ? (command as? any ExampleGiving.Type ?? Gridtool.self).exampleText : ""
    do throws(GridGeoError) {
      try Terminal.print(examples + text + "\n")
      return ExitStatus.done
    } catch {
      return report(error)
    }
  }

  private func refuse(_ line: String) {
    let style = Terminal.error.style
    Terminal.error.write("gridtool: \(style.red("error")): \(TerminalText.safe(line))\n")
  }

  // MARK: - Commands and their misspellings

  private static var commandNames: [String] {
    Gridtool.configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// The first word that is no option, behind "help" if that is the first.
  private var commandWord: String? {
    let words = arguments.prefix { $0 != "--" }.filter { !$0.hasPrefix("-") }
    return words.first == "help" ? words.dropFirst().first : words.first
  }

  private var command: (any ParsableCommand.Type)? {
    Gridtool.configuration.subcommands.first { $0.configuration.commandName == commandWord }
  }

  /// A first word that is no command; options before it are left to the parser.
  private var mistypedCommand: String? {
    guard let first = arguments.first, !first.hasPrefix("-"), let word = commandWord, command == nil,
      word != "help"
    else { return nil }
    return word
  }

  private func refuse(unknownCommand word: String) -> Int32 {
    let names = CommandLineRun.commandNames
    let remedy =
      Suggestion.nearest(to: word, among: names + ["help"]).map { "did you mean '\($0)'?" }
      ?? "the commands are \(names.joined(separator: ", "))"
    refuse("there is no command '\(word)'; \(remedy)")
    return ExitStatus.usage
  }
}
