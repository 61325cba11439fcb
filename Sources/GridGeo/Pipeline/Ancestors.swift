/// The chain of units above a unit, by parent codes, or by the code's own prefix where units are missing.
struct Ancestors {
  private let units: [String: AdminUnit]

  init(_ units: [AdminUnit]) {
    self.units = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Code of the unit at a level above; empty when nothing tells.
  func code(of unit: AdminUnit, at level: AdminLevel) -> String {
    var at: AdminUnit? = unit
    var steps = 0
    while let here = at, steps < 8 {
      if here.level == level { return here.code }
      guard let parent = here.parent else { break }
      if units[parent] == nil, here.level.above == level { return parent }
      at = units[parent]
      steps += 1
    }
    // Division codes carry their parents: 6 digits county, 9 township, 12 village.
    let length: [AdminLevel: Int] = [.county: 6, .township: 9]
    guard unit.code.count == 12, unit.code.allSatisfy(\.isNumber), let digits = length[level] else {
      return ""
    }
    return String(unit.code.prefix(digits))
  }
}
