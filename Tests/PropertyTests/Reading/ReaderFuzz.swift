import Testing

@testable import GridGeo

/// Damaged input never crashes a reader, is refused with a place or read, and reads the same in any window.
@Suite struct ReaderFuzz {
  private static let document = """
    {"type":"FeatureCollection","name":"x","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[
    {"type":"Feature","id":"A-1","properties":{"code":"632301105203","name":"黄\\u5357\\ud83d\\ude00","n":-1.5e2,"j":[1,{"k":[]}]},
     "geometry":{"type":"MultiPolygon","coordinates":[[[[102.01,35.5],[102.1,35.5,3000],[102.1,35.6],[102.01,35.5]],[]],[[[1,1],[2,1],[2,2],[1,1]]]]}},
    {"geometry":{"coordinates":[[0,0],[1,1.5]],"type":"LineString"},"bbox":[0,0,1,1],"properties":null,"type":"Feature"},
    {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"MultiPoint","coordinates":[]}]}}]}
    """

  private static let table =
    "id,lon,lat,persons,season,备注\r\n\"a\"\"1\",101.5,35.25,4,winter,\"x,\r\ny\"\r\nb,,,2,,\r\n"

  private static let pieces: [[UInt8]] = [
    Array("[".utf8), Array("]".utf8), Array("{".utf8), Array("}".utf8), Array(",".utf8), Array(":".utf8),
    Array("\"".utf8), Array("\\".utf8), Array("\\u".utf8), Array("\\ud800".utf8), Array("null".utf8),
    Array("-".utf8), Array("1e999".utf8), Array("0".utf8), Array(".".utf8), Array("e".utf8), [0], [0xFF],
    [0xC3],
    [0xE4, 0xB8], [0x1E], [0x0A], [0x0D], [0xEF, 0xBB, 0xBF], Array("\"type\":".utf8),
    Array("\"coordinates\":".utf8),
    Array("\"geometry\":".utf8), Array("\"features\":[".utf8), Array("\"Polygon\"".utf8),
    Array("\"Point\"".utf8),
    Array("\"geometries\":[".utf8), [0x84, 0x31], Array("[[".utf8), Array("]]".utf8), Array("[]".utf8),
  ]

  private static func damaged(_ bytes: [UInt8], _ random: inout ReadingRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(4) {
      guard !bytes.isEmpty else { break }
      let at = random.below(bytes.count)
      switch random.below(6) {
      case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: at)
      case 2: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: at)
      case 3: bytes.removeSubrange(at..<min(bytes.count, at + random.below(40)))
      case 4:
        let end = min(bytes.count, at + random.below(60))
        bytes.insert(contentsOf: Array(bytes[at..<end]), at: random.below(bytes.count))
      default: if random.below(4) == 0 { bytes.removeLast(bytes.count - at) }
      }
    }
    return bytes
  }

  private static func readAll(
    _ bytes: [UInt8], window: Int, policy: FaultPolicy
  ) -> (features: [Feature], problems: [ReadingProblem], error: GridGeoError?) {
    var features: [Feature] = []
    var problems: [ReadingProblem] = []
    do throws(GridGeoError) {
      let options = ReadingOptions(policy: policy, closesRings: policy == .keep, hashes: false)
      var parser = try GeoJSONParser(
        .memory(bytes, name: "f"), options: options, window: window, findTransform: nil)
      while let feature = try parser.next() { features.append(feature) }
      problems = parser.summary.problems
      return (features, problems, nil)
    } catch { return (features, problems, error) }
  }

  @Test func damagedGeoJSON() {
    var random = ReadingRandom(seed: 11)
    let original = Array(ReaderFuzz.document.utf8)
    #expect(ReaderFuzz.readAll(original, window: 1 << 20, policy: .stop).features.count == 3)
    for round in 0..<4000 {
      let bytes = ReaderFuzz.damaged(original, &random)
      let policy = [FaultPolicy.stop, .collect, .keep][random.below(3)]
      let whole = ReaderFuzz.readAll(bytes, window: 1 << 20, policy: policy)
      let cut = ReaderFuzz.readAll(bytes, window: 1 + random.below(24), policy: policy)
      #expect(whole.features == cut.features, "round \(round)")
      #expect(whole.problems == cut.problems, "round \(round)")
      #expect(whole.error == cut.error, "round \(round)")
      #expect(whole.error?.place.file ?? "f" == "f")
      for feature in whole.features {
        guard case .region(let region)? = feature.geometry else { continue }
        for ring in region.polygons.flatMap(\.rings) {
          // The gate of the way in.
          #expect(ring.coordinates.count >= 4 && ring.coordinates.first == ring.coordinates.last)
          #expect(ring.coordinates.allSatisfy { abs($0.x) <= 180 && abs($0.y) <= 90 })
        }
      }
    }
  }

  @Test func damagedTables() {
    var random = ReadingRandom(seed: 12)
    let original = Array(ReaderFuzz.table.utf8)
    for round in 0..<4000 {
      let bytes = ReaderFuzz.damaged(original, &random)
      func read(_ window: Int) -> Result<RecordReading<Household>, GridGeoError> {
        Result { () throws(GridGeoError) in
          try HouseholdReader.readTable(
            .memory(bytes, name: "f"), options: ReadingOptions(policy: .collect), findTransform: nil,
            window: window)
        }
      }
      switch (read(1 << 20), read(8 + random.below(24))) {
      case (.success(let whole), .success(let cut)):
        #expect(whole.records == cut.records && whole.problems == cut.problems, "round \(round)")
        #expect(whole.records.count + whole.refusals.count == whole.recordCount, "round \(round)")
      case (.failure(let whole), .failure(let cut)):
        // Bytes that cannot be decoded are met with the window they are in, so perhaps before a bad heading.
        let isDecoding = whole.message.contains("neither UTF-8 nor")
        #expect(whole == cut || isDecoding, "round \(round)")
      default: Issue.record("round \(round): refused in one window only")
      }
    }
  }

  /// Nothing in a territory is lost without a word, whatever is done to it.
  @Test func damagedTerritories() throws {
    var random = ReadingRandom(seed: 13)
    for _ in 0..<2000 {
      let bytes = ReaderFuzz.damaged(Array(ReaderFuzz.document.utf8), &random)
      let input = InputSource.memory(bytes, name: "f")
      do throws(GridGeoError) {
        let reading = try TerritoryReader.read(input, options: ReadingOptions(policy: .collect))
        #expect(
          Set(reading.refusals.map(\.place.feature)).count == reading.recordCount - reading.records.count)
      } catch { #expect(!error.message.isEmpty) }
    }
  }
}
