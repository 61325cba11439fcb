import GridGeo
import Testing

@testable import GridFormats

@Suite struct ForeignEncodingTests {
  /// 一些 and 乡镇 in GBK. The first two characters pass for UTF-8, of two odd letters.
  static let some: [UInt8] = [0xD2, 0xBB, 0xD0, 0xA9]
  static let townships: [UInt8] = [0xCF, 0xE7, 0xD5, 0xF2]

  private func verdict(
    _ texts: [[UInt8]], asked: TextEncoding? = nil,
    declared: (encoding: TextEncoding?, name: String, by: String)? = nil
  ) throws -> ForeignEncoding.Verdict {
    var encoding = ForeignEncoding()
    for text in texts { encoding.see(text) }
    return try encoding.verdict(asked: asked, declared: declared, file: try #require(ForeignName("a.shp")))
  }

  @Test func plainTextNeedsNoReason() throws {
    #expect(try verdict([Array("abc".utf8)]) == .init(encoding: .utf8, reason: nil))
  }

  @Test func bareGBKIsFound() throws {
    #expect(try verdict([Self.some + Self.townships]).encoding == .gb18030)
  }

  @Test func aShortTextThatPassesForUTF8IsChinese() throws {
    #expect(try verdict([Self.some]).encoding == .gb18030)
    #expect(try verdict([Self.some], declared: (.utf8, "UTF-8", ".cpg")).encoding == .utf8)
  }

  @Test func otherAlphabetsInUTF8AreNotChinese() throws {
    #expect(try verdict([Array("Горный район".utf8), Array("Ελλάδα".utf8)]).encoding == .utf8)
    #expect(try verdict([Array("Réserve là-bas".utf8)]).encoding == .utf8)
  }

  @Test func aDeclarationThatLiesIsNotBelieved() throws {
    let chinese = try verdict([Self.townships], declared: (.utf8, "UTF-8", ".cpg"))
    #expect(chinese.encoding == .gb18030)
    #expect(chinese.reason == "its .cpg says UTF-8, but its text is not UTF-8")
    let utf8 = try verdict([Array("联通乡镇".utf8)], declared: (.gbk, "GBK", ".cpg"))
    #expect(utf8.encoding == .utf8)
    #expect(utf8.reason == "its .cpg says GBK, but all of its text is UTF-8")
  }

  @Test func aDeclarationThatAgreesIsBelieved() throws {
    #expect(
      try verdict([Self.townships], declared: (.gbk, "936", ".cpg"))
        == .init(encoding: .gbk, reason: "as its .cpg says"))
  }

  @Test func theUserWinsAndIsToldWhenWrong() throws {
    #expect(try verdict([Self.some], asked: .utf8).encoding == .utf8)
    #expect(throws: GridGeoError.self) { try verdict([Self.townships], asked: .utf8) }
  }

  /// "é", "à", "ü" before letters are pairs of GBK, but rare ones.
  @Test func otherLanguagesAreNotTakenForChinese() throws {
    let latin: [[UInt8]] = [
      [0x52, 0xE9, 0x73, 0x65, 0x72, 0x76, 0x65], [0x6C, 0xE0, 0x62, 0x61, 0x73], [0x4D, 0xFC, 0x68, 0x6C],
    ]
    #expect(throws: GridGeoError.self) {
      try verdict(latin, declared: (nil, "ISO-8859-1", ".cpg"))
    }
    #expect(
      try verdict([Self.some, Self.townships], declared: (nil, "ISO-8859-1", ".cpg")).encoding == .gb18030)
  }

  /// "ÃÉ ÇÃO" is two pairs of GBK.
  @Test func fewLettersAreCertainOfNothing() throws {
    var western = ForeignEncoding()
    western.see([0xC3, 0xC9, 0x20, 0xC7, 0xC3, 0x4F])
    #expect(western.certain(asked: nil) == nil)
    #expect(western.certain(asked: .gbk) == .gbk)
    western.see(Self.townships)
    #expect(western.certain(asked: nil) == .gb18030)
    var utf8 = ForeignEncoding()
    utf8.see(Array("乡镇".utf8))
    #expect(utf8.certain(asked: nil) == .utf8)
  }

  @Test func whatIsNeitherIsRefused() {
    #expect(throws: GridGeoError.self) { try verdict([[0xFF, 0xFE, 0x41]]) }
  }

  @Test func aCutNameLosesItsHalfCharacter() {
    let cut = Array(Array("行政区划".utf8)[..<10])
    #expect(ForeignEncoding.text(cut, .utf8) == nil)
    #expect(ForeignEncoding.text(cut, .utf8, mayBeCut: true) == "行政区")
  }
}
