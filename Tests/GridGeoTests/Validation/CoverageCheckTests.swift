import Testing

@testable import GridGeo

@Suite struct CoverageCheckTests {
  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Region<Planar> {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return Region(Polygon(exterior: Ring(trusted: corners.map { Coordinate(x: $0.0, y: $0.1) })))
  }

  private func village(_ code: String, _ region: Region<Planar>, parent: String? = nil) -> CoverageUnit {
    CoverageUnit(code: code, level: .village, parent: parent, region: region, place: SourcePlace(id: code))
  }

  private func findings(_ units: [CoverageUnit]) throws -> [CoverageFinding] {
    var check = CoverageCheck(units)
    return try check.run(in: try GEOSContext())
  }

  /// 3 × 3 squares of 1 km.
  private var nine: [CoverageUnit] {
    (0..<9).map {
      village("v\($0)", box(Double($0 % 3) * 1000, Double($0 / 3) * 1000, 1000, 1000), parent: "t")
    }
  }

  private var township: CoverageUnit {
    CoverageUnit(code: "t", level: .township, region: box(0, 0, 3000, 3000))
  }

  @Test func cleanCoverage() throws {
    #expect(try findings(nine).isEmpty)
    #expect(try findings(nine + [township]).isEmpty)
    #expect(CoverageEdges(nine.map(\.region)).dirty == [0, 1, 2, 3, 5, 6, 7, 8])
    #expect(CoverageEdges(nine.map(\.region)).open.count == 12)
    // A vertex on one side only is no fault.
    var odd = nine
    odd[3].region = Region(
      Polygon(
        exterior: Ring(
          trusted: [(0, 1000), (500, 1000), (1000, 1000), (1000, 2000), (0, 2000), (0, 1000)].map {
            Coordinate(x: $0.0, y: $0.1)
          })))
    #expect(try findings(odd + [township]).isEmpty)
  }

  @Test func plainOutlinesNeedNoOverlay() {
    func outline(_ units: [CoverageUnit]) -> CoverageOutline {
      CoverageOutline(CoverageEdges(units.map(\.region)))
    }
    #expect(outline(nine).suspects.isEmpty && !outline(nine).mayHaveGaps)
    var holed = nine
    holed.remove(at: 4)
    #expect(outline(holed).suspects.isEmpty && outline(holed).mayHaveGaps)
    // Apart, inside each other, crossing, touching at a vertex inside an edge.
    let a = village("a", box(0, 0, 10, 10))
    #expect(outline([a, village("b", box(20, 0, 10, 10))]).suspects.isEmpty)
    #expect(outline([a, village("b", box(2, 2, 3, 3))]).suspects == [1])
    #expect(outline([a, village("b", box(5, 5, 10, 10))]).suspects == [0, 1])
    #expect(outline([a, village("b", box(10, 2, 10, 3))]).suspects == [0, 1])
    #expect(outline([a, a]).suspects == [0, 1])
  }

  @Test func oneInsideAnother() throws {
    let found = try findings(nine + [village("x", box(1200, 1200, 100, 100))])
    #expect(found.map(\.code) == [.overlap] && found[0].subject == ["v4", "x"])
    #expect(found[0].area.squareMetres == 10_000)
  }

  @Test func overlapHasPlaceAreaAndWidth() throws {
    var units = nine
    units[4].region = box(900, 1000, 1100, 1000)
    let found = try findings(units)
    #expect(found.count == 1)
    let overlap = found[0]
    #expect(overlap.code == .overlap && overlap.severity == .warning && overlap.subject == ["v3", "v4"])
    #expect(abs(overlap.area.squareMetres - 100_000) < 1e-6)
    #expect(abs(overlap.width.metres - 200_000 / 2200) < 1e-9)
    #expect(box(900, 1000, 100, 1000).contains(overlap.coordinate))
    #expect(overlap.region.area == overlap.area && overlap.count == 1)
    #expect(overlap.message.contains("100000 m²"))
  }

  @Test func sameGroundTwice() throws {
    // A second village on exactly the ground of the middle one: every edge has a partner somewhere.
    let found = try findings(nine + [village("x", box(1000, 1000, 1000, 1000), parent: "t")])
    #expect(found.map(\.code) == [.overlap] && found[0].subject == ["v4", "x"])
    #expect(found[0].area == .squareMetres(1_000_000))
  }

  @Test func twoLayersOverEachOther() throws {
    // The inner region of each layer has no edge of its own left, and still overlaps.
    let layer = (0..<25).map { village("a\($0)", box(Double($0 % 5) * 10, Double($0 / 5) * 10, 10, 10)) }
    let other = (0..<25).map { village("b\($0)", box(Double($0 % 5) * 10 + 4, Double($0 / 5) * 10, 10, 10)) }
    var area = 0.0
    for finding in try findings(layer + other) where finding.code == .overlap {
      area += finding.area.squareMetres
    }
    #expect(abs(area - 46 * 50) < 1e-6)
  }

  @Test func gapBetweenVillages() throws {
    var units = nine
    units[4].region = box(1100, 1000, 900, 1000)
    let free = try findings(units)
    #expect(free.map(\.code) == [.gap])
    #expect(abs(free[0].area.squareMetres - 100_000) < 1e-6)
    #expect(free[0].subject == ["v1", "v3", "v4", "v7"])
    #expect(box(1000, 1000, 100, 1000).contains(free[0].coordinate))
    let inTownship = try findings(units + [township])
    #expect(inTownship.map(\.code) == [.gap] && inTownship[0].area == free[0].area)
    #expect(inTownship[0].subject == ["t", "v1", "v3", "v4", "v7"])
  }

  @Test func wholeVillageMissingAndIslandInHole() throws {
    var units = nine
    units.remove(at: 4)
    #expect(try findings(units).map(\.area.squareMetres) == [1_000_000])
    units.append(village("island", box(1400, 1400, 200, 200)))
    let found = try findings(units)
    #expect(found.map(\.code) == [.gap] && found[0].area.squareMetres == 960_000)
    #expect(found[0].region.polygons[0].holes.count == 1)
  }

  @Test func cleanUnitsInsideARingAreNoGap() throws {
    // 5 × 5 with the outermost ring dirty: the nine in the middle are clean and fill the hole of its union.
    let units = (0..<25).map { village("v\($0)", box(Double($0 % 5) * 10, Double($0 / 5) * 10, 10, 10)) }
    #expect(CoverageEdges(units.map(\.region)).dirty.count == 16)
    #expect(try findings(units).isEmpty)
  }

  @Test func gapAmongCleanUnitsIsReportedOnce() throws {
    // 9 × 9 without the middle one: the outline is one ring of open edges, the gap another inside it.
    var units = (0..<81).map { village("v\($0)", box(Double($0 % 9) * 10, Double($0 / 9) * 10, 10, 10)) }
    units.remove(at: 40)
    let found = try findings(units)
    #expect(found.map(\.code) == [.gap] && found[0].area.squareMetres == 100)
  }

  @Test func outsideAndMissingInParent() throws {
    var units = nine
    units[8].region = box(2000, 2000, 1300, 1000)
    var parent = township
    parent.region = box(-50, 0, 3050, 3000)
    let found = try findings(units + [parent])
    #expect(found.map(\.code) == [.gap, .outsideParent])
    #expect(found[0].area.squareMetres == 150_000 && found[0].subject == ["t", "v0", "v3", "v6"])
    #expect(found[1].subject == ["v8", "t"] && found[1].area.squareMetres == 300_000)
  }

  @Test func wrongParent() throws {
    var units = nine
    units[2].parent = "u"
    let other = CoverageUnit(code: "u", level: .township, region: box(5000, 0, 1000, 1000))
    let found = try findings(units + [township, other])
    #expect(Set(found.map(\.code)) == [.gap, .outsideParent])
    #expect(found.filter { $0.code == .gap }.map { $0.subject[0] }.sorted() == ["t", "u"])
    #expect(found.filter { $0.code == .outsideParent }.map(\.subject) == [["v2", "u"]])
  }

  @Test func sliversAreNotes() throws {
    var units = nine
    units[4].region = box(999.5, 1000.4, 1000.5, 999.6)
    let found = try findings(units)
    #expect(found.map(\.code) == [.gapSliver, .overlapSliver])
    #expect(found.allSatisfy { $0.severity == .note })
    #expect(
      abs(found[0].area.squareMetres - 0.4 * 1000) < 1 && abs(found[1].area.squareMetres - 0.5 * 999.6) < 1)
    var out = nine
    out[0].region = box(-0.5, 0, 1000.5, 1000)
    #expect(try findings(out + [township]).map(\.code) == [.outsideParentSliver])
    #expect(
      try findings(nine.dropFirst() + [village("v0", box(-5, 0, 1005, 1000), parent: "t")] + [township]).map(
        \.code) == [.outsideParent])
  }

  @Test func roundingIsCountedOnce() throws {
    var units = nine
    units[4].region = box(999.995, 1000.004, 1000.005, 999.996)
    let found = try findings(units)
    #expect(found.map(\.code) == [.gapSliver, .overlapSliver])
    #expect(found.allSatisfy { $0.message.contains("rounding") })
  }

  @Test func piecesOfOnePairAreKeptApart() throws {
    let comb = Region<Planar>(
      Polygon(
        exterior: Ring(
          trusted: [(0, 0), (100, 0), (100, 100), (60, 100), (60, 20), (40, 20), (40, 100), (0, 100), (0, 0)]
            .map {
              Coordinate(x: $0.0, y: $0.1)
            })))
    let found = try findings([village("a", comb), village("b", box(0, 90, 100, 100))])
    // Between the teeth the two enclose a pocket.
    #expect(found.map(\.code) == [.gap, .overlap, .overlap])
    #expect(found.map(\.area.squareMetres) == [1400, 400, 400])
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func plantedFaultsAndOrder(seed: UInt64) throws {
    var random = TestRandom(seed)
    let size = 8
    func corner(_ x: Int, _ y: Int) -> Coordinate<Planar> {
      var local = TestRandom(seed &* 1000 &+ UInt64(x * 50 + y))
      return Coordinate(
        x: Double(x) * 100 + Double.random(in: -20...20, using: &local),
        y: Double(y) * 100 + Double.random(in: -20...20, using: &local))
    }
    var units = (0..<(size * size)).map { i in
      let (x, y) = (i % size, i / size)
      let points = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)]
      return village("v\(100 + i)", Region(Polygon(exterior: Ring(trusted: points))))
    }
    #expect(try findings(units).isEmpty)
    // Move the corner of one inner unit inwards (a gap), of another outwards (an overlap).
    let inner = (0..<(size * size)).filter { (1..<7).contains($0 % size) && (1..<7).contains($0 / size) }
    let victims = inner.shuffled(using: &random)
    let (shrunk, grown) = (victims[0], victims[1])
    func move(_ i: Int, by factor: Double) {
      var points = units[i].region.polygons[0].exterior.coordinates
      let centre = units[i].region.boundingBox?.centre ?? points[0]
      points[2] = Coordinate(
        x: centre.x + (points[2].x - centre.x) * factor, y: centre.y + (points[2].y - centre.y) * factor)
      units[i].region = Region(Polygon(exterior: Ring(trusted: points)))
    }
    let before = (units[shrunk].region.area, units[grown].region.area)
    move(shrunk, by: 0.8)
    move(grown, by: 1.2)
    let lost = (before.0 - units[shrunk].region.area).squareMetres
    let won = (units[grown].region.area - before.1).squareMetres
    let found = try findings(units)
    let gaps = found.filter { $0.code == .gap && $0.subject.contains("v\(100 + shrunk)") }
    #expect(!gaps.isEmpty)
    let overlaps = found.filter { $0.code == .overlap && $0.subject.contains("v\(100 + grown)") }
    #expect(!overlaps.isEmpty)
    let gapArea = found.filter { $0.code == .gap }.reduce(0) { $0 + $1.area.squareMetres }
    let overlapArea = found.filter { $0.code == .overlap }.reduce(0) { $0 + $1.area.squareMetres }
    // Where the two victims meet, the one fills what the other left.
    #expect(gapArea <= lost + 1e-6 && overlapArea <= won + 1e-6)
    #expect(abs((won - lost) - (overlapArea - gapArea)) < 1e-6)
    for _ in 0..<3 { #expect(try findings(units.shuffled(using: &random)) == found) }
  }

  @Test func becomesAFinding() throws {
    var units = nine
    units[4].region = box(900, 1000, 1100, 1000)
    let overlap = try findings(units)[0]
    let finding = overlap.finding(
      coordinate: Coordinate(x: 102, y: 35), region: region([[square(102, 35, 0.1)]]), area: .hectares(9))
    #expect(finding.code == .overlap && finding.size?.area == .hectares(9) && finding.size?.count == 1)
    #expect(finding.place.id == "v3" && finding.coordinate == Coordinate(x: 102, y: 35))
  }

  @Test func distancesToTheTerritory() {
    let regions = [box(0, 0, 10, 10), box(100, 0, 10, 10)]
    let points = [(5.0, 5.0), (13, 14), (70, 5), (-5, 5), (10, 5)].map {
      Coordinate<Planar>(x: $0.0, y: $0.1)
    }
    #expect(planarDistances(from: points, to: regions).map { $0?.metres } == [0, 5, 30, 5, 0])
    #expect(planarDistances(from: points, to: []) == [nil, nil, nil, nil, nil])
  }
}
