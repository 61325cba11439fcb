/// Refuses layers whose positions lie in the territory only when their two numbers are exchanged, and a territory
/// in the Arctic that would lie in China so. Layers whose order is given are taken at their word.
struct LayerAxes {
  private let reading: SurveyReading

  init(_ reading: SurveyReading) { self.reading = reading }

  /// Where positions in China, 18–54° N and 73–135° E, come to lie with latitude first.
  private static let exchangedChina = BoundingBox<Geographic>(
    minimum: Coordinate(longitude: 16, latitude: 73), maximum: Coordinate(longitude: 54, latitude: 90))

  /// - Throws: `badInput` with the file, and the option to pass.
  /// - Complexity: O(n) in the positions.
  func check(_ raw: RawSurvey) throws(GridGeoError) {
    let boxes = raw.units.compactMap(\.region.boundingBox)
    guard let first = boxes.first else { return }
    let territory = boxes.dropFirst().reduce(first) { $0.union($1) }
    if reading.axes(of: "territory") == nil, LayerAxes.exchangedChina.contains(territory.minimum),
      LayerAxes.exchangedChina.contains(territory.maximum)
    {
      throw fault(
        "territory", raw,
        "lies between \(territory.minimum.y)° and \(territory.maximum.y)° north in the Arctic, and in China with "
          + "longitude and latitude exchanged; pass --axes territory=north-east, or territory=east-north if it is right"
      )
    }
    try check("households", raw.households.lazy.compactMap(\.position), territory, raw)
    try check("barriers", raw.barriers.lazy.flatMap { $0.lines.lazy.flatMap(\.coordinates) }, territory, raw)
    try check("units", raw.baseUnits.lazy.flatMap { LayerAxes.corners($0.region) }, territory, raw)
    try check("claims", raw.claims.lazy.flatMap { LayerAxes.corners($0.region) }, territory, raw)
  }

  private static func corners(_ region: Region<Geographic>) -> [Coordinate<Geographic>] {
    region.boundingBox.map { [$0.minimum, $0.maximum] } ?? []
  }

  private func check(
    _ role: String, _ positions: some Sequence<Coordinate<Geographic>>,
    _ territory: BoundingBox<Geographic>, _ raw: RawSurvey
  ) throws(GridGeoError) {
    guard reading.axes(of: role) == nil else { return }
    var (count, inside) = (0, 0)
    for position in positions where position.x != 0 || position.y != 0 {
      count += 1
      if !territory.contains(position), territory.contains(Coordinate(x: position.y, y: position.x)) {
        inside += 1
      }
    }
    // A few strays do not clear a whole layer.
    guard count > 0, inside * 10 >= count * 9 else { return }
    throw fault(
      role, raw,
      "\(inside) of \(count) positions lie in the territory only with their two numbers exchanged; "
        + "pass --axes \(role)=north-east, or \(role)=east-north if they are right")
  }

  private func fault(_ role: String, _ raw: RawSurvey, _ message: String) -> GridGeoError {
    GridGeoError(.badInput, message, at: SourcePlace(file: raw.inputs.first { $0.role == role }?.name))
  }
}
