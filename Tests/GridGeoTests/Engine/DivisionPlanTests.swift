import Testing

@testable import GridGeo

@Suite struct DivisionPlanTests {
  /// A lattice of 6 × 4 without diagonals, a load of 1 a unit; named u0 … u23.
  private static let graph: DualGraph = {
    var graph = DivisionEngineTests.lattice(6, 4, seed: 1)
    graph.loads = [Double](repeating: 1, count: 24)
    return graph
  }()

  private static func request(_ size: DivisionRequest.Size) -> DivisionRequest {
    var request = DivisionRequest(size: size, objective: .init(cutEdges: 1))
    request.unitNames = (0..<24).map { "u\($0)" }
    return request
  }

  private static func fixed(_ parts: [Int: Int32]) -> [Int32] { (0..<24).map { parts[$0] ?? -1 } }

  /// The message of a refusal, which is one line.
  private func refusal(_ graph: DualGraph, _ request: DivisionRequest) -> String? {
    do throws(GridGeoError) {
      _ = try DivisionPlan(graph, request)
      return nil
    } catch {
      #expect(error.code == .infeasible)
      #expect(!error.message.contains("\n"))
      return error.message
    }
  }

  // MARK: Sizes

  @Test func aParentThatNoNumberSuits() {
    var request = Self.request(.band(target: 35, minimum: 20, maximum: 50))
    request.within = (0..<24).map { $0 < 19 ? 0 : 1 }
    request.withinName = "township"
    request.parentNames = ["632323203", "632323204"]
    #expect(
      refusal(Self.graph, request)
        == "`--within township` and band 20–50: township 632323203 has 19, which no number of parts brings into the band; widen it, or nest in something larger"
    )
    request.within = []
    request.size = .band(target: 10, minimum: 9, maximum: 11)
    #expect(refusal(Self.graph, request)?.hasPrefix("band 9–11: the whole has 24") == true)
  }

  @Test func moreAndFewerPartsThanThereCanBe() {
    #expect(
      refusal(Self.graph, Self.request(.parts(25, tolerance: 1)))
        == "25 parts wanted of 24 units; ask for at most 24")
    var request = Self.request(.parts(2, tolerance: 1))
    request.within = (0..<24).map { Int32($0 % 6 / 2) }
    request.withinName = "county"
    #expect(
      refusal(Self.graph, request)
        == "2 parts wanted within 3 of county; each needs one: ask for at least 3")
  }

  @Test func aUnitThatIsTooHeavy() {
    var graph = Self.graph
    graph.loads[7] = 30
    let message = refusal(graph, Self.request(.parts(4, tolerance: 0.1)))
    #expect(
      message
        == "unit \"u7\" has load 30, and a part may have 14 at most; split it, or widen the band")
    var request = Self.request(.parts(8, tolerance: 0.1))
    request.together = [[0, 1, 2, 3]]
    #expect(
      refusal(Self.graph, request)
        == "the units kept together with \"u0\" have load 4, and a part may have 3 at most; let them part, or widen the band"
    )
  }

  /// Where parts out of the band are allowed, it is a note.
  @Test func aHeavyUnitMayBeAllowed() throws {
    var graph = Self.graph
    graph.loads[7] = 30
    var request = Self.request(.parts(4, tolerance: 0.1))
    request.allowsOutOfBand = true
    let plan = try DivisionPlan(graph, request)
    #expect(plan.notes == ["unit \"u7\" with load 30 is heavier than a part may be"])
  }

  /// Within 2 % of 4.8 there is no whole load, and within 5 % of it there is 5 alone.
  @Test func bandsWithoutAWholeLoad() {
    #expect(
      refusal(Self.graph, Self.request(.parts(5, tolerance: 0.02)))
        == "5 parts have a mean load of 4.8, and whole loads within 2 % of it do not add up; widen --tolerance to 16.667 %, or ask for another number of parts"
    )
    #expect(refusal(Self.graph, Self.request(.parts(5, tolerance: 0.05)))?.contains("do not add up") == true)
    #expect(refusal(Self.graph, Self.request(.parts(5, tolerance: 0.16667))) == nil)
    #expect(refusal(Self.graph, Self.request(.parts(6, tolerance: 0))) == nil)
  }

  @Test func hugeLoadsDoNotOverflow() {
    var graph = Self.graph
    graph.loads = [Double](repeating: 1e300, count: 24)
    let request = Self.request(.band(target: 1, minimum: 0, maximum: 2))
    #expect(refusal(graph, request)?.hasPrefix("unit \"u0\" has load") == true)
  }

  // MARK: Fixed, together, apart

  @Test(
    arguments: [
      ([0: 4], "--fix puts unit \"u0\" into part 5, but the parts end with 4"),
      // A unit walled in by another part.
      (
        [0: 0, 1: 1, 6: 1, 23: 0],
        "--fix puts units \"u0\" and \"u23\" into part 1, and only units fixed to other parts join them; a part is contiguous"
      ),
    ] as [([Int: Int32], String)])
  func fixedUnitsThatCannotBe(fixed: [Int: Int32], message: String) {
    var request = Self.request(.parts(4, tolerance: 0.5))
    request.fixed = Self.fixed(fixed)
    #expect(refusal(Self.graph, request) == message)
  }

  @Test func fixedUnitsThatAreTooHeavyOrTooMany() {
    var request = Self.request(.parts(4, tolerance: 0.2))
    request.fixed = Self.fixed(Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, 0) }))
    #expect(
      refusal(Self.graph, request)
        == "--fix puts load 8 into part 1, which may have 7 at most; fix fewer units, or widen the band")
    request = Self.request(.parts(4, tolerance: 5))
    request.fixed = Self.fixed(Dictionary(uniqueKeysWithValues: (0..<23).map { ($0, $0 < 12 ? 0 : 1) }))
    #expect(
      refusal(Self.graph, request)
        == "--fix leaves 1 units for 2 parts without any; fix fewer, or ask for at most 3 parts")
  }

  @Test func fixingAndNestingDoNotGoTogether() {
    var request = Self.request(.parts(4, tolerance: 0.5))
    request.fixed = Self.fixed([0: 0])
    request.within = (0..<24).map { $0 % 6 < 3 ? 0 : 1 }
    do throws(GridGeoError) {
      _ = try DivisionPlan(Self.graph, request)
      Issue.record("not refused")
    } catch { #expect(error.code == .badOption) }
  }

  @Test func togetherAgainstFixAndApartAndWithin() {
    var request = Self.request(.parts(4, tolerance: 0.5))
    request.together = [[0, 1], [1, 2]]
    request.fixed = Self.fixed([0: 0, 2: 3])
    #expect(refusal(Self.graph, request) == "--together u0,u2: --fix puts them into parts 1 and 4")
    request.fixed = []
    request.apart = [(2, 0)]
    #expect(refusal(Self.graph, request) == "--apart u2,u0: --together keeps the two in one part")
    request.apart = [(5, 5)]
    #expect(refusal(Self.graph, request) == "--apart u5,u5: a unit cannot be apart from itself")
    request.apart = [(5, 11)]
    request.fixed = Self.fixed([5: 1, 11: 1])
    #expect(refusal(Self.graph, request) == "--apart u5,u11: --fix puts both into part 2")
    request.apart = []
    request.fixed = []
    request.within = (0..<24).map { $0 % 6 < 2 ? 0 : 1 }
    request.withinName = "county"
    #expect(
      refusal(Self.graph, request)
        == "--together u0,u2: they lie in different parents, and --within county keeps parts inside one")
  }

  /// Units that do not touch are joined by a path, around what others ask for.
  @Test func pathsJoinGroups() throws {
    var request = Self.request(.parts(3, tolerance: 0.5))
    request.together = [[0, 2]]
    #expect(try DivisionPlan(Self.graph, request).groups == [[0, 1, 2]])
    // The way straight ahead is fixed elsewhere, or apart.
    request.fixed = Self.fixed([1: 2])
    var plan = try DivisionPlan(Self.graph, request)
    #expect(plan.groups == [[0, 2, 6, 7, 8]])
    #expect(plan.notes == ["3 more units join the groups that stay together, so that they touch"])
    #expect(plan.pieces[0].rules.fixed.count { $0 >= 0 } == 1)
    request.fixed = []
    request.apart = [(0, 1)]
    plan = try DivisionPlan(Self.graph, request)
    #expect(plan.groups == [[0, 2, 6, 7, 8]])
    #expect(plan.pieces[0].rules.apart.count == 1)
  }

  @Test func groupsThatNothingJoins() {
    var request = Self.request(.parts(3, tolerance: 0.5))
    request.together = [[0, 23]]
    // A wall across, fixed to part 1, while the group is fixed to part 2.
    request.fixed = Self.fixed([2: 0, 8: 0, 14: 0, 20: 0, 0: 1])
    #expect(
      refusal(Self.graph, request)
        == "--together u0,u23: no ground that --fix leaves free joins the two, and a part is contiguous")
    // The group is free, and the wall is of two parts.
    request.fixed = Self.fixed([2: 0, 8: 0, 14: 0, 20: 0, 3: 1, 9: 1, 15: 1, 21: 1])
    #expect(refusal(Self.graph, request)?.contains("--fix puts these into parts 1 and 2") == true)
  }

  @Test(
    arguments: [
      (
        1, [(3, 4)],
        "--apart u3,u4: 2 units apart from each other, and there is one part; drop a pair, or ask for more parts"
      ),
      (
        2, [(0, 5), (5, 18), (18, 0), (1, 2)],
        "--apart u0,u5,u18: 3 units apart from each other, and there are 2 parts; drop a pair, or ask for more parts"
      ),
      (
        3, [(0, 5), (5, 18), (18, 0), (0, 23), (5, 23), (18, 23), (1, 0)],
        "--apart u0,u5,u18,u23: 4 units apart from each other, and there are 3 parts; drop a pair, or ask for more parts"
      ),
    ] as [(Int, [(Int32, Int32)], String)])
  func moreUnitsApartThanParts(count: Int, apart: [(Int32, Int32)], message: String) {
    var request = Self.request(.parts(count, tolerance: 0.9))
    request.apart = apart
    #expect(refusal(Self.graph, request) == message)
  }

  @Test func oddCirclesApartInTwoParts() {
    var request = Self.request(.parts(2, tolerance: 0.9))
    request.apart = [(0, 5), (5, 23), (23, 18), (18, 9), (9, 0)]
    let message = refusal(Self.graph, request)
    #expect(message?.contains("each apart from the next and the last from the first") == true)
    for unit in ["u0", "u5", "u23", "u18", "u9"] { #expect(message?.contains(unit) == true) }
    request.apart = [(0, 5), (5, 23), (23, 18), (18, 0)]
    #expect(refusal(Self.graph, request) == nil)
  }

  // MARK: Parents and islands

  @Test func partsAreSharedAmongParents() throws {
    var request = Self.request(.parts(6, tolerance: 0.5))
    request.within = (0..<24).map { $0 % 6 < 2 ? 1 : 0 }
    let plan = try DivisionPlan(Self.graph, request)
    #expect(plan.partCount == 6)
    #expect(plan.pieces.map(\.rules.partCount) == [4, 2])
    #expect(plan.pieces.map(\.nodes.count) == [16, 8])
    #expect(plan.pieces.map(\.firstPart) == [0, 4])
  }

  /// Three islands of 12, 8 and 4 units with parts of 4: each gets its own. With parts of 6 ± 1 the islands of 8
  /// and 4 cannot, and are linked.
  @Test func islandsGetPartsThatFitTheBand() throws {
    var graph = DualGraph(count: 24, kinds: 0)
    graph.loads = [Double](repeating: 1, count: 24)
    var links: [DualGraph.Link] = []
    for u in 0..<23 where u != 11 && u != 19 {
      links.append(.init(a: Int32(u), b: Int32(u + 1), length: 1, resistance: 0))
    }
    graph = DualGraph(
      loads: graph.loads, areas: graph.loads, outerLengths: graph.loads,
      centres: (0..<24).map { Coordinate(x: Double($0) * 10, y: 0) }, links: links)
    var plan = try DivisionPlan(graph, Self.request(.parts(6, tolerance: 0)))
    #expect(plan.pieces.map(\.rules.partCount) == [3, 2, 1])
    #expect(plan.links.isEmpty && plan.notes.isEmpty)
    plan = try DivisionPlan(graph, Self.request(.parts(4, tolerance: 0.2)))
    #expect(plan.pieces.map(\.rules.partCount) == [2, 2])
    #expect(plan.links.map { [$0.0, $0.1] } == [[20, 19]])
    #expect(
      plan.notes == ["1 island is linked to the nearest ground: no number of parts of its own fits the band"])
    // A link across water is no edge.
    #expect(plan.graph.counts.count { $0 == 0 } == 2)
    #expect(plan.graph.counts.count { $0 == 1 } == 42)
    var request = Self.request(.parts(6, tolerance: 0))
    request.fixed = Self.fixed([0: 0])
    plan = try DivisionPlan(graph, request)
    #expect(plan.pieces.count == 1 && plan.links.count == 2)
    #expect(plan.notes[0].contains("--fix"))
  }

  /// Linking and contracting keep what edges stand for, heights and the order of nothing else.
  @Test func linkingAndContractingKeepTheMeasures() {
    var graph = GraphSamples.lattice(4, 3, seed: 3)
    graph.heights = (0..<12).map { Double($0) * 10 }
    graph.slopes = SlopeStep.walking
    let target = (0..<12).map { Int32($0 / 2) }
    let coarse = graph.contracted(by: target, count: 6)
    #expect(coarse.slopes == SlopeStep.walking)
    for c in 0..<6 { #expect(abs(coarse.heights[c] - Double(c * 20 + 5)) < 1e-9) }
    var crossing = 0
    for u in 0..<12 {
      for i in graph.starts[u]..<graph.starts[u + 1]
      where target[Int(graph.neighbours[Int(i)])] != target[u] { crossing += 1 }
    }
    #expect(coarse.counts.reduce(0) { $0 + Int($1) } == crossing)
    let linked = coarse.linking(0, 5)
    #expect(linked.counts.reduce(0) { $0 + Int($1) } == crossing)
    #expect(linked.neighbours.count == coarse.neighbours.count + 2)
    #expect(linked.heights == coarse.heights)
  }
}
