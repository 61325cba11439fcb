import Testing

@testable import GridGeo

@Suite struct GeoJSONRefusalTests {
  private func refusal(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> GridGeoError? {
    do throws(GridGeoError) {
      _ = try readGeoJSON(text, options)
      return nil
    } catch { return error }
  }

  /// Each with its message to the letter.
  @Test(arguments: [
    ("", "f: byte 0: not valid JSON: the file is empty"),
    ("[]", "f: byte 0: not valid JSON: \"[\" where a GeoJSON object should be"),
    ("{}", "f: the document has no \"type\""),
    ("{\"type\":\"Topology\"}", "f: \"Topology\" is not a type of GeoJSON"),
    ("{\"type\":\"FeatureCollection\"}", "f: a FeatureCollection without \"features\""),
    (
      "{\"type\":\"FeatureCollection\",\"features\":{}}",
      "f: byte 39: not valid JSON: \"features\" is not an array"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[],\"features\":[]}",
      "f: byte 53: not valid JSON: member \"features\" stands twice in the document"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[],\"coordinates\":[]}",
      "f: a FeatureCollection with \"coordinates\", which belongs to another type"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[]} x",
      "f: byte 43: not valid JSON: \"x\" where the end of the file should be"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[]}{}",
      "f: byte 42: not valid JSON: another text after the end, without a line break or record separator before it"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[null]}",
      "f: feature 1: not an object; a feature must be one"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[],}",
      "f: byte 42: not valid JSON: \"}\" where a member's name in quotes should be"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"bbox\":[1,2,3],\"features\":[]}",
      "f: \"bbox\" is not 4 or 6 numbers"
    ),
    (
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"A\",\"properties\":{\"a\":1,}",
      "f: feature 1 (id \"A\"): not valid JSON: \"}\" where a member's name in quotes should be (byte 87)"
    ),
  ])
  func documents(text: String, message: String) {
    let error = refusal(text)
    #expect(error?.code == .badInput)
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("{\"type\":\"Feature\",\"properties\":{}}", "no \"geometry\"; write null where there is none"),
    ("{\"type\":\"Feature\",\"geometry\":null}", "no \"properties\"; write null where there are none"),
    ("{\"properties\":{},\"geometry\":null}", "no \"type\""),
    (
      "{\"type\":\"feature\",\"properties\":{},\"geometry\":null}",
      "type \"feature\" where \"Feature\" should be"
    ),
    ("{\"type\":7,\"properties\":{},\"geometry\":null}", "\"type\" is not a string"),
    (
      "{\"type\":\"Feature\",\"id\":null,\"properties\":{},\"geometry\":null}",
      "\"id\" is neither a string nor a number"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":[],\"geometry\":null}",
      "\"properties\" is neither an object nor null"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":[]}",
      "\"geometry\" is neither an object nor null"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null,\"coordinates\":[]}",
      "a Feature with \"coordinates\", which belongs to another type"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null,\"geom\\u0065try\":null}",
      "member \"geometry\" stands twice"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{\"a\":1,\"b\":2,\"a\":3},\"geometry\":null}",
      "property \"a\" stands twice"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null,\"bbox\":{}}",
      "\"bbox\" is not an array"
    ),
    (
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null,\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4545\"}}}",
      "\"crs\" inside a feature; it can only stand once, at the top of the document"
    ),
  ])
  func features(feature: String, message: String) {
    let error = refusal("{\"type\":\"FeatureCollection\",\"features\":[\(feature)]}")
    #expect(error?.description == "f: feature 1: \(message)")
  }

  @Test(arguments: [
    ("{\"coordinates\":[1,2]}", ": the geometry has no \"type\""),
    ("{\"type\":\"point\",\"coordinates\":[1,2]}", ": \"point\" is not a geometry type"),
    ("{\"type\":\"Point\"}", ": a Point without \"coordinates\""),
    ("{\"type\":\"Point\",\"coordinates\":5}", ": \"coordinates\" is not an array"),
    ("{\"type\":\"Point\",\"coordinates\":[1]}", ": a position of 1 number; it must have 2 or 3"),
    ("{\"type\":\"Point\",\"coordinates\":[1,2,3,4]}", ": a position of 4 numbers; it must have 2 or 3"),
    ("{\"type\":\"Point\",\"coordinates\":[1,\"2\"]}", ": a position holds something that is not a number"),
    ("{\"type\":\"Point\",\"coordinates\":[1,null]}", ": a position holds something that is not a number"),
    ("{\"type\":\"Point\",\"coordinates\":[[1,2]]}", ": the coordinates of a Point are nested 2 deep, not 1"),
    ("{\"type\":\"Point\",\"coordinates\":[1e400,2]}", ": longitude inf is beyond ±180"),
    (
      "{\"type\":\"Point\",\"coordinates\":[35.5,102.0]}",
      ": latitude 102.0 is beyond ±90; longitude and latitude look exchanged, put longitude first or pass --axes north-east"
    ),
    (
      "{\"type\":\"Point\",\"coordinates\":[500000,3900000]}",
      ": longitude 500000.0 is beyond ±180; looks like Gauss–Krüger metres without the zone's number; pass the code of the central meridian, from --crs EPSG:4534 (75°E) in steps of 3° to EPSG:4554 (135°E)"
    ),
    ("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}", ": a line of 1 position; it needs at least 2"),
    ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[]]}", ": vertex 1: a position without numbers"),
    ("{\"type\":\"GeometryCollection\"}", ": a GeometryCollection without \"geometries\""),
    (
      "{\"type\":\"GeometryCollection\",\"geometries\":[1]}",
      ": a member of \"geometries\" is not an object"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,0],[1,1],[0,0]]}",
      ": the coordinates of a Polygon are nested 2 deep, not 3"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}",
      ": ring exterior: not closed; repeat its first position at its end, or pass --repair"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}",
      ": ring exterior: has 3 positions; a ring needs at least 4"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,2]]]}",
      ": ring hole 1: not closed; repeat its first position at its end, or pass --repair"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[181,0],[1,1],[0,0]]]}",
      ": ring exterior, vertex 1: longitude 181.0 is beyond ±180"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1],[0,0]]]}",
      ": ring exterior, vertex 2: a position of 1 number; it must have 2 or 3"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],\"x\",[1,1],[0,0]]]}",
      ": ring exterior, vertex 2: the coordinates hold something that is neither a number nor an array"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[[1,1]],[0,0]]]}",
      ": ring hole 1, vertex 0: the coordinates are nested unevenly"
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[],[[0,0],[1,0],[1,1],[0,0]]]}",
      ": ring exterior, vertex 0: the first part is empty, but others follow"
    ),
    (
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,91],[5,5]]]]}",
      ": ring polygon 2 exterior, vertex 2: latitude 91.0 is beyond ±90; longitude and latitude look exchanged, put longitude first or pass --axes north-east"
    ),
  ])
  func geometries(geometry: String, message: String) {
    #expect(refusal(geoJSONCollection("null", geometry))?.description == "f: feature 2\(message)")
  }

  @Test func collectionsNestSixteenDeepAndNoDeeper() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: depth)
        + "{\"type\":\"Point\",\"coordinates\":[1,2]}" + String(repeating: "]}", count: depth)
    }
    #expect(refusal(geoJSONCollection(nested(16))) == nil)
    #expect(
      refusal(geoJSONCollection(nested(17)))?.description
        == "f: feature 1: geometry collections nested deeper than 16")
    #expect(refusal(geoJSONCollection(nested(40)))?.message.contains("nested deeper than 64 levels") == true)
  }

  @Test func deepCoordinatesDoNotOverflow() {
    let deep = String(repeating: "[", count: 50_000)
    #expect(
      refusal(geoJSONCollection(geoJSONPolygon(deep)))?.message.contains("nested deeper than 64 levels")
        == true)
  }

  // MARK: Policies

  static let mixed = geoJSONCollection(
    "{\"type\":\"Point\",\"coordinates\":[1,2]}",
    geoJSONPolygon("[[[0,0],[1,0],[1,1],[0,1]],[[0,0],[200,0],[1,1],[0,0]]]"),
    "{\"type\":\"Point\",\"coordinates\":[3,4]}")

  @Test func collectListsEveryFaultAndReadsTheRest() throws {
    let read = try readGeoJSON(GeoJSONRefusalTests.mixed, ReadingOptions(policy: .collect))
    #expect(read.features.map(\.place.feature) == [1, 3])
    #expect(read.summary.featureCount == 3)
    #expect(read.summary.refusedCount == 1)
    #expect(read.summary.problems.map(\.kind) == [.ringNotClosed, .outOfRange])
    #expect(read.summary.problems.allSatisfy { $0.isRefusal })
    #expect(
      read.summary.problems[1].description
        == "f: feature 2: ring hole 1, vertex 1: longitude 200.0 is beyond ±180")
  }

  @Test func keepDropsOnlyTheGeometry() throws {
    let read = try readGeoJSON(GeoJSONRefusalTests.mixed, ReadingOptions(policy: .keep))
    #expect(read.features.count == 3)
    #expect(read.features[1].geometry == nil)
    #expect(read.summary.problems.count == 2)
    #expect(read.summary.problems.allSatisfy { !$0.isRefusal })
  }

  @Test func repairClosesRings() throws {
    let open = geoJSONCollection(geoJSONPolygon("[[[0,0],[1,0],[1,1]]]"), geoJSONPolygon("[[[0,0],[1,0]]]"))
    let read = try readGeoJSON(open, ReadingOptions(policy: .collect, closesRings: true))
    #expect(read.features.count == 1)
    guard case .region(let region)? = read.features.first?.geometry else {
      Issue.record("not a region")
      return
    }
    #expect(region.polygons[0].exterior.coordinates.count == 4)
    #expect(read.summary.problems.map(\.kind) == [.ringClosed, .ringTooShort])
    #expect(read.summary.problems.map(\.isRefusal) == [false, true])
  }

  @Test func brokenTextStopsWhateverThePolicy() {
    let text = String(geoJSONCollection("null", "null").dropLast(1)) + ","
    for policy in [FaultPolicy.stop, .collect, .keep] {
      #expect(refusal(text, ReadingOptions(policy: policy))?.message.hasPrefix("not valid JSON") == true)
    }
  }
}
