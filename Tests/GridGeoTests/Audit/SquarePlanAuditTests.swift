import Testing

@testable import GridGeo

/// Plans of a few squares, where it is known what is wrong with them.
@Suite struct SquarePlanAuditTests {
  @Test func columnsAreSound() throws {
    #expect(try SquarePlan.columns().codes() == [])
  }

  /// Pieces that touch in a corner only are not one grid.
  @Test func piecesApartAreFound() throws {
    for middle in [1.0, 2.0] {
      var made = SquarePlan()
      made.addVillage(1, [try SquarePlan.box(0, 0, 3, 2)])
      let pieces = [try SquarePlan.box(0, 0, 1, 2), try SquarePlan.box(2, 0, 1, middle)]
      made.addGrid(1, 1, pieces, neighbours: [SquarePlan.code(1, 2)])
      var rest = [try SquarePlan.box(1, 0, 1, 2)]
      if middle == 1 {
        rest = [
          Polygon(exterior: try SquarePlan.ring([(1, 0), (2, 0), (2, 1), (3, 1), (3, 2), (1, 2)]))
        ]
      }
      made.addGrid(1, 2, rest, neighbours: [SquarePlan.code(1, 1)])
      made.command = "repartition"
      #expect(try made.codes() == ["grid-not-contiguous"])
    }
    var made = SquarePlan()
    made.addVillage(1, [try SquarePlan.box(0, 0, 2, 2)])
    let other = SquarePlan.code(1, 2)
    made.addGrid(
      1, 1, [try SquarePlan.box(0, 0, 1, 1), try SquarePlan.box(1, 1, 1, 1)], neighbours: [other])
    made.addGrid(
      1, 2, [try SquarePlan.box(1, 0, 1, 1), try SquarePlan.box(0, 1, 1, 1)],
      neighbours: [SquarePlan.code(1, 1)])
    made.command = "repartition"
    #expect(try made.codes() == ["grid-not-contiguous", "grid-not-contiguous"])
  }

  /// A strip cut out of the only grid of a village does not make islands.
  @Test func aGridCutInTwoIsNoIsland() throws {
    var made = SquarePlan()
    made.addVillage(1, [try SquarePlan.box(0, 0, 3, 1)])
    made.addGrid(1, 1, [try SquarePlan.box(0, 0, 1, 1), try SquarePlan.box(1.5, 0, 1.5, 1)], neighbours: [])
    #expect(try made.codes() == ["grid-gap", "grid-not-contiguous"])
  }

  @Test func islandsOfTheVillageAreANote() throws {
    var made = SquarePlan()
    let island = try SquarePlan.box(5, 0, 1, 1)
    made.addVillage(1, [try SquarePlan.box(0, 0, 2, 1), island])
    made.addGrid(1, 1, [try SquarePlan.box(0, 0, 1, 1)], neighbours: [SquarePlan.code(1, 2)])
    made.addGrid(1, 2, [try SquarePlan.box(1, 0, 1, 1), island], neighbours: [SquarePlan.code(1, 1)])
    let findings = try made.findings()
    #expect(findings.map(\.code) == [.gridOnIslands])
    #expect(findings.allSatisfy { $0.severity == .note && $0.size?.count == 2 })
    // Three pieces on two islands are one too many.
    made.grids[0].region = Region(try SquarePlan.box(0.25, 0, 0.5, 1))
    made.grids[1].region.polygons += [
      try SquarePlan.box(0, 0, 0.25, 1), try SquarePlan.box(0.75, 0, 0.25, 1),
    ]
    #expect(try made.codes().contains("grid-not-contiguous"))
  }

  @Test func enclavesAreSound() throws {
    var made = SquarePlan()
    let hole = try SquarePlan.box(1, 1, 1, 1)
    made.addVillage(1, [Polygon(exterior: try SquarePlan.box(0, 0, 3, 3).exterior, holes: [hole.exterior])])
    made.addVillage(2, [hole])
    made.addGrid(
      1, 1, [Polygon(exterior: try SquarePlan.box(0, 0, 3, 3).exterior, holes: [hole.exterior])],
      neighbours: [SquarePlan.code(2, 1)])
    made.addGrid(2, 1, [hole], neighbours: [SquarePlan.code(1, 1)])
    #expect(try made.codes() == [])
  }

  @Test func gapsOverlapsAndGroundOutsideAreMeasured() throws {
    var made = try SquarePlan.columns()
    made.grids[1].region = Region(try SquarePlan.box(0.9, 0, 1.2, 1.5))
    let findings = try made.findings()
    func area(_ code: Finding.Code) -> Double {
      findings.filter { $0.code == code }.reduce(0) { $0 + ($1.size?.area?.squareMetres ?? 0) }
    }
    let square = made.grids[0].area.squareMetres / 2
    #expect(abs(area(.gridGap) / square - 0.5) < 1e-3)
    #expect(abs(area(.gridOverlap) / square - 0.15) < 1e-3)
    #expect(abs(area(.gridOutsideVillage) / square - 0.15) < 1e-3)
  }

  /// A vertex that an inner border puts on the village's border, beside it by less than a step; and one that is
  /// farther off.
  @Test func verticesOnALongEdgeAreRounding() throws {
    func codes(off steps: Double) throws -> [String] {
      var made = SquarePlan()
      let step = 1 / Double(SquarePlan.side)
      // The lower border rises by one step over its length: no lattice point lies on it between its ends.
      made.addVillage(
        1, [Polygon(exterior: try SquarePlan.ring([(0, 0), (2, step), (2, 1), (0, 1)]))])
      made.addGrid(
        1, 1, [Polygon(exterior: try SquarePlan.ring([(0, 0), (1, steps * step), (1, 1), (0, 1)]))],
        neighbours: [SquarePlan.code(1, 2)])
      made.addGrid(
        1, 2, [Polygon(exterior: try SquarePlan.ring([(1, steps * step), (2, step), (2, 1), (1, 1)]))],
        neighbours: [SquarePlan.code(1, 1)])
      return try made.codes()
    }
    #expect(try codes(off: 0) == [])
    #expect(try codes(off: 1) == [])
    #expect(try codes(off: 3) == ["grid-edge-mismatch"])
    #expect(Set(try codes(off: -3000)) == ["grid-outside-village"])
    #expect(Set(try codes(off: 3000)) == ["grid-gap"])
  }

  /// A household on a border counts for the one grid or the other, and one inside for its own.
  @Test func borderHouseholdsCountForEitherSide() throws {
    var made = try SquarePlan.columns()
    made.addHousehold(1, 1)
    made.addHousehold(0.5, 0.5)
    made.addHousehold(2.5, 0.5)
    func set(_ counts: [Int]) {
      let means = [Double(counts[0] + counts[1]) / 2, Double(counts[2] + counts[3]) / 2]
      for i in 0..<4 {
        made.grids[i].households = counts[i]
        made.grids[i].persons = counts[i]
        made.grids[i].load = Double(counts[i])
        let mean = means[i / 2]
        made.grids[i].deviationPercent = mean > 0 ? 100 * (Double(counts[i]) - mean) / mean : 0
      }
    }
    set([2, 0, 1, 0])
    #expect(try made.codes() == [])
    set([1, 1, 1, 0])
    #expect(try made.codes() == [])
    set([0, 2, 1, 0])
    #expect(Set(try made.codes()) == ["grid-count-mismatch"])
    set([1, 1, 0, 1])
    #expect(Set(try made.codes()) == ["grid-count-mismatch"])
  }

  /// Two villages on both sides of 180°, the western one's grid over it.
  @Test func groundAcrossTheAntimeridianFits() throws {
    func box(_ west: Double, _ east: Double) throws -> Polygon<Geographic> {
      Polygon(
        exterior: try Ring(
          [(west, 10.0), (east, 10.0), (east, 10.01), (west, 10.01), (west, 10.0)].map {
            Coordinate(x: $0.0, y: $0.1)
          }))
    }
    var made = SquarePlan()
    made.addVillage(1, [try box(179.99, 180), try box(-180, -179.99)])
    made.addGrid(1, 1, [try box(179.99, 180), try box(-180, -179.99)], neighbours: [])
    #expect(try made.codes() == [])
    made.grids[0].region = Region([try box(179.99, 180), try box(-180, -179.995)])
    #expect(try made.codes().contains("grid-gap"))
  }
}
