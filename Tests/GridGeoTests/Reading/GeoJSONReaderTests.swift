import Testing

@testable import GridGeo

/// Reads GeoJSON text as a file called `f`.
func readGeoJSON(
  _ text: String, _ options: ReadingOptions = ReadingOptions(), findTransform: TransformFinder? = nil
) throws(GridGeoError) -> FeatureCollection {
  try GeoJSONReader.read(InputSource(text: text, name: "f"), options: options, findTransform: findTransform)
}

/// A collection of features with these geometries.
func geoJSONCollection(_ geometries: String...) -> String {
  let features = geometries.map { "{\"type\":\"Feature\",\"properties\":{},\"geometry\":\($0)}" }
  return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
}

func geoJSONPolygon(_ rings: String) -> String { "{\"type\":\"Polygon\",\"coordinates\":\(rings)}" }

@Suite struct GeoJSONReaderTests {
  static let square = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"

  @Test func polygonsBecomeRegions() throws {
    let read = try readGeoJSON(
      geoJSONCollection(
        geoJSONPolygon("[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]"),
        "{\"type\":\"MultiPolygon\",\"coordinates\":[\(GeoJSONReaderTests.square),[[[5,5],[6,5],[6,6],[5,5]]]]}"
      ))
    guard case .region(let first)? = read.features[0].geometry,
      case .region(let second)? = read.features[1].geometry
    else {
      Issue.record("not regions")
      return
    }
    #expect(first.polygons.count == 1 && first.polygons[0].holes.count == 1)
    #expect(first.polygons[0].exterior.coordinates[2] == Coordinate(x: 4, y: 4))
    #expect(first.polygons[0].holes[0].coordinates.count == 4)
    #expect(second.polygons.count == 2 && second.polygons[1].exterior.coordinates[0].x == 5)
    #expect(read.features.map(\.place.feature) == [1, 2])
  }

  @Test func everyGeometryType() throws {
    let read = try readGeoJSON(
      geoJSONCollection(
        "{\"type\":\"Point\",\"coordinates\":[1.5,-2]}", "{\"type\":\"Point\",\"coordinates\":[1,2,3000]}",
        "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4,5]]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}",
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8],[9,10]]]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]},{\"type\":\"GeometryCollection\",\"geometries\":[]}]}",
        "null"))
    #expect(read.features[0].geometry == .point(Coordinate(x: 1.5, y: -2)))
    #expect(read.features[1].geometry == .point(Coordinate(x: 1, y: 2)))
    #expect(read.features[2].geometry == .points([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]))
    guard case .line(let line)? = read.features[3].geometry,
      case .lines(let lines)? = read.features[4].geometry
    else {
      Issue.record("not lines")
      return
    }
    #expect(line.coordinates == [Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)])
    #expect(lines.map(\.coordinates.count) == [2, 3])
    #expect(read.features[5].geometry == .collection([.point(Coordinate(x: 1, y: 2)), .collection([])]))
    #expect(read.features[6].geometry == nil)
  }

  @Test func propertiesKeepOrderTypeAndText() throws {
    let read = try readGeoJSON(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","id":"A-7","properties":{"z":"文\\u5b57","a":1.50,"b":true,"c":null,"d":[1, {"e":2}],"f":-0},"geometry":null},
      {"type":"Feature","id":12,"properties":{"z":"x","b":false,"a":"1"},"geometry":null},
      {"type":"Feature","properties":null,"geometry":null}]}
      """)
    #expect(
      read.features[0].properties == [
        Property("z", .text("文字")), Property("a", .number("1.50")), Property("b", .bool(true)),
        Property("c", .null), Property("d", .json("[1, {\"e\":2}]")), Property("f", .number("-0")),
      ])
    #expect(read.features[1].properties.map(\.name) == ["z", "b", "a"])
    #expect(read.features.map(\.id) == ["A-7", "12", nil])
    #expect(read.features[2].properties.isEmpty)
  }

  @Test func anyMemberOrder() throws {
    let read = try readGeoJSON(
      """
      {"features":[{"geometry":{"coordinates":\(GeoJSONReaderTests.square),"bbox":[0,0,1,1],"type":"Polygon","x":[{}]},
      "extra":{"type":[1]},"properties":{"p":1},"id":"q","type":"Feature"}],"bbox":[0,0,1,1],"name":"n","type":"FeatureCollection"}
      """)
    #expect(read.features.count == 1)
    #expect(read.features[0].place.id == "q")
    #expect(read.summary.members == [Property("name", .text("n"))])
  }

  @Test func oneFeatureOneGeometrySequences() throws {
    let feature =
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":\(geoJSONPolygon(GeoJSONReaderTests.square))}"
    #expect(try readGeoJSON(feature).features.count == 1)
    let bare = try readGeoJSON(geoJSONPolygon(GeoJSONReaderTests.square))
    #expect(bare.features.count == 1 && bare.features[0].properties.isEmpty)
    #expect(try readGeoJSON("\(feature)\n\(feature)\n").features.count == 2)
    #expect(try readGeoJSON("\u{1E}\(feature)\n\u{1E}\(feature)\n").features.map(\.place.feature) == [1, 2])
    #expect(try readGeoJSON("\u{1E}\u{1E}\(feature)\n\u{1E}").features.count == 1)
    #expect(try readGeoJSON("\(feature)\r\n\r\n\(geoJSONCollection("null", "null"))").features.count == 3)
  }

  @Test func byteOrderMarkIsNoted() throws {
    let read = try readGeoJSON("\u{FEFF}" + geoJSONCollection("null"))
    #expect(read.summary.notes == ["f: a byte order mark was skipped"])
  }

  @Test func emptyPartsAreDroppedAndCounted() throws {
    let read = try readGeoJSON(
      geoJSONCollection(
        geoJSONPolygon("[]"), geoJSONPolygon("[[[0,0],[1,0],[1,1],[0,0]],[]]"),
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[],\(GeoJSONReaderTests.square),[[]]]}",
        "{\"type\":\"LineString\",\"coordinates\":[]}"))
    #expect(read.summary.notes == ["f: 5 empty parts of geometries dropped"])
    guard case .region(let region)? = read.features[2].geometry else {
      Issue.record("not a region")
      return
    }
    #expect(region.polygons.count == 1)
    #expect(read.features[0].geometry == .region(.empty))
    #expect(read.features[3].geometry == nil)
  }

  @Test func callbackErrorStopsReading() throws {
    var seen = 0
    let error = #expect(throws: GridGeoError.self) {
      _ = try GeoJSONReader.forEachFeature(
        in: InputSource(text: geoJSONCollection("null", "null"), name: "f")
      ) {
        (_) throws(GridGeoError) in
        seen += 1
        throw GridGeoError(.cancelled, "stop")
      }
    }
    #expect(error?.code == .cancelled)
    #expect(seen == 1)
  }

  /// The document cut by windows of every small size reads the same.
  @Test func anyWindowReadsTheSame() throws {
    let text = """
      { "type" : "FeatureCollection" , "name":"né", "features" : [
      { "type":"Feature","id":"A-1","properties":{"name":"黄南\\u5dde","n":-12.50e1,"j":[1,{"k":"v"}],"t":true,"u":null},
        "geometry":{"type":"MultiPolygon","coordinates":[[[[102.0160001,35.515],[102.1,35.515,2500],[ 102.1 , 35.6 ],
        [102.0160001,35.515]]],[[[-1e-3,0],[1.25E1,0],[3,3],[-1e-3,0]]]]}},
      { "geometry":{"coordinates":[[0,0],[1,1.5]],"type":"LineString"},"properties":{"name":"x"},"type":"Feature"}
      ] }
      """
    let whole = try readGeoJSON(text)
    for window in 1...40 {
      var parser = try GeoJSONParser(
        InputSource(text: text, name: "f"), options: ReadingOptions(), window: window, findTransform: nil)
      var features: [Feature] = []
      while let feature = try parser.next() { features.append(feature) }
      #expect(features == whole.features, "window \(window)")
      let digest = parser.summary.sha256
      #expect(digest == whole.summary.sha256, "window \(window)")
    }
  }
}
