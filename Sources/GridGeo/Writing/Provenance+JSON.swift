extension Provenance {
  /// The foreign member `gridgeo` of the files that GridGeo writes.
  ///
  /// An option that was given several times has its values in an array. A seed beyond 2⁵³, which readers
  /// with doubles would change, is written as text.
  public var json: JSONValue {
    var members = [
      JSONMember("version", .text(version)),
      JSONMember("command", .text(command)),
      JSONMember("options", optionsJSON),
      JSONMember("seed", seed <= 1 << 53 ? .integer(Int(seed)) : .text(String(seed))),
    ]
    if !frame.isEmpty { members.append(JSONMember("frame", .text(frame))) }
    members.append(JSONMember("inputs", .array(inputs.map(\.json))))
    members.append(
      JSONMember("summary", .object(summary.map { JSONMember($0.name, $0.value.json) })))
    if !retired.isEmpty { members.append(JSONMember("retired", .array(retired.map { .text($0) }))) }
    return .object(members)
  }

  private var optionsJSON: JSONValue {
    var members: [JSONMember] = []
    for (name, value) in options {
      guard let known = members.firstIndex(where: { $0.name == name }) else {
        members.append(JSONMember(name, .text(value)))
        continue
      }
      if case .array(let values) = members[known].value {
        members[known].value = .array(values + [.text(value)])
      } else {
        members[known].value = .array([members[known].value, .text(value)])
      }
    }
    return .object(members)
  }
}

extension InputFile {
  var json: JSONValue {
    .object([
      JSONMember("role", .text(role)), JSONMember("name", .text(name)), JSONMember("sha256", .text(sha256)),
    ])
  }
}

extension SummaryFigure.Value {
  /// The figure as JSON; a number has at most 6 places.
  public var json: JSONValue {
    switch self {
    case .count(let count): .integer(count)
    case .number(let number): .rounded(number, decimals: 6)
    case .text(let text): .text(text)
    }
  }
}
