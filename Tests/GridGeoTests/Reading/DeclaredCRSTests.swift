import Testing

@testable import GridGeo

@Suite struct DeclaredCRSTests {
  private func document(crs: String, _ geometry: String, after: Bool = false) -> String {
    let member = "\"crs\":\(crs)"
    let features = "\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":\(geometry)}]"
    return "{\"type\":\"FeatureCollection\",\(after ? "\(features),\(member)" : "\(member),\(features)")}"
  }

  private func named(_ name: String) -> String { "{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}}" }

  private let point = "{\"type\":\"Point\",\"coordinates\":[101.5,35.25]}"

  @Test(arguments: [
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326",
    "epsg:4490", "urn:ogc:def:crs:EPSG::4490", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "WGS84",
    "WGS 84",
    "CGCS2000", "http://www.opengis.net/def/crs/EPSG/0/4326", "OGC:CRS84",
  ])
  func degreesPass(name: String) throws {
    for after in [false, true] {
      let read = try readGeoJSON(document(crs: named(name), point, after: after))
      #expect(read.features[0].geometry == .point(Coordinate(x: 101.5, y: 35.25)))
      #expect(read.summary.crs != nil)
    }
  }

  @Test func oldFormAndNull() throws {
    #expect(
      try readGeoJSON(document(crs: "{\"type\":\"EPSG\",\"properties\":{\"code\":4326}}", point)).features
        .count == 1)
    #expect(try readGeoJSON(document(crs: "null", point)).summary.crs == nil)
  }

  @Test func othersNeedATransform() throws {
    let text = document(
      crs: named("urn:ogc:def:crs:EPSG::4545"), "{\"type\":\"Point\",\"coordinates\":[500000,3900000]}")
    let error = #expect(throws: GridGeoError.self) { _ = try readGeoJSON(text) }
    #expect(error?.code == .badCRS)
    #expect(error?.description == "f: positions are in EPSG:4545, not in WGS 84; convert the file first")
    var asked: [String] = []
    let read = try readGeoJSON(text) { (crs) throws(GridGeoError) in
      asked.append(crs)
      return { (positions) throws(GridGeoError) in positions.map { Coordinate(x: $0.x / 5000, y: $0.y / 1e5) }
      }
    }
    #expect(asked == ["EPSG:4545"])
    #expect(read.summary.crs == "EPSG:4545")
    #expect(read.features[0].geometry == .point(Coordinate(x: 100, y: 39)))
  }

  @Test func aTransformsFaultIsTheFeatures() throws {
    let text = document(
      crs: named("EPSG:4545"), geoJSONPolygon("[[[1000,1000],[2000,1000],[2000,2000],[1000,1000]]]"))
    let finder: TransformFinder = { (_) throws(GridGeoError) in
      { (_) throws(GridGeoError) in
        throw GridGeoError(.badCRS, "outside the area of EPSG:4545", at: SourcePlace(vertex: 2))
      }
    }
    let read = try readGeoJSON(text, ReadingOptions(policy: .collect), findTransform: finder)
    #expect(
      read.summary.problems.map(\.description) == [
        "f: feature 1: ring exterior, vertex 2: outside the area of EPSG:4545"
      ])
    let error = #expect(throws: GridGeoError.self) { _ = try readGeoJSON(text, findTransform: finder) }
    #expect(error?.code == .badCRS)
  }

  @Test func tooLateOrUnreadable() {
    let late = #expect(throws: GridGeoError.self) {
      _ = try readGeoJSON(document(crs: named("EPSG:4545"), point, after: true))
    }
    #expect(
      late?.description == "f: \"crs\" (EPSG:4545) comes after features; move it before them or give --crs")
    let link = #expect(throws: GridGeoError.self) {
      _ = try readGeoJSON(document(crs: "{\"type\":\"link\",\"properties\":{\"href\":\"x\"}}", point))
    }
    #expect(link?.message.contains("\"crs\" does not name a reference system") == true)
  }

  @Test func theOptionWinsAndSaysSo() throws {
    let text = document(crs: named("urn:ogc:def:crs:OGC:1.3:CRS84"), point)
    let read = try readGeoJSON(text, ReadingOptions(crs: "gcj02")) { (crs) throws(GridGeoError) in
      #expect(crs == "gcj02")
      return { (positions) throws(GridGeoError) in positions.map { Coordinate(x: $0.x - 0.5, y: $0.y) } }
    }
    #expect(read.features[0].geometry == .point(Coordinate(x: 101, y: 35.25)))
    #expect(read.summary.notes.count == 1)
    #expect(read.summary.crs == "gcj02")
  }
}
