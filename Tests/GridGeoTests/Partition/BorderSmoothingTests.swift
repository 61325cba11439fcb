import Testing

@testable import GridGeo

/// What smoothing must leave as it is, on random villages: the same division with and without it.
@Suite struct BorderSmoothingTests {
  struct Pair {
    var ground: DivisionGround
    var rough: DividedVillage
    var smooth: DividedVillage
    /// Number in `rough` of each piece of `smooth`: the one with the same households.
    var roughOf: [Int32]
    var steps: (x: Double, y: Double)
  }

  static func pair(_ seed: Int) throws -> Pair {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "smoothing")
    var ground = RandomVillage.ground(
      seed: UInt64(seed + 500), households: 40 + generator.next(below: 160), river: [nil, 0.4, 1][seed % 3])
    let ring = ground.rings[0]
    for _ in 0..<(seed % 4) {
      let (a, b) = (ring[generator.next(below: ring.count)], ring[generator.next(below: ring.count)])
      if a != b { ground.barriers.append(.init(from: a, to: b, resistance: 0.6)) }
    }
    var kit = try WorkerKit(frame: RandomVillage.frame)
    func divide(smooth: Bool) throws -> DividedVillage {
      var villages = [
        try VillageDivider.divide(
          ground, into: 3 + seed % 6,
          options: PartitionOptions(gridCount: .perVillage, effort: .low, smooth: smooth), kit: &kit)
      ]
      PlanAssembly.stitch(&villages)
      return villages[0]
    }
    let (rough, smooth) = (try divide(smooth: false), try divide(smooth: true))
    var roughOf = [Int32](repeating: -1, count: smooth.pieces.count)
    for (a, b) in zip(smooth.pieceOfSite, rough.pieceOfSite) {
      #expect(roughOf[Int(a)] < 0 || roughOf[Int(a)] == b)
      roughOf[Int(a)] = b
    }
    let corners = try kit.planar(LatticeFrame.corners(around: ground).map(\.coordinate))
    return Pair(
      ground: ground, rough: rough, smooth: smooth, roughOf: roughOf, steps: LatticeFrame(corners).steps)
  }

  /// Borders are simplified together: the tiling stays exact, by two audits that share no code, and who touches
  /// whom, who has holes and how many pieces there are stay the same.
  @Test(arguments: 0..<30)
  func topologyIsKept(seed: Int) throws {
    let pair = try Self.pair(seed)
    #expect(TilingAudit.leftOver(pair.smooth) == 0)
    #expect(try pair.smooth.auditErrors(pair.ground) == 0)
    let (rough, smooth) = (PlanAssembly.neighbours([pair.rough]), PlanAssembly.neighbours([pair.smooth]))
    for (i, own) in smooth.enumerated() {
      let before = Int(pair.roughOf[i])
      #expect(Set(own.map { pair.roughOf[Int($0)] }) == Set(rough[before]))
      let regions = [pair.smooth.pieces[i], pair.rough.pieces[before]].map { Region(latticeRings: $0.rings) }
      #expect(regions[0].polygons.map(\.holes.count) == regions[1].polygons.map(\.holes.count))
    }
    let geos = try GEOSContext()
    for piece in pair.smooth.pieces {
      #expect(try Region(latticeRings: piece.rings).validityProblems(in: geos).isEmpty)
    }
    // It is a simplification: no border gets longer or more broken on the whole.
    func size(_ village: DividedVillage) -> Int {
      village.pieces.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
    }
    #expect(size(pair.smooth) <= size(pair.rough))
    #expect(Self.innerLength(pair.smooth, pair) <= Self.innerLength(pair.rough, pair) + 1)
  }

  /// Where a border followed a barrier it still does, vertex by vertex.
  @Test(arguments: 0..<30)
  func bordersOnBarriersStay(seed: Int) throws {
    let pair = try Self.pair(seed)
    func onBarriers(_ village: DividedVillage) -> Set<[LatticePoint]> {
      Set(
        Self.inner(village).filter { edge in
          pair.ground.barriers.contains { barrier in
            edge.allSatisfy {
              PlanVertex($0.coordinate).isNear(
                PlanVertex(barrier.from.coordinate), PlanVertex(barrier.to.coordinate))
            }
          }
        })
    }
    let before = onBarriers(pair.rough)
    #expect(before.isSubset(of: onBarriers(pair.smooth)))
    if seed % 3 == 2 { #expect(!before.isEmpty, "an uncrossable river must bound somebody") }
  }

  /// No border comes nearer to a household than a third of the way to the next building, 15 m at most, unless it
  /// stood there before; and no household changes its grid.
  @Test(arguments: 0..<30)
  func settlementsAreNotCut(seed: Int) throws {
    let pair = try Self.pair(seed)
    #expect(TilingAudit.misplacedSites(pair.smooth, pair.ground.sites) == 0)
    let edges = [Self.inner(pair.rough), Self.inner(pair.smooth)]
    let sites = pair.ground.sites.map(\.position)
    for site in sites {
      let nearest =
        sites.filter { $0 != site }.map { Self.distance(site, $0, $0, pair.steps) }
        .filter { $0 > 10 }.min() ?? 45
      let distances = edges.map {
        $0.map { Self.distance(site, $0[0], $0[1], pair.steps) }.min() ?? .infinity
      }
      // Two steps of the lattice for rounding.
      #expect(distances[1] >= min(distances[0], min(nearest, 45) / 3) - 0.03)
    }
  }

  // MARK: Measures of its own

  /// Edges between two grids, each once.
  private static func inner(_ village: DividedVillage) -> Set<[LatticePoint]> {
    var seen: Set<[LatticePoint]> = []
    var inner: Set<[LatticePoint]> = []
    for ring in village.pieces.flatMap(\.rings) {
      for k in ring.indices.dropFirst() {
        let edge = [ring[k - 1], ring[k]].sorted(by: LatticePoint.precedes)
        if !seen.insert(edge).inserted { inner.insert(edge) }
      }
    }
    return inner
  }

  private static func innerLength(_ village: DividedVillage, _ pair: Pair) -> Double {
    inner(village).reduce(0) { $0 + distance($1[0], $1[1], $1[1], pair.steps) }
  }

  /// Metres from a point to a segment.
  private static func distance(
    _ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint, _ steps: (x: Double, y: Double)
  ) -> Double {
    func metres(_ q: LatticePoint) -> (Double, Double) {
      (Double(q.x - p.x) * steps.x, Double(q.y - p.y) * steps.y)
    }
    let ((ax, ay), (bx, by)) = (metres(a), metres(b))
    let (dx, dy) = (bx - ax, by - ay)
    let squared = dx * dx + dy * dy
    let t = squared > 0 ? min(max(-(ax * dx + ay * dy) / squared, 0), 1) : 0
    let (x, y) = (ax + t * dx, ay + t * dy)
    return (x * x + y * y).squareRoot()
  }
}
