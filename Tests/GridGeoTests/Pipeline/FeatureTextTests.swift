import Foundation
import Testing

@testable import GridGeo

@Suite struct FeatureTextTests {
  private static func at(_ x: Double, _ y: Double) -> Coordinate<Geographic> {
    Coordinate(longitude: x, latitude: y)
  }

  private static func feature(_ geometry: Geometry?, id: String? = "a", _ properties: [Property] = [])
    -> Feature
  {
    Feature(id: id, properties: properties, geometry: geometry, place: SourcePlace(file: "in", feature: 1))
  }

  private static func text(
    _ features: [Feature], isSequence: Bool = false, member: String? = nil,
    shift: ((Coordinate<Geographic>) -> Coordinate<Geographic>)? = nil
  ) throws -> String {
    var output = OutputText()
    var text = FeatureText(isSequence: isSequence, shift: shift)
    text.begin(member: member, into: &output)
    for feature in features { try text.append(feature, into: &output) }
    text.end(into: &output)
    return output.text
  }

  /// Clockwise outside and counter-clockwise inside: both the wrong way.
  private static func square() throws -> Polygon<Geographic> {
    Polygon(
      exterior: try Ring([at(101, 35), at(101, 36), at(102, 36), at(102, 35), at(101, 35)]),
      holes: [try Ring([at(101.2, 35.2), at(101.4, 35.2), at(101.4, 35.4), at(101.2, 35.2)])])
  }

  @Test func aPointWithAllKindsOfValues() throws {
    let properties = [
      Property("t", .text("a\"\\\n\u{1}中")), Property("n", .number("1.50")),
      Property("big", .number("12345678901234567890")),
      Property("b", .bool(true)), Property("z", .null), Property("j", .json("[1,{\"a\":null}]")),
    ]
    let text = try Self.text(
      [Self.feature(.point(Self.at(101.12345678, 35)), properties)], member: "{\"v\":1}")
    #expect(
      text == """
        {"type":"FeatureCollection",
        "gridgeo":{"v":1},
        "features":[
        {"type":"Feature","id":"a","properties":{"t":"a\\"\\\\\\n\\u0001中","n":1.50,"big":12345678901234567890,"b":true,\
        "z":null,"j":[1,{"a":null}]},"geometry":{"type":"Point","coordinates":[101.1234568,35]}}
        ],
        "bbox":[101.1234568,35,101.1234568,35]}

        """)
  }

  @Test func aSequenceHasALineEachAndNothingAround() throws {
    let text = try Self.text(
      [Self.feature(nil, id: nil), Self.feature(.point(Self.at(1, 2)), id: nil)], isSequence: true,
      member: "{}")
    #expect(
      text == """
        {"type":"Feature","id":"1","properties":{},"geometry":null}
        {"type":"Feature","id":"2","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}

        """)
    #expect(try Self.text([], isSequence: true).isEmpty)
  }

  @Test func noFeaturesAreACollectionStill() throws {
    for shift in [nil, { $0 }] as [((Coordinate<Geographic>) -> Coordinate<Geographic>)?] {
      let object =
        try JSONSerialization.jsonObject(with: Data(try Self.text([], shift: shift).utf8)) as? [String: Any]
      #expect((object?["features"] as? [Any])?.isEmpty == true)
    }
  }

  /// Shifted and not, rings turn as the standard wants them.
  @Test func ringsTurnTheRightWay() throws {
    let region = Geometry.region(Region(try Self.square()))
    for shift in [nil, { $0 }] as [((Coordinate<Geographic>) -> Coordinate<Geographic>)?] {
      let rings = try Self.rings(try Self.text([Self.feature(region)], shift: shift))
      #expect(rings.count == 2)
      func turn(_ ring: [[Double]]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
      }
      #expect(turn(rings[0]) > 0)
      #expect(turn(rings[1]) < 0)
      #expect(rings.allSatisfy { $0.first == $0.last })
    }
  }

  private static func rings(_ text: String) throws -> [[[Double]]] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let feature = try #require((object?["features"] as? [[String: Any]])?.first)
    return try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
  }

  @Test func shiftedPositionsHaveNineDecimals() throws {
    let text = try Self.text(
      [Self.feature(.lines([Polyline(trusted: [Self.at(101, 35), Self.at(102, 36)])]))],
      shift: { Coordinate(x: $0.x + 0.123456789, y: $0.y - 0.000000001) })
    #expect(text.contains("[[[101.123456789,34.999999999],[102.123456789,35.999999999]]]"), "\(text)")
  }

  /// Collections, nested as deep as they are read, keep all of their parts, shifted or not.
  @Test func collectionsKeepTheirParts() throws {
    var geometry = Geometry.collection([.point(Self.at(1, 2)), .region(Region(try Self.square()))])
    for depth in 0..<10 {
      geometry = .collection([.points([Self.at(Double(depth), 3), Self.at(4, 5)]), geometry])
    }
    for shift in [nil, { $0 }] as [((Coordinate<Geographic>) -> Coordinate<Geographic>)?] {
      let text = try Self.text([Self.feature(geometry)], shift: shift)
      var object = try #require(
        ((try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["features"]
          as? [[String: Any]])?
          .first?["geometry"] as? [String: Any])
      for _ in 0..<10 {
        let parts = try #require(object["geometries"] as? [[String: Any]])
        #expect(parts.count == 2)
        #expect(parts[0]["type"] as? String == "MultiPoint")
        object = parts[1]
      }
      #expect(
        (object["geometries"] as? [[String: Any]])?.map { $0["type"] as? String } == ["Point", "Polygon"])
    }
  }
}
