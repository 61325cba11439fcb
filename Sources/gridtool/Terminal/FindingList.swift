import GridGeo

/// Findings as a person reads them: by kind, the gravest first, at most 20 of a kind.
struct FindingList {
  /// How many of one kind are shown.
  static let shownOfAKind = 20

  private let findings: [Finding]
  /// Findings of one code and severity, in their order.
  private let kinds: [ArraySlice<Finding>]

  init(_ findings: [Finding]) {
    let sorted = findings.sorted()
    var kinds: [ArraySlice<Finding>] = []
    var start = 0
    for index in sorted.indices {
      let next = index + 1
      if next == sorted.count || sorted[next].code != sorted[index].code
        || sorted[next].severity != sorted[index].severity
      {
        kinds.append(sorted[start..<next])
        start = next
      }
    }
    self.findings = sorted
    self.kinds = kinds
  }

  var isEmpty: Bool { findings.isEmpty }

  /// "2 errors, 1 warning" or "nothing found".
  var headline: String {
    let parts = Finding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(Figures.count(count)) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
  }

  /// One line a kind: severity, code, count.
  func overview(_ style: TextStyle) -> String {
    var table = TextTable(alignments: [.right, .left])
    table.indent = 2
    for kind in kinds {
      table.append([Figures.count(kind.count), "\(kind.first!.severity.rawValue) \(kind.first!.code)"])
    }
    return table.text(style)
  }

  /// Every kind with its first findings.
  func text(_ style: TextStyle) -> String {
    var text = ""
    for kind in kinds {
      let first = kind.first!
      text +=
        "\(style.severity(first.severity)) \(style.bold(first.code.name)) (\(Figures.count(kind.count)))"
      // A file that all of them are in stands in the heading.
      let file = kind.allSatisfy { $0.place.file == first.place.file } ? first.place.file : nil
      if let file { text += " in \(TerminalText.safe(file))" }
      text += "\n"
      let remedies = Set(kind.map(\.remedy))
      let shared = remedies.count == 1 ? first.remedy : nil
      var table = TextTable(alignments: [.left, .right, .left])
      table.indent = 2
      for finding in kind.prefix(FindingList.shownOfAKind) {
        let tail = shared != nil || finding.remedy.isEmpty ? "" : "; \(finding.remedy)"
        table.append([
          FindingList.place(finding, without: file), FindingList.size(finding), finding.message + tail,
        ])
      }
      text += table.text(style)
      let rest = kind.count - FindingList.shownOfAKind
      if rest > 0 { text += "  … and \(Figures.count(rest)) more\n" }
      if let shared, !shared.isEmpty { text += "  → \(TerminalText.safe(shared))\n" }
      text += "\n"
    }
    return text
  }

  /// Where it is; for findings between features, the codes involved.
  private static func place(_ finding: Finding, without file: String?) -> String {
    var place = finding.place
    if file != nil { place.file = nil }
    let text = place.description
    return text.isEmpty ? finding.subject.prefix(3).joined(separator: " · ") : text
  }

  private static func size(_ finding: Finding) -> String {
    guard let size = finding.size else { return "" }
    if let area = size.area { return Figures.area(area) }
    return size.length.map { Figures.length($0) } ?? ""
  }

  /// How many there are of each severity and of each code.
  var json: JSONValue {
    .object([
      JSONMember("total", .integer(findings.count)),
      JSONMember(
        "by_severity",
        .object(
          Finding.Severity.allCases.map { severity in
            JSONMember(severity.rawValue, .integer(findings.count { $0.severity == severity }))
          })),
      JSONMember(
        "by_code",
        .object(
          kinds.reduce(into: [JSONMember]()) { members, kind in
            let name = kind.first!.code.name
            if let known = members.firstIndex(where: { $0.name == name }),
              case .integer(let count) = members[known].value
            {
              members[known].value = .integer(count + kind.count)
            } else {
              members.append(JSONMember(name, .integer(kind.count)))
            }
          })),
    ])
  }

  /// Whether somebody has to look: errors or warnings. Notes are only worth knowing.
  var asksForAttention: Bool { findings.contains { $0.severity != .note } }
}
