import Testing

@testable import GridGeo

/// Positions in other orders, with zones and in degrees, minutes and seconds, through the readers.
@Suite struct PositionReadingTests {
  private static func households(
    _ text: String, crs: String? = nil, axes: AxisOrder = .eastNorth
  ) throws(GridGeoError) -> RecordReading<Household> {
    try HouseholdReader.read(
      InputSource(text: text, name: "h"), options: ReadingOptions(policy: .collect, crs: crs, axes: axes),
      findTransform: HeldTransform.find)
  }

  private func refusal(_ text: String, crs: String? = nil, axes: AxisOrder = .eastNorth) -> String? {
    do throws(GridGeoError) {
      _ = try PositionReadingTests.households(text, crs: crs, axes: axes)
      return nil
    } catch { return error.description }
  }

  /// Values of pyproj 3.7 (PROJ 9.5): EPSG:4522, 4543, 4524 and 4496 to EPSG:4490.
  private static let known: [(String, Double, Double, Double, Double)] = [
    ("EPSG:4522", 34_455_000, 3_785_000.0, 101.51181134540063, 34.191399519038384),
    ("EPSG:4543", 34_455_000, 3_785_000, 101.51181134540063, 34.191399519038384),
    ("EPSG:4543", 455_000, 3_785_000, 101.51181134540063, 34.191399519038384),
    ("EPSG:4545", 36_601_234.5, 4_412_345.6, 109.18271633175993, 39.839211405315424),
    ("EPSG:4507", 18_420_000, 3_790_000, 104.1316768007801, 34.23437115595576),
    ("EPSG:4496", 18_420_000, 3_790_000, 104.1316768007801, 34.23437115595576),
  ]

  @Test(arguments: known)
  func zones(crs: String, x: Double, y: Double, longitude: Double, latitude: Double) throws {
    let table = try PositionReadingTests.households("id,x,y\na,\(x),\(y)\n", crs: crs)
    let swapped = try PositionReadingTests.households("id,x,y\na,\(y),\(x)\n", crs: crs, axes: .northEast)
    let points = try PositionReadingTests.households(
      geoJSONCollection("{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}")
        .replacing("\"properties\":{}", with: "\"properties\":{\"id\":\"a\"}"), crs: crs)
    for reading in [table, swapped, points] {
      let position = try #require(reading.records.first?.position)
      #expect(abs(position.x - longitude) < 1e-9 && abs(position.y - latitude) < 1e-9, "\(position)")
      let isTaken = GaussKrugerSystem(named: crs)?.zone == nil && x > 1e6
      #expect(reading.notes.contains { $0.contains("zone's number was taken off 1 easting,") } == isTaken)
    }
  }

  @Test func anotherZoneIsRefusedWithTheRightCode() {
    #expect(
      refusal("id,x,y\na,,\nb,35455000,3785000\nc,35456000,3785000\n", crs: "EPSG:4543")
        == "h: row 3: easting 35455000.0 begins with zone 35, EPSG:4543 is CGCS2000 3-degree zones, central meridian "
        + "102°E; pass --crs EPSG:4523")
    #expect(
      refusal("id,x,y\nb,455000,3785000\n", crs: "EPSG:4522")
        == "h: row 2: easting 455000.0 has no zone number before it, as EPSG:4522 (CGCS2000 3-degree zone 34) asks; "
        + "pass --crs EPSG:4543")
    let feature = "{\"type\":\"Point\",\"coordinates\":[35455000,3785000]}"
    #expect(refusal(geoJSONCollection(feature), crs: "EPSG:4543")?.hasSuffix("pass --crs EPSG:4523") == true)
  }

  /// One stray row is a stray row; the others keep their points.
  @Test func aStrayOfAnotherZoneIsNoted() throws {
    let reading = try PositionReadingTests.households(
      "id,x,y\na,34455000,3785000\nb,35455000,3785000\n", crs: "EPSG:4543")
    #expect(reading.records.map { $0.position == nil } == [false, true])
    #expect(reading.problems.map(\.kind) == [.notTransformed])
    #expect(reading.problems[0].reason.hasSuffix("pass --crs EPSG:4523; kept without a point"))
  }

  @Test func theOtherOrderIsRefusedWithTheOption() throws {
    #expect(
      refusal("id,x,y\na,3785000,455000\nb,3786000,456000\n", crs: "EPSG:4543")
        == "h: row 2: position (3785000.0 455000.0) is outside the area of the declared system, and the other way "
        + "around it is inside; pass --axes north-east")
    #expect(
      refusal("id,x,y\na,455000,3785000\n", crs: "EPSG:4543", axes: .northEast)?.hasSuffix(
        "--axes east-north") == true)
    #expect(
      refusal("id,lon,lat\na,34.2,102.5\nb,34.3,102.6\n")
        == "h: row 2: latitude 102.5 is beyond ±90; longitude and latitude look exchanged, put longitude first or "
        + "pass --axes north-east")
    let read = try PositionReadingTests.households("id,lon,lat\na,34.2,102.5\n", axes: .northEast)
    #expect(read.records[0].position == Coordinate(x: 102.5, y: 34.2))
    let line = "{\"type\":\"LineString\",\"coordinates\":[[3785000,455000],[3786000,456000]]}"
    let error = #expect(throws: GridGeoError.self) {
      _ = try readGeoJSON(geoJSONCollection(line), ReadingOptions(policy: .collect, crs: "EPSG:4543"))
    }
    #expect(error != nil)
  }

  @Test func aMissingSystemIsAskedFor() {
    #expect(
      refusal("id,x,y\na,34455000,3785000\n")
        == "h: columns x and y need their reference system; looks like CGCS2000 3-degree zone 34; pass --crs EPSG:4522"
    )
    #expect(
      refusal("id,lon,lat\na,34455000,3785000\nb,34455001,3785000\n")
        == "h: row 2: longitude 34455000.0 is beyond ±180; looks like CGCS2000 3-degree zone 34; pass --crs EPSG:4522"
    )
    #expect(
      refusal(geoJSONCollection("{\"type\":\"Point\",\"coordinates\":[3785000,34455000]}"))?
        .hasSuffix("pass --crs EPSG:4522, and --axes north-east") == true)
  }

  @Test func degreesMinutesAndSeconds() throws {
    let reading = try PositionReadingTests.households(
      "id,经度,纬度\na,东经102°30′15″,北纬34°12′05.3″\nb,102 30 15,34-12-05.3\nc,102.5,34 12\nd,34°12′N,102°30′E\n"
        + "e,\"102°30'15\"\"\",34°12.5′\n")
    let expected = Coordinate<Geographic>(x: 369_015.0 / 3600, y: 123_125.3 / 3600)
    #expect(reading.records[0].position == expected && reading.records[1].position == expected)
    #expect(reading.records[4].position == Coordinate(x: 369_015.0 / 3600, y: 123_150.0 / 3600))
    #expect(
      reading.problems.map(\.description) == [
        "h: row 4, column \"纬度\" (id \"c\"): \"34 12\" may be degrees and minutes or two numbers; write 34°12′ or "
          + "34°12′00″; kept without a point",
        "h: row 5, column \"经度\" (id \"d\"): \"34°12′N\" is a latitude where a longitude is due; exchange the "
          + "columns, or pass --axes; kept without a point",
      ])
    let exchanged = try PositionReadingTests.households("id,lon,lat\nd,34°12′N,102°30′E\n", axes: .northEast)
    #expect(exchanged.records[0].position == Coordinate(x: 102.5, y: 34.2))
  }
}
