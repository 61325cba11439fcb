extension OutputFeature {
  /// A grid with the contract's properties. Areas have 4 (hectares) and 3 (mu) places, compactness 4,
  /// the deviation 2. Workers and head are there after staffing only.
  public init(_ grid: Grid) {
    var properties: [(String, JSONValue)] = [
      ("code", .text(grid.code)),
      ("kind", .text(grid.kind.rawValue)),
      ("village", .text(grid.village)),
      ("township", OutputFeature.code(grid.township)),
      ("county", OutputFeature.code(grid.county)),
      ("households", .integer(grid.households)),
      ("persons", .integer(grid.persons)),
      ("load", .rounded(grid.load, decimals: 6)),
      ("area_ha", .rounded(grid.area.hectares, decimals: 4)),
      ("area_mu", .rounded(grid.area.mu, decimals: 3)),
      ("compactness", .rounded(grid.compactness, decimals: 4)),
      ("neighbours", .array(grid.neighbours.map { .text($0) })),
      ("deviation_pct", .rounded(grid.deviationPercent, decimals: 2)),
    ]
    if let workers = grid.workers { properties.append(("workers", .integer(workers))) }
    if let head = grid.head { properties.append(("head", .text(head))) }
    if let disputes = grid.disputes {
      properties.append(("disputes", .array(disputes.map { .text($0) })))
    }
    self.init(id: grid.code, properties: properties, geometry: .region(grid.region))
  }

  /// An administrative unit; what the territory does not say is left out.
  public init(_ unit: AdminUnit) {
    var properties: [(String, JSONValue)] = [
      ("code", .text(unit.code)),
      ("name", .text(unit.name)),
      ("level", .text(unit.level.name)),
    ]
    if let parent = unit.parent { properties.append(("parent", .text(parent))) }
    if let grids = unit.grids { properties.append(("grids", .integer(grids))) }
    if let households = unit.households { properties.append(("households", .integer(households))) }
    if let persons = unit.persons { properties.append(("persons", .integer(persons))) }
    self.init(id: unit.code, properties: properties, geometry: .region(unit.region))
  }

  /// A base unit; its village is left out when it is not known.
  public init(_ unit: BaseUnit) {
    var properties: [(String, JSONValue)] = [
      ("id", .text(unit.id)),
      ("load", .number(unit.load)),
      ("persons", .integer(unit.persons)),
    ]
    if let parent = unit.parent { properties.append(("parent", .text(parent))) }
    self.init(id: unit.id, properties: properties, geometry: .region(unit.region))
  }

  /// A barrier. It has no id of its own, so it gets its number among its like.
  ///
  /// - Parameter number: from 1.
  public init(_ barrier: Barrier, number: Int) {
    self.init(
      id: "barrier-\(number)",
      properties: [("kind", .text(barrier.kind))]
        + (barrier.name.isEmpty ? [] : [("name", .text(barrier.name))])
        + [("resistance", .number(barrier.resistance))],
      geometry: .lines(barrier.lines))
  }

  /// A level that the territory does not name has no code.
  private static func code(_ text: String) -> JSONValue { text.isEmpty ? .null : .text(text) }
}
