import GridGeo
import GridGeoTestSupport
import Testing

@testable import GridMap

@Suite struct NeighbourColouringTests {
  private func adjacency(_ regions: [Region<Geographic>]) -> [[Int]] {
    let network = ArcNetwork(regions)
    var beside = [Set<Int>](repeating: [], count: regions.count)
    for arc in 0..<network.arcCount {
      let (a, b) = (Int(network.left[arc]), Int(network.right[arc]))
      guard a >= 0, b >= 0, a != b else { continue }
      beside[a].insert(b)
      beside[b].insert(a)
    }
    return beside.map { $0.sorted() }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5]) func neighboursOnAMapAreNeverAlike(_ seed: UInt64) throws {
    let made = try SyntheticPlan(grids: 300, villages: 40, townships: 9, counties: 2, halvings: 1, seed: seed)
    let neighbours = adjacency(made.plan.grids.map(\.region))
    #expect(neighbours.reduce(0) { $0 + $1.count } > 1000)
    let colours = NeighbourColouring.assign(neighbours)
    for (thing, others) in neighbours.enumerated() {
      #expect(!others.contains { colours[$0] == colours[thing] })
    }
    // Six suffice for a map on a plane; the palette has more, so that it never runs out.
    #expect(colours.allSatisfy { NeighbourColouring.palette.indices.contains($0) })
    #expect(colours == NeighbourColouring.assign(neighbours))
  }

  /// Twelve that all touch each other cannot be on a map; they still differ.
  @Test func whatAllTouchesGetsAsManyColours() {
    let neighbours = (0..<12).map { thing in (0..<12).filter { $0 != thing } }
    #expect(Set(NeighbourColouring.assign(neighbours)).count == 12)
    #expect(NeighbourColouring.assign([]).isEmpty)
    #expect(NeighbourColouring.assign([[]]) == [0])
  }

  /// An octahedron's outline is planar and needs few colours; a random order of things does not matter.
  @Test func anyGraphIsColouredProperly() {
    var generator = SeededGenerator(seed: 7, stream: "graphs")
    for _ in 0..<50 {
      let count = 2 + Int(generator.next() % 30)
      var beside = [Set<Int>](repeating: [], count: count)
      for _ in 0..<(count * 2) {
        let (a, b) = (Int(generator.next() % UInt64(count)), Int(generator.next() % UInt64(count)))
        if a != b {
          beside[a].insert(b)
          beside[b].insert(a)
        }
      }
      let colours = NeighbourColouring.assign(beside.map { $0.sorted() })
      for (thing, others) in beside.enumerated() {
        #expect(!others.contains { colours[$0] == colours[thing] })
      }
    }
  }
}
