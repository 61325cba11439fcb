/// What the service centres of each level answer for, added up from the grids and the areas.
struct ServiceCentreRollUp {
  private let parents: [String: String]
  private let names: [String: String]

  /// - Parameter units: lend names and the prefecture's code; may be empty.
  init(_ units: [AdminUnit]) {
    var parents: [String: String] = [:]
    var names: [String: String] = [:]
    for unit in units {
      if names[unit.code] == nil { names[unit.code] = unit.name }
      if unit.level == .county, let parent = unit.parent { parents[unit.code] = parent }
    }
    self.parents = parents
    self.names = names
  }

  /// - Returns: Level by level from the prefecture down, each by code.
  func centres(_ grids: [Grid], _ areas: [SupervisionArea]) -> [ServiceCentre] {
    AdminLevel.allCases.sorted().flatMap { level in centres(at: level, grids, areas) }
  }

  private func centres(
    at level: AdminLevel, _ grids: [Grid], _ areas: [SupervisionArea]
  ) -> [ServiceCentre] {
    var centres: [String: ServiceCentre] = [:]
    // An area's head sits with the first grid of the village that has most of its load.
    var seats: [String: String] = [:]
    let homes = Dictionary(areas.map { ($0.code, $0.village) }, uniquingKeysWith: { first, _ in first })
    for grid in grids {
      let code = code(of: grid, at: level)
      var centre = centres[code] ?? ServiceCentre(level: level, code: code, name: names[code] ?? "")
      centre.grids += 1
      centre.workers += grid.workers ?? 0
      centre.households += grid.households
      centre.persons += grid.persons
      centre.load += grid.load
      centres[code] = centre
      if let head = grid.head, seats[head] == nil, homes[head] == grid.village { seats[head] = code }
    }
    for code in areas.compactMap({ seats[$0.code] }) { centres[code]?.heads += 1 }
    return centres.values.sorted { StableOrder.precedes($0.code, $1.code) }
  }

  private func code(of grid: Grid, at level: AdminLevel) -> String {
    switch level {
    case .village: return grid.village
    case .township: return grid.township
    case .county: return grid.county
    case .prefecture:
      if let parent = parents[grid.county] { return parent }
      // The first four of a county's six digits are its prefecture's.
      guard grid.county.count == 6, grid.county.allSatisfy(\.isNumber) else { return "" }
      return grid.county.prefix(4) + "00"
    }
  }
}
