import Testing

@testable import GridGeo

@Suite struct VillageDividerTests {
  @Test(arguments: 0..<12)
  func dividesExactlyEvenlyAndContiguously(seed: Int) throws {
    let ground = RandomVillage.ground(
      seed: UInt64(seed), households: 150 + 20 * seed, river: seed % 3 == 0 ? 0.6 : nil)
    let gridCount = 3 + seed % 6
    var kit = try WorkerKit(frame: RandomVillage.frame)
    let village = try VillageDivider.divide(
      ground, into: gridCount, options: PartitionOptions(gridCount: .perVillage, effort: .low), kit: &kit)
    #expect(village.pieces.count == gridCount)
    #expect(village.insertions.count < 4)
    var stitched = [village]
    PlanAssembly.stitch(&stitched)
    #expect(TilingAudit.leftOver(stitched[0]) == 0)
    #expect(TilingAudit.misplacedSites(village, ground.sites) == 0)
    let mean = Double(ground.sites.count) / Double(gridCount)
    for piece in village.pieces {
      #expect(abs(piece.load - mean) <= max(1, 0.04 * mean), "\(piece.load) against \(mean)")
      let region = Region(latticeRings: piece.rings)
      #expect(region.polygons.count == 1)
      #expect(try region.validityProblems(in: kit.geos).isEmpty)
    }
  }

  /// Roads across the village and through households, uncrossable rivers, buildings of several households.
  @Test(arguments: 0..<60)
  func anyBarriersLeaveAnExactPlan(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "barriers")
    var ground = RandomVillage.ground(
      seed: UInt64(seed + 1000), households: 5 + generator.next(below: 160), river: [0.3, 0.9, 1][seed % 3])
    func add(_ a: LatticePoint, _ b: LatticePoint, _ resistance: Double) {
      if a != b { ground.barriers.append(.init(from: a, to: b, resistance: resistance)) }
    }
    let ring = ground.rings[0]
    for _ in 0..<generator.next(below: 4) {
      add(
        ring[generator.next(below: ring.count)], ring[generator.next(below: ring.count)],
        [0.3, 0.7, 1][generator.next(below: 3)])
    }
    let sites = ground.sites.map(\.position)
    for _ in 0..<generator.next(below: 6) {
      add(sites[generator.next(below: sites.count)], sites[generator.next(below: sites.count)], 0.5)
    }
    let gridCount = 1 + generator.next(below: max(1, min(12, sites.count / 4)))
    var kit = try WorkerKit(frame: RandomVillage.frame)
    var villages = [
      try VillageDivider.divide(
        ground, into: gridCount,
        options: PartitionOptions(
          gridCount: .perVillage, buildingDistance: .metres(Double(generator.next(below: 30))), effort: .low),
        kit: &kit)
    ]
    PlanAssembly.stitch(&villages)
    #expect(TilingAudit.leftOver(villages[0]) == 0)
    #expect(TilingAudit.misplacedSites(villages[0], ground.sites) == 0)
    #expect(try villages[0].auditErrors(ground) == 0)
    #expect(villages[0].gridsInPieces(ground) == 0)
    for piece in villages[0].pieces {
      let region = Region(latticeRings: piece.rings)
      #expect(try region.validityProblems(in: kit.geos).isEmpty)
      #expect(region.polygons.count == 1 || villages[0].forcedCrossings > 0)
    }
  }
}
