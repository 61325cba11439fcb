import Foundation
import GridGeo
import GridGeoTestSupport
import Testing

@testable import GridMap

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DossierTests {
  private func input(_ made: MadeDisputes = MadeDisputes()) throws -> DossierInput {
    DossierInput(
      disputes: try made.disputes(), claims: try made.claims(), units: try made.units(),
      committees: try made.committees(), settlements: ["D-1": [try made.settlement()]],
      provenance: made.provenance)
  }

  private func page(_ input: DossierInput, _ options: DossierOptions = DossierOptions()) throws -> String {
    try #require(String(validating: Dossier.render(input, options: options), as: UTF8.self))
  }

  private func count(_ needle: String, in text: String) -> Int {
    text.components(separatedBy: needle).count - 1
  }

  @Test(arguments: [
    (DossierOptions.Sheets.usual, ["D-1", "D-2", "D-3", "D-4"]), (.all, ["D-1", "D-2", "D-3", "D-4", "D-5"]),
    (.certain, ["D-1", "D-3"]), (.red, ["D-1"]), (.first(2), ["D-1", "D-3"]),
  ])
  func everyDisputeAskedForHasItsSheet(_ sheets: DossierOptions.Sheets, _ wanted: [String]) throws {
    let text = try page(try input(), DossierOptions(sheets: sheets))
    for (place, id) in ["D-1", "D-2", "D-3", "D-4", "D-5"].enumerated() {
      #expect(text.contains("<section class=\"sheet\" id=\"s\(place)\">") == wanted.contains(id))
      #expect(text.contains("<bdi>\(id)</bdi>"), "\(id) is not in the list")
    }
  }

  @Test func theFilesOrderMakesNoDifference() throws {
    let input = try input()
    var turned = input
    turned.disputes.reverse()
    turned.claims.reverse()
    turned.units.reverse()
    for index in turned.disputes.indices { turned.disputes[index].parties.reverse() }
    #expect(try Dossier.render(turned) == Dossier.render(input))
  }

  /// Who has which code decides who stands left; what stands there is the same but for codes and names.
  @Test func swappedPartiesHaveTheSameSheetMirrored() throws {
    var made = MadeDisputes()
    let one = try page(try input(made), DossierOptions(sheets: .red))
    made.parties.swapAt(0, 1)
    made.names.swapAt(0, 1)
    let other = try page(try input(made), DossierOptions(sheets: .red))
    #expect(one != other)
    // The claim of the first is now drawn as the second's, and the other way round.
    func outline(_ side: Int, _ text: String) -> String? {
      let sheet = text.components(separatedBy: "id=\"s0\"").last ?? ""
      return sheet.components(separatedBy: "class=\"claim p\(side)\" d=\"M").dropFirst()
        .first { !$0.hasPrefix("0 5h22") }?.components(separatedBy: "\"").first
    }
    #expect(outline(0, one) != nil && outline(0, one) != outline(1, one))
    #expect(outline(0, one) == outline(1, other))
    #expect(outline(1, one) == outline(0, other))
  }

  @Test func hostileNamesStayText() throws {
    let hostile = "<script>alert(1)</script>\"'&\u{202E}gnp.\u{0} مرحبا ]]> --> </style></svg>"
    var input = try input()
    for index in input.claims.indices {
      input.claims[index].source = hostile
      input.claims[index].season.name = hostile
    }
    for index in input.units.indices { input.units[index].name = hostile }
    for index in input.disputes.indices {
      input.disputes[index].reasons = [hostile]
      input.disputes[index].committee = hostile
    }
    input.committees[0].id = hostile
    input.settlements["D-1"]?[0].options[0].name = hostile
    input.settlements["D-1"]?[0].omissions[0].reason = hostile
    input.provenance.inputs[0].name = hostile
    input.provenance.options = [(hostile, hostile)]
    input.provenance.summary = [SummaryFigure(hostile, .text(hostile))]
    let text = try page(input, DossierOptions(title: hostile, language: .both, working: true))
    #expect(!text.contains("<script") && !text.contains("\u{202E}") && !text.contains("\u{0}"))
    #expect(count("</style>", in: text) == 1)
    let body = try #require(text.range(of: "<body>"))
    let parser = XMLParser(data: Data(("<html>" + text[body.lowerBound...]).utf8))
    #expect(parser.parse(), "line \(parser.lineNumber): \(String(describing: parser.parserError))")
  }

  @Test func onlyItsOwnStyleIsAllowed() throws {
    let text = try page(try input())
    let style = try #require(
      text.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    // Quotes are escaped in an attribute.
    #expect(
      text.contains(
        "default-src &#39;none&#39;; style-src &#39;\(ContentHash.policySource(Array(style.utf8)))&#39;"))
    #expect(!text.contains(" style=\"") && !text.contains("http://") && !text.contains("https://"))
  }

  @Test func bothLanguages() throws {
    let input = try input()
    for (language, english, chinese) in [
      (MapOptions.Language.english, true, false), (.chinese, false, true), (.both, true, true),
    ] {
      let text = try page(input, DossierOptions(language: language))
      #expect(text.contains("Working material, not a legal boundary") == english)
      #expect(text.contains("非法定界线") == chinese)
      #expect(text.contains("调处方案") == chinese && text.contains("Settlement options") == english)
    }
  }

  @Test func smallCountsAreHidden() throws {
    let dispute = try #require(try MadeDisputes().disputes().first)
    func counts(_ inside: Int?, _ near: Int?, working: Bool = false) -> [DossierCounts.Count] {
      var dispute = dispute
      dispute.households = inside
      dispute.householdsNear = near
      let counts = DossierCounts(dispute, working: working)
      return [counts.inside, counts.near]
    }
    #expect(counts(9, 30) == [.hidden, .number(30)])
    #expect(counts(10, 30) == [.number(10), .number(30)])
    #expect(counts(25, 30) == [.number(25), .hidden])
    #expect(counts(25, 25) == [.number(25), .number(25)])
    #expect(counts(nil, nil) == [.unknown, .unknown])
    #expect(counts(1, 2, working: true) == [.number(1), .number(2)])
    let settlement = try MadeDisputes().settlement()
    #expect(
      !DossierCounts.mayShow(settlement, working: false) && DossierCounts.mayShow(settlement, working: true))
    let text = try page(try input())
    #expect(text.contains("not published") && !text.contains("<td class=\"n\">310</td>"))
    let working = try page(try input(), DossierOptions(working: true))
    #expect(working.contains("<td class=\"n\">310</td>"))
  }

  /// Lines that leave the picture are cut down, not moved: what is inside stays, and nothing else comes in.
  @Test func aFarClaimIsNotDrawn() throws {
    let map = DossierMap(
      BoundingBox(minimum: Coordinate(x: 101, y: 35), maximum: Coordinate(x: 101.01, y: 35.01)), pad: 0,
      width: 100,
      height: 100)
    #expect(map.path(try MadeDisputes.box(102, 36, 103, 37)).bytes.isEmpty)
    #expect(!map.path(try MadeDisputes.box(100, 34, 103, 37)).bytes.isEmpty)
  }

  @Test func theGridFindsWhatMeetsABox() {
    func box(_ x: Double, _ y: Double, _ side: Double) -> BoundingBox<Geographic> {
      BoundingBox(minimum: Coordinate(x: x, y: y), maximum: Coordinate(x: x + side, y: y + side))
    }
    var random = SeededGenerator(seed: 7, stream: "boxes")
    func number(_ most: Double) -> Double { Double.random(in: 0..<most, using: &random) }
    let boxes = (0..<300).map { _ in box(number(10), number(10), number(1)) }
    let grid = BoxGrid(boxes)
    for _ in 0..<100 {
      let wanted = box(number(12) - 1, number(12) - 1, number(3))
      #expect(grid.items(meeting: wanted) == boxes.indices.filter { boxes[$0].intersects(wanted) })
    }
  }

  @Test func withoutDisputesOrTheirClaimsThereIsNone() throws {
    var empty = try input()
    empty.disputes = []
    #expect(throws: GridGeoError.self) { try Dossier.render(empty) }
    var lacking = try input()
    lacking.claims.removeFirst()
    let error = #expect(throws: GridGeoError.self) { try Dossier.render(lacking) }
    #expect(error?.message.contains("c-1") == true)
  }
}
