import Testing

@testable import GridMap

@Suite struct MarkupTests {
  private func text(_ markup: Markup) -> String { String(decoding: markup.bytes, as: UTF8.self) }

  @Test func interpolatedTextIsEscaped() {
    let name = "<script>alert(\"1\")</script> & 'co'"
    #expect(
      text("<b>\(name)</b>")
        == "<b>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;</b>")
  }

  @Test func otherScriptsStay() {
    #expect(text("\("同仁市 རེབ་གོང་། عربي 😀 é")") == "同仁市 རེབ་གོང་། عربي 😀 é")
  }

  @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200F}", "\u{0}", "\u{1B}", "\u{85}", "\u{FFFE}", "\u{FEFF}"])
  func marksThatTurnOrBreakTextAreShownAsReplaced(_ mark: String) {
    #expect(text("a\(mark)b") == "a\u{FFFD}b")
  }

  @Test func numbers() {
    #expect(text("\(0) \(-7) \(1_234_567) \(Int.min)") == "0 -7 1234567 -9223372036854775808")
    #expect(text("\(1.25) \(-0.04) \(-3.0) \(12.34)") == "1.3 0 -3 12.3")
  }

  @Test func numerals() {
    #expect(Numerals.count(0) == "0")
    #expect(Numerals.count(1_234_567) == "1,234,567")
    #expect(Numerals.fixed(-1234.5, places: 1) == "−1,234.5")
    #expect(Numerals.fixed(0.05, places: 1, signed: true) == "+0.1")
    #expect(Numerals.fixed(-0.04, places: 1, signed: true) == "0.0")
    #expect(Numerals.fixed(3.07, places: 2) == "3.07")
    #expect(Numerals.fixed(.nan, places: 1) == "–")
    #expect(Numerals.load(35) == "35")
    #expect(Numerals.load(35.25) == "35.3")
  }

  @Test func headingsWrapAtSpacesAndBetweenWideCharacters() {
    #expect(TextMeasure.wrapped("one two three", size: 10, width: 50, lines: 3) == ["one two ", "three"])
    #expect(TextMeasure.wrapped("黄南藏族自治州", size: 10, width: 40, lines: 2) == ["黄南藏族", "自治州"])
    #expect(TextMeasure.wrapped("黄南藏族自治州", size: 10, width: 40, lines: 1) == ["黄南藏…"])
    #expect(TextMeasure.wrapped("", size: 10, width: 40, lines: 2) == [])
  }
}
