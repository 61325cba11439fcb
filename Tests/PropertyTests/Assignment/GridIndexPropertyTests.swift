import GridGeo
import GridGeoTestSupport
import Testing

/// The index against brute force in exact arithmetic.
@Suite struct GridIndexPropertyTests {
  private static func answers(
    _ index: GridIndex, _ points: [Coordinate<Geographic>]
  ) -> [GridPlace] {
    var places = Array(repeating: GridPlace(grid: -7, status: .disputed), count: points.count)
    var span = places.mutableSpan
    index.places(of: points.span, into: &span)
    return places
  }

  private static func compare(_ grids: HostileGrids, count: Int, seed: UInt64) async throws {
    let index = try await GridIndex(of: grids.regions)
    let exact = ExactPlaces(grids.regions)
    let points = HostilePoints.points(around: grids.regions, count: count, seed: seed)
    let many = answers(index, points)
    for (i, p) in points.enumerated() {
      let expected = exact.place(of: p)
      #expect(index.place(of: p) == expected, "\(grids.name): place of \(p)")
      #expect(many[i] == expected, "\(grids.name): place of \(p) among many")
      #expect(index.owners(of: p) == exact.owners(of: p), "\(grids.name): owners of \(p)")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func answersLikeBruteForce(seed: UInt64) async throws {
    for grids in try HostileGrids.all(seed: seed) {
      try await Self.compare(grids, count: 150, seed: seed)
    }
  }

  @Test func answersLikeBruteForceOnAGridOf100ThousandVertices() async throws {
    var generator = SeededGenerator(seed: 9, stream: "comb")
    // Tips above and below by turns, then home along the base.
    var comb: [(Double, Double)] = []
    for i in 0..<99_998 {
      let x = 100 + Double(i) * 0x1p-14
      comb.append((x, Double(31 + i % 2) + generator.nextUniform() * 0.5))
    }
    let last = comb[comb.count - 1].0
    let grids = HostileGrids(
      "comb",
      [try HostileGrids.grid(comb + [(last, 30), (100, 30)]), try HostileGrids.box(101, 31, 102, 32)])
    try await Self.compare(grids, count: 12, seed: 9)
  }

  @Test func answersLikeBruteForceOnManySmallGrids() async throws {
    let grids = HostileGrids(
      "many squares", try HostileGrids.squares(60, origin: (100, 30), step: 0.01))
    try await Self.compare(grids, count: 60, seed: 4)
  }

  @Test func orderAndRepetitionOfPointsChangeNothing() async throws {
    for grids in try HostileGrids.all(seed: 11) {
      let index = try await GridIndex(of: grids.regions)
      let points = HostilePoints.points(around: grids.regions, count: 100, seed: 11)
      let places = Self.answers(index, points)
      var generator = SeededGenerator(seed: 11, stream: "order")
      var order = Array(points.indices) + Array(points.indices)
      generator.shuffle(&order)
      #expect(
        Self.answers(index, order.map { points[$0] }) == order.map { places[$0] }, "\(grids.name)")
    }
  }

  @Test func workersChangeNothing() async throws {
    for grids in try HostileGrids.all(seed: 12) {
      let one = try await GridIndex(of: grids.regions)
      let two = try await GridIndex(of: grids.regions, workers: 2)
      let points = HostilePoints.points(around: grids.regions, count: 100, seed: 12)
      #expect(Self.answers(one, points) == Self.answers(two, points), "\(grids.name)")
      #expect(points.map(one.owners(of:)) == points.map(two.owners(of:)), "\(grids.name)")
    }
  }

  @Test func tasksMayShareAnIndex() async throws {
    var generator = SeededGenerator(seed: 13, stream: "shared")
    let regions = try HostileGrids.partition(8, roundedTo: 1e7, &generator)
    let index = try await GridIndex(of: regions)
    let points = HostilePoints.points(around: regions, count: 300, seed: 13)
    let exact = ExactPlaces(regions)
    let expected = points.map(exact.place(of:))
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask { Self.answers(index, points) == expected && points.map(index.place(of:)) == expected }
      }
      for await same in group { #expect(same) }
    }
  }

  @Test func answersLikeBruteForceNextToZero() async throws {
    let regions = try HostileGrids.squares(4, origin: (-1, -1), step: 0.5)
    let (index, exact) = (try await GridIndex(of: regions), ExactPlaces(regions))
    for p in HostilePoints.nextToZero {
      #expect(index.place(of: p) == exact.place(of: p), "place of \(p)")
      #expect(index.owners(of: p) == exact.owners(of: p), "owners of \(p)")
    }
  }

  @Test func noPointsAreNoPlaces() async throws {
    #expect(Self.answers(try await GridIndex(of: [try HostileGrids.box(1, 1, 2, 2)]), []).isEmpty)
  }
}
