import GridGeo

/// Reads a territory and measures its largest villages: the ellipsoidal area, and the shape in a frame in
/// metres.
///
///     swift run --package-path Examples MeasureVillages [TERRITORY]
@main
struct MeasureVillages {
  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? "GeoData/territory.geojson"
    let reading = try TerritoryReader.read(InputSource(path))
    for problem in reading.problems { print("left out: \(problem)") }

    let villages = reading.records.filter { $0.level == .village }
    let boxes = villages.compactMap(\.region.boundingBox)
    guard let first = boxes.first else { return print("\(path) has no villages") }
    let frame = try WorkingFrame(centredOn: boxes.reduce(first) { $0.union($1) })

    let largest = villages.sorted { $0.region.ellipsoidalArea > $1.region.ellipsoidalArea }.prefix(5)
    for village in largest {
      let ground = try village.region.planar(in: frame)
      let hectares = village.region.ellipsoidalArea.hectares.rounded()
      let compactness = (ground.compactness * 1000).rounded() / 1000
      print("\(village.code) \(village.name): \(hectares) ha, compactness \(compactness)")
    }
  }
}
