/// Reads a plan, and the territory and barriers to draw with it.
public struct ReportJob: Sendable {
  public var plan: String
  public var territory: String?
  public var barriers: String?

  public init(plan: String, territory: String? = nil, barriers: String? = nil) {
    self.plan = plan
    self.territory = territory
    self.barriers = barriers
  }

  /// - Throws: `missingInput`, `badInput`.
  public func run() throws(GridGeoError) -> (plan: GridPlan, units: [AdminUnit], barriers: [Barrier]) {
    let source = InputSource(plan)
    let (reading, member) = try PlanReader.read(source, options: ReadingOptions(policy: .stop))
    guard !reading.records.isEmpty else {
      throw GridGeoError(
        .badInput, "has no grids; give a plan that `gridtool partition` wrote", at: SourcePlace(file: plan))
    }
    let provenance = try ReportJob.provenance(member, of: plan)
    let survey = try SurveyReader(options: SurveyReading(), policy: .collect)
      .read(SurveyFiles(territory: territory, barriers: barriers))
    return (
      GridPlan(grids: reading.records, provenance: provenance),
      survey.raw.units, survey.raw.barriers
    )
  }

  /// From the text of the foreign member; empty without one.
  static func provenance(_ member: String?, of plan: String) throws(GridGeoError) -> Provenance {
    guard let member else { return Provenance(version: "", command: "", inputs: []) }
    return try Provenance(json: try JSONDocument.read(InputSource(text: member, name: plan)).value)
  }
}

extension Provenance {
  /// From the foreign member `gridgeo`; what is not there stays empty.
  init(json: JSONValue) throws(GridGeoError) {
    func text(_ value: JSONValue?) -> String {
      switch value {
      case .text(let text): text
      case .integer(let number): String(number)
      default: ""
      }
    }
    self.init(version: text(json["version"]), command: text(json["command"]))
    seed = UInt64(text(json["seed"])) ?? 0
    frame = text(json["frame"])
    if case .object(let members)? = json["options"] {
      options = members.flatMap { member -> [(name: String, value: String)] in
        if case .array(let values) = member.value { return values.map { (member.name, text($0)) } }
        return [(member.name, text(member.value))]
      }
    }
    if case .array(let files)? = json["inputs"] {
      inputs = files.map {
        InputFile(role: text($0["role"]), name: text($0["name"]), sha256: text($0["sha256"]))
      }
    }
    if case .object(let members)? = json["summary"] {
      summary = members.compactMap { member in
        switch member.value {
        case .integer(let count): SummaryFigure(member.name, .count(count))
        case .number(let number): SummaryFigure(member.name, .number(number))
        case .text(let text): SummaryFigure(member.name, .text(text))
        default: nil
        }
      }
    }
  }
}

extension JSONValue {
  /// A member of an object; nil for all else.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
