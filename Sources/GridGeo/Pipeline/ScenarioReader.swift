/// Reads a scenario file.
enum ScenarioReader {
  /// - Throws: `missingInput`; `badInput` for text that is not JSON, and for a member that is missing, of the
  ///   wrong kind or unknown.
  static func read(_ input: InputSource) throws(GridGeoError) -> (scenario: Scenario, file: InputFile) {
    let document = try JSONDocument.read(input)
    let root = try ScenarioObject(document.value, path: "", file: input.name)
    try root.allow([
      "name", "about", "sources", "seed", "prefecture", "totals", "counties", "terrain", "enclaves",
      "summer_camps", "shared_buildings", "faults", "claims",
    ])
    let prefecture = try root.object("prefecture")
    try prefecture.allow(["code", "name"])
    let totals = try root.object("totals")
    try totals.allow(["grids", "grid_workers", "grid_heads"])
    var counties: [Scenario.County] = []
    for county in try root.objects("counties") { counties.append(try self.county(county)) }
    let scenario = Scenario(
      name: try root.text("name"), seed: UInt64(try root.count("seed")),
      prefectureCode: try prefecture.text("code"), prefectureName: try prefecture.text("name"),
      counties: counties, grids: try totals.count("grids"), gridWorkers: try totals.count("grid_workers"),
      gridHeads: try totals.count("grid_heads"), terrain: try terrain(root.object("terrain")),
      enclaves: try root.count("enclaves"), summerShare: try root.number("summer_camps"),
      sharedBuildingShare: try root.number("shared_buildings"), faults: try faults(root.object("faults")),
      claims: root.has("claims") ? try claims(root.object("claims")) : nil)
    return (
      scenario, InputFile(role: "scenario", name: input.lastComponent, sha256: document.sha256)
    )
  }

  private static func county(_ county: ScenarioObject) throws(GridGeoError) -> Scenario.County {
    try county.allow([
      "code", "name", "name_zh", "longitude", "latitude", "area_km2", "persons", "households", "towns",
      "townships", "villages",
    ])
    return Scenario.County(
      code: try county.text("code"), name: try county.text("name"), nameChinese: try county.text("name_zh"),
      seat: Coordinate(
        longitude: try county.number("longitude"), latitude: try county.number("latitude")),
      area: .squareMetres(try county.number("area_km2") * 1_000_000), persons: try county.count("persons"),
      households: try county.count("households"), towns: try county.count("towns"),
      townships: try county.count("townships"), villages: try county.count("villages"))
  }

  private static func terrain(_ terrain: ScenarioObject) throws(GridGeoError) -> Scenario.Terrain {
    try terrain.allow(["north_m", "south_m", "relief_north_m", "relief_south_m", "pastoral_above_m"])
    return Scenario.Terrain(
      north: .metres(try terrain.number("north_m")), south: .metres(try terrain.number("south_m")),
      reliefNorth: .metres(try terrain.number("relief_north_m")),
      reliefSouth: .metres(try terrain.number("relief_south_m")),
      pastoralAbove: .metres(try terrain.number("pastoral_above_m")))
  }

  private static func faults(_ faults: ScenarioObject) throws(GridGeoError) -> Scenario.Faults {
    try faults.allow(["without_coordinates", "outside", "at_origin", "swapped", "duplicate_ids"])
    return Scenario.Faults(
      withoutCoordinates: try faults.number("without_coordinates"), outside: try faults.number("outside"),
      atOrigin: try faults.count("at_origin"), swapped: try faults.count("swapped"),
      duplicateIDs: try faults.count("duplicate_ids"))
  }
}

/// An object of a scenario file, asked member by member.
struct ScenarioObject {
  private let members: [JSONMember]
  /// Such as "counties[2]"; empty for the whole.
  private let path: String
  private let file: String

  init(_ value: JSONValue, path: String, file: String) throws(GridGeoError) {
    guard case .object(let members) = value else {
      throw GridGeoError(
        .badInput, "\(path.isEmpty ? "the scenario" : "\"\(path)\"") must be an object",
        at: SourcePlace(file: file))
    }
    self.members = members
    self.path = path
    self.file = file
  }

  /// Refuses members that nobody reads: a misspelt one would be lost in silence.
  func allow(_ names: [String]) throws(GridGeoError) {
    if let stranger = members.first(where: { !names.contains($0.name) }) {
      throw GridGeoError(
        .badInput, "\"\(full(stranger.name))\" is not a member of a scenario; take it out or correct it",
        at: SourcePlace(file: file))
    }
  }

  func text(_ name: String) throws(GridGeoError) -> String {
    guard case .text(let text) = try value(name) else { throw wrong(name, "text in quotes") }
    return text
  }

  /// A whole number ≥ 0.
  func count(_ name: String) throws(GridGeoError) -> Int {
    guard case .integer(let count) = try value(name), count >= 0 else {
      throw wrong(name, "a whole number of at least 0")
    }
    return count
  }

  func number(_ name: String) throws(GridGeoError) -> Double {
    switch try value(name) {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw wrong(name, "a number")
    }
  }

  func object(_ name: String) throws(GridGeoError) -> ScenarioObject {
    try ScenarioObject(try value(name), path: full(name), file: file)
  }

  func objects(_ name: String) throws(GridGeoError) -> [ScenarioObject] {
    guard case .array(let elements) = try value(name) else { throw wrong(name, "an array of objects") }
    var objects: [ScenarioObject] = []
    for (i, element) in elements.enumerated() {
      objects.append(try ScenarioObject(element, path: "\(full(name))[\(i)]", file: file))
    }
    return objects
  }

  func has(_ name: String) -> Bool { members.contains { $0.name == name } }

  /// An array of numbers, `count` of them.
  func numbers(_ name: String, _ count: Int) throws(GridGeoError) -> [Double] {
    var numbers: [Double] = []
    guard case .array(let elements) = try value(name), elements.count == count else {
      throw wrong(name, "an array of \(count) numbers")
    }
    for element in elements {
      switch element {
      case .integer(let number): numbers.append(Double(number))
      case .number(let number): numbers.append(number)
      default: throw wrong(name, "an array of \(count) numbers")
      }
    }
    return numbers
  }

  /// Two numbers, the first not above the second.
  func range(_ name: String) throws(GridGeoError) -> ClosedRange<Double> {
    let ends = try numbers(name, 2)
    guard ends[0] <= ends[1] else { throw wrong(name, "two numbers, the lower one first") }
    return ends[0]...ends[1]
  }

  private func value(_ name: String) throws(GridGeoError) -> JSONValue {
    guard let member = members.first(where: { $0.name == name }) else {
      throw GridGeoError(.badInput, "\"\(full(name))\" is missing", at: SourcePlace(file: file))
    }
    return member.value
  }

  private func full(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  private func wrong(_ name: String, _ wanted: String) -> GridGeoError {
    GridGeoError(.badInput, "\"\(full(name))\" must be \(wanted)", at: SourcePlace(file: file))
  }
}
