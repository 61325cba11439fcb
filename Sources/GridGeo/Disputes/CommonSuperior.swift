/// Whose table a dispute belongs on: the lowest unit that stands above all its parties.
///
/// No party sits above itself: between a township and one of its villages it is the county that decides.
struct CommonSuperior: Sendable {
  /// Codes above each unit, the lowest first.
  private let above: [String: [String]]
  private let levels: [String: AdminLevel]

  init(_ units: [AdminUnit]) {
    let byCode = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    above = byCode.mapValues { unit in
      var line: [String] = []
      var next = unit.parent
      // A circle of parents has no top; it ends where it began.
      while let code = next, byCode[code] != nil, code != unit.code, !line.contains(code) {
        line.append(code)
        next = byCode[code]?.parent
      }
      return line
    }
    levels = byCode.mapValues(\.level)
  }

  /// - Returns: no level and no unit where the parties have none in common in the territory.
  func table(of parties: [String]) -> Dispute.Table {
    guard let first = parties.first, let line = above[first] else {
      return Dispute.Table(level: nil, unit: "")
    }
    let unit = line.first { code in
      !parties.contains(code) && parties.allSatisfy { above[$0]?.contains(code) ?? false }
    }
    return Dispute.Table(level: unit.flatMap { levels[$0] }, unit: unit ?? "")
  }
}
