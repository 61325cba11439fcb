@testable import GridGeo

/// A hand-made territory of one county, one township and villages of squares, and plans of whole squares: small
/// enough to know every answer.
struct SquarePlan {
  /// Of a square, in lattice steps: about 900 m.
  static let side: Int64 = 100_000
  static let origin = (x: Int64(1_015_000_000), y: Int64(352_000_000))

  var units: [AdminUnit] = []
  var grids: [Grid] = []
  var households: [Household] = []
  var options: [(name: String, value: String)] = []
  var command = "partition"

  static func coordinate(_ x: Double, _ y: Double) -> Coordinate<Geographic> {
    Coordinate(
      x: CoordinateLattice.degrees(origin.x + Int64(x * Double(side))),
      y: CoordinateLattice.degrees(origin.y + Int64(y * Double(side))))
  }

  /// A ring through corners given in squares.
  static func ring(_ corners: [(Double, Double)]) throws -> Ring<Geographic> {
    try Ring((corners + [corners[0]]).map { coordinate($0.0, $0.1) })
  }

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> Polygon<Geographic> {
    Polygon(exterior: try ring([(x, y), (x + width, y), (x + width, y + height), (x, y + height)]))
  }

  mutating func addVillage(_ number: Int, _ polygons: [Polygon<Geographic>], name: String = "") {
    units.append(
      AdminUnit(
        code: SquarePlan.village(number), name: name, level: .village, parent: "632301100",
        region: Region(polygons)))
  }

  static func village(_ number: Int) -> String { "632301100\(200 + number)" }

  static func code(_ village: Int, _ sequence: Int) -> String {
    self.village(village) + "00\(sequence)"
  }

  mutating func addGrid(
    _ village: Int, _ sequence: Int, _ polygons: [Polygon<Geographic>], neighbours: [String], load: Int = 0
  ) {
    let region = Region(polygons)
    let around = region.ellipsoidalPerimeter.metres
    grids.append(
      Grid(
        code: SquarePlan.code(village, sequence), village: SquarePlan.village(village), township: "632301100",
        county: "632301", households: load, persons: load, load: Double(load), area: region.ellipsoidalArea,
        compactness: 4 * .pi * region.ellipsoidalArea.squareMetres / (around * around),
        neighbours: neighbours, deviationPercent: 0, region: region))
  }

  mutating func addHousehold(_ x: Double, _ y: Double) {
    let number = households.count + 1
    households.append(Household(id: "h\(number)", position: SquarePlan.coordinate(x, y), row: number + 1))
  }

  var plan: GridPlan {
    GridPlan(
      grids: grids,
      provenance: Provenance(
        version: "test", command: command, options: options,
        inputs: households.isEmpty ? [InputFile(role: "households", name: "h", sha256: "")] : []))
  }

  func findings() throws -> [Finding] {
    let survey = try RawSurvey(units: units, households: households).validated()
    return try PlanAudit(plan, against: survey).findings()
  }

  func codes() throws -> [String] { try findings().map(\.code.name) }

  /// Two villages beside each other, each of 2 by 2 squares and of two grids, columns.
  static func columns() throws -> SquarePlan {
    var made = SquarePlan()
    made.addVillage(1, [try box(0, 0, 2, 2)], name: "West")
    made.addVillage(2, [try box(2, 0, 2, 2)], name: "East")
    made.addGrid(1, 1, [try box(0, 0, 1, 2)], neighbours: [code(1, 2)])
    made.addGrid(1, 2, [try box(1, 0, 1, 2)], neighbours: [code(1, 1), code(2, 1)])
    made.addGrid(2, 1, [try box(2, 0, 1, 2)], neighbours: [code(1, 2), code(2, 2)])
    made.addGrid(2, 2, [try box(3, 0, 1, 2)], neighbours: [code(2, 1)])
    return made
  }
}
