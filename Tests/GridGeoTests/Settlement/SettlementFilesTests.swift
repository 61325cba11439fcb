import Testing

@testable import GridGeo

/// The files that belong to a settlement, read and written.
@Suite struct SettlementFilesTests {
  static func raster(_ text: String) throws -> CostRaster {
    try CostRasterReader.read(InputSource(text: text, name: "cost.asc")).raster
  }

  static let heading = "ncols 3\nnrows 2\nxllcorner 100\nyllcorner 34\ncellsize 0.5\nNODATA_value -9999\n"

  @Test func aRasterIsReadFromTheNorthWest() throws {
    let raster = try Self.raster(Self.heading + "1 2 3\n4 -9999 6.5\n")
    #expect(raster.columns == 3 && raster.rows == 2)
    func cost(_ x: Double, _ y: Double) -> Double? { raster.cost(at: Coordinate(longitude: x, latitude: y)) }
    #expect(cost(100.1, 34.9) == 1 && cost(101.4, 34.9) == 3)
    #expect(cost(100.1, 34.1) == 4 && cost(101.4, 34.1) == 6.5)
    #expect(cost(100.6, 34.1) == nil && cost(99.9, 34.1) == nil && cost(101.6, 34.1) == nil)
    #expect(cost(100.1, 35.1) == nil && cost(100.1, 33.9) == nil)
    let centred = try Self.raster(
      "NCOLS 1\r\nNROWS 1\r\nXLLCENTER 100.25\r\nYLLCENTER 34.25\r\nCELLSIZE 0.5\r\n7\r\n")
    #expect(centred.corner == Coordinate(longitude: 100, latitude: 34))
    #expect(centred.values == [7])
  }

  @Test(arguments: [
    ("1 2 3\n4 5\n", "5 values"), ("1 2 3\n4 5 6 7\n", "more values"), ("1 2 x\n", "not a number"),
    ("1 2 0\n", "not above 0"), ("1 2 -3\n", "not above 0"), ("1 2 nan\n", "not a number"),
  ])
  func aBadRasterIsRefused(_ body: String, _ reason: String) throws {
    let error = #expect(throws: GridGeoError.self) { try Self.raster(Self.heading + body) }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    #expect(error?.description.hasPrefix("cost.asc: row ") == true)
  }

  @Test(arguments: [
    ("ncols 3\nnrows 2\ncellsize 1\n1", "xllcorner"), ("ncols 3\nncols 3\n", "twice"),
    ("rows 3\n", "no heading"),
    ("ncols 2.5\nnrows 2\ncellsize 1\n1", "whole number"),
    ("ncols 3\nnrows 2\nxllcorner 500000\nyllcorner 3800000\ncellsize 30\n1", "degrees"),
    ("ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 0\n1", "cellsize"),
  ])
  func aBadHeadingIsRefused(_ text: String, _ reason: String) throws {
    let error = #expect(throws: GridGeoError.self) { try Self.raster(text) }
    #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
  }

  static func collection(_ features: String...) -> String {
    #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  static func feature(_ geometry: String, _ properties: String = "{}") -> String {
    #"{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}"#
  }

  @Test func waterPointsAndCampsAreRead() throws {
    let text = Self.collection(
      Self.feature(#"{"type":"Point","coordinates":[100,34]}"#, #"{"kind":"water"}"#),
      Self.feature(#"{"type":"Point","coordinates":[100,35]}"#, #"{"类型":"营地"}"#))
    let reading = try PasturePlaceReader.read(InputSource(text: text, name: "points.geojson"))
    #expect(reading.records.map(\.kind) == [.water, .camp])
    let bad = Self.collection(
      Self.feature(#"{"type":"Point","coordinates":[100,34]}"#, #"{"kind":"bridge"}"#))
    let error = #expect(throws: GridGeoError.self) {
      try PasturePlaceReader.read(InputSource(text: bad, name: "points.geojson"))
    }
    #expect(error?.message.contains("bridge") == true)
  }

  @Test func actualUseIsALineOrGround() throws {
    let line = Self.feature(#"{"type":"LineString","coordinates":[[100,34],[101,34]]}"#)
    let square = #"{"type":"Polygon","coordinates":[[[100,34],[101,34],[101,35],[100,34]]]}"#
    func read(_ text: String) throws -> ActualUse? {
      try ActualUseReader.read(InputSource(text: text, name: "use.geojson")).records.first
    }
    guard case .lines(let lines) = try read(Self.collection(line)) else { throw Refusal() }
    #expect(lines.count == 1)
    guard
      case .ground(let ground) = try read(Self.collection(Self.feature(square, #"{"party":"632323"}"#)))
    else { throw Refusal() }
    #expect(ground.keys.sorted() == ["632323"])
    for text in [
      Self.collection(Self.feature(square)), Self.collection(),
      Self.collection(line, Self.feature(square, #"{"party":"a"}"#)),
      Self.collection(Self.feature(#"{"type":"Point","coordinates":[100,34]}"#)),
    ] {
      #expect(throws: GridGeoError.self) { _ = try read(text) }
    }
  }

  struct Refusal: Error {}

  @Test func theCourseIsToldInBothLanguages() {
    let stakes = [
      BoundaryStake(
        number: 1, line: 1, position: Coordinate(longitude: 100, latitude: 34), bearing: .degrees(44.96),
        distance: .metres(182.44), landmark: "Hei"),
      BoundaryStake(
        number: 2, line: 1, position: Coordinate(longitude: 100.1, latitude: 34.1), bearing: .degrees(359.97),
        distance: .metres(20)),
      BoundaryStake(number: 3, line: 1, position: Coordinate(longitude: 100.1, latitude: 34.2)),
    ]
    #expect(
      CourseWords(.english).courses(stakes) == [
        "from stake 1 along Hei to the north-east, bearing 045.0°, 182.4 m, to stake 2",
        "from stake 2 to the north, bearing 000.0°, 20.0 m, to stake 3", "stake 3, end of the line",
      ])
    #expect(
      CourseWords(.chinese).courses(stakes) == [
        "自1号界桩起，沿Hei，向东北（方位角045.0°）行182.4米，至2号界桩", "自2号界桩起，向北（方位角000.0°）行20.0米，至3号界桩",
        "3号界桩，线路终点",
      ])
  }

  @Test func bearingsAreThoseOfTheGround() throws {
    let here = Coordinate<Geographic>(longitude: 100, latitude: 34)
    func bearing(_ x: Double, _ y: Double) -> Double {
      here.ellipsoidalBearing(to: Coordinate(longitude: 100 + x, latitude: 34 + y)).degrees
    }
    #expect(abs(bearing(0, 0.01)) < 1e-9 && abs(bearing(0, -0.01) - 180) < 1e-9)
    #expect(abs(bearing(0.001, 0) - 90) < 0.001 && abs(bearing(-0.001, 0) - 270) < 0.001)
  }

  @Test func stakesAreWaypointsAndRoutes() throws {
    let given = try DisputedGround.rectangle().given(("A&B", "C<D"))
    let settlement = try DisputedGround.settle(given, [.median, .fence])
    let text = try StakeTrackWriter.text([settlement], language: .english)
    let stakes = settlement.options.reduce(0) { $0 + $1.stakes.count }
    #expect(text.split(separator: "<wpt ").count == stakes + 1)
    #expect(text.split(separator: "<rtept ").count == stakes + 1)
    #expect(text.split(separator: "<rte>").count == settlement.options.count + 1)
    #expect(text.contains("D-1 A&amp;B~C&lt;D median 1") && !text.contains("A&B"))
  }

  @Test func featuresHoldTheContract() throws {
    let river = try SettlementPlannerTests.river([(300, -100), (400, 1000), (300, 2100)])
    let settlement = try DisputedGround.settle(try DisputedGround.rectangle().given(features: [river]))
    let features = SettlementWriter.features([settlement], language: .english)
    #expect(Set(features.map(\.id)).count == features.count)
    func value(_ feature: OutputFeature, _ name: String) -> JSONValue? {
      feature.properties.first { $0.name == name }?.value
    }
    for option in settlement.options {
      let mine = features.filter { value($0, "option") == .text(option.id) }
      #expect(mine.allSatisfy { value($0, "method") == .text(option.method.rawValue) })
      #expect(mine.count { value($0, "kind") == .text("stake") } == option.stakes.count)
      #expect(mine.count { value($0, "kind") == .text("line") } == option.lines.count)
      #expect(mine.count { value($0, "kind") == .text("area") } == option.effects.sides.count)
    }
    #expect(features.contains { $0.id == "D-1/A~B/median/area/A" })
    #expect(features.count { value($0, "kind") == .text("reference") } == 4)
    #expect(features.allSatisfy { value($0, "dispute") == .text("D-1") })
  }
}
