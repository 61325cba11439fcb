import Testing

@testable import GridGeo

/// Each code of a unit's data: a case that has it and one that has not.
@Suite struct UnitFindingTests {
  private func survey(_ units: [AdminUnit], _ repair: RepairPolicy = .none) throws -> ValidSurvey {
    let survey = try RawSurvey(units: units).validated(repair: repair)
    #expect(survey.tally.balances)
    return survey
  }

  private let a = square(102, 35, 0.1)
  private let b = square(102.1, 35, 0.1)

  @Test func soundUnitsHaveNoFindings() throws {
    let survey = try survey([
      unit("632301", .county, name: "同仁市", households: 20, region([[square(102, 35, 0.2)]])),
      unit("632301101", .township, name: "曲库乎乡", parent: "632301", region([[square(102, 35, 0.2)]])),
      unit("632301101201", name: "木合沙村", parent: "632301101", region([[a]])),
      unit("632301101001", name: "城南社区", parent: "632301101", region([[b]])),
    ])
    #expect(survey.findings.isEmpty)
    #expect(survey.units.map(\.code) == ["632301", "632301101", "632301101001", "632301101201"])
    #expect(survey.lowestLevel == .village)
    #expect(survey.tally.units.kept == 4)
  }

  @Test func missingCode() throws {
    let survey = try survey([
      unit("  ", name: "甲村", feature: 3, region([[a]])), unit("632301101202", region([[b]])),
    ])
    let finding = try #require(survey.findings(.codeMissing).first)
    #expect(finding.severity == .error && finding.place.feature == 3 && finding.subject == ["甲村"])
    #expect(survey.units.count == 1 && survey.tally.units.leftOut == [.codeMissing: 1])
  }

  @Test func duplicateCodeAndConflictingName() throws {
    let units = [
      unit("632301101201", name: "甲村", feature: 1, region([[a]])),
      unit("632301101201", name: "乙村", feature: 2, region([[b]])),
      unit("632301101203", name: "丙村", feature: 3, region([[square(103, 35, 1)]])),
    ]
    let survey = try survey(units)
    #expect(survey.findings(.codeDuplicate).map(\.place.feature) == [2])
    #expect(survey.findings(.codeNameConflict).map(\.place.feature) == [2])
    #expect(survey.units.map(\.name) == ["甲村", "丙村"])
    let sameName = try self.survey([units[0], unit("632301101201", name: "甲村", feature: 2, region([[b]]))])
    #expect(sameName.findings(.codeDuplicate).count == 1 && sameName.findings(.codeNameConflict).isEmpty)
  }

  @Test func ofTwoWithOneCodeTheSoundOneStays() throws {
    let survey = try survey([
      unit("632301101201", name: "甲村", feature: 1, region([[[102, 35, 103, 36, 103, 35, 102, 36]]])),
      unit("632301101201", name: "甲村", feature: 2, region([[b]])),
    ])
    #expect(survey.units.map(\.place.feature) == [2])
    #expect(survey.tally.units.leftOut == [.ringSelfIntersection: 1])
  }

  @Test func codeLengthAndForeignCodes() throws {
    let survey = try survey([
      unit("632301101201", region([[a]])), unit("632301101202", region([[b]])),
      unit("6323011012", region([[square(102.2, 35, 0.1)]])),
    ])
    #expect(survey.findings(.codeLength).map(\.subject) == [["6323011012"]])
    #expect(survey.findings(.codeForeign).isEmpty)
    let foreign = try self.survey([unit("LK-8203005", region([[a]])), unit("LK-8203006", region([[b]]))])
    #expect(foreign.findings.map(\.code) == [.codeForeign])
    #expect(foreign.findings[0].size?.count == 2)
    // Padded with zeros to 12 digits, as statistical tables are.
    let padded = try self.survey([unit("632301000000", .county, region([[a]]))])
    #expect(padded.findings.isEmpty)
  }

  @Test func nameAndLevel() throws {
    let survey = try survey([
      unit("632301101201", name: "曲库乎乡", region([[a]])), unit("632301101202", name: "冬牧场", region([[b]])),
    ])
    #expect(survey.findings(.nameLevelMismatch).map(\.subject) == [["632301101201"]])
    #expect(survey.units.count == 2)
  }

  @Test func parents() throws {
    let township = unit("632301101", .township, region([[square(102, 35, 0.2)]]))
    let survey = try survey([
      township, unit("632301101201", parent: "632301101", region([[a]])),
      unit("632301101202", parent: "632301109", region([[b]])),
      unit("632301101203", parent: "632301101201", region([[square(102, 35.1, 0.1)]])),
      unit("632301102204", parent: "632301101", region([[square(102.1, 35.1, 0.1)]])),
      unit("632301101205", region([[square(102.5, 35.1, 0.1)]])),
    ])
    #expect(
      survey.findings(.parentMissing).map { $0.subject[0] }.sorted() == ["632301101202", "632301101205"])
    #expect(survey.findings(.parentLevel).map { $0.subject[0] } == ["632301101203"])
    #expect(
      survey.findings(.codeParentMismatch).map { $0.subject[0] }.sorted() == ["632301101202", "632301102204"])
    // Villages alone: their parents are labels only.
    let alone = try self.survey([unit("632301101201", parent: "632301101", region([[a]]))])
    #expect(alone.findings.isEmpty)
  }

  @Test func countsOfUnits() throws {
    var bad = unit("632301101201", households: -1, region([[a]]))
    bad.grids = 0
    var absurd = unit("632301101202", households: 5, region([[b]]))
    absurd.persons = 2_000_000_000
    let survey = try survey([bad, absurd])
    #expect(survey.findings(.countInvalid).map(\.place.column) == ["grids", "households"])
    #expect(survey.findings(.countAbsurd).map(\.place.column) == ["persons"])
    #expect(survey.units[0].households == nil && survey.units[0].grids == nil)
    #expect(survey.units.count == 2)
  }

  @Test func missingAndZeroCounts() throws {
    let survey = try survey([
      unit("632301101201", households: nil, region([[a]])),
      unit("632301101202", households: 0, region([[b]])),
      unit("632301101203", region([[square(102.2, 35, 0.1)]])),
    ])
    #expect(survey.findings(.countMissing).map(\.subject) == [["632301101201"]])
    #expect(survey.findings(.countZero).map(\.subject) == [["632301101202"]])
    // None has counts: one note.
    let none = try self.survey([
      unit("632301101201", households: nil, region([[a]])),
      unit("632301101202", households: nil, region([[b]])),
    ])
    #expect(none.findings.map(\.code) == [.countMissing] && none.findings[0].size?.count == 2)
    // A point is as good as a count.
    let points = try RawSurvey(
      units: [unit("632301101201", households: nil, region([[a]]))],
      households: [Household(id: "1", position: Coordinate(x: 102.05, y: 35.05))]
    ).validated()
    #expect(points.findings.isEmpty)
  }

  @Test func unsoundGroundIsLeftOutOrRepaired() throws {
    let units = [
      unit("632301101201", feature: 7, region([[[102, 35, 102.1, 35.1, 102.1, 35, 102, 35.1]]])),
      unit("632301101202", region([[square(102.2, 35, 0.1)]])),
    ]
    let strict = try survey(units)
    let fault = try #require(strict.findings.first)
    #expect(strict.units.map(\.code) == ["632301101202"])
    #expect(fault.code == .ringSelfIntersection && fault.severity == .error)
    #expect(fault.place.feature == 7 && fault.place.ring == "exterior" && fault.place.vertex == 0)
    #expect(fault.remedy.contains("--repair"))

    let mended = try survey(units, .structure)
    #expect(mended.units.count == 2 && mended.tally.units.leftOutCount == 0)
    #expect(mended.findings(.ringSelfIntersection).map(\.severity) == [.warning])
    let repair = try #require(mended.findings(.repaired).first?.size)
    // Two triangles of a quarter of 0.1° × 0.1° each; loops that run against each other cancel before.
    let full = 111_195.0 * 0.1 * 111_195.0 * 0.1 * 0.819
    #expect(abs(try #require(repair.area).squareMetres - full / 2) < full * 0.01)
    #expect(try #require(repair.areaBefore).squareMetres < full * 0.01)
    #expect(RegionCheck(mended.units[0].region).isSound)
  }

  @Test func whatCannotBeRepairedIsRefused() throws {
    let line = try survey(
      [unit("632301101201", region([[[102, 35, 102.1, 35.1, 102.2, 35.2]]]))], .structure)
    #expect(line.units.isEmpty)
    #expect(
      line.findings(.repairFailed).count == 1 && line.findings(.ringZeroArea).map(\.severity) == [.error])
    let swapped = try survey([unit("632301101201", region([[[35, 102, 36, 102, 36, 103]]]))], .structure)
    #expect(swapped.findings(.coordinateOutOfRange).map(\.severity) == [.error])
    #expect(swapped.tally.units.leftOut == [.coordinateOutOfRange: 1])
    let empty = try survey([unit("632301101201", .empty)], .structure)
    #expect(empty.findings.map(\.code) == [.regionEmpty])
  }

  @Test func repairSurvivesRounding() throws {
    // Random stars with 9 decimals: what comes out is always sound on the lattice.
    var random = TestRandom(5)
    for number in 0..<60 {
      let numbers = (0..<14).flatMap { _ in
        [
          102 + Double(Int.random(in: 0...2_000_000, using: &random)) / 1e9,
          35 + Double(Int.random(in: 0...2_000_000, using: &random)) / 1e9,
        ]
      }
      let survey = try survey([unit("632301101201", feature: number, region([[numbers]]))], .structure)
      #expect(survey.units.count == 1)
      #expect(survey.units.allSatisfy { RegionCheck($0.region).faults.isEmpty })
    }
  }

  @Test func roundingIsReportedOnce() throws {
    let survey = try survey([
      unit("632301101201", region([[[102, 35, 102.1, 35, 102.100_000_04, 35.1]]])),
      unit("632301101202", region([[square(102.2, 35, 0.1)]])),
    ])
    let finding = try #require(survey.findings.first)
    #expect(survey.findings.count == 1 && finding.code == .roundedToLattice && finding.severity == .note)
    #expect(finding.size?.count == 1)
    #expect(abs(try #require(finding.size?.length).metres - 0.00364) < 0.0001)
  }

  @Test func baseUnits() throws {
    let village = unit("632301101201", households: nil, region([[square(102, 35, 0.2)]]))
    let survey = try RawSurvey(
      units: [village],
      baseUnits: [
        BaseUnit(
          id: "u1", load: 3, parent: "632301101201", region: region([[a]]), place: SourcePlace(feature: 1)),
        BaseUnit(id: "u1", load: 3, region: region([[b]]), place: SourcePlace(feature: 2)),
        BaseUnit(id: "", load: 3, region: region([[b]]), place: SourcePlace(feature: 3)),
        BaseUnit(id: "u4", load: -1, region: region([[b]]), place: SourcePlace(feature: 4)),
        BaseUnit(id: "u5", load: 1, parent: "9", region: region([[b]]), place: SourcePlace(feature: 5)),
        BaseUnit(id: "u6", load: 1, region: region([[[102, 35, 103, 36, 103, 35, 102, 36]]])),
      ]
    ).validated()
    #expect(survey.baseUnits.map(\.id) == ["u1", "u5"])
    #expect(
      survey.tally.baseUnits.leftOut == [
        .idDuplicate: 1, .idMissing: 1, .countInvalid: 1, .ringSelfIntersection: 1,
      ])
    #expect(survey.findings(.parentMissing).map { $0.subject[0] } == ["u5"])
    #expect(survey.findings(.countMissing).isEmpty && survey.tally.balances)
  }

  @Test func barriers() throws {
    func line(_ numbers: [Double]) -> Polyline<Geographic> {
      Polyline(
        trusted: stride(from: 0, to: numbers.count, by: 2).map {
          Coordinate(x: numbers[$0], y: numbers[$0 + 1])
        })
    }
    let survey = try RawSurvey(
      units: [unit("632301101201", region([[a]]))],
      barriers: [
        Barrier(kind: "river", resistance: 1, lines: [line([102, 35, 102.1, 35.1])]),
        Barrier(kind: "road", resistance: 1.5, lines: [line([102, 35, 102.1, 35.1])]),
        Barrier(kind: "ridge", resistance: .nan, lines: [line([102, 35, 102.1, 35.1])]),
        Barrier(kind: "point", resistance: 0.5, lines: [line([102, 35, 102.000_000_01, 35])]),
        Barrier(kind: "far", resistance: 0.5, lines: [line([10, 35, 11, 35])]),
        Barrier(kind: "wrong", resistance: 0.5, lines: [line([35, 102, 36, 103])]),
      ]
    ).validated()
    #expect(survey.barriers.map(\.kind).sorted() == ["far", "river"])
    #expect(survey.findings(.barrierResistance).count == 2 && survey.findings(.barrierNoLength).count == 1)
    #expect(survey.findings(.barrierOutside).map(\.subject) == [["far"]])
    #expect(survey.findings(.coordinateOutOfRange).count == 1 && survey.tally.balances)
  }
}
