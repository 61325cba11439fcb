import ArgumentParser
import GridGeo
import GridMap

/// How a plan is drawn.
struct MapChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp("The territory, for names and for villages without grids.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    help: ArgumentHelp("Rivers and roads to draw.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var barriers: String?

  @Option(
    help: ArgumentHelp(
      "Disputes to draw over a plan, as 'gridtool disputes' writes them.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var disputes: String?

  @Option(
    help: ArgumentHelp("Household points to draw; only with --working.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "geojson"]))
  var households: String?

  @Option(
    help: ArgumentHelp(
      "The plan before a repartition: a slider between both, and what became of each grid.", valueName: "file"
    ),
    completion: .file(extensions: ["geojson", "json"]))
  var before: String?

  @Option(
    name: .customLong("alternative"),
    help: ArgumentHelp(
      "Another plan to stand beside this one, with a table of figures. Repeatable.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var alternatives: [String] = []

  @Flag(help: "Show all counts: working material, not for publication.")
  var working = false

  @Option(help: ArgumentHelp("The heading.", valueName: "text"))
  var title: String?

  @Option(name: .customLong("lang"), help: "Language of legends, tables and notes.")
  var language = MapOptions.Language.english

  @Option(
    help:
      "What the colour of a grid says first; load when not given, with --before change.")
  var colour: MapOptions.Colouring?

  @Option(help: ArgumentHelp("Width of the map in pixels, 300 to 8000.", valueName: "px"))
  var width = 1000

  func validate() throws {
    guard 300...8000 ~= width else { throw ValidationError("--width \(width): give 300 to 8000 pixels") }
    if households != nil, !working {
      throw ValidationError(
        "--households shows where people live: only with --working, never on a published page")
    }
    if alternatives.count > MapChoices.mostAlternatives {
      throw ValidationError("--alternative: at most \(MapChoices.mostAlternatives) plans beside this one")
    }
    if colour == .change, before == nil {
      throw ValidationError("--colour change needs the plan before: --before")
    }
    if colour == .tier, disputes == nil { throw ValidationError("--colour tier needs disputes: --disputes") }
  }

  private static let mostAlternatives = 8

  var files: [(String, String)] {
    [
      ("territory", territory), ("barriers", barriers), ("disputes", disputes), ("households", households),
      ("before", before),
    ].compactMap { role, path in path.map { (role, $0) } } + alternatives.map { ("alternative", $0) }
  }

  /// - Throws: `ValidationError` for what only the page of a plan has.
  func refuse(for what: String, disputesToo: Bool = true) throws {
    let given = [("disputes", disputesToo ? disputes : nil), ("households", households), ("before", before)]
      .first { $0.1 != nil }?.0
    if let name = given ?? (alternatives.isEmpty ? nil : "alternative") {
      throw ValidationError("--\(name) belongs to the page of a plan; leave it out for \(what)")
    }
  }

  var options: MapOptions {
    MapOptions(
      title: title, language: language, working: working, width: width,
      colouring: colour ?? (before == nil ? .load : .change))
  }

  /// A picture shows one plan: it cannot be coloured by change.
  var pictureOptions: MapOptions {
    var options = options
    if options.colouring == .change { options.colouring = .load }
    return options
  }
}
