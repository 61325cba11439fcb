import GridGeo
import Testing

@testable import GridFormats

@Suite struct FieldTextTests {
  private func format(_ driver: String) throws -> ForeignFormat {
    try #require(ForeignFormat.all.first { $0.driver == driver })
  }

  @Test func namesThatDifferInCaseOnlyAreToldApart() throws {
    let names = ["ID", "id", "id_2", "A", "a", "a"]
    for driver in ["GPKG", "XLSX", "ODS", "GML", "LIBKML"] {
      let titles = FieldTitles.titles(for: names, in: try format(driver))
      #expect(titles == ["ID", "id_3", "id_2", "A", "a_2", "a_3"])
    }
    #expect(FieldTitles.titles(for: ["ID", "id"], in: try format("FlatGeobuf")) == ["ID", "id"])
  }

  @Test func namesBreakNoMarkup() throws {
    let names = ["a\"b", "a<b", "a&b", "1st", ".x", "名称", "a b", "a_b"]
    #expect(
      FieldTitles.titles(for: names, in: try format("GML"))
        == ["a_b", "a_b_2", "a_b_3", "_1st", "_.x", "名称", "a_b_4", "a_b_5"])
    #expect(
      FieldTitles.titles(for: names, in: try format("LIBKML"))
        == names)
    #expect(
      FieldTitles.titles(for: ["begin", "Icon", "x"], in: try format("LIBKML")) == ["begin_", "Icon_", "x"])
  }

  @Test func mapInfoTakesLettersOnlyAndNotTooMany() throws {
    let long = "deviation_from_the_village_mean_load"
    let titles = FieldTitles.titles(
      for: ["a.b", "1st", "名称", "户a", long, long + "_2"], in: try format("MapInfo File"))
    #expect(
      titles == ["a_b", "_1st", "field_3", "_a", String(long.prefix(31)), String(long.prefix(29)) + "_2"])
  }

  @Test func noNameEndsAtAZero() throws {
    for format in ForeignFormat.all {
      #expect(FieldTitles.titles(for: ["a\0b"], in: format) == ["a_b"])
    }
  }

  @Test func textKeepsWhatItsFormatHolds() throws {
    let text = "a\0b\u{1}c\t\n\r中\u{FFFE}𠮷\u{EFFF}"
    #expect(HeldText.kept(text, .zero) == "ab\u{1}c\t\n\r中\u{FFFE}𠮷\u{EFFF}")
    #expect(HeldText.kept(text, .control) == "abc\t\n\r中𠮷\u{EFFF}")
    #expect(HeldText.isLost(.text("a\u{1}"), .control))
    #expect(!HeldText.isLost(.text("a\u{1}"), .zero))
    #expect(HeldText.isLost(.json("[\"a\\u0000\"]"), .zero))
    #expect(!HeldText.isLost(.json("{\"a\":\"\\u0000\"}"), .zero), "it stays escaped")
  }

  @Test func westernLettersAreTheBytesTheyWere() throws {
    // All bytes that Windows' code page has, as its letters.
    let letters = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
    let bytes: [UInt8] = (0x80...0x9F).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    #expect(WesternText.bytes(of: Array(letters.utf8)) == bytes)
    let latin = String(String.UnicodeScalarView((0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }))
    #expect(WesternText.bytes(of: Array(latin.utf8)) == Array(0xA0...0xFF))
    #expect(WesternText.bytes(of: Array("名".utf8)) == nil)
    #expect(WesternText.bytes(of: [0xFF]) == nil)
  }

  @Test(
    arguments: [(0, ""), (1, ""), (100, "Z"), (132, "+08:00"), (122, "+05:30"), (85, "-03:45")]
      as [(Int32, String)])
  func zones(_ flag: Int32, _ text: String) { #expect(FieldDate.zone(flag) == text) }

  @Test(
    arguments: [
      (0, "00"), (59, "59"), (59.5, "59.5"), (7.25, "07.25"), (7.001, "07.001"), (59.9999, "59.999"),
    ] as [(Float, String)])
  func seconds(_ value: Float, _ text: String) { #expect(FieldDate.seconds(value) == text) }
}
