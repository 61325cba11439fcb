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

  @Flag(help: "Show all counts: working material, not for publication.")
  var working = false

  @Option(help: ArgumentHelp("The heading.", valueName: "text"))
  var title: String?

  @Option(name: .customLong("lang"), help: "Language of legends, tables and notes.")
  var language = MapOptions.Language.english

  @Option(help: "What the colour of a grid says.")
  var colour = MapOptions.Colouring.load

  @Option(help: ArgumentHelp("Width of the map in pixels, 300 to 8000.", valueName: "px"))
  var width = 1000

  func validate() throws {
    guard 300...8000 ~= width else { throw ValidationError("--width \(width): give 300 to 8000 pixels") }
  }

  var files: [(String, String)] {
    [("territory", territory), ("barriers", barriers)].compactMap { role, path in path.map { (role, $0) } }
  }

  var options: MapOptions {
    MapOptions(title: title, language: language, working: working, width: width, colouring: colour)
  }
}
