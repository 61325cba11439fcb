import Testing

@testable import GridGeo

@Suite struct PositionFormTests {
  /// Code, central meridian and the zone before eastings, from pyproj 3.7 (EPSG registry).
  private static let registry: [(Int, Int, Int)] = [
    (4491, 75, 13), (4494, 93, 16), (4500, 129, 22), (4501, 135, 23), (4502, 75, 0), (4506, 99, 0),
    (4512, 135, 0),
    (4513, 75, 25), (4518, 90, 30), (4522, 102, 34), (4524, 108, 36), (4530, 126, 42), (4533, 135, 45),
    (4534, 75, 0),
    (4536, 81, 0), (4543, 102, 0), (4548, 117, 0), (4554, 135, 0),
  ]

  @Test(arguments: registry)
  func systems(code: Int, meridian: Int, zone: Int) throws {
    let system = try #require(GaussKrugerSystem(epsg: code))
    #expect(system.centralMeridian == meridian && system.zone == (zone > 0 ? zone : nil))
    if zone > 0 {
      #expect(GaussKrugerSystem(zone: zone) == system)
      let bare = try #require(GaussKrugerSystem(epsg: system.withoutZone))
      #expect(bare.zone == nil && bare.centralMeridian == meridian)
    }
  }

  @Test func namesOfSystems() {
    for name in ["EPSG:4543", "epsg:4543", "4543", "EPSG: 4543", "urn:ogc:def:crs:EPSG::4543"] {
      #expect(GaussKrugerSystem(named: name)?.code == 4543, "\(name)")
    }
    for name in ["EPSG:4490", "gcj02", "EPSG:32648", "", "OGC:4543"] {
      #expect(GaussKrugerSystem(named: name) == nil, "\(name)")
    }
  }

  @Test func eastings() {
    let bare = PositionForm(axes: .eastNorth, crs: "EPSG:4543")
    #expect(bare.easting(455_000) == .usual)
    #expect(bare.easting(34_455_000) == .numbered(455_000))
    #expect(bare.easting(35_455_000) == .foreign)
    #expect(bare.reason(35_455_000).hasSuffix("pass --crs EPSG:4523"))
    // 6-degree zone 17 lies around 99°: not the meridian of this system.
    #expect(bare.easting(17_455_000) == .foreign)
    // 6-degree zone 20 and the 3-degree system have 117° in common, and with it every number.
    #expect(PositionForm(axes: .eastNorth, crs: "EPSG:4548").easting(20_455_000) == .numbered(455_000))
    let zoned = PositionForm(axes: .eastNorth, crs: "4522")
    #expect(zoned.easting(34_455_000) == .usual)
    #expect(zoned.easting(455_000) == .foreign)
    #expect(zoned.reason(455_000).hasSuffix("pass --crs EPSG:4543"))
    #expect(zoned.easting(3_785_000) == .usual)
    #expect(PositionForm(axes: .eastNorth, crs: "EPSG:32648").easting(34_455_000) == .usual)
  }

  private static let advices: [(Double, Double, String)] = [
    (34_455_000, 3_785_000.0, "looks like CGCS2000 3-degree zone 34; pass --crs EPSG:4522"),
    (
      3_785_000, 34_455_000,
      "looks like CGCS2000 3-degree zone 34; pass --crs EPSG:4522, and --axes north-east"
    ),
    (18_420_000, 3_790_000, "looks like CGCS2000 6-degree zone 18; pass --crs EPSG:4496"),
    (
      13_420_000, 3_790_000,
      "looks like CGCS2000 6-degree zone 13, or EPSG:3857 if it is web Mercator; pass --crs EPSG:4491"
    ),
  ]

  @Test(arguments: advices)
  func guesses(x: Double, y: Double, advice: String) {
    #expect(PlanarGuess.advice(x: x, y: y) == advice)
  }

  @Test func vagueGuesses() {
    #expect(PlanarGuess.advice(x: 455_000, y: 3_785_000)?.contains("EPSG:4534") == true)
    #expect(PlanarGuess.advice(x: 3_785_000, y: 455_000)?.hasSuffix("and --axes north-east") == true)
    #expect(PlanarGuess.advice(x: 1_023_015, y: 341_205)?.contains("102°30′15″") == true)
    #expect(PlanarGuess.advice(x: 5000, y: 5000)?.contains("--crs") == true)
    #expect(PlanarGuess.advice(x: 181, y: 35) == nil)
    #expect(PlanarGuess.advice(x: .nan, y: 35) == nil)
    #expect(PlanarGuess.advice(x: 1e9, y: 35) == nil)
  }
}
