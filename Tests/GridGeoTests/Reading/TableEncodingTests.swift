import Testing

@testable import GridGeo

@Suite struct TableEncodingTests {
  /// 户编号,经度,纬度,备注 / 甲,101.5,35.5,同仁 in GBK.
  static let gbk: [UInt8] =
    [0xBB, 0xA7, 0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xBE, 0xAD, 0xB6, 0xC8, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x2C]
    + [0xB1, 0xB8, 0xD7, 0xA2, 0x0D, 0x0A, 0xBC, 0xD7] + Array(",101.5,35.5,".utf8)
    + [0xCD, 0xAC, 0xC8, 0xCA, 0x0D, 0x0A]

  private func read(
    _ bytes: [UInt8], _ encoding: TextEncoding? = nil, window: Int = 1 << 20
  ) throws(GridGeoError) -> RecordReading<Household> {
    try HouseholdReader.readTable(
      .memory(bytes, name: "h"), options: ReadingOptions(policy: .collect, encoding: encoding),
      findTransform: nil, window: window)
  }

  @Test(arguments: [nil, .gb18030, .gbk] as [TextEncoding?])
  func chineseBytes(encoding: TextEncoding?) throws {
    for window in [8, 9, 11, 16, 1 << 20] {
      let reading = try read(TableEncodingTests.gbk, encoding, window: window)
      #expect(reading.records.map(\.id) == ["甲"])
      #expect(reading.records[0].position == Coordinate(x: 101.5, y: 35.5))
      #expect(
        reading.notes == [
          "h: read as \(encoding == .gbk ? "GBK" : "GB 18030")", "h: columns not used: 备注",
        ])
    }
  }

  /// Four bytes a character: U+20000 is 95 32 82 36.
  @Test func fourByteCharacters() throws {
    let bytes = Array("id,lon,lat\n".utf8) + [0x95, 0x32, 0x82, 0x36] + Array(",1,2\n".utf8)
    for window in [8, 9, 10, 11, 12, 13, 64] {
      #expect(try read(bytes, window: window).records.map(\.id) == ["\u{20000}"])
    }
  }

  @Test func utf8IsToldFromGB18030ByAllBytes() throws {
    // The only bytes that are not ASCII come late, and are UTF-8 or not.
    let rows = (0..<5000).map { "h\($0),101,35\n" }.joined()
    let utf8 = Array(("id,lon,lat\n" + rows + "甲,101,35\n").utf8)
    let first = try read(utf8)
    #expect(first.records.last?.id == "甲" && first.notes.isEmpty)
    let gb = Array(("id,lon,lat\n" + rows).utf8) + [0xBC, 0xD7] + Array(",101,35\n".utf8)
    let second = try read(gb)
    #expect(second.records.last?.id == "甲" && second.notes == ["h: read as GB 18030"])
  }

  @Test func whatIsNeither() {
    func refusal(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> GridGeoError? {
      do throws(GridGeoError) {
        _ = try read(bytes, encoding)
        return nil
      } catch { return error }
    }
    let head = Array("id,lon,lat\n".utf8)
    #expect(
      refusal(head + [0xFF, 0xFF, 0x2C])?.description
        == "h: byte 11: the text is neither UTF-8 nor GB 18030 here; name its encoding with --encoding")
    #expect(refusal(head + [0xBC])?.message.contains("neither UTF-8 nor GB 18030") == true, "cut at the end")
    #expect(
      refusal(TableEncodingTests.gbk, .utf8)?.description
        == "h: byte 0: the file is not UTF-8; try --encoding gb18030, or leave the option out")
    #expect(
      refusal([0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00])?.description
        == "h: the file is UTF-16; save it as UTF-8, or as CSV")
  }

  /// One bad byte in Chinese UTF-8 must not turn the whole file into other characters.
  @Test func damagedUTF8IsNotTakenForGB18030() {
    let text = Array("户编号,经度,纬度,备注\n甲,101,35,同仁\n".utf8)
    let error = #expect(throws: GridGeoError.self) { _ = try read(text + [0xE4, 0x2C, 0x0A]) }
    #expect(
      error?.description
        == "h: byte \(text.count): the text stops being UTF-8 here; repair the file, or name its encoding with --encoding"
    )
  }

  @Test func namesOfEncodings() {
    #expect(TextEncoding("UTF-8") == .utf8 && TextEncoding("utf8") == .utf8)
    #expect(TextEncoding("GB 18030") == .gb18030 && TextEncoding("gb2312") == .gbk)
    #expect(TextEncoding("latin1") == nil)
  }

  @Test func positionOfTheFirstFault() throws {
    let bytes = [UInt8](repeating: 0x61, count: 37) + Array("é中😀".utf8)
    for window in [1, 2, 3, 4, 7, 8, 64] {
      #expect(try UTF8Check.firstFault(in: .memory(bytes, name: "m"), window: window) == nil)
      #expect(
        try UTF8Check.firstFault(in: .memory(bytes + [0xFF], name: "m"), window: window)
          == UTF8Check.Fault(offset: bytes.count, charactersBefore: 3))
      #expect(
        try UTF8Check.firstFault(in: .memory(Array(bytes.dropLast()), name: "m"), window: window)
          == UTF8Check.Fault(offset: bytes.count - 4, charactersBefore: 2))
    }
  }
}
