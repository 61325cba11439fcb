import Foundation
import GridGeo
import GridGeoTestSupport
import GridMap
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct MapRenderTests {
  private static let hostile = "<script>alert(1)</script>\"'&\u{202E}gnp.\u{0} 村 مرحبا ]]> --> </style></svg>"

  private func made(smallCounts: Bool = false) throws -> SyntheticPlan {
    try SyntheticPlan(grids: 40, villages: 8, townships: 4, counties: 2, smallCounts: smallCounts)
  }

  private func text(_ bytes: [UInt8]) throws -> String {
    try #require(String(validating: bytes, as: UTF8.self))
  }

  /// Parsed by libxml2 or Foundation's own parser: nil when well formed, else the complaint.
  private func complaint(_ xml: String) -> String? {
    let parser = XMLParser(data: Data(xml.utf8))
    return parser.parse() ? nil : "line \(parser.lineNumber): \(String(describing: parser.parserError))"
  }

  private func between(_ text: String, _ start: String, _ end: String) throws -> String {
    let from = try #require(text.range(of: start))
    let to = try #require(text.range(of: end, range: from.upperBound..<text.endIndex))
    return String(text[from.upperBound..<to.lowerBound])
  }

  private func withoutCode(_ page: String) throws -> String {
    let style = try between(page, "<style>", "</style>")
    let script = try between(page, "<script>", "</script>")
    return page.replacingOccurrences(of: style, with: "").replacingOccurrences(of: script, with: "")
  }

  private func hostilePlan() throws -> (GridPlan, [AdminUnit], MapOptions) {
    let made = try made()
    var plan = made.plan
    for index in plan.grids.indices where index % 3 == 0 {
      plan.grids[index].code += Self.hostile
      plan.grids[index].village += Self.hostile
    }
    plan.provenance.frame = Self.hostile
    plan.provenance.options = [(Self.hostile, Self.hostile)]
    plan.provenance.inputs = [InputFile(role: "territory", name: Self.hostile, sha256: Self.hostile)]
    plan.provenance.summary = [SummaryFigure(Self.hostile, .text(Self.hostile))]
    let units = made.units().map { unit in
      var unit = unit
      unit.name += Self.hostile
      return unit
    }
    return (plan, units, MapOptions(title: Self.hostile, language: .both, working: true))
  }

  @Test func hostileNamesStayText() throws {
    let (plan, units, options) = try hostilePlan()
    let svg = try text(SVGMap.render(plan, units: units, options: options))
    #expect(complaint(svg) == nil)
    #expect(!svg.contains("<script"))
    let page = try text(HTMLReport.render(plan, units: units, options: options))
    let markup = try withoutCode(page)
    #expect(complaint(markup) == nil)
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.components(separatedBy: "</style>").count == 2)
    for document in [svg, page] {
      #expect(!document.unicodeScalars.contains("\u{202E}") && !document.unicodeScalars.contains("\u{0}"))
      #expect(document.contains("مرحبا") && document.contains("村"))
    }
  }

  @Test(arguments: MapOptions.Language.allCases, [MapOptions.Colouring.load, .deviation])
  func wellFormedInEachLanguage(_ language: MapOptions.Language, _ colouring: MapOptions.Colouring) throws {
    let made = try made(smallCounts: true)
    for working in [true, false] {
      let options = MapOptions(language: language, working: working, width: 420, colouring: colouring)
      let svg = try SVGMap.render(made.plan, barriers: made.barriers, options: options)
      #expect(complaint(try text(svg)) == nil)
      let page = try HTMLReport.render(
        made.plan, units: made.units(), barriers: made.barriers, options: options)
      #expect(complaint(try withoutCode(text(page))) == nil)
    }
  }

  @Test func nothingComesFromTheNetwork() throws {
    let made = try made()
    let svg = try text(SVGMap.render(made.plan, units: made.units(), barriers: made.barriers))
    let page = try text(HTMLReport.render(made.plan, units: made.units(), barriers: made.barriers))
    for document in [svg, page] {
      let rest = document.replacingOccurrences(of: "xmlns=\"http://www.w3.org/2000/svg\"", with: "")
        .replacingOccurrences(of: "http-equiv", with: "")
      #expect(!rest.contains("http"))
      for word in ["//", "@import", " src=", "href=", "url(\""] {
        #expect(!(try document == page ? withoutCode(rest) : rest).contains(word), "\(word)")
      }
    }
  }

  @Test func policyNamesTheStyleAndScriptOfThePage() throws {
    let page = try text(HTMLReport.render(made().plan))
    let policy = try between(page, "Content-Security-Policy\" content=\"", "\"")
      .replacingOccurrences(of: "&#39;", with: "'")
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(!policy.contains("unsafe"))
    // The hash again, by an independent program.
    for (kind, tag) in [("style-src", "style"), ("script-src", "script")] {
      let code = try between(page, "<\(tag)>", "</\(tag)>")
      let hash = try between(policy, "\(kind) 'sha256-", "'")
      #expect(try base64OfHex(Self.sha256sum(code)) == hash)
    }
    // What the policy would block is not there.
    let markup = try withoutCode(page)
    #expect(!markup.contains(" style="))
    for handler in ["onclick=", "onload=", "javascript:"] { #expect(!markup.contains(handler)) }
  }

  /// coreutils' sha256sum.
  private static func sha256sum(_ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sh", "-c", "command -v sha256sum >/dev/null && sha256sum || shasum -a 256"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(String(decoding: answer, as: UTF8.self).prefix(64))
  }

  private func base64OfHex(_ hex: String) throws -> String {
    var data = Data()
    var rest = Substring(hex)
    while !rest.isEmpty {
      data.append(try #require(UInt8(rest.prefix(2), radix: 16)))
      rest = rest.dropFirst(2)
    }
    return data.base64EncodedString()
  }

  @Test func sameArgumentsGiveTheSameBytes() throws {
    let made = try made()
    var shuffled = made.plan
    shuffled.grids.reverse()
    let options = MapOptions(working: true)
    #expect(
      try SVGMap.render(made.plan, units: made.units(), options: options)
        == SVGMap.render(made.plan, units: made.units().reversed(), options: options))
    #expect(
      try HTMLReport.render(made.plan, options: options) == HTMLReport.render(made.plan, options: options))
    // The order of the grids does not change what is drawn and told.
    let a = try text(HTMLReport.render(made.plan, options: options))
    let b = try text(HTMLReport.render(shuffled, options: options))
    #expect(a.count == b.count)
    #expect(try between(a, "<tbody>", "</table>") == between(b, "<tbody>", "</table>"))
  }

  @Test(arguments: [true, false]) func legendCountsAddUp(_ working: Bool) throws {
    let made = try made(smallCounts: true)
    let page = try text(HTMLReport.render(made.plan, options: MapOptions(working: working)))
    for name in ["load", "deviation"] {
      let legend = try between(page, "legend by-\(name)\">", "</table>")
      let numbers = legend.components(separatedBy: "class=\"n\">").dropFirst().compactMap {
        Int($0.prefix { $0.isNumber })
      }
      #expect(numbers.dropLast().reduce(0, +) == 40 && numbers.last == 40)
    }
  }

  @Test func bordersOfNeighboursAreDrawnAlike() throws {
    let made = try SyntheticPlan(grids: 200, villages: 30, townships: 8, counties: 2, halvings: 5)
    let svg = try text(SVGMap.render(made.plan, options: MapOptions(working: true)))
    // Every drawn stretch inside the territory is drawn once each way: what is left over is the outline.
    var edges: [[Int]: Int] = [:]
    for path in svg.components(separatedBy: "<path d=\"").dropFirst() {
      guard let end = path.firstIndex(of: "\""), path[end...].hasPrefix("\"><title>") else { continue }
      for ring in path[..<end].split(separator: "M") {
        let numbers = ring.replacingOccurrences(of: "-", with: " -").split { "lz ".contains($0) }.compactMap {
          Int($0)
        }
        var points = [[numbers[0], numbers[1]]]
        for at in stride(from: 2, to: numbers.count, by: 2) {
          let last = points[points.count - 1]
          points.append([last[0] + numbers[at], last[1] + numbers[at + 1]])
        }
        for (a, b) in zip(points, points.dropFirst() + [points[0]]) where a != b {
          edges[a + b, default: 0] += 1
        }
      }
    }
    #expect(edges.count > 1500)
    let unmatched = edges.keys.filter { edges[[$0[2], $0[3], $0[0], $0[1]]] == nil }
    // The outline is closed: each of its points is left as often as it is reached.
    var balance: [[Int]: Int] = [:]
    for edge in unmatched {
      balance[Array(edge[..<2]), default: 0] += 1
      balance[Array(edge[2...]), default: 0] -= 1
    }
    #expect(balance.values.allSatisfy { $0 == 0 })
    #expect(unmatched.count < edges.count / 4)
  }

  @Test func publishedPagesTellNoSmallCount() throws {
    let made = try made(smallCounts: true)
    var plan = made.plan
    for place in plan.grids.indices { plan.grids[place].workers = 3 }
    let small = plan.grids.filter { $0.households < 10 }
    #expect(!small.isEmpty)
    let page = try text(
      HTMLReport.render(plan, units: made.units(), options: MapOptions(working: false)))
    let svg = try text(SVGMap.render(plan, units: made.units(), options: MapOptions(working: false)))
    for document in [page, svg] {
      for grid in small {
        let facts = try between(document, "<title>\(grid.code)", "</title>")
        #expect(facts.contains("Households: not published"))
        #expect(facts.contains("Persons: not published"))
        #expect(facts.contains("Load: not published"))
        #expect(facts.contains("Deviation: not published"))
        // Workers follow the load.
        #expect(!facts.contains("Workers"))
      }
      for count in 0..<10 { #expect(!document.contains("Households: \(count)\n")) }
    }
    // The summary could hold a smallest load: it is for working copies.
    #expect(!page.contains("mean_compactness"))
    let working = try text(HTMLReport.render(plan, options: MapOptions(working: true)))
    #expect(working.contains("Households: \(small[0].households)\n") && working.contains("mean_compactness"))
  }

  @Test func villagesWithoutGridsAreShown() throws {
    let made = try made()
    let unserved = made.plan.grids[0].village
    var plan = made.plan
    let taken = plan.grids.filter { $0.village == unserved }
    plan.grids.removeAll { $0.village == unserved }
    let unit = AdminUnit(
      code: unserved, name: "Empty village", level: .village, parent: taken[0].township,
      region: taken[0].region)
    let svg = try text(SVGMap.render(plan, units: [unit], options: MapOptions(working: true)))
    #expect(svg.contains("<title>Empty village \(unserved)\nVillage without grids</title>"))
    let page = try text(HTMLReport.render(plan, units: [unit], options: MapOptions(working: true)))
    #expect(page.contains("Village without grids: 1</li>"))
  }

  @Test func aPlanWithoutUnitsOrLevelsIsDrawn() throws {
    var plan = try made().plan
    for index in plan.grids.indices {
      plan.grids[index].village = ""
      plan.grids[index].township = ""
      plan.grids[index].county = ""
    }
    let page = try text(HTMLReport.render(plan, options: MapOptions(working: true)))
    #expect(page.contains("Edge of the territory") && !page.contains("Village line"))
    #expect(complaint(try withoutCode(page)) == nil)
  }

  @Test func acrossTheAntimeridian() throws {
    var plan = try made().plan
    plan.grids = Array(plan.grids.prefix(2))
    for (index, west) in [(0, 179.9), (1, -180.0)] {
      let corners = [(west, 60.0), (west + 0.1, 60), (west + 0.1, 60.1), (west, 60.1), (west, 60)]
      plan.grids[index].region = Region(
        Polygon(exterior: try Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
    }
    let svg = try text(SVGMap.render(plan, options: MapOptions(working: true)))
    // 0.2° of longitude at 60° N are 11 km: the bar is in kilometres, not in thousands of them.
    #expect(svg.contains(">2 km</text>") || svg.contains(">1 km</text>"))
  }

  @Test func faultsAreToldInOneLine() throws {
    let made = try made()
    var empty = made.plan
    empty.grids = []
    #expect { try SVGMap.render(empty) } throws: { ($0 as? GridGeoError)?.code == .badInput }
    #expect {
      try HTMLReport.render(made.plan, options: MapOptions(width: 10))
    } throws: {
      ($0 as? GridGeoError)?.code == .badOption
    }
    var metres = made.plan
    metres.grids[0].region = Region(
      Polygon(
        exterior: try Ring([(0, 0), (500_000, 0), (500_000, 9), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }))
    )
    #expect { try SVGMap.render(metres) } throws: {
      ($0 as? GridGeoError)?.description.contains(metres.grids[0].code) == true
    }
  }

  @Test func aFarBarrierOfATinyTerritoryIsNoTrap() throws {
    var plan = try made().plan
    plan.grids = Array(plan.grids.prefix(1))
    plan.grids[0].region = Region(
      Polygon(
        exterior: try Ring(
          [(10, 10), (10.00001, 10), (10.00001, 10.00001), (10, 10)].map { Coordinate(x: $0.0, y: $0.1) })))
    let far = Barrier(
      kind: "road", resistance: 0.5,
      lines: [try Polyline([Coordinate(x: -179, y: -80), Coordinate(x: 179, y: 80)])])
    #expect(try !SVGMap.render(plan, barriers: [far], options: MapOptions(working: true)).isEmpty)
  }
}
