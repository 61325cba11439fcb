import Foundation
import Testing

@testable import GridGeo

@Suite("GeoJSON writer")
struct GeoJSONWriterTests {
  private let square = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)] as [(Double, Double)]
  private let inner = [(0.5, 0.5), (1, 0.5), (1, 1), (0.5, 0.5)] as [(Double, Double)]

  @Test("An empty collection is a collection")
  func empty() throws {
    #expect(try GeoJSONWriter.text([]) == "{\"type\":\"FeatureCollection\",\n\"features\":[]}\n")
  }

  @Test("The bytes of a small collection")
  func bytes() throws {
    let feature = OutputFeature(
      id: "A-1", properties: [("name", .text("村")), ("load", .number(1.5))],
      geometry: try geographicRegion(square))
    #expect(
      try GeoJSONWriter.text([feature, feature]) == """
        {"type":"FeatureCollection",
        "features":[
        {"type":"Feature","id":"A-1","properties":{"name":"村","load":1.5},"geometry":{"type":"Polygon",\
        "coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}},
        {"type":"Feature","id":"A-1","properties":{"name":"村","load":1.5},"geometry":{"type":"Polygon",\
        "coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}}
        ],
        "bbox":[0,0,2,2]}

        """)
  }

  @Test("Exterior rings go counter-clockwise and holes clockwise, however they came")
  func direction() throws {
    for (outer, hole) in [
      (square, inner), (square.reversed(), inner), (square, inner.reversed()),
      (square.reversed(), inner.reversed()),
    ] {
      let written = try WrittenGeoJSON(geographicRegion(outer, hole))
      #expect(WrittenGeoJSON.doubleArea(written.polygons[0][0]) == 8)
      #expect(WrittenGeoJSON.doubleArea(written.polygons[0][1]) == -0.25)
    }
  }

  @Test("Every kind of geometry")
  func kinds() throws {
    let a = Coordinate<Geographic>(x: 1.000_000_04, y: -0.000_000_04)
    let b = Coordinate<Geographic>(x: 2, y: 3)
    let line = try Polyline([a, b])
    let ring = try geographicRing(square)
    let two = Region([Polygon(exterior: ring), Polygon(exterior: try geographicRing(inner))])
    let expected: [(OutputGeometry, String)] = [
      (.none, "null"), (.region(.empty), "null"), (.lines([]), "null"),
      (.point(a), "{\"type\":\"Point\",\"coordinates\":[1,0]}"),
      (.points([a, b]), "{\"type\":\"MultiPoint\",\"coordinates\":[[1,0],[2,3]]}"),
      (.points([]), "{\"type\":\"MultiPoint\",\"coordinates\":[]}"),
      (.lines([line]), "{\"type\":\"LineString\",\"coordinates\":[[1,0],[2,3]]}"),
      (.lines([line, line]), "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,0],[2,3]],[[1,0],[2,3]]]}"),
      (
        .region(two),
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],"
          + "[[[0.5,0.5],[1,0.5],[1,1],[0.5,0.5]]]]}"
      ),
    ]
    for (geometry, text) in expected {
      let written = try WrittenGeoJSON(geometry)
      #expect(written.text.contains("\"geometry\":\(text)}"), "\(text)")
    }
    #expect(try WrittenGeoJSON(.none).bbox == nil)
    #expect(try WrittenGeoJSON(.points([a, b])).bbox == [1, 0, 2, 3])
  }

  @Test("Vertices that fall together are written once, in the same way by both neighbours")
  func sharedBorder() throws {
    let border = [(1, 0), (1.000_000_04, 0.3), (1.000_000_01, 0.300_000_01), (1, 1)] as [(Double, Double)]
    let west = [(0, 0)] + border + [(0, 1), (0, 0)]
    let east = [(2, 1)] + border.reversed() + [(2, 0), (2, 1)]
    let first = try WrittenGeoJSON(geographicRegion(west)).polygons[0][0]
    let second = try WrittenGeoJSON(geographicRegion(east)).polygons[0][0]
    let shared = [[1, 0], [1, 0.3], [1, 1]] as [[Double]]
    #expect(Array(first[1...3]) == shared)
    #expect(Array(second.filter { $0[0] == 1 }) == shared.reversed())
  }

  @Test("The writer's rounding is the library's")
  func sameRounding() throws {
    var generator = SeededGenerator(seed: 12)
    let centre = Coordinate<Geographic>(x: 102.016, y: 35.515)
    var positions = (0..<400).map { step in
      let angle = Double(step) / 400 * 2 * Double.pi
      // Radii down to the lattice, so that neighbouring vertices fall together here and there.
      let radius = 2e-6 * (1 + 0.01 * generator.nextUniform())
      return Coordinate<Geographic>(x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))
    }
    positions.append(positions[0])
    let ring = try Ring(positions)
    let expected = try #require(ring.roundedToLattice())
    #expect(expected.coordinates.count < positions.count)
    let written = try WrittenGeoJSON(.region(Region(Polygon(exterior: ring)))).polygons[0][0]
    #expect(written == expected.coordinates.map { [$0.x, $0.y] })
  }

  @Test("Text read back and written again is the same text")
  func fixpoint() throws {
    var generator = SeededGenerator(seed: 13)
    var positions = (0..<200).map { step in
      let angle = Double(step) / 200 * 2 * Double.pi
      let radius = 0.5 + 0.4 * generator.nextUniform()
      return Coordinate<Geographic>(x: -70 + radius * cos(angle), y: -35 + radius * sin(angle))
    }
    positions.append(positions[0])
    let once = try WrittenGeoJSON(.region(Region(Polygon(exterior: try Ring(positions)))))
    let read = once.polygons[0][0].map { Coordinate<Geographic>(x: $0[0], y: $0[1]) }
    let twice = try WrittenGeoJSON(.region(Region(Polygon(exterior: try Ring(read)))))
    #expect(once.text == twice.text)
  }

  @Test("What is smaller than the lattice: a hole goes, a polygon of several goes, a place stays")
  func specks() throws {
    let speck = [(1, 1), (1.000_000_01, 1), (1, 1.000_000_01), (1, 1)] as [(Double, Double)]
    let holed = try WrittenGeoJSON(geographicRegion(square, speck))
    #expect(holed.polygons.map(\.count) == [1])
    let alone = try WrittenGeoJSON(geographicRegion(speck))
    #expect(alone.geometryType == "Point" && alone.point == [1, 1])
    let pair = Region([
      Polygon(exterior: try geographicRing(speck)), Polygon(exterior: try geographicRing(square)),
    ])
    #expect(try WrittenGeoJSON(.region(pair)).polygons.count == 1)
    let short = try Polyline<Geographic>([Coordinate(x: 1, y: 1), Coordinate(x: 1.000_000_01, y: 1)])
    #expect(try WrittenGeoJSON(.lines([short])).lines == [[[1, 1], [1, 1]]])
  }

  @Test("A number that is none is refused with the feature's id, and leaves nothing half written")
  func absurd() throws {
    let bad = OutputFeature(id: "B", properties: [("load", .number(.nan))], geometry: .none)
    let wild = OutputFeature(
      id: "C", properties: [JSONMember](), geometry: .point(Coordinate(x: .nan, y: 0)))
    let far = OutputFeature(
      id: "D", properties: [JSONMember](), geometry: .point(Coordinate(x: 0, y: 91)))
    let good = OutputFeature(id: "A", properties: [JSONMember](), geometry: .none)
    var format = GeoJSONText()
    var text = OutputText()
    try format.begin(member: nil, into: &text)
    for feature in [bad, good, wild, far, good] {
      do throws(GridGeoError) {
        try format.append(feature, into: &text)
        #expect(feature.id == "A")
      } catch {
        #expect(error.code == .broken && error.place.id == feature.id)
      }
    }
    format.end(into: &text)
    #expect(try WrittenGeoJSON(text: text.text).ids == ["A", "A"])
  }

  @Test("A file holds what the text holds, and a failure leaves no file")
  func file() throws {
    let folder = try TemporaryFolder()
    let features = try (0..<2000).map { number in
      OutputFeature(id: "\(number)", properties: [JSONMember](), geometry: try geographicRegion(square))
    }
    try GeoJSONWriter.write(features, to: folder.file("a.geojson"), overwrite: false)
    #expect(try folder.text("a.geojson") == GeoJSONWriter.text(features))
    let bad = OutputFeature(id: "B", properties: [("x", .number(.infinity))], geometry: .none)
    #expect(throws: GridGeoError.self) {
      try GeoJSONWriter.write(features + [bad], to: folder.file("b.geojson"), overwrite: false)
    }
    #expect(try folder.names == ["a.geojson"])
  }
}
