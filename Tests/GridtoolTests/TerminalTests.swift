import GridGeo
import Testing

@testable import gridtool

@Suite struct TerminalTests {
  @Test(arguments: [
    ("grid", 4), ("网格", 4), ("网格 A", 6), ("e\u{301}", 1), ("", 0), ("한국", 4), ("…", 1),
  ])
  func widths(_ text: String, _ width: Int) {
    #expect(TerminalText.width(text) == width)
  }

  @Test func cutsBetweenCharacters() {
    #expect(TerminalText.cut("网格方案", to: 8) == "网格方案")
    #expect(TerminalText.cut("网格方案", to: 7) == "网格方…")
    #expect(TerminalText.cut("网格方案", to: 6) == "网格…")
  }

  @Test func controlsBecomeVisible() {
    #expect(TerminalText.safe("网格") == "网格")
    #expect(TerminalText.safe("a\u{1b}[0m\tb\r\n\u{202e}") == "a\\u{1b}[0m\\tb\\r\\n\\u{202e}")
  }

  @Test func tablesAlignChineseText() {
    var table = TextTable([("village", .left), ("note", .left), ("grids", .right)])
    table.append(["小村", "", "7"])
    table.append(["Longvillage", "", "1,856"])
    let lines = table.text().split(separator: "\n")
    #expect(
      lines == [
        "village      note  grids",
        "小村                   7",
        "Longvillage        1,856",
      ])
    #expect(Set(lines.map { TerminalText.width(String($0)) }) == [24])
  }

  @Test func columnsWithoutTextAreLeftOut() {
    var table = TextTable(alignments: [.left, .right, .left])
    table.indent = 2
    table.append(["a", "", "b"])
    #expect(table.text() == "  a  b\n")
  }

  @Test(arguments: [
    ("chek", "check"), ("cehck", "check"), ("REPORT", "report"), ("par", "partition"), ("demp", "demo"),
    ("xyz", nil), ("p", nil), ("", nil),
  ])
  func suggestions(_ word: String, _ expected: String?) {
    let names = ["check", "partition", "generate", "report", "demo"]
    #expect(Suggestion.nearest(to: word, among: names) == expected)
  }

  /// Against the plain recursive definition.
  @Test func distancesFollowTheDefinition() {
    func slow(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
      guard let x = a.last, let y = b.last else { return max(a.count, b.count) }
      let before = (a: a.dropLast(), b: b.dropLast())
      var best = min(slow(before.a, b) + 1, slow(a, before.b) + 1)
      best = min(best, slow(before.a, before.b) + (x == y ? 0 : 1))
      if a.count > 1, b.count > 1, x == before.b.last, y == before.a.last {
        best = min(best, slow(a.dropLast(2), b.dropLast(2)) + 1)
      }
      return best
    }
    let words = ["", "a", "ab", "ba", "abc", "acb", "bcad", "demo", "dmeo", "check"]
    for a in words {
      for b in words { #expect(Suggestion.distance(a, b) == slow(Array(a)[...], Array(b)[...])) }
    }
  }

  @Test func figures() {
    #expect(Figures.count(1_856) == "1,856")
    #expect(Figures.count(-60_312_004) == "-60,312,004")
    #expect(Figures.count(0) == "0")
    #expect(Figures.fixed(0.6549, places: 3) == "0.655")
    #expect(Figures.fixed(-0.06, places: 1) == "-0.1")
    #expect(Figures.fixed(-0.01, places: 1) == "0.0")
    #expect(Figures.fixed(1234.5, places: 0) == "1,235")
    #expect(Figures.fixed(.nan, places: 1) == "–")
    #expect(Figures.load(31) == "31")
    #expect(Figures.load(31.25) == "31.3")
    #expect(Figures.load(147.004) == "147")
    #expect(Figures.area(.squareMetres(0.5)) == "0.50 m²")
    #expect(Figures.area(.hectares(12)) == "12.00 ha")
    #expect(Figures.length(.metres(29_740)) == "29.74 km")
  }

  @Test(arguments: [20, 40, 60, 80, 100])
  func theBarFitsItsLine(_ columns: Int) {
    for done in [0, 1, 150, 296, 400] {
      let event = ProgressEvent(stage: "divide", done: done, total: 296)
      let line = ProgressBar.line(event, columns: columns)
      #expect(TerminalText.width(line) < columns)
      #expect(line.hasPrefix("divide"))
    }
    let event = ProgressEvent(stage: "read", done: 0, total: 0)
    #expect(ProgressBar.line(event, columns: columns).hasSuffix("…"))
  }

  @Test func findingsAreGroupedGravestFirst() {
    let list = FindingList([
      Finding(
        .gap, .warning, message: "a gap", remedy: "close it", size: Finding.Size(area: .hectares(2))),
      Finding(.codeMissing, .error, at: SourcePlace(file: "t\n.geojson", feature: 3), message: "no code"),
    ])
    #expect(list.headline == "1 error, 1 warning")
    #expect(
      list.text(.plain) == """
        error code-missing (1) in t\\n.geojson
          feature 3  no code

        warning gap (1)
          2.00 ha  a gap
          → close it


        """)
    #expect(list.asksForAttention)
    #expect(FindingList([]).headline == "nothing found")
    #expect(!FindingList([]).asksForAttention)
  }
}
