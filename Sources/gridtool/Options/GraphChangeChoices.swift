import ArgumentParser

/// A divided dual graph that is to be changed.
struct GraphChangeChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Change the division of a dual graph instead: JSON as networkx and GerryChain write it.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var graph: String?

  @Option(
    help: ArgumentHelp("The division as it is: CSV unit,part.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var from: String?

  @Option(help: ArgumentHelp("How many parts there are to be; as many as there are.", valueName: "k"))
  var parts: Int?

  @Option(help: ArgumentHelp("Attribute of the graph's units that holds their load.", valueName: "name"))
  var loadField: String?

  func validate() throws {
    if graph == nil {
      if from != nil { throw ValidationError("--from goes with --graph; give a dual graph") }
      if parts != nil { throw ValidationError("--parts goes with --graph; --grids says how many grids") }
      if loadField != nil { throw ValidationError("--load-field goes with --graph; give a dual graph") }
    } else if from == nil {
      throw ValidationError("--graph needs the division as it is: --from plan.csv")
    }
    if let parts, parts < 1 { throw ValidationError("--parts \(parts): at least one part is needed") }
  }
}
