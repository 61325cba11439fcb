import Foundation
import Testing

/// Files as other programs write them: KML of the field, tracks, drawings, MapInfo's text. Made here, letter by letter.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignMarkupTests {
  private static func kml(_ body: String, head: String = #"<?xml version="1.0" encoding="UTF-8"?>"#) -> String
  {
    "\(head)<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>doc</name>\(body)</Document></kml>"
  }

  private static let ground =
    "<Polygon><outerBoundaryIs><LinearRing><coordinates>101,35,5 101.1,35,5 101.1,35.1,5 101,35,5</coordinates>"
    + "</LinearRing></outerBoundaryIs></Polygon>"

  @Test func aPlacemarkIsAFeatureWithItsData() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      Self.kml(
        """
        <Placemark><name>隆务村 &lt;1&gt;</name><ExtendedData><Data name="code"><value>632321001001</value></Data>\
        <Data name="households"><value>12</value></Data></ExtendedData>\(Self.ground)</Placemark>
        """), to: "a.kml")
    let feature = try #require(try sandbox.features("a.kml").first)
    #expect(feature["id"] as? String == "632321001001")
    let properties = try #require(feature["properties"] as? [String: Any])
    #expect(properties["name"] as? String == "隆务村 <1>")
    #expect(properties["code"] as? String == "632321001001")
    // What a viewer needs and nobody here is left out; heights too.
    for name in ["tessellate", "extrude", "visibility", "drawOrder", "altitudeMode"] {
      #expect(properties[name] == nil)
    }
    let geometry = try #require(feature["geometry"] as? [String: Any])
    #expect(
      geometry["coordinates"] as? [[[Double]]] == [[[101, 35], [101.1, 35], [101.1, 35.1], [101, 35]]])
  }

  @Test func aPlacemarkOfSeveralShapesKeepsThem() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      Self.kml(
        "<Placemark><name>a</name><MultiGeometry>\(Self.ground)<Point><coordinates>101,35</coordinates></Point>"
          + "</MultiGeometry></Placemark>"), to: "a.kml")
    let geometry = try #require(try sandbox.features("a.kml").first?["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "GeometryCollection")
    #expect((geometry["geometries"] as? [Any])?.count == 2)
  }

  @Test func entitiesThatExplodeAreRefused() throws {
    let sandbox = try Sandbox()
    var entities = "<!ENTITY l0 \"lol\">"
    for n in 1...9 { entities += "<!ENTITY l\(n) \"\(String(repeating: "&l\(n - 1);", count: 10))\">" }
    try sandbox.write(
      Self.kml(
        "<Placemark><name>&l9;</name>\(Self.ground)</Placemark>",
        head: "<?xml version=\"1.0\"?><!DOCTYPE kml [\(entities)]>"), to: "a.kml")
    let run = try sandbox.gridtool("convert a.kml -")
    #expect(run.status == 65)
    #expect(run.errorLines.count == 1)
  }

  @Test func aTrackIsALayerOfItsFile() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      """
      <?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">\
      <trk><name>t</name><trkseg><trkpt lat="35" lon="101"/><trkpt lat="35.1" lon="101"/></trkseg></trk></gpx>
      """, to: "a.gpx")
    let run = try sandbox.gridtool("convert a.gpx -")
    #expect(run.status == 65)
    #expect(
      run.error.contains("\"tracks\" (lines, 1 features)")
        || run.error.contains("\"tracks\" (lines, 1 feature)"))
    let geometry = try #require(
      try sandbox.features("a.gpx", ["--layer", "tracks"]).first?["geometry"] as? [String: Any])
    #expect(geometry["coordinates"] as? [[Double]] == [[101, 35], [101, 35.1]])
  }

  @Test func aDrawingNeedsItsSystemAndGivesLinesAndPoints() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      """
        0
      SECTION
        2
      ENTITIES
        0
      LINE
        8
      river
       10
      101.0
       20
      35.0
       11
      101.1
       21
      35.1
        0
      POINT
        8
      well
       10
      101.05
       20
      35.05
        0
      ENDSEC
        0
      EOF

      """, to: "a.dxf")
    let refused = try sandbox.gridtool("convert a.dxf -")
    #expect(refused.status == 65)
    #expect(refused.error.contains("--crs EPSG:4490"))
    let features = try sandbox.features("a.dxf", ["--crs", "EPSG:4490"])
    let kinds = features.compactMap { ($0["geometry"] as? [String: Any])?["type"] as? String }
    #expect(kinds == ["LineString", "Point"] || kinds == ["MultiLineString", "Point"])
    #expect(
      features.compactMap { ($0["properties"] as? [String: Any])?["Layer"] as? String } == ["river", "well"])
  }

  /// MapInfo's exchange format in GBK, which says so.
  @Test func mapInfoTextInChineseIsRead() throws {
    let sandbox = try Sandbox()
    let head = """
      Version 300
      Charset "WindowsSimpChinese"
      Delimiter ","
      CoordSys Earth Projection 1, 104
      Columns 1
        name Char(20)
      Data

      Point 101 35

      """
    try sandbox.write(head, to: "a.mif")
    // 铁吾村 in GBK.
    try Data([0x22, 0xCC, 0xFA, 0xCE, 0xE1, 0xB4, 0xE5, 0x22, 0x0A]).write(to: sandbox.url("a.mid"))
    let run = try sandbox.gridtool("convert a.mif - --ignore-column x")
    #expect(run.status == 65, "a point with a name may be a person's")
    #expect(try sandbox.features("a.mif", ["--ignore-column", "name"]).count == 1)
    try sandbox.write(
      head.replacingOccurrences(of: "Point 101 35", with: "Line 101 35 102 35"), to: "a.mif")
    #expect(try sandbox.properties("a.mif").first?["name"] as? String == "铁吾村")
  }

  @Test func curvesAndHeightsOfGMLBecomePlainRings() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      """
      <?xml version="1.0"?><c xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><v><code>0012</code><g>\
      <gml:Polygon srsName="EPSG:4326"><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>101,35 101.1,35 101.1,35.1 \
      101,35</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon></g></v></gml:featureMember></c>
      """, to: "a.gml")
    let feature = try #require(try sandbox.features("a.gml").first)
    #expect((feature["geometry"] as? [String: Any])?["type"] as? String == "Polygon")
    // The reader makes no file beside it.
    #expect(try sandbox.names() == ["a.gml"])
  }
}
