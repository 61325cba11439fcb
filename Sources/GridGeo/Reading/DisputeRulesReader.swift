/// Reads the rules of a jurisdiction about disputes. What a file does not mention stays as it usually is; a
/// member that nobody reads is refused, since a misspelt one would be lost in silence.
public enum DisputeRulesReader {
  /// - Throws: `missingInput`; `badInput` for text that is not JSON, and for a member that is of the wrong kind,
  ///   out of range or unknown.
  public static func read(
    _ input: InputSource
  ) throws(GridGeoError) -> (rules: DisputeRules, file: InputFile) {
    let document = try JSONDocument.read(input)
    let root = try RulesObject(document.value, path: "", file: input.name)
    try root.allow(["name", "about", "accuracy_m", "near_m", "seasons", "rights", "tiers", "committees"])
    for name in ["name", "about"] { _ = try root.text(name) }
    var rules = DisputeRules.usual
    if let metres = try root.number("accuracy_m") { rules.accuracy = .metres(metres) }
    if let metres = try root.number("near_m") { rules.near = .metres(metres) }
    if let seasons = try root.object("seasons") { try self.seasons(seasons, &rules) }
    if let rights = try root.object("rights") { rules.rights = try self.rights(rights) }
    if let tiers = try root.objects("tiers") {
      var table: [TierRule] = []
      for tier in tiers { table.append(try rule(tier)) }
      rules.tiers = TierRules(table)
    }
    if let committees = try root.object("committees") {
      try committees.allow(["field_days", "gap_limit_m"])
      if let days = try committees.number("field_days") {
        guard days > 0 else { throw committees.wrong("field_days", "above 0") }
        rules.fieldDays = days
      }
      if let metres = try committees.number("gap_limit_m") { rules.gapLimit = .metres(metres) }
    }
    let file = InputFile(role: "rules", name: input.lastComponent, sha256: document.sha256)
    return (rules, file)
  }

  private static func seasons(_ seasons: RulesObject, _ rules: inout DisputeRules) throws(GridGeoError) {
    for name in seasons.names {
      guard !name.isEmpty, let text = try seasons.text(name), let days = DaySet(text) else {
        throw seasons.wrong(name, "a period such as \"11-01/05-31\", or several joined by +")
      }
      rules.set(Season(name: name, days: days))
    }
  }

  private static func rights(_ rights: RulesObject) throws(GridGeoError) -> RightsTable {
    try rights.allow(["full", "light"])
    var table = RightsTable()
    for conflict in [RightsTable.Conflict.full, .light] {
      for pair in try rights.textLists(conflict.rawValue) ?? [] {
        let known = pair.compactMap { Right($0) }
        guard pair.count == 2, known.count == 2 else {
          throw rights.wrong(
            conflict.rawValue,
            "pairs of rights such as [\"grazing\", \"hay\"], not [\(pair.joined(separator: ", "))]")
        }
        guard table[known[0], known[1]] == .none else {
          throw rights.wrong(
            conflict.rawValue,
            "without \(known[0].rawValue) and \(known[1].rawValue), which stand there already")
        }
        table[known[0], known[1]] = conflict
      }
    }
    return table
  }

  private static func rule(_ object: RulesObject) throws(GridGeoError) -> TierRule {
    try object.allow([
      "tier", "certainty", "parties", "households_inside", "households_near", "herd", "season_within_days",
      "evidence", "years_open",
    ])
    guard let tier = try object.text("tier").flatMap({ Dispute.Tier(rawValue: $0) }), tier != .green else {
      throw object.wrong("tier", "\"red\" or \"yellow\"; what no rule holds for is green")
    }
    var rule = TierRule(tier)
    if let text = try object.text("certainty") {
      guard let certainty = Dispute.Certainty(rawValue: text), certainty != .sliver else {
        throw object.wrong("certainty", "\"certain\" or \"probable\"; slivers are green")
      }
      rule.certainty = certainty
    }
    rule.parties = try object.count("parties")
    rule.householdsInside = try object.count("households_inside")
    rule.householdsNear = try object.count("households_near")
    rule.herd = try object.number("herd")
    rule.seasonWithin = try object.count("season_within_days")
    rule.evidence = try object.count("evidence")
    rule.yearsOpen = try object.count("years_open")
    if let rank = rule.evidence, !(1...5 ~= rank) { throw object.wrong("evidence", "a rank from 1 to 5") }
    return rule
  }
}

/// An object of a rules file, asked member by member; what is not there is nil.
private struct RulesObject {
  private let members: [JSONMember]
  /// Such as "tiers[2]"; empty for the whole.
  private let path: String
  private let file: String

  init(_ value: JSONValue, path: String, file: String) throws(GridGeoError) {
    guard case .object(let members) = value else {
      throw GridGeoError(
        .badInput, "\(path.isEmpty ? "the rules" : "\"\(path)\"") must be an object",
        at: SourcePlace(file: file))
    }
    self.members = members
    self.path = path
    self.file = file
  }

  var names: [String] { members.map(\.name) }

  func allow(_ names: [String]) throws(GridGeoError) {
    if let stranger = members.first(where: { !names.contains($0.name) }) {
      throw GridGeoError(
        .badInput, "\"\(full(stranger.name))\" is not a member of a rules file; take it out or correct it",
        at: SourcePlace(file: file))
    }
  }

  func text(_ name: String) throws(GridGeoError) -> String? {
    guard let value = value(name) else { return nil }
    guard case .text(let text) = value else { throw wrong(name, "text in quotes") }
    return text
  }

  /// A whole number ≥ 0.
  func count(_ name: String) throws(GridGeoError) -> Int? {
    guard let value = value(name) else { return nil }
    guard case .integer(let count) = value, count >= 0 else {
      throw wrong(name, "a whole number of at least 0")
    }
    return count
  }

  /// A number ≥ 0.
  func number(_ name: String) throws(GridGeoError) -> Double? {
    switch value(name) {
    case nil: return nil
    case .integer(let number)? where number >= 0: return Double(number)
    case .number(let number)? where number >= 0: return number
    default: throw wrong(name, "a number of at least 0")
    }
  }

  func object(_ name: String) throws(GridGeoError) -> RulesObject? {
    guard let value = value(name) else { return nil }
    return try RulesObject(value, path: full(name), file: file)
  }

  func objects(_ name: String) throws(GridGeoError) -> [RulesObject]? {
    guard let value = value(name) else { return nil }
    guard case .array(let elements) = value else { throw wrong(name, "an array of objects") }
    var objects: [RulesObject] = []
    for (i, element) in elements.enumerated() {
      objects.append(try RulesObject(element, path: "\(full(name))[\(i)]", file: file))
    }
    return objects
  }

  /// An array of arrays of text.
  func textLists(_ name: String) throws(GridGeoError) -> [[String]]? {
    guard let value = value(name) else { return nil }
    guard case .array(let lists) = value else { throw wrong(name, "an array of arrays of text") }
    var result: [[String]] = []
    for list in lists {
      guard case .array(let elements) = list else { throw wrong(name, "an array of arrays of text") }
      var texts: [String] = []
      for element in elements {
        guard case .text(let text) = element else { throw wrong(name, "an array of arrays of text") }
        texts.append(text)
      }
      result.append(texts)
    }
    return result
  }

  func wrong(_ name: String, _ wanted: String) -> GridGeoError {
    GridGeoError(.badInput, "\"\(full(name))\" must be \(wanted)", at: SourcePlace(file: file))
  }

  private func value(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  private func full(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
