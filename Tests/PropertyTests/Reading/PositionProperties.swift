import Testing

@testable import GridGeo

/// Positions as people write them, read row by row and in batches, against arithmetic of the test's own.
@Suite struct PositionProperties {
  /// A coordinate in one of many forms, and its value; nil where it must not be read.
  private static func angle(_ random: inout ReadingRandom, isLongitude: Bool) -> (
    text: String, value: Double?
  ) {
    let degrees = isLongitude ? 75 + random.below(60) : 18 + random.below(36)
    let minutes = random.below(60)
    let thousandths = random.below(60_000)
    let seconds = "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
    let value = (Double(degrees) * 3_600_000 + Double(minutes) * 60_000 + Double(thousandths)) / 3_600_000
    let letter = isLongitude ? "E" : "N"
    let word = isLongitude ? "东经" : "北纬"
    switch random.below(11) {
    case 0: return ("\(degrees)°\(minutes)′\(seconds)″", value)
    case 1: return ("\(degrees) \(minutes) \(seconds)", value)
    case 2: return ("\(degrees)-\(minutes)-\(seconds)", value)
    case 3: return ("\(degrees)°\(minutes)'\(seconds)''\(letter)", value)
    case 4: return ("\(word)\(degrees)度\(minutes)分\(seconds)秒", value)
    case 5: return ("\(letter)\(degrees)°\(minutes).5′", Double(degrees) + (Double(minutes) + 0.5) / 60)
    case 6: return ("\(degrees):\(minutes):\(seconds)", value)
    case 7: return ("\(degrees) \(minutes)", nil)
    case 8: return ("\(degrees)°\(60 + minutes)′", nil)
    default:
      let text = "\(degrees).\(String(100_000 + random.below(100_000)).dropFirst())"
      return (text, Double(text))
    }
  }

  private static func batched(_ text: String, crs: CRS?) throws -> [SIMD2<Double>?] {
    let bytes = Array(text.utf8)
    let feed = try ByteFeed(.memory(bytes, name: "h"), hashes: false)
    let blocks = RowBlocks(
      feed, rest: BlockMemory(capacity: 16), file: "h", delimiter: 0x2C, lineEnd: 0x0A, size: 4096)
    var rows = PointRows(roles: [.id, .east, .north], delimiter: 0x2C, lineEnd: 0x0A, decoder: nil)
    var positions = try DeclaredPositions(crs)
    var batch = PointBatch()
    var found: [SIMD2<Double>?] = []
    while let block = try blocks.next() {
      rows.begin(block.memory)
      while rows.fill(&batch) {
        positions.bringToDegrees(&batch)
        for i in 0..<batch.count { found.append(batch.faults[i] == .none ? batch.positions[i] : nil) }
      }
      blocks.giveBack(block.memory)
    }
    return found
  }

  @Test(arguments: 1...8)
  func anglesInTables(seed: UInt64) throws {
    var random = ReadingRandom(seed: seed)
    var rows = ""
    var expected: [SIMD2<Double>?] = []
    for i in 0..<1500 {
      let (east, north) = (
        PositionProperties.angle(&random, isLongitude: true),
        PositionProperties.angle(&random, isLongitude: false)
      )
      let isQuoted = random.below(5) == 0
      rows += isQuoted ? "h\(i),\"\(east.text)\", \(north.text) \n" : "h\(i),\(east.text),\(north.text)\n"
      if let x = east.value, let y = north.value {
        expected.append(SIMD2(x, y))
      } else {
        expected.append(nil)
      }
    }
    let reading = try HouseholdReader.read(
      InputSource(text: "id,lon,lat\n" + rows, name: "h"), options: ReadingOptions(policy: .collect))
    let batched = try PositionProperties.batched(rows, crs: nil)
    #expect(reading.records.count == expected.count && batched.count == expected.count)
    for i in expected.indices {
      let one = reading.records[i].position.map { SIMD2($0.x, $0.y) }
      #expect(one == batched[i], "row \(i): \(String(describing: one)) and \(String(describing: batched[i]))")
      switch (one, expected[i]) {
      case (nil, nil): break
      case (let one?, let wanted?):
        #expect(
          abs(one.x - wanted.x) <= 1e-12 && abs(one.y - wanted.y) <= 1e-12, "row \(i): \(one), not \(wanted)")
      default: Issue.record("row \(i): \(String(describing: one)), not \(String(describing: expected[i]))")
      }
    }
  }

  /// Numbers of zones come off in both readers alike, and nothing else changes.
  @Test(arguments: 1...4)
  func zonesInTables(seed: UInt64) throws {
    var random = ReadingRandom(seed: seed)
    var (numbered, bare) = ("", "")
    var isForeign: [Bool] = []
    for i in 0..<700 {
      let east = 350_000 + random.below(300_000)
      let north = 2_000_000 + random.below(3_500_000)
      let zone = [0, 34, 34, 35][random.below(4)]
      isForeign.append(zone == 35)
      numbered += "h\(i),\(zone > 0 ? "\(zone)" : "")\(east).25,\(north)\n"
      bare += "h\(i),\(east).25,\(north)\n"
    }
    let crs = try CRS("EPSG:4543")
    func read(_ rows: String) throws -> [SIMD2<Double>?] {
      try HouseholdReader.read(
        InputSource(text: "id,x,y\n" + rows, name: "h"),
        options: ReadingOptions(policy: .collect, crs: "EPSG:4543"), findTransform: HeldTransform.find
      ).records.map { $0.position.map { SIMD2($0.x, $0.y) } }
    }
    let (one, all, plain) = (
      try read(numbered), try PositionProperties.batched(numbered, crs: crs), try read(bare)
    )
    #expect(one == all)
    for i in isForeign.indices { #expect(one[i] == (isForeign[i] ? nil : plain[i]), "row \(i)") }
  }
}
