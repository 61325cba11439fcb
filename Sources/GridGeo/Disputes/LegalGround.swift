/// Whose ground is whose by law: the lowest units of the territory and what stands above them.
struct LegalGround: Sendable {
  /// The lowest units, in order of code: none of them holds another.
  let units: [AdminUnit]
  /// Codes of each lowest unit and of all above it, the lowest first.
  private let lines: [[String]]
  private let levels: [String: AdminLevel]

  init(_ all: [AdminUnit]) {
    let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let parents = Set(all.compactMap(\.parent))
    units = all.filter { !parents.contains($0.code) }
      .sorted { StableOrder.precedes($0.code, $1.code) }
    lines = units.map { unit in
      var line = [unit.code]
      var next = unit.parent
      while let code = next, !line.contains(code) {
        line.append(code)
        next = byCode[code]?.parent
      }
      return line
    }
    levels = byCode.mapValues(\.level)
  }

  var isEmpty: Bool { units.isEmpty }

  func isKnown(_ party: String) -> Bool { levels[party] != nil }

  /// Whether ground of a lowest unit is a party's own.
  func isOwn(_ unit: Int, of party: String) -> Bool { lines[unit].contains(party) }

  /// What a party calls the ground of another's unit: that unit, or the one above it at the party's level.
  func name(of unit: Int, for party: String) -> String {
    guard let level = levels[party] else { return units[unit].code }
    return lines[unit].first { levels[$0] == level } ?? units[unit].code
  }

  /// Whether one of two parties stands above the other: no boundary lies between them.
  func isNested(_ a: String, _ b: String) -> Bool {
    lines.contains { $0.contains(a) && $0.contains(b) }
  }

  /// The lowest of a unit and those above it that is one of the parties.
  func party(of unit: Int, among parties: Set<String>) -> String? {
    lines[unit].first { parties.contains($0) }
  }
}
