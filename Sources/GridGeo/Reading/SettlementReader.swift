/// Reads settlement options that this library wrote.
public enum SettlementReader {
  private static let document = "a file of settlement options"

  private struct Pair: Hashable {
    var dispute: String
    var parties: [String]
  }

  /// - Returns: One settlement for each dispute and pair, in the file's order. What the file does not hold
  ///   (omissions, frontages, the points that control a line) stays empty.
  /// - Throws: `badInput` for a feature that is no part of an option, with the property that is missing or
  ///   wrong; `missingInput`.
  public static func read(_ input: InputSource) throws(GridGeoError) -> RecordReading<Settlement> {
    var options = ReadingOptions(policy: .stop).needingGeometry
    options.policy = .stop
    var reading = RecordReading<Settlement>()
    var numbers: [Pair: Int] = [:]
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options) {
      (feature) throws(GridGeoError) in
      do throws(ReadingProblem) {
        let fields = GridFields(feature, of: document)
        let pair = try pair(feature, fields)
        let number = numbers[pair] ?? reading.records.count
        if numbers[pair] == nil {
          numbers[pair] = number
          reading.records.append(
            Settlement(
              dispute: pair.dispute, parties: pair.parties, area: .zero, frontages: [], options: [],
              references: [], omissions: []))
        }
        try take(feature, fields, into: &reading.records[number])
      } catch {
        try reading.note(error, policy: .stop)
      }
    }
    reading.take(summary)
    return reading
  }

  /// Ids are the dispute, the parties joined by `~`, the option and the part, between slashes.
  private static func pair(_ feature: Feature, _ fields: GridFields) throws(ReadingProblem) -> Pair {
    let dispute = try fields.requiredText("dispute")
    guard let id = feature.id, id.hasPrefix(dispute + "/") else {
      throw fields.problem(
        "id", "is missing or does not begin with the dispute; this does not look like \(document)")
    }
    let parties = id.dropFirst(dispute.count + 1).prefix { $0 != "/" }.split(separator: "~").map(String.init)
    guard parties.count == 2 else { throw fields.problem("id", "does not name two parties") }
    return Pair(dispute: dispute, parties: parties)
  }

  private static func take(
    _ feature: Feature, _ fields: GridFields, into settlement: inout Settlement
  ) throws(ReadingProblem) {
    let kind = try fields.requiredText("kind")
    // Everything to one side is a row to compare with; it has no ground of its own.
    if kind == "reference" { return }
    let id = try fields.requiredText("option")
    if settlement.options.last?.id != id {
      guard !settlement.options.contains(where: { $0.id == id }) else {
        throw fields.problem("option", "\"\(id)\" is in two places; keep its features together")
      }
      settlement.options.append(
        SettlementOption(
          id: id, method: try fields.value("method"), name: try fields.text("name") ?? "",
          parties: settlement.parties, parts: [], lines: [], stakes: [], controls: [],
          effects: EffectTable(sides: [], fence: .zero, stakes: 0, disproportion: nil), tolerance: .zero))
    }
    let last = settlement.options.count - 1
    switch (kind, feature.geometry) {
    case ("area", let geometry):
      try area(fields, geometry, into: &settlement.options[last])
    case ("line", .lines(let lines)?): settlement.options[last].lines += lines
    case ("line", .line(let line)?): settlement.options[last].lines.append(line)
    case ("stake", .point(let position)?):
      settlement.options[last].stakes.append(
        BoundaryStake(
          number: try fields.count("number"), line: try fields.count("line"), position: position,
          bearing: try fields.optionalNumber("bearing_deg").map { .degrees($0) },
          distance: try fields.optionalNumber("distance_m").map { .metres($0) },
          landmark: try fields.text("landmark") ?? ""))
    default: throw fields.problem("kind", "\"\(kind)\" is not known, or its geometry is another")
    }
  }

  private static func area(
    _ fields: GridFields, _ geometry: Geometry?, into option: inout SettlementOption
  ) throws(ReadingProblem) {
    let party = try fields.text("party") ?? ""
    if case .region(let region)? = geometry {
      option.parts.append(SettlementOption.Part(party: party, region: region))
    }
    option.effects.fence = .metres(try fields.number("fence_m"))
    option.effects.stakes = try fields.count("stakes")
    option.effects.sides.append(
      EffectTable.Side(
        party: party, area: try fields.area(), share: try fields.number("share"),
        households: try fields.optionalCount("households"), persons: try fields.optionalCount("persons"),
        herd: try fields.optionalNumber("herd"), householdShare: try fields.optionalNumber("household_share"),
        waterPoints: try fields.optionalCount("water_points"), camps: try fields.optionalCount("camps"),
        nearestHouse: try fields.optionalNumber("nearest_house_m").map { .metres($0) },
        change: .hectares(try fields.number("change_ha", from: -.greatestFiniteMagnitude)),
        changePercent: nil,
        pieces: try fields.count("pieces"), joined: try fields.flag("joined")))
    guard let days = try turn(fields, "days") else { return }
    option.turns.append(
      SettlementOption.Turn(
        party: party, days: days, otherYears: try turn(fields, "days_other_years") ?? days))
  }

  private static func turn(_ fields: GridFields, _ name: String) throws(ReadingProblem) -> DaySet? {
    guard let text = try fields.text(name) else { return nil }
    guard let days = text == "year" ? .wholeYear : text == "none" ? DaySet.none : DaySet(text) else {
      throw fields.problem(name, "\"\(text)\" is neither year nor MM-DD/MM-DD")
    }
    return days
  }
}
