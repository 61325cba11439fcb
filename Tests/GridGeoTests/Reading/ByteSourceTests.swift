import Testing

@testable import GridGeo

@Suite struct ByteSourceTests {
  @Test func missingFile() {
    let error = #expect(throws: GridGeoError.self) {
      _ = try ByteSource.allBytes(of: .file("no-such-folder/no-such-file.geojson"))
    }
    #expect(error?.code == .missingInput)
    #expect(error?.description == "no-such-folder/no-such-file.geojson: no such file; check the name")
  }

  @Test func folder() {
    let error = #expect(throws: GridGeoError.self) { _ = try GeoJSONReader.read(.file("/")) }
    #expect(error?.code == .badInput)
    #expect(error?.description == "/: is a folder; name a file in it")
  }

  @Test func hashesWhatPasses() throws {
    let text = "{\"type\":\"FeatureCollection\",\"features\":[]}\n"
    let read = try GeoJSONReader.read(InputSource(text: text, name: "a"))
    #expect(read.summary.sha256 == SHA256.hexDigest(of: Array(text.utf8)))
    let unhashed = try GeoJSONReader.read(
      InputSource(text: text, name: "a"), options: ReadingOptions(hashes: false))
    #expect(unhashed.summary.sha256 == nil)
  }

  @Test func namesOfInputs() {
    #expect(InputSource("-") == .standardInput)
    #expect(InputSource("a/b.csv").lastComponent == "b.csv")
    #expect(InputSource("b.csv").lastComponent == "b.csv")
    #expect(InputSource("-").name == "standard input")
  }

  @Test func windowSlidesAndGrows() throws {
    var source = try ByteSource(.memory(Array(0..<100), name: "m"), window: 8)
    #expect(try source.refill(keeping: 0))
    #expect(source.count == 8)
    #expect(try source.refill(keeping: 6))
    #expect(source.offset == 6 && source.count == 8 && source.base[0] == 6 && source.base[7] == 13)
    #expect(source.base[8] == 0)
    #expect(try source.refill(keeping: 0))
    #expect(source.offset == 6 && source.count == 16 && source.base[15] == 21)
    var total = 22
    while try source.refill(keeping: source.count) { total += source.count }
    #expect(total == 100)
    let isAtEnd = source.isAtEnd
    #expect(isAtEnd)
  }
}
