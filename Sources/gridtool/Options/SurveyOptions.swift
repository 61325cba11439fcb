import ArgumentParser
import GridGeo

/// The files beside the territory.
struct SurveyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Household table (CSV, TSV) or points (GeoJSON).", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt", "geojson", "json"]))
  var households: String?

  @Option(
    help: ArgumentHelp(
      "Lines that grids should not cross, with a resistance from 0 to 1.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var barriers: String?

  @Option(
    help: ArgumentHelp("Base units of your own: polygons with an id and a load.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var units: String?

  @Option(
    help: ArgumentHelp(
      "Property of the base units, or attribute of the graph, that holds their load. Repeatable without a territory.",
      valueName: "name"))
  var loadField: [String] = []

  func refuseLoneLoadField() throws {
    if !loadField.isEmpty, units == nil {
      throw ValidationError("--load-field names a property of --units; give --units too")
    }
  }

  func files(territory: String?) -> SurveyFiles {
    SurveyFiles(territory: territory, households: households, barriers: barriers, baseUnits: units)
  }
}

extension SurveyFiles {
  /// Role and path of each file, in the order they are read.
  var named: [(role: String, path: String)] {
    [
      ("territory", territory), ("households", households), ("barriers", barriers), ("units", baseUnits),
      ("claims", claims),
    ]
    .compactMap { role, path in path.map { (role, $0) } }
  }

  var paths: [String] { named.map(\.path) }
}
