import Testing

@testable import GridGeo

@Suite struct AreaGroupingTests {
  /// More grids than are searched through at once: what it calls optimal is so, and its bound holds.
  @Test(arguments: 0..<2)
  func whatIsProvenIsOptimal(seed: Int) throws {
    let random = RandomGridGraph(15, seed: seed)
    for areas in [8, 9] {
      let grouping = PieceGrouping(random.graph, areas: areas, generator: SeededGenerator(seed: 3))
      #expect(random.isContiguous(grouping.areaOf))
      #expect(Set(grouping.areaOf).count == areas)
      #expect(grouping.squares == random.cost(grouping.areaOf).squares)
      // The exhaustive search takes that many too, only slowly.
      var search = AreaSearch()
      let limit = AreaCost(squares: grouping.squares + 1, kept: 0)
      let found = search.best(random.graph, into: areas, limit: limit)
      let best = random.cost(try #require(found)).squares
      #expect(grouping.squaresAtLeast <= best * (1 + 1e-9))
      if grouping.isOptimal { #expect(grouping.squares == best) }
    }
  }

  @Test(arguments: 0..<2)
  func largeOnesAreContiguousAndBounded(seed: Int) throws {
    let random = RandomGridGraph(24 + 6 * seed, seed: seed)
    for areas in [1, 12, random.graph.count] {
      let grouping = AreaGrouping(
        random.graph, heads: areas, method: .webster, generator: SeededGenerator(seed: 5))
      #expect(random.isContiguous(grouping.areaOf))
      #expect(Set(grouping.areaOf) == Set(0..<Int32(areas)))
      #expect(grouping.squaresAtLeast <= grouping.squares)
      #expect(grouping.pieces == 1 && grouping.joins == 0)
      // Numbered by first grids.
      var firsts: [Int32] = []
      for area in grouping.areaOf where !firsts.contains(area) { firsts.append(area) }
      #expect(firsts == Array(0..<Int32(areas)))
    }
  }

  /// Two islands: with a head each when they can have one, linked to the nearest grid when they cannot.
  @Test func islands() {
    func graph(_ loads: [Double], _ links: [(Int32, Int32)]) -> GridGraph {
      var all = [[GridGraph.Link]](repeating: [], count: loads.count)
      for (a, b) in links {
        all[Int(a)].append(GridGraph.Link(to: b, length: 10, worth: 10))
        all[Int(b)].append(GridGraph.Link(to: a, length: 10, worth: 10))
      }
      return GridGraph(
        loads: loads, areas: loads.map { _ in 1e6 }, perimeters: loads.map { _ in 4000 },
        centres: loads.indices.map { Coordinate(x: Double($0) * 1000, y: 0) }, links: all)
    }
    func grouping(_ graph: GridGraph, _ heads: Int) -> AreaGrouping {
      AreaGrouping(graph, heads: heads, method: .webster, generator: SeededGenerator(seed: 1))
    }
    // 0 and 1 | 2, 3 and 4.
    let even = graph([10, 10, 10, 10, 10], [(0, 1), (2, 3), (3, 4)])
    let two = grouping(even, 2)
    #expect(two.areaOf == [0, 0, 1, 1, 1] && two.pieces == 2 && two.joins == 0 && two.isOptimal)
    let one = grouping(even, 1)
    #expect(one.areaOf == [0, 0, 0, 0, 0] && one.joins == 1)
    // A grid without load has no head of its own: it goes to the nearest.
    let empty = grouping(graph([0, 10, 10, 10], [(1, 2), (2, 3)]), 3)
    #expect(empty.joins == 1)
    #expect(empty.areaOf == [0, 0, 1, 2])
  }

  @Test func theSameEachTime() {
    let graph = RandomGridGraph(30, seed: 9).graph
    let all = (0..<2).map { _ in
      AreaGrouping(graph, heads: 14, method: .webster, generator: SeededGenerator(seed: 5)).areaOf
    }
    #expect(all[0] == all[1])
  }
}
