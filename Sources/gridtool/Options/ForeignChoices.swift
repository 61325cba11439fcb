import ArgumentParser
import GridFormats
import GridGeo

/// What is read of foreign files: Shapefile, GeoPackage, workbooks, databases.
struct ForeignChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The layer or sheet to read of a file that has several. Repeatable; or write FILE|layername=NAME.",
      valueName: "name"))
  var layer: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Read only the features of foreign files that meet a condition, such as \"level = 'village'\".",
      valueName: "condition"))
  var filter: String?

  /// The option that is given, if one is.
  var option: String? { filter != nil ? "--where" : layer.isEmpty ? nil : "--layer" }
}
