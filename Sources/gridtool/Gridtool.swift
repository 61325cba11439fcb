import ArgumentParser
import GridGeo

@main
struct Gridtool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "gridtool", version: GridGeo.version)
}
