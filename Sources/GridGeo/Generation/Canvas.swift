/// What a territory is drawn on: the frame, the lattice, and the size of a mean village, by which everything
/// else is measured.
struct Canvas: Sendable {
  let scenario: Scenario
  let frame: LocalFrame
  let mesh: HexMesh
  /// Square root of the mean village's area, in metres.
  let villageSize: Double
  /// County seats in metres of the frame.
  let seats: [(x: Double, y: Double)]

  /// Cells in a mean village: enough for a small one to have a shape.
  private static let cellsPerVillage = 260.0

  /// - Parameter reach: how far the lattice goes around a seat, in radii of the county's area.
  init(_ scenario: Scenario, reach: Double) {
    self.scenario = scenario
    let n = Double(scenario.counties.count)
    let frame = LocalFrame(
      longitude: scenario.counties.reduce(0) { $0 + $1.seat.longitude } / n,
      latitude: scenario.counties.reduce(0) { $0 + $1.seat.latitude } / n)
    self.frame = frame
    seats = scenario.counties.map { frame.metres($0.seat) }
    let villageArea = scenario.area.squareMetres / Double(scenario.villages)
    villageSize = villageArea.squareRoot()
    let side = (villageArea / Self.cellsPerVillage / 2.598076211353316).squareRoot()

    var west = Double.infinity
    var east = -Double.infinity
    var south = Double.infinity
    var north = -Double.infinity
    for (seat, county) in zip(seats, scenario.counties) {
      let reach = reach * (county.area.squareMetres / .pi).squareRoot() + 4 * villageSize
      west = min(west, seat.x - reach)
      east = max(east, seat.x + reach)
      south = min(south, seat.y - reach)
      north = max(north, seat.y + reach)
    }
    mesh = HexMesh(
      columns: Int((east - west) / (side * 1.7320508075688772)) + 1,
      rows: Int((north - south) / (1.5 * side)) + 1, side: side, originX: west, originY: south,
      seed: scenario.seed)
  }

  func noise(_ stream: UInt64) -> NoiseField { NoiseField(seed: scenario.seed, stream: stream) }
  func generator(_ stream: String) -> SeededGenerator { SeededGenerator(seed: scenario.seed, stream: stream) }

  /// Whether labelled ground comes near the end of the lattice.
  func isCramped(_ labels: [Int32]) -> Bool {
    labels.indices.contains { cell in
      guard labels[cell] >= 0 else { return false }
      let row = cell / mesh.columns
      let column = cell % mesh.columns
      return row < 8 || row >= mesh.rows - 8 || column < 8 || column >= mesh.columns - 8
    }
  }

  /// Whether a cell is in the margin of the lattice, where neighbours are missing.
  func isMargin(_ cell: Int) -> Bool {
    let row = cell / mesh.columns
    let column = cell % mesh.columns
    return row < 3 || row >= mesh.rows - 3 || column < 3 || column >= mesh.columns - 3
  }
}
