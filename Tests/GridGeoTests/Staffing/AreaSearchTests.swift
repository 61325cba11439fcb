import Testing

@testable import GridGeo

@Suite struct AreaSearchTests {
  private static let any = AreaCost(squares: .greatestFiniteMagnitude, kept: 0)

  /// The exhaustive search against trying all groupings.
  @Test(arguments: 0..<15)
  func findsTheBest(seed: Int) throws {
    var search = AreaSearch()
    for areas in 2...4 {
      let random = RandomGridGraph(5 + seed % 3, seed: seed, fractions: seed % 3 == 0)
      let best = try #require(random.best(into: areas))
      let first = search.best(random.graph, into: areas, limit: Self.any)
      let found = try #require(first)
      #expect(random.isContiguous(found))
      #expect(Set(found).count == areas)
      let cost = random.cost(found)
      #expect(abs(cost.squares - best.squares) < 1e-6 && abs(cost.kept - best.kept) < 1e-6)
      // Nothing is better than the best.
      let better = search.best(random.graph, into: areas, limit: best)
      #expect(better == nil)
      // A limit that is hardly worse finds it again.
      let worse = AreaCost(squares: best.squares + 0.25, kept: best.kept)
      let again = search.best(random.graph, into: areas, limit: worse)
      #expect(again.map(random.cost) == cost)
    }
  }

  /// Bound and proof against the exhaustive search, from a first division as it comes.
  @Test(arguments: 0..<6)
  func theBoundHoldsAndTheProofEnds(seed: Int) throws {
    let random = RandomGridGraph(10 + seed % 2, seed: seed, fractions: seed % 4 == 0)
    for areas in [3, 6] {
      var search = AreaSearch()
      let found = search.best(random.graph, into: areas, limit: Self.any)
      let best = random.cost(try #require(found))
      let start = AreaSeed.divide(random.graph, into: areas, generator: SeededGenerator(seed: 1))
      #expect(random.isContiguous(start))
      let known = random.cost(start).squares
      let columns = try #require(AreaColumns(random.graph, into: areas, squares: known))
      let bound = AreaBound(random.graph, columns, into: areas, known: known, step: 1e-9 * known)
      #expect(bound.value <= best.squares * (1 + 1e-9))
      #expect(bound.value >= AreaBound.ofEqualAreas(random.graph.loads.reduce(0, +), areas) * (1 - 1e-9))
      let proof = AreaProof(
        random.graph, columns, bound, into: areas, known: known, step: 1e-9 * known)
      #expect(proof.isComplete)
      #expect(abs(proof.best - best.squares) < 1e-6 * known)
      #expect((proof.found == nil) == (known - best.squares < 1e-9 * known))
    }
  }

  /// The sets that could be areas are all connected sets within the limits, each once.
  @Test(arguments: 0..<3)
  func columnsAreComplete(seed: Int) throws {
    let random = RandomGridGraph(8, seed: seed)
    let graph = random.graph
    let columns = try #require(AreaColumns(graph, into: 3, squares: 1e9))
    var sets: Set<[Int32]> = []
    for column in 0..<columns.count {
      let range = Int(columns.starts[column])..<Int(columns.starts[column + 1])
      #expect(sets.insert(columns.grids[range].sorted()).inserted)
    }
    var expected = 0
    for mask in 1..<(1 << 8) {
      let grids = (0..<Int32(8)).filter { mask >> Int($0) & 1 == 1 }
      if graph.restricted(to: grids).pieces.count == 1 { expected += 1 }
    }
    #expect(sets.count == expected)
  }
}
