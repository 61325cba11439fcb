import Testing

@testable import GridGeo

@Suite struct OutlinesTests {
  static func point(_ x: Int32, _ y: Int32) -> LatticePoint { LatticePoint(x: x, y: y) }

  static func square(_ x: Int32, _ y: Int32, _ side: Int32) -> [LatticePoint] {
    [point(x, y), point(x + side, y), point(x + side, y + side), point(x, y + side), point(x, y)]
  }

  /// A village of 10 by 10 km and households in rows.
  static func squareVillage(
    barriers: [DivisionGround.BarrierSegment] = [], rings: [[LatticePoint]]? = nil
  ) -> DivisionGround {
    let (x, y): (Int32, Int32) = (1_015_000_000, 352_000_000)
    let rings = rings ?? [square(x, y, 1_000_000)]
    var sites: [DivisionGround.Site] = []
    for i in 0..<14 {
      for j in 0..<14 {
        let p = point(x + 35_000 + Int32(i) * 71_000, y + 35_000 + Int32(j) * 71_000)
        if locate(p, inRings: rings) == .inside {
          sites.append(.init(position: p, load: 1, persons: 3, households: 1))
        }
      }
    }
    return DivisionGround(
      code: "v", rings: rings, sites: sites.sorted { LatticePoint.precedes($0.position, $1.position) },
      barriers: barriers)
  }

  static func divide(_ ground: DivisionGround, _ count: Int) throws -> DividedVillage {
    var kit = try WorkerKit(frame: RandomVillage.frame)
    var villages = [
      try VillageDivider.divide(
        ground, into: count, options: PartitionOptions(gridCount: .perVillage), kit: &kit)
    ]
    PlanAssembly.stitch(&villages)
    #expect(TilingAudit.leftOver(villages[0]) == 0)
    #expect(TilingAudit.misplacedSites(villages[0], ground.sites) == 0)
    return villages[0]
  }

  @Test func uncrossableBarrierIsNeverCrossed() throws {
    let (x, y): (Int32, Int32) = (1_015_000_000, 352_000_000)
    let river = [
      DivisionGround.BarrierSegment(
        from: Self.point(x - 1000, y + 300_000), to: Self.point(x + 1_001_000, y + 420_000), resistance: 1)
    ]
    let village = try Self.divide(Self.squareVillage(barriers: river), 5)
    #expect(village.forcedCrossings == 0)
    for piece in village.pieces {
      let sides = Set(
        piece.rings.joined().map { p in turn(river[0].from, river[0].to, p) }
          .filter { abs($0) > 4_000_000 }.map { $0.signum() })
      #expect(sides.count == 1)
    }
  }

  @Test func moreSidesThanGridsForcesACrossingAndSaysSo() throws {
    let (x, y): (Int32, Int32) = (1_015_000_000, 352_000_000)
    let river = [
      DivisionGround.BarrierSegment(
        from: Self.point(x - 1000, y + 300_000), to: Self.point(x + 1_001_000, y + 420_000), resistance: 1)
    ]
    let village = try Self.divide(Self.squareVillage(barriers: river), 1)
    #expect(village.forcedCrossings == 1)
    #expect(village.pieces.count == 1)
  }

  @Test func villageWithHoleAndIsland() throws {
    let (x, y): (Int32, Int32) = (1_015_000_000, 352_000_000)
    let rings = [
      Self.square(x, y, 1_000_000), Array(Self.square(x + 300_000, y + 300_000, 300_000).reversed()),
      Self.square(x + 1_100_000, y, 150_000),
    ]
    var ground = Self.squareVillage(rings: rings)
    ground.sites.append(
      .init(position: Self.point(x + 1_170_000, y + 70_000), load: 1, persons: 1, households: 1))
    let village = try Self.divide(ground, 4)
    // One household on the island is no grid: it joins one on the mainland, which then has two polygons.
    #expect(village.forcedCrossings == 1)
    #expect(village.pieces.map { Region(latticeRings: $0.rings).polygons.count }.sorted() == [1, 1, 1, 2])
    let area = village.pieces.flatMap(\.rings).reduce(Int64(0)) { $0 + doubleArea(of: $1) }
    #expect(area == rings.reduce(Int64(0)) { $0 + doubleArea(of: $1) })
  }

  @Test func givenUnitsStayWhole() throws {
    let (x, y): (Int32, Int32) = (1_015_000_000, 352_000_000)
    var ground = DivisionGround(
      code: "v", rings: [Self.square(x, y, 1_000_000)], sites: [], barriers: [])
    var unitRings: [[[LatticePoint]]] = []
    // Columns of ten squares, and a strip in the east that no unit covers.
    for i in 0..<9 {
      for j in 0..<10 {
        let corner = Self.point(x + Int32(i) * 100_000, y + Int32(j) * 100_000)
        unitRings.append([Self.square(corner.x, corner.y, 100_000)])
        ground.sites.append(
          .init(
            position: Self.point(corner.x + 50_000, corner.y + 50_000), load: Double(1 + (i + j) % 3),
            persons: 2, households: 0))
      }
    }
    var kit = try WorkerKit(frame: RandomVillage.frame)
    var villages = [
      try VillageDivider.divide(
        ground, unitRings: unitRings, into: 6, options: PartitionOptions(gridCount: .perVillage), kit: &kit)
    ]
    PlanAssembly.stitch(&villages)
    let village = villages[0]
    #expect(TilingAudit.leftOver(village) == 0)
    // Each unit's own middle and corners-in lie in the piece it was given to.
    for (i, site) in ground.sites.enumerated() {
      let rings = village.pieces[Int(village.pieceOfSite[i])].rings
      for (dx, dy) in [(0, 0), (49_000, 49_000), (-49_000, 49_000), (49_000, -49_000), (-49_000, -49_000)] {
        let p = Self.point(site.position.x + Int32(dx), site.position.y + Int32(dy))
        #expect(locate(p, inRings: rings) == .inside)
      }
    }
    let loads = village.pieces.map(\.load)
    #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 2)
  }

  /// Units whose borders miss each other and the village's by a few lattice steps, and a village with needles
  /// and slits a step or two wide: real files have all of it.
  @Test(arguments: 0..<60)
  func untidyUnitsAndNeedlesStillTile(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "untidy")
    let (x, y): (Int32, Int32) = (1_015_000_000, 352_000_000)
    func wobble() -> Int32 { Int32(generator.next(below: 5)) - 2 }
    var border: [LatticePoint] = []
    let turns = [Self.point(0, 0), Self.point(1, 0), Self.point(1, 1), Self.point(0, 1)]
    for (i, corner) in turns.enumerated() {
      let (a, b) = (corner, turns[(i + 1) % 4])
      func at(_ t: Double, _ inward: Double) -> LatticePoint {
        let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
        return Self.point(
          x + Int32((Double(a.x) + dx * t - dy * inward) * 1_000_000),
          y + Int32((Double(a.y) + dy * t + dx * inward) * 1_000_000))
      }
      border.append(at(0, 0))
      // A slit inwards or a needle outwards, a step or two wide at its foot; slits of two sides never meet.
      let t = generator.nextUniform(from: 0.2, to: 0.8)
      let foot = at(t, 0)
      let tip = at(t + 0.03, generator.next(below: 2) == 0 ? 0.18 : -0.05)
      border += [foot, tip]
      let other = Self.point(foot.x + (b.x - a.x) * 2, foot.y + (b.y - a.y) * 2)
      border.append(other)
    }
    border.append(border[0])
    var ground = DivisionGround(code: "v", rings: [border], sites: [], barriers: [])
    var unitRings: [[[LatticePoint]]] = []
    for i in 0..<8 {
      for j in 0..<8 {
        let ring = Self.square(x + Int32(i) * 125_000, y + Int32(j) * 125_000, 125_000).dropLast()
          .map { Self.point($0.x + wobble(), $0.y + wobble()) }
        unitRings.append([ring + [ring[0]]])
        ground.sites.append(
          .init(
            position: Self.point(ring[0].x + 60_000, ring[0].y + 60_000), load: 1, persons: 1, households: 0))
      }
    }
    var kit = try WorkerKit(frame: RandomVillage.frame)
    var villages = [
      try VillageDivider.divide(
        ground, unitRings: unitRings, into: 5, options: PartitionOptions(gridCount: .perVillage), kit: &kit)
    ]
    PlanAssembly.stitch(&villages)
    #expect(TilingAudit.leftOver(villages[0]) == 0)
    let area = villages[0].pieces.flatMap(\.rings).reduce(Int64(0)) { $0 + doubleArea(of: $1) }
    #expect(area == villages[0].border.reduce(Int64(0)) { $0 + doubleArea(of: $1) })
  }

  @Test func walksThatTouchThemselvesAreSplit() {
    // Two squares that meet in one point, walked as one.
    let walk = [(0, 0), (4, 0), (4, 4), (8, 4), (8, 8), (4, 8), (4, 4), (0, 4)]
      .map { Self.point(Int32($0.0), Int32($0.1)) }
    let rings = Outlines.simpleRings(of: walk)
    #expect(rings.count == 2)
    #expect(rings.map { abs(doubleArea(of: $0)) } == [32, 32])
  }

  @Test func numberedAsOneReads() {
    // Two rows of three, given in disorder.
    let cells = [(2, 0), (0, 1), (1, 0), (2, 1), (0, 0), (1, 1)]
    let rings = cells.map { [Self.square(Int32($0.0) * 100, Int32($0.1) * 100, 100)] }
    let order = GridNumbering.order(rings, steps: (1, 1))
    #expect(order.map { "\(cells[$0].0)\(cells[$0].1)" } == ["01", "11", "21", "00", "10", "20"])
  }

  @Test(arguments: [5, 40, 400])
  func sampleSitesLieInside(wanted: Int) {
    let ring = RandomVillage.ground(seed: 4, households: 1).rings[0]
    let points = SampleSites.inside([ring], wanted: wanted, steps: (0.01, 0.011))
    #expect(points.count * 2 >= wanted && points.count <= wanted * 2)
    for p in points { #expect(locate(p, inRings: [ring]) == .inside) }
    #expect(Set(points).count == points.count)
  }
}
