import ArgumentParser
import GridFormats
import GridGeo

/// The root command.
struct Gridtool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gridtool",
    abstract:
      "Divides villages into service grids, and finds and settles what pasture claims disagree about.",
    version: versions,
    subcommands: [
      Check.self, Partition.self, Merge.self, Repartition.self, Staff.self, Limits.self, Assign.self,
      Reassign.self,
      Disputes.self,
      Settle.self,
      Generate.self, Report.self, Convert.self, Formats.self, Demo.self,
    ])
}

extension Gridtool {
  /// What `--version` says. Asking GDAL opens it, which other runs do not pay for.
  private static var versions: String {
    guard CommandLine.arguments.contains("--version") else { return GridGeo.version }
    return """
      gridtool \(GridGeo.version)
      GridGeo \(GridGeo.version)
      GEOS \(GridGeo.geosVersion)
      PROJ \(GridGeo.projVersion)
      GDAL \(ForeignFormat.libraryVersion ?? "not there")
      """
  }
}

extension Gridtool: ExampleGiving {
  static let examples = [
    "gridtool partition GeoData/territory.geojson --households GeoData/households.csv"
      + " --barriers GeoData/barriers.geojson --grids 1856 -o plan.geojson",
    "gridtool report plan.geojson -o plan.html",
  ]
}
