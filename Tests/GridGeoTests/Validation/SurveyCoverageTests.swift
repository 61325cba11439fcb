import Testing

@testable import GridGeo

@Suite struct SurveyCoverageTests {
  private func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Double] {
    [west, south, east, south, east, north, west, north]
  }

  private func coverage(_ units: [AdminUnit]) throws -> [Finding] {
    try RawSurvey(units: units).validated().coverageFindings()
  }

  @Test func longBordersAlongAParallelAgree() throws {
    // One village to the south, three to the north: the border of 0.6 degrees has two vertices on one side
    // only. An equal-area frame bends it by some 50 m.
    let south = unit("632301101201", region([[rectangle(101.7, 35.2, 102.3, 35.4)]]))
    let north = (0..<3).map {
      unit(
        "63230110130\($0)",
        region([[rectangle(101.7 + 0.2 * Double($0), 35.4, 101.9 + 0.2 * Double($0), 35.6)]]))
    }
    #expect(try coverage([south] + north).isEmpty)
    let township = unit("632301101", .township, region([[rectangle(101.7, 35.2, 102.3, 35.6)]]))
    let villages = ([south] + north).map { village in
      var village = village
      village.parent = "632301101"
      return village
    }
    #expect(try coverage(villages + [township]).isEmpty)
  }

  @Test(arguments: [36.0, 34.0, 10.0, 60.0]) func areasAreEllipsoidal(latitude: Double) throws {
    let a = unit("632301101201", region([[rectangle(102, latitude, 102.1, latitude + 0.1)]]))
    let b = unit("632301101202", region([[rectangle(102.05, latitude, 102.2, latitude + 0.1)]]))
    // A far one, so that the middle of the plane lies elsewhere.
    let far = unit("632301101203", region([[rectangle(101, 35, 101.1, 35.1)]]))
    let found = try coverage([a, b, far])
    let overlap = try #require(found.first)
    #expect(found.map(\.code) == [.overlap] && overlap.subject == ["632301101201", "632301101202"])
    let ground = region([[rectangle(102.05, latitude, 102.1, latitude + 0.1)]])
    let truth = Geodesic().area(ground)
    #expect(abs(try #require(overlap.size?.area).squareMetres / truth - 1) < 1e-5)
    let drawn = try #require(overlap.region)
    #expect(abs(Geodesic().area(drawn) / truth - 1) < 1e-9)
    #expect(drawn.contains(try #require(overlap.coordinate)))
    #expect(overlap.place.id == "632301101201")
  }

  @Test func gapsOutsideAndBaseUnits() throws {
    let units = [
      unit("632301101", .township, region([[rectangle(102, 35, 102.2, 35.1)]])),
      unit("632301101201", parent: "632301101", region([[rectangle(102, 35, 102.1, 35.1)]])),
      unit("632301101202", parent: "632301101", region([[rectangle(102.12, 35, 102.25, 35.1)]])),
    ]
    let found = try coverage(units)
    #expect(found.map(\.code) == [.gap, .outsideParent])
    #expect(found[0].subject == ["632301101", "632301101201", "632301101202"])
    let survey = try RawSurvey(
      units: units,
      baseUnits: [
        BaseUnit(id: "1", load: 1, region: region([[rectangle(102, 35, 102.06, 35.1)]])),
        BaseUnit(id: "2", load: 1, region: region([[rectangle(102.05, 35, 102.1, 35.1)]])),
      ]
    ).validated().withCoverageFindings()
    #expect(survey.findings.map(\.code) == [.gap, .outsideParent, .overlap])
    #expect(survey.findings[2].subject == ["1", "2"])
  }

  @Test func emptySurvey() throws {
    #expect(try coverage([]).isEmpty)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func cleanCoveragesAndShuffling(seed: UInt64) throws {
    var units = jitteredVillages(rows: 6, seed: seed)
    #expect(try coverage(units).isEmpty)
    // The corner that four villages share moves for one of them.
    var points = units[9].region.polygons[0].exterior.coordinates
    points[2] = Coordinate(x: points[2].x + 0.001, y: points[2].y + 0.0005)
    units[9].region = Region(Polygon(exterior: Ring(trusted: points)))
    let found = try coverage(units)
    #expect(Set(found.map(\.code)).isSubset(of: [.gap, .overlap]) && !found.isEmpty)
    #expect(found.contains { $0.code == .overlap && $0.subject.contains(units[9].code) })
    var random = TestRandom(seed)
    #expect(try coverage(units.shuffled(using: &random)) == found)
  }
}
