import GridGeo
import Testing

@testable import GridFormats

@Suite struct OutputTests {
  @Test func shortNamesAreShortAndDifferent() {
    let names = [
      "code", "deviation_pct", "deviation_max", "Deviation_x", "行政区划代码", "area_low_ha", "area_high_ha",
    ]
    let short = ShortNames.names(for: names)
    #expect(short.allSatisfy { $0.utf8.count <= 10 })
    #expect(Set(short.map { $0.lowercased() }).count == names.count)
    #expect(short[0] == "code")
    #expect(short[1] == "deviation_")
    #expect(short[4] == "行政区")
  }

  @Test func fieldsTakeTheNarrowestKindThatHoldsAll() {
    var fields = OutputFields()
    fields.see([Property("a", .number("1")), Property("b", .null), Property("c", .json("[\"x\"]"))])
    fields.see([Property("a", .number("1.5")), Property("b", .bool(true)), Property("c", .json("[]"))])
    fields.see([Property("d", .text("x")), Property("e", .number("1"))])
    fields.see([Property("d", .number("2")), Property("e", .text("x"))])
    let kinds = Dictionary(uniqueKeysWithValues: fields.fields.map { ($0.name, $0.kind) })
    #expect(kinds["a"] == .real)
    #expect(kinds["b"] == .bool)
    #expect(kinds["c"] == .list)
    #expect(kinds["d"] == .text)
    #expect(kinds["e"] == .text)
  }

  @Test(arguments: [
    ("[]", []), ("[\"a\"]", ["a"]), ("[ \"a\" , \"b, c\" ]", ["a", "b, c"]), ("[\"\\\"\\u4e2d\"]", ["\"中"]),
  ])
  func listsOfTexts(_ text: String, _ elements: [String]) { #expect(JSONText.strings(in: text) == elements) }

  @Test(arguments: ["[1]", "{}", "[\"a\" \"b\"]", "[\"a]", "x", "[[\"a\"]]"])
  func otherJSONIsNoListOfTexts(_ text: String) { #expect(JSONText.strings(in: text) == nil) }

  @Test(arguments: [("{\"a\":1}", true), ("[1,]", false), ("{a:1}", false), ("1", true)])
  func onlyJSONIsJSON(_ text: String, _ isValid: Bool) { #expect(JSONText.isValid(text) == isValid) }

  @Test func classesHoldAboutAsManyEach() {
    let loads = (0..<1000).map(Double.init)
    let bounds = FeatureStyle.bounds(loads.shuffled())
    #expect(bounds.count == FeatureStyle.classes.count - 1)
    for (low, high) in zip([0] + bounds, bounds + [1000]) { #expect(high - low == 200) }
    #expect(FeatureStyle.bounds([3, 3, 3]).isEmpty)
    #expect(FeatureStyle.bounds([]).isEmpty)
  }

  @Test(arguments: [
    ("0012", "household", false), ("0012", "n", false), ("12", "n", true), ("-3.50", "n", true),
    ("12", "id", false),
    ("1e5", "n", false), ("12345678901234567", "n", false), ("", "n", false), ("12", "户编号", false),
  ])
  func onlyPlainFiguresBecomeNumbers(_ text: String, _ name: String, _ isNumber: Bool) {
    if case .number = OutputContent.value(text, name: name) { #expect(isNumber) } else { #expect(!isNumber) }
  }
}
