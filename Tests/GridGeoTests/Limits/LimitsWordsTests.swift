import Testing

@testable import GridGeo

@Suite struct LimitsWordsTests {
  static let names = ["632301100201": "东村", "632301100": "河镇", "632302": "邻县"]

  static func side(_ bounds: [GridLimits.Bound]) -> GridLimits.SideLimits {
    GridLimits.SideLimits(side: .north, bounds: bounds)
  }

  static let river = GridLimits.Feature(kind: "river", name: "", length: .metres(600))
  static let whole = side([
    GridLimits.Bound(
      across: .grid, code: "632301100201002", entered: ["632301100", "632301100201"], length: .metres(700),
      features: [river]),
    GridLimits.Bound(across: .unit, code: "632302", entered: ["632302"], length: .metres(270), features: []),
    GridLimits.Bound(across: .outside, code: "", entered: [], length: .metres(30), features: []),
  ])

  @Test func english() {
    let words = LimitsWords(language: .english, names: Self.names)
    #expect(
      words.description(of: Self.whole)
        == "grid 632301100201002 (河镇, 东村) 70 %, along a river; 邻县 27 %; others 3 %")
    #expect(words.features(of: Self.whole) == "a river 60 %")
    #expect(words.description(of: Self.side([])) == "none")
  }

  @Test func chinese() {
    let words = LimitsWords(language: .chinese, names: Self.names)
    #expect(
      words.description(of: Self.whole) == "网格632301100201002（河镇，东村） 70%，沿河流；邻县 27%；其他 3%")
    #expect(words.features(of: Self.whole) == "河流 60%")
    #expect(GridLimits.Side.allCases.map(words.side) == ["北", "东", "南", "西", "内"])
  }

  @Test func namedFeaturesAndGroundOutside() {
    var bound = GridLimits.Bound(across: .outside, code: "", entered: [], length: .metres(100), features: [])
    #expect(
      LimitsWords(language: .english, names: [:]).description(of: Self.side([bound]))
        == "outside the territory 100 %")
    #expect(LimitsWords(language: .chinese, names: [:]).description(of: Self.side([bound])) == "辖区外 100%")
    bound.features = [GridLimits.Feature(kind: "road", name: "G213", length: .metres(99.9))]
    #expect(
      LimitsWords(language: .english, names: [:]).description(of: Self.side([bound]))
        == "outside the territory 100 %, along the road G213")
  }
}
