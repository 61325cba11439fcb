import Testing

@testable import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Coordinate reference systems")
struct CRSTests {
  @Test(
    "the ways to write a system",
    arguments: [
      ("EPSG:4326", "EPSG:4326"), ("epsg:4326", "EPSG:4326"), ("4326", "EPSG:4326"), ("WGS 84", "EPSG:4326"),
      ("WGS84", "EPSG:4326"), ("OGC:CRS84", "EPSG:4326"), ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"),
      ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "EPSG:4326"),
      ("urn:ogc:def:crs:EPSG::4547", "EPSG:4547"), ("urn:ogc:def:crs:EPSG:9.9:4547", "EPSG:4547"),
      ("http://www.opengis.net/def/crs/EPSG/0/4547", "EPSG:4547"), ("CGCS2000", "EPSG:4490"),
      ("EPSG:4490", "EPSG:4490"), ("EPSG:32647", "EPSG:32647"), ("EPSG:3857", "EPSG:3857"),
      ("gcj02", "gcj02"), ("GCJ-02", "gcj02"), ("bd09", "bd09"), ("BD-09", "bd09"),
    ])
  func spellings(_ text: String, _ name: String) throws {
    #expect(try CRS(text).name == name)
  }

  @Test(
    "what is not known is refused in one line",
    arguments: [
      "", "EPSG:", "EPSG:12x", "EPSG:-4326", "EPSG:0", "EPSG:999999", "EPSG:99999999999999999999", "foo",
      "EPSG:5773", "EPSG:4978", "EPSG:4979", "EPSG:٤٣٢٦",
    ])
  func unknown(_ text: String) {
    let error = #expect(throws: GridGeoError.self) { _ = try CRS(text) }
    #expect(error?.code == .badCRS)
    #expect(error?.message.contains("\n") == false)
  }

  @Test(
    "Beijing 1954 and Xi'an 1980 are refused by name",
    arguments: [
      "Beijing 1954", "beijing54", "BJ54", "北京54", "1954年北京坐标系", "New Beijing", "Xian 1980", "Xi'an 1980",
      "Xi’an 80", "西安80", "1980西安坐标系", "Xian_1980_3_Degree_GK_Zone_35", "EPSG:4214", "EPSG:4610", "EPSG:2431",
      "EPSG:2343", "EPSG:21417", "urn:ogc:def:crs:EPSG::4555",
    ])
  func refusedByName(_ text: String) {
    let error = #expect(throws: GridGeoError.self) { _ = try CRS(text) }
    #expect(error?.code == .badCRS)
    #expect(error?.message.contains("refused") == true)
    #expect(error?.message.contains("EPSG:4490") == true)
  }

  @Test("every code of PROJ's database on an old Chinese datum is refused, and no other")
  func refusedByCode() throws {
    let context = try PROJContext()
    var old = 0
    for code in [2300...2500, 4200...4230, 4480...4850, 21400...21500].joined() {
      guard let facts = try? context.description(of: "EPSG:\(code)") else { continue }
      let isOld = ["Beijing 1954", "New Beijing", "Xian 1980"].contains(facts.geodeticName)
      if isOld { old += 1 }
      let isRefused: Bool
      do {
        try CRS.refuseCode(code)
        isRefused = false
      } catch {
        isRefused = true
      }
      #expect(isRefused == isOld, "EPSG:\(code) \(facts.name)")
    }
    #expect(old == 75 + 64 + 64 + 3)
  }

  /// Krüger's series of 1912 to n⁴, independent of PROJ.
  private func gaussKruger(
    _ c: Coordinate<Geographic>, meridian: Double, scale: Double = 1, falseEasting: Double,
    flattening f: Double = 1 / 298.257222101
  ) -> Coordinate<Planar> {
    let a = 6_378_137.0
    let n = f / (2 - f)
    let e = (f * (2 - f)).squareRoot()
    let radius = a / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
    let alpha = [
      n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16 + 41 * n * n * n * n / 180,
      13 * n * n / 48 - 3 * n * n * n / 5 + 557 * n * n * n * n / 1440,
      61 * n * n * n / 240 - 103 * n * n * n * n / 140, 49561 * n * n * n * n / 161280,
    ]
    let (phi, lambda) = (c.latitude * .pi / 180, (c.longitude - meridian) * .pi / 180)
    let t = sinh(atanh(sin(phi)) - e * atanh(e * sin(phi)))
    let xi = atan2(t, cos(lambda))
    let eta = atanh(sin(lambda) / (1 + t * t).squareRoot())
    var (x, y) = (eta, xi)
    for (k, alpha) in alpha.enumerated() {
      let j = 2 * Double(k + 1)
      x += alpha * cos(j * xi) * sinh(j * eta)
      y += alpha * sin(j * xi) * cosh(j * eta)
    }
    return Coordinate(x: falseEasting + scale * radius * x, y: scale * radius * y)
  }

  @Test(
    "Gauss–Krüger zones of CGCS2000",
    arguments: [
      (4495, 99.0, 17_500_000.0), (4507, 105, 500_000), (4522, 102, 34_500_000), (4543, 102, 500_000),
      (4547, 114, 500_000), (4498, 117, 20_500_000),
    ])
  func gaussKrugerZones(_ code: Int, _ meridian: Double, _ easting: Double) throws {
    let points = [(-1.4, 34.1), (0, 35), (1.2, 36.3), (2.1, 35.5), (-2.2, 33.9)].map {
      Coordinate<Geographic>(longitude: meridian + $0, latitude: $1)
    }
    let plane = points.map { gaussKruger($0, meridian: meridian, falseEasting: easting) }
    let back = try CRS(epsg: code).geographic(plane)
    for (a, b) in zip(points, back) { #expect(a.ellipsoidalDistance(to: b).metres < 0.0001) }
  }

  @Test("all Gauss–Krüger codes of CGCS2000 are taken")
  func allGaussKruger() throws {
    for code in CRS.gaussKrugerCodes {
      let crs = try CRS(epsg: code)
      #expect(crs.isProjected)
      let facts = try PROJContext().description(of: crs.name)
      #expect(facts.geodeticName == "China Geodetic Coordinate System 2000")
    }
  }

  @Test("UTM, north and south")
  func utm() throws {
    // Toronto's CN Tower, a published example.
    let tower = try CRS("EPSG:32617").geographic([Coordinate<Planar>(x: 630_084, y: 4_833_438)])[0]
    #expect(abs(tower.longitude + 79.387_139) < 1e-5)
    #expect(abs(tower.latitude - 43.642_567) < 1e-5)
    let point = Coordinate<Geographic>(longitude: 20.5, latitude: -33.25)
    var plane = gaussKruger(
      point, meridian: 21, scale: 0.9996, falseEasting: 500_000, flattening: 1 / 298.257223563)
    plane.y += 10_000_000
    let back = try CRS("EPSG:32734").geographic([plane])[0]
    #expect(point.ellipsoidalDistance(to: back).metres < 0.0001)
  }

  @Test("WGS 84 and CGCS2000 degrees stay as they are, longitude first")
  func degrees() throws {
    let points = [Coordinate<Geographic>(longitude: 102.016, latitude: 35.515)]
    #expect(try CRS.wgs84.geographic(points) == points)
    #expect(try CRS.cgcs2000.geographic(points) == points)
    #expect(try CRS("EPSG:4269").geographic([Coordinate<Geographic>(x: -74, y: 43)])[0].latitude > 42.9)
  }

  @Test(
    "a position outside the area of use is refused",
    arguments: [
      ("EPSG:4547", 4_000_000.0, 500_000.0), ("EPSG:4547", 38_500_000, 4_000_000),
      ("EPSG:4522", 500_000, 4_000_000), ("EPSG:32647", 500_000, 9_900_000), ("EPSG:4490", 35.5, 102),
      ("EPSG:4490", 10, 50), ("gcj02", 35.5, 102), ("gcj02", 2.3, 48.8), ("EPSG:4547", 9e7, 9e7),
    ])
  func areaOfUse(_ crs: String, _ x: Double, _ y: Double) throws {
    // 35.5, 102 fails the gate on latitude, the others the area.
    let error = #expect(throws: GridGeoError.self) {
      _ = try CRS(crs).geographic([Coordinate<Planar>(x: x, y: y)])
    }
    #expect(error?.code == (y == 102 ? .badInput : .badCRS))
    #expect(error?.place.vertex == 0)
  }

  @Test("regions are transformed ring by ring, faults with their place")
  func regions() throws {
    let region = Draw.region(
      Draw.corners(500_000, 3_900_000, 1000), holes: [Draw.corners(500_100, 3_900_100, 100)], in: Planar.self)
    let back = try CRS("EPSG:4547").geographic([region])[0]
    #expect(back.polygons[0].holes.count == 1)
    #expect(abs(back.ellipsoidalArea.squareMetres - 990_000) < 100)
    let bad = Draw.region(
      Draw.corners(500_000, 3_900_000, 1000), holes: [[(500_100, 3_900_100), (500_200, 3_900_100), (1, 1)]],
      in: Planar.self)
    let error = #expect(throws: GridGeoError.self) { _ = try CRS("EPSG:4547").geographic([bad]) }
    #expect(error?.place == SourcePlace(ring: "hole 1", vertex: 2))
  }
}

@Suite("Web map systems")
struct WebMapShiftTests {
  @Test(
    "published points",
    arguments: [
      (121.527_210_6, 31.177_427_6, 121.531_541_859_215, 31.175_303_983_645_97),
      (113.912_316, 22.543_847, 113.917_176_480_836_3, 22.540_796_131_694_766),
      (116.377_817, 39.911_954, 116.384_047_224_556_57, 39.913_345_455_360_69),
    ])
  func published(_ x: Double, _ y: Double, _ shiftedX: Double, _ shiftedY: Double) throws {
    let shifted = WebMapShift.gcj02.shifted(Coordinate(x: x, y: y))
    #expect(abs(shifted.x - shiftedX) < 1e-9)
    #expect(abs(shifted.y - shiftedY) < 1e-9)
    let back = try CRS("gcj02").geographic([Coordinate<Geographic>(x: shiftedX, y: shiftedY)])[0]
    #expect(abs(back.x - x) < 1e-9)
    #expect(abs(back.y - y) < 1e-9)
  }

  @Test("there and back everywhere in China", arguments: ["gcj02", "bd09"])
  func roundTrip(_ name: String) throws {
    let shift = try #require(WebMapShift(rawValue: name))
    let crs = try CRS(name)
    for x in stride(from: 73.6, through: 134.7, by: 1.37) {
      for y in stride(from: 17.1, through: 53.5, by: 1.13) {
        let point = Coordinate<Geographic>(longitude: x, latitude: y)
        let there = shift.shifted(point)
        #expect((10...3000).contains(point.ellipsoidalDistance(to: there).metres))
        let back = try crs.geographic([there])[0]
        #expect(point.ellipsoidalDistance(to: back).metres < 0.001)
      }
    }
  }
}
