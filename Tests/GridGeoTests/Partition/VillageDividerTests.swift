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
}
