import Testing

@testable import GridGeo

@Suite struct DivisionBoundTests {
  @Test func boundsNeverPassTheOptimum() {
    var generator = SeededGenerator(seed: 7, stream: "bounds")
    var solved = 0
    var useful = 0
    while solved < 60 {
      let division = SmallDivisions.random(&generator)
      guard let truth = SmallDivisions.cheapest(division) else { continue }
      solved += 1
      let spectral = SpectralBound.cut(division)
      #expect(spectral <= truth + 1e-9)
      #expect(PartLoadBound.cut(division) <= truth + 1e-9)
      #expect(division.quickBound() <= truth + 1e-9)
      if division.quickBound() > 0 { useful += 1 }
    }
    #expect(useful > 30)
  }

  /// The complete graph has the eigenvalues 0 and n: dividing it evenly costs what the bound says.
  @Test func completeGraphsMeetTheSpectralBound() {
    let n = 12
    let edges = (0..<n).flatMap { a in (a + 1..<n).map { (a, $0) } }
    for parts in [2, 3, 4, 6] {
      let size = Double(n / parts)
      let division = SmallDivisions.division(
        edges: edges, weights: edges.map { _ in 1 }, loads: [[Double](repeating: 1, count: n)],
        bands: [.init(low: size, high: size)], partCount: parts)
      let truth = Double(n * (n - n / parts)) / 2
      #expect(abs(SpectralBound.cut(division) - truth) < 1e-6)
      #expect(SpectralBound.cut(division) <= truth)
    }
  }

  @Test func eigenvaluesAreCloseAndNeverAbove() {
    // The Laplacian of a star: 0, then 1 as often as it has leaves but one, then the number of vertices.
    let n = 40
    var star = [Double](repeating: 0, count: n * n)
    star[0] = Double(n - 1)
    for i in 1..<n {
      star[i * n + i] = 1
      star[i] = -1
      star[i * n] = -1
    }
    let found = SymmetricEigenvalues(star, size: n)
    for (rank, value) in found.smallest(n).enumerated() {
      let truth = rank == 0 ? 0 : (rank == n - 1 ? Double(n) : 1)
      #expect(value <= truth && value > truth - 1e-8)
    }
    #expect(SymmetricEigenvalues([3], size: 1).smallest(2).count == 1)
  }

  @Test func ringsHaveTwoCutsAPart() {
    let n = 9
    let edges = (0..<n).map { ($0, ($0 + 1) % n) }
    let division = SmallDivisions.division(
      edges: edges, weights: edges.map { _ in 2 }, loads: [[Double](repeating: 1, count: n)],
      bands: [.init(low: 3, high: 3)], partCount: 3)
    #expect(abs(PartLoadBound.cut(division) - 6) < 1e-6)
    #expect(division.solve().lowerBound == 6)
  }

  @Test func inertiaNeverPassesTheOptimum() {
    var generator = SeededGenerator(seed: 9, stream: "inertia")
    for _ in 0..<200 {
      let n = 4 + generator.next(below: 12)
      let loads = (0..<n).map { _ in Double(generator.next(below: 5)) }
      let centres = (0..<n).map { _ in
        Coordinate<Planar>(
          x: generator.nextUniform(from: 0, to: 100), y: generator.nextUniform(from: 0, to: 100))
      }
      let parts = (0..<n).map { _ in generator.next(below: 2) }
      var inertia = 0.0
      var low = Double.infinity
      for part in 0..<2 {
        let units = parts.indices.filter { parts[$0] == part }
        let load = units.reduce(0) { $0 + loads[$1] }
        low = min(low, load)
        if load == 0 { continue }
        let x = units.reduce(0) { $0 + loads[$1] * centres[$1].x } / load
        let y = units.reduce(0) { $0 + loads[$1] * centres[$1].y } / load
        for u in units {
          let (dx, dy) = (centres[u].x - x, centres[u].y - y)
          inertia += loads[u] * (dx * dx + dy * dy)
        }
      }
      let bound = InertiaBound.total(loads: loads, centres: centres, low: low)
      #expect(bound <= inertia * (1 + 1e-9) + 1e-9)
    }
    // Two heavy units far apart in one part: half their squared distance each, which is what they have.
    let pair = [Coordinate<Planar>(x: 0, y: 0), Coordinate<Planar>(x: 10, y: 0)]
    #expect(abs(InertiaBound.total(loads: [1, 1], centres: pair, low: 2) - 50) < 1e-6)
  }
}
