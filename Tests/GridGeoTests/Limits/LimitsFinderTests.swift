import Testing

@testable import GridGeo

@Suite struct LimitsFinderTests {
  static func limits(_ made: SquarePlan, units: [AdminUnit]? = nil, barriers: [Barrier] = []) -> [String:
    GridLimits]
  {
    let limits = LimitsFinder(made.plan, units: units ?? made.units, barriers: barriers).limits()
    return Dictionary(uniqueKeysWithValues: limits.map { ($0.grid, $0) })
  }

  static func line(_ points: [(Double, Double)]) throws -> Polyline<Geographic> {
    try Polyline(points.map { SquarePlan.coordinate($0.0, $0.1) })
  }

  static func codes(_ limits: GridLimits?, _ side: GridLimits.Side) -> [String]? {
    limits?.sides.first { $0.side == side }?.bounds.map(\.code)
  }

  @Test func squaresHaveFourSides() throws {
    let made = try SquarePlan.columns()
    let all = Self.limits(made)
    let grid = all[SquarePlan.code(1, 2)]
    #expect(grid?.village == SquarePlan.village(1))
    #expect(grid?.sides.map(\.side) == [.north, .east, .south, .west])
    #expect(Self.codes(grid, .north) == [""])
    #expect(Self.codes(grid, .east) == [SquarePlan.code(2, 1)])
    #expect(Self.codes(grid, .south) == [""])
    #expect(Self.codes(grid, .west) == [SquarePlan.code(1, 1)])
    let east = try #require(grid?.sides[1].bounds.first)
    #expect(east.across == .grid && east.entered == [SquarePlan.village(2)])
    #expect(grid?.sides[3].bounds.first?.entered == [])
    // Two squares high: on the ellipsoid 2 · 0.01° of latitude.
    let height = SquarePlan.coordinate(0, 0).ellipsoidalDistance(to: SquarePlan.coordinate(0, 2))
    #expect(abs(east.length.metres - height.metres) < 0.01)
  }

  /// Neighbours on one side by the length of the common border, and what is no grid.
  @Test func neighboursAreOrderedByLength() throws {
    var made = SquarePlan()
    made.addVillage(1, [try SquarePlan.box(0, 0, 2, 4)])
    let ring = try SquarePlan.ring([(0, 0), (1, 0), (1, 0.5), (1, 2.5), (1, 4), (0, 4)])
    made.addGrid(1, 1, [Polygon(exterior: ring)], neighbours: [])
    made.addGrid(1, 2, [try SquarePlan.box(1, 0, 1, 0.5)], neighbours: [])
    made.addGrid(1, 3, [try SquarePlan.box(1, 0.5, 1, 2)], neighbours: [])
    made.addGrid(1, 4, [try SquarePlan.box(1, 2.5, 1, 1.5)], neighbours: [])
    let east = try #require(Self.limits(made)[SquarePlan.code(1, 1)]?.sides.first { $0.side == .east })
    #expect(east.bounds.map(\.code) == [3, 4, 2].map { SquarePlan.code(1, $0) })
    let shares = east.bounds.map { $0.length.metres / east.length.metres }
    for (share, wanted) in zip(shares, [0.5, 0.375, 0.125]) { #expect(abs(share - wanted) < 1e-4) }
  }

  @Test func unitsBeyondThePlanAreNamed() throws {
    var made = try SquarePlan.columns()
    let beyond = AdminUnit(
      code: "632302", name: "Beyond", level: .county, region: Region(try SquarePlan.box(-3, -1, 3, 4)))
    made.units.append(beyond)
    let west = try #require(Self.limits(made)[SquarePlan.code(1, 1)]?.sides.first { $0.side == .west })
    #expect(west.bounds.map(\.across) == [.unit])
    #expect(west.bounds.map(\.code) == ["632302"])
  }

  /// Borders of two villages that do not share their vertices.
  @Test func untidyBordersAreLookedAcross() throws {
    var made = SquarePlan()
    made.addVillage(1, [try SquarePlan.box(0, 0, 1, 1)])
    made.addVillage(2, [try SquarePlan.box(1, -1, 1, 3)])
    made.addGrid(1, 1, [try SquarePlan.box(0, 0, 1, 1)], neighbours: [])
    made.addGrid(2, 1, [try SquarePlan.box(1, -1, 1, 3)], neighbours: [])
    #expect(Self.codes(Self.limits(made)[SquarePlan.code(1, 1)], .east) == [SquarePlan.code(2, 1)])
  }

  @Test func enclavesAreInside() throws {
    var made = SquarePlan()
    let hole = try SquarePlan.box(1, 1, 1, 1)
    made.addVillage(1, [try SquarePlan.box(0, 0, 3, 3)])
    made.addGrid(
      1, 1, [Polygon(exterior: try SquarePlan.box(0, 0, 3, 3).exterior, holes: [hole.exterior])],
      neighbours: [])
    made.addGrid(1, 2, [hole], neighbours: [])
    let all = Self.limits(made)
    #expect(Self.codes(all[SquarePlan.code(1, 1)], .inside) == [SquarePlan.code(1, 2)])
    #expect(all[SquarePlan.code(1, 2)]?.sides.map(\.side) == [.north, .east, .south, .west])
    for side in GridLimits.Side.allCases.dropLast() {
      #expect(Self.codes(all[SquarePlan.code(1, 2)], side) == [SquarePlan.code(1, 1)])
    }
  }

  /// A river along the whole eastern border and a road that only crosses it.
  @Test func featuresThatTheBorderFollows() throws {
    let made = try SquarePlan.columns()
    let barriers = [
      Barrier(
        kind: "river", name: "Long", resistance: 1, lines: [try Self.line([(1, -1), (1, 0.7), (1, 3)])]),
      Barrier(kind: "road", resistance: 0.3, lines: [try Self.line([(0, 0.5), (2, 0.5)])]),
    ]
    let all = Self.limits(made, barriers: barriers)
    for (code, side) in [(SquarePlan.code(1, 1), GridLimits.Side.east), (SquarePlan.code(1, 2), .west)] {
      let bound = try #require(all[code]?.sides.first { $0.side == side }?.bounds.first)
      #expect(bound.features == [.init(kind: "river", name: "Long", length: bound.length)])
    }
    let features = all.values.flatMap { $0.sides.flatMap { $0.bounds.flatMap(\.features) } }
    #expect(features.count == 2)
  }

  /// Every metre of a border is on one side, and neighbours agree on what is between them.
  @Test(arguments: [0, 1])
  func sidesAddUpToTheBorder(i: Int) async throws {
    let made = try await PlanAuditTests.made(i)
    let all = LimitsFinder(made.plan, units: made.survey.units, barriers: made.survey.barriers).limits()
    var between: [Set<String>: [Double]] = [:]
    for (grid, limits) in zip(made.plan.grids, all) {
      let sum = limits.sides.reduce(0) { $0 + $1.length.metres }
      #expect(abs(sum - grid.region.ellipsoidalPerimeter.metres) < 1e-6 * sum)
      var toward: [String: Double] = [:]
      for bound in limits.sides.flatMap(\.bounds) {
        #expect(bound.features.allSatisfy { $0.length <= bound.length })
        if bound.across == .grid { toward[bound.code, default: 0] += bound.length.metres }
      }
      #expect(Set(toward.keys) == Set(grid.neighbours))
      for (code, length) in toward { between[[grid.code, code], default: []].append(length) }
    }
    for (_, lengths) in between {
      #expect(lengths.count == 2)
      #expect(abs(lengths[0] - lengths[1]) < 1e-6 * lengths[0])
    }
  }

  /// The side that most of a grid's border to the north looks to lies north of its middle.
  @Test func sidesLieWhereTheyLook() async throws {
    let made = try await PlanAuditTests.made()
    var complete = 0
    for grid in made.plan.grids {
      let ring = BorderRing(grid.region.polygons[0].exterior, isExterior: true)
      var middles: [GridLimits.Side: (x: Double, y: Double, length: Double)] = [:]
      for edge in ring.edges {
        let middle = edge.across(by: .metres(0))
        let known = middles[edge.side] ?? (0, 0, 0)
        middles[edge.side] = (
          known.x + middle.x * edge.length, known.y + middle.y * edge.length, known.length + edge.length
        )
      }
      func mean(_ side: GridLimits.Side) -> (x: Double, y: Double)? {
        middles[side].map { ($0.x / $0.length, $0.y / $0.length) }
      }
      // A wedge may have three sides.
      if let north = mean(.north), let south = mean(.south) { #expect(north.y > south.y) }
      if let east = mean(.east), let west = mean(.west) { #expect(east.x > west.x) }
      #expect(middles.count >= 3)
      if middles.count == 4 { complete += 1 }
    }
    #expect(complete * 10 >= made.plan.grids.count * 9)
  }
}
