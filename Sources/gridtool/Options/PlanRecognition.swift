import GridGeo

/// Finds the plan among the files of `check`.
enum PlanRecognition {
  /// Commands whose output is a plan.
  private static let commands: Set<Substring> = ["partition", "repartition", "staff"]

  /// The plan among the files, if there is one, and the other files.
  ///
  /// - Throws: `badOption` when there are two plans.
  static func takePlan(from paths: [String]) throws(GridGeoError) -> (path: String?, rest: [String]) {
    var plan: String?
    var rest: [String] = []
    for path in paths {
      guard isPlan(SurveyFiles.head(of: path)) else {
        rest.append(path)
        continue
      }
      if let plan {
        throw GridGeoError(.badOption, "\(plan) and \(path) both look like plans; check one at a time")
      }
      plan = path
    }
    return (plan, rest)
  }

  /// Whether a file holds disputes, by the command that it says it comes from, or by the properties of its first
  /// feature. Standard input is a plan.
  static func isDisputes(_ path: String) -> Bool {
    guard path != "-" else { return false }
    let head = SurveyFiles.head(of: path)
    if head.contains("\"gridgeo\""), let command = value(of: "command", in: head) {
      return command == "disputes"
    }
    return ["parties", "claimants", "certainty", "tier"].allSatisfy { head.contains("\"\($0)\"") }
  }

  /// By the command that the file says it comes from, or by the properties of its first feature.
  private static func isPlan(_ head: String) -> Bool {
    if head.contains("\"gridgeo\""), let command = value(of: "command", in: head) {
      return commands.contains(command)
    }
    return ["village", "load", "neighbours", "compactness"].allSatisfy { head.contains("\"\($0)\"") }
  }

  /// The text after the first `"name":`.
  private static func value(of name: String, in text: String) -> Substring? {
    var rest = text[...]
    while let quote = rest.firstIndex(of: "\"") {
      rest = rest[rest.index(after: quote)...]
      guard rest.hasPrefix("\(name)\"") else { continue }
      var value = rest.dropFirst(name.count + 1).drop(while: \.isWhitespace)
      guard value.first == ":" else { continue }
      value = value.dropFirst().drop(while: \.isWhitespace)
      guard value.first == "\"" else { continue }
      return value.dropFirst().prefix { $0 != "\"" }
    }
    return nil
  }
}
