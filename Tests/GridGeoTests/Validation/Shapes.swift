@testable import GridGeo

/// Handmade geometry for tests of validation, in whole degrees or any other numbers.
func ring(_ numbers: [Double]) -> Ring<Geographic> {
  var coordinates = stride(from: 0, to: numbers.count, by: 2).map {
    Coordinate<Geographic>(x: numbers[$0], y: numbers[$0 + 1])
  }
  coordinates.append(coordinates[0])
  // Some of these rings are wrong on purpose: they keep the form only.
  while coordinates.count < 4 { coordinates.append(coordinates[0]) }
  return Ring(trusted: coordinates)
}

func region(_ polygons: [[[Double]]]) -> Region<Geographic> {
  Region(polygons.map { Polygon(exterior: ring($0[0]), holes: $0.dropFirst().map(ring)) })
}

func square(_ x: Double, _ y: Double, _ side: Double) -> [Double] {
  [x, y, x + side, y, x + side, y + side, x, y + side]
}

func unit(
  _ code: String, name: String = "", parent: String? = nil, households: Int? = 10, feature: Int? = nil,
  _ region: Region<Geographic>
) -> AdminUnit {
  unit(code, .village, name: name, parent: parent, households: households, feature: feature, region)
}

func unit(
  _ code: String, _ level: AdminLevel, name: String = "", parent: String? = nil,
  households: Int? = 10, feature: Int? = nil, _ region: Region<Geographic>
) -> AdminUnit {
  AdminUnit(
    code: code, name: name, level: level, parent: parent, households: households, region: region,
    place: SourcePlace(file: "territory.geojson", feature: feature))
}

/// A generator of our own, so that a test is the same on every machine.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A territory of 4 × `rows` villages in quadrangles with jittered corners; neighbours share corners exactly.
func jitteredVillages(rows: Int, seed: UInt64) -> [AdminUnit] {
  var random = TestRandom(seed)
  var corners: [[(Double, Double)]] = []
  for y in 0...rows {
    corners.append(
      (0...4).map { x in
        let dx = Int64.random(in: -30_000...30_000, using: &random)
        let dy = Int64.random(in: -30_000...30_000, using: &random)
        return (
          Double(1_020_000_000 + Int64(x) * 100_000 + dx) / 1e7,
          Double(355_000_000 + Int64(y) * 100_000 + dy) / 1e7
        )
      })
  }
  var units: [AdminUnit] = []
  for y in 0..<rows {
    for x in 0..<4 {
      let quad = [corners[y][x], corners[y][x + 1], corners[y + 1][x + 1], corners[y + 1][x]]
      let code = "632301101\(201 + y * 4 + x)"
      units.append(
        unit(
          code, name: "第\(y * 4 + x)村", feature: units.count + 1,
          region([[quad.flatMap { [$0.0, $0.1] }]])))
    }
  }
  return units
}

extension ValidSurvey {
  func findings(_ code: Finding.Code) -> [Finding] { findings.filter { $0.code == code } }
}
