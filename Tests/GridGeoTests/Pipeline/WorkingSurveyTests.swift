import GridGeoTestSupport
import Testing

@testable import GridGeo

@Suite struct WorkingSurveyTests {
  /// Two square villages side by side, with counts; points in the first.
  static func raw(points: Int) throws -> RawSurvey {
    func square(_ west: Double) throws -> Region<Geographic> {
      Region(
        Polygon(
          exterior: try Ring(
            [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)].map {
              Coordinate(longitude: west + $0.0, latitude: 35 + $0.1)
            })))
    }
    return RawSurvey(
      units: [
        AdminUnit(
          code: "632301100201", name: "A", level: .village, households: 90, persons: 400,
          region: try square(101)),
        AdminUnit(
          code: "632301100202", name: "B", level: .village, households: 50, persons: 210,
          region: try square(101.1)),
      ],
      households: (0..<points).map {
        Household(
          id: "H\($0)", position: Coordinate(longitude: 101.01 + 0.005 * Double($0), latitude: 35.05),
          row: $0 + 2)
      })
  }

  static func working(_ raw: RawSurvey, _ spread: PartitionOptions.Spread) throws -> WorkingSurvey {
    try WorkingSurvey(raw.validated(), spread: spread)
  }

  @Test func pointsCountForThemselvesAndCountsFillTheRest() throws {
    let working = try Self.working(Self.raw(points: 7), .auto)
    #expect(working.tasks.map(\.load) == [7, 50])
    #expect(working.tasks.map(\.ground.sites.count) == [7, 0])
    #expect(working.placedHouseholds == 7)
    #expect(working.tasks[0].township == "632301100" && working.tasks[0].county == "632301")
  }

  @Test func countsOverArea() throws {
    let working = try Self.working(Self.raw(points: 7), .area)
    #expect(working.tasks.map(\.load) == [90, 50])
    #expect(working.tasks.allSatisfy { $0.ground.sites.isEmpty })
  }

  @Test func countsOverPoints() throws {
    let working = try Self.working(Self.raw(points: 7), .points)
    let sites = working.tasks[0].ground.sites
    #expect(sites.reduce(0) { $0 + $1.households } == 90)
    #expect(sites.reduce(0) { $0 + $1.persons } == 400)
    #expect(sites.allSatisfy { abs($0.load - 90.0 / 7) < 1e-9 && (12...13).contains($0.households) })
    #expect(working.tasks[1].load == 0)
  }

  @Test func householdsOfOneBuildingShareASite() throws {
    var raw = try Self.raw(points: 3)
    raw.households[1].position = raw.households[0].position
    let working = try Self.working(raw, .auto)
    #expect(working.tasks[0].ground.sites.map(\.households).sorted() == [1, 2])
    #expect(working.tasks[0].load == 3)
  }

  @Test func summerCampsHaveNoSite() throws {
    var raw = try Self.raw(points: 3)
    raw.households[2].season = .summer
    #expect(try Self.working(raw, .auto).tasks[0].load == 2)
  }

  @Test func givenUnitsGoToTheirVillage() throws {
    var raw = try Self.raw(points: 4)
    for (i, unit) in raw.units.enumerated() {
      raw.baseUnits.append(BaseUnit(id: "U\(i)", load: Double(10 + i), persons: 5, region: unit.region))
    }
    let working = try Self.working(raw, .auto)
    #expect(working.tasks.map(\.load) == [10, 11])
    #expect(working.tasks[0].ground.sites[0].households == 4)
    #expect(working.strayUnits == 0 && working.unitRings.map(\.count) == [1, 1])
  }

  @Test func aTerritoryWithoutGroundIsRefused() {
    let error = #expect(throws: GridGeoError.self) { try Self.working(RawSurvey(), .auto) }
    #expect(error?.code == .badInput)
  }
}
