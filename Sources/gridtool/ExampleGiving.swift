import ArgumentParser

/// A command whose help begins with examples, each on one line so that it can be copied.
protocol ExampleGiving: ParsableCommand {
  static var examples: [String] { get }
}

extension ExampleGiving {
  /// The examples as the head of a help text.
  static var exampleText: String {
    "EXAMPLE\(examples.count == 1 ? "" : "S"):\n" + examples.map { "  \($0)\n" }.joined() + "\n"
  }
}
