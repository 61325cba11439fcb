import Foundation
import GridGeo
import GridGeoTestSupport
import Testing

@testable import GridMap

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportLayersTests {
  /// A staffed plan with disputes and committees on it.
  private func input(smallCounts: Bool = true, hostile: String = "") throws -> ReportInput {
    let made = try SyntheticPlan(
      grids: 60, villages: 9, townships: 4, counties: 2, halvings: 1, smallCounts: smallCounts)
    var input = ReportInput(plan: made.plan, units: made.units(), barriers: made.barriers)
    for (number, grid) in made.plan.grids.enumerated() {
      input.plan.grids[number].workers = 1 + number % 3
      input.plan.grids[number].head = "\(grid.township)H00\(1 + number % 2)\(hostile)"
      input.plan.grids[number].disputes = number == 3 ? ["D-1\(hostile)"] : []
    }
    let border = MadeDisputes()
    for (number, dispute) in try border.disputes().enumerated() {
      var dispute = dispute
      dispute.id += hostile
      dispute.parties = dispute.parties.map { $0 + hostile }
      dispute.region = made.plan.grids[3 + number].region
      input.disputes.append(dispute)
    }
    for var committee in try border.committees() {
      committee.id += hostile
      committee.households = 4
      committee.region = made.plan.grids[4].region
      input.committees.append(committee)
    }
    return input
  }

  private func text(_ bytes: [UInt8]) throws -> String {
    try #require(String(validating: bytes, as: UTF8.self))
  }

  private func complaint(_ page: String) -> String? {
    var markup = page
    for tag in ["style", "script"] {
      while let from = markup.range(of: "<\(tag)>"),
        let to = markup.range(of: "</\(tag)>", range: from.upperBound..<markup.endIndex)
      {
        markup.removeSubrange(from.lowerBound..<to.upperBound)
      }
    }
    let parser = XMLParser(data: Data(markup.utf8))
    return parser.parse() ? nil : "line \(parser.lineNumber): \(String(describing: parser.parserError))"
  }

  private func between(_ text: String, _ start: String, _ end: String) throws -> String {
    let from = try #require(text.range(of: start))
    let to = try #require(text.range(of: end, range: from.upperBound..<text.endIndex))
    return String(text[from.upperBound..<to.lowerBound])
  }

  @Test func everyLayerHasASwitch() throws {
    var input = try input()
    input.households = [Household(id: "h", position: input.plan.grids[0].region.boundingBox?.centre)]
    let page = try text(HTMLReport.render(input, options: MapOptions(working: true)))
    for layer in ["townships", "villages", "barriers", "areas", "disputes", "committees", "households"] {
      #expect(page.contains("id=\"switch-\(layer)\""), "\(layer)")
      #expect(page.contains("id=\"layer-\(layer)\""), "\(layer)")
    }
    for name in ["load", "deviation", "workers", "area", "tier"] {
      #expect(page.contains("id=\"by-\(name)\"") && page.contains("legend by-\(name)\""), "\(name)")
    }
    #expect(!page.contains("id=\"by-change\"") && !page.contains("id=\"switch-tiles\""))
    // A sliver is not drawn, and said to be left out.
    #expect(!page.contains("data-id=\"D-5\"") && page.contains("1 slivers and stacked uses not drawn"))
    for id in ["D-1", "D-2", "D-3", "D-4", "C-1"] { #expect(page.contains("data-id=\"\(id)\"")) }
    #expect(complaint(page) == nil)
    let plain = try text(HTMLReport.render(input.plan, options: MapOptions(working: true)))
    for layer in ["disputes", "committees", "households"] { #expect(!plain.contains("layer-\(layer)\"")) }
  }

  @Test func tiersAreHatchedAndCounted() throws {
    let page = try text(HTMLReport.render(try input(), options: MapOptions(working: true)))
    for tier in ["red", "yellow"] {
      #expect(page.contains("<pattern id=\"tier-\(tier)\"") && page.contains("<path class=\"t-\(tier)\""))
    }
    #expect(page.contains("Disputed area · red · 1") && page.contains("Disputed area · yellow · 3"))
    let legend = try between(page, "legend by-tier\">", "</table>")
    let numbers = legend.components(separatedBy: "class=\"n\">").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }
    // One grid is flagged red, all others have no dispute.
    #expect(numbers == [1, 59, 60])
  }

  @Test func neighbouringAreasAreNeverAlike() throws {
    let made = try input()
    let page = try text(HTMLReport.render(made, options: MapOptions(working: true, colouring: .area)))
    // The class of each grid, in the order of their codes.
    let classes = page.components(separatedBy: "<path class=\"l").dropFirst().map { path in
      path.prefix { $0 != "\"" }.split(separator: " ").first { $0.hasPrefix("a") }
    }
    let codes = page.components(separatedBy: "\"><title>").dropFirst().map { $0.prefix(15) }
    var colour: [String: Substring] = [:]
    for (code, kind) in zip(codes, classes) { colour[String(code)] = kind }
    let grids = made.plan.grids
    var pairs = 0
    for (number, a) in grids.enumerated() {
      for b in grids[(number + 1)...] where a.head != b.head {
        let corners = Set(a.region.polygons[0].exterior.coordinates)
        guard b.region.polygons[0].exterior.coordinates.count(where: { corners.contains($0) }) > 1 else {
          continue
        }
        pairs += 1
        #expect(colour[a.code] != nil && colour[a.code] != colour[b.code])
      }
    }
    #expect(pairs > 20)
  }

  @Test func hostileNamesStayTextInEveryLayer() throws {
    let hostile = "<script>alert(1)</script>\"'&\u{202E}gnp. ]]> --> </style></svg>"
    var input = try input(hostile: hostile)
    input.before = input.plan
    input.alternatives = [ReportInput.Alternative(name: hostile, plan: input.plan)]
    input.tiles = try TileLayer(
      template: "https://tiles.example/{z}/{x}/{y}.png", credit: hostile,
      script: Array("/* </script> */".utf8), style: Array("a{background:url(x.png)}</style>".utf8))
    let page = try text(
      HTMLReport.render(input, options: MapOptions(title: hostile, language: .both, working: true)))
    #expect(complaint(page) == nil)
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script>").count == 3)
    #expect(page.components(separatedBy: "</style>").count == 3)
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(!page.contains("x.png"))
  }

  @Test func householdPointsAreForWorkingCopiesAlone() throws {
    var input = try input()
    input.households = [Household(id: "h", position: Coordinate(x: 101.6, y: 35.1))]
    #expect {
      try HTMLReport.render(input, options: MapOptions(working: false))
    } throws: {
      ($0 as? GridGeoError)?.code == .badOption
        && ($0 as? GridGeoError)?.description.contains("--working") == true
    }
    let working = try text(HTMLReport.render(input, options: MapOptions(working: true)))
    #expect(working.contains("class=\"points\" d=\"m"))
  }

  /// Two plans of the same ground would give back what one hides: the other's counts stay out.
  @Test func publishedComparisonsTellNoCountsOfTheOthers() throws {
    var input = try input()
    var other = input.plan
    for index in other.grids.indices { other.grids[index].households = 7777 + index }
    input.before = other
    input.alternatives = [ReportInput.Alternative(name: "other", plan: other)]
    let page = try text(HTMLReport.render(input, options: MapOptions(working: false)))
    #expect(!page.contains("Households: 7,7") && !page.contains("Households: 7,8"))
    let total = Numerals.count(other.grids.reduce(0) { $0 + $1.households })
    // Nowhere: not in the table, and not in what a screen reader is told of the small maps.
    let tellsTotal = page.contains(total)
    #expect(!tellsTotal)
    #expect(page.contains("Counts of the other plans are not published"))
    let before = try between(page, "<g id=\"before\"", "</g>")
    #expect(!before.contains("Load") && !before.contains("class=\"l"))
    let working = try text(HTMLReport.render(input, options: MapOptions(working: true)))
    #expect(try between(working, "<g id=\"before\"", "</g>").contains("Households: 7,777"))
    #expect(working.contains("<td>\(total)</td>"))
  }

  @Test func publishedPagesTellNoCountsOfDisputesAndCommittees() throws {
    let published = try text(HTMLReport.render(try input(), options: MapOptions(working: false)))
    #expect(!published.contains("Households inside"))
    #expect(!(try between(published, "data-id=\"C-1\"", "</path>")).contains("Households"))
    let working = try text(HTMLReport.render(try input(), options: MapOptions(working: true)))
    #expect(working.contains("Households inside: 4"))
    #expect(try between(working, "data-id=\"C-1\"", "</path>").contains("Households: 4"))
  }

  @Test func pointersAreOnlyWhereThereAreValues() throws {
    let made = try SyntheticPlan(grids: 20, villages: 4, townships: 2, counties: 1, halvings: 1)
    for colouring in [MapOptions.Colouring.workers, .area, .tier, .change] {
      #expect(throws: GridGeoError.self) {
        try HTMLReport.render(made.plan, options: MapOptions(colouring: colouring))
      }
    }
    for colouring in [MapOptions.Colouring.workers, .area, .tier] {
      #expect(throws: GridGeoError.self) {
        try SVGMap.render(made.plan, options: MapOptions(colouring: colouring))
      }
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    var input = try input()
    let options = MapOptions(language: .both, working: true)
    let first = try HTMLReport.render(input, options: options)
    input.disputes.reverse()
    input.committees.reverse()
    #expect(try HTMLReport.render(input, options: options) == first)
  }

  /// The prefecture of the source report: its page stays under 5 MB, with all layers.
  @Test func aPrefectureStaysSmall() throws {
    let made = try SyntheticPlan(
      grids: 1856, villages: 296, townships: 36, counties: 4, halvings: 4, smallCounts: true)
    var plan = made.plan
    for index in plan.grids.indices {
      plan.grids[index].workers = 1
      plan.grids[index].head = plan.grids[index].village
    }
    let page = try HTMLReport.render(
      ReportInput(plan: plan, units: made.units(), barriers: made.barriers, before: made.plan),
      options: MapOptions(language: .both, working: true))
    #expect(page.count < 5_000_000)
  }
}
