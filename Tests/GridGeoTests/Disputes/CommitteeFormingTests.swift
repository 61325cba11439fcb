import Testing

@testable import GridGeo

/// Four villages side by side in two townships, with disputes along their borders.
@Suite struct CommitteeFormingTests {
  /// A box in units of 0.01°, about a kilometre.
  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> Region<Geographic> {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    let ring = try Ring(corners.map { Coordinate<Geographic>(x: 102 + $0.0 / 100, y: 35 + $0.1 / 100) })
    return Region(Polygon(exterior: ring)).roundedToLattice()
  }

  static func units() throws -> [AdminUnit] {
    func unit(
      _ code: String, _ level: AdminLevel, _ parent: String?, _ x: Double, _ width: Double
    ) throws -> AdminUnit {
      AdminUnit(code: code, name: code, level: level, parent: parent, region: try box(x, 0, width, 40))
    }
    // The fourth village is two boxes high, so that its border with the third has a vertex that the third lacks.
    var units = [
      try unit("P", .prefecture, nil, 0, 40), try unit("C", .county, "P", 0, 40),
      try unit("T1", .township, "C", 0, 20), try unit("T2", .township, "C", 20, 20),
      try unit("V1", .village, "T1", 0, 10), try unit("V2", .village, "T1", 10, 10),
      try unit("V3", .village, "T2", 20, 10),
    ]
    for (code, y) in [("V4", 0.0), ("V5", 20)] {
      units.append(
        AdminUnit(code: code, name: code, level: .village, parent: "T2", region: try box(30, y, 10, 20)))
    }
    return units
  }

  static func dispute(
    _ id: String, _ parties: [String], _ x: Double, _ y: Double, kind: Dispute.Kind = .overlap,
    tier: Dispute.Tier = .green, size: Double = 1
  ) throws -> Dispute {
    let region = try box(x - size / 2, y, size, size)
    return Dispute(
      id: id, kind: kind, parties: parties, claims: [], claimants: 2, days: .wholeYear, rights: [.grazing],
      table: Dispute.Table(level: nil, unit: ""), area: region.ellipsoidalArea, areaLow: .zero,
      areaHigh: .zero,
      areaError: .zero, z: nil, hectareDays: 0, certainty: .certain, tier: tier, reasons: [], sideAreas: [],
      evidence: [], region: region)
  }

  static func form(
    _ disputes: [Dispute], units: [AdminUnit]? = nil, households: [Household] = [], barriers: [Barrier] = [],
    options: CommitteeOptions = CommitteeOptions()
  ) throws -> CommitteeForming.Result {
    let frame = try WorkingFrame(centre: Coordinate(x: 102.2, y: 35.2))
    return try CommitteeForming(
      units: try units ?? Self.units(), disputes: disputes, households: households, barriers: barriers,
      options: options
    ).form(in: frame)
  }

  @Test func disputesFarApartAlongTheBorderNeverShareACommittee() throws {
    let result = try Self.form([
      try Self.dispute("D-1", ["V1", "V2"], 10, 2), try Self.dispute("D-2", ["V1", "V2"], 10, 5),
      try Self.dispute("D-3", ["V2", "V1"], 10, 30), try Self.dispute("D-4", ["V2", "V3"], 20, 5),
      try Self.dispute("D-5", ["V2", "V3"], 20, 5, kind: .stacked),
    ])
    #expect(result.committees.map(\.disputes) == [["D-4"], ["D-1", "D-2"], ["D-3"]])
    #expect(result.committees.map(\.id) == ["C-001", "C-002", "C-003"])
    #expect(result.committees.map(\.unit) == ["C", "T1", "T1"])
    #expect(result.committees.map(\.level) == [.county, .township, .township])
    #expect(result.disputes.map(\.committee) == ["C-002", "C-002", "C-003", "C-001", nil])
    // From 35.02° to 35.06°: 4 hundredths of a degree of the meridian.
    #expect(abs(result.committees[1].border.metres - 4 * 1109.4) < 5)
    for committee in result.committees { #expect(committee.region.polygons.count == 1) }
  }

  @Test func theCapOnFieldDaysDividesACommittee() throws {
    var options = CommitteeOptions()
    options.fieldDayCap = 2
    let disputes = try (0..<4).map { try Self.dispute("D-\($0)", ["V1", "V2"], 10, Double($0) * 2) }
    let result = try Self.form(disputes, options: options)
    #expect(result.committees.map(\.disputes) == [["D-0", "D-1"], ["D-2", "D-3"]])
    #expect(result.overCap.isEmpty)
    options.fieldDayCap = 0.5
    let alone = try Self.form(disputes, options: options)
    #expect(alone.committees.count == 4 && alone.overCap.count == 4)
  }

  @Test func nothingDependsOnTheOrderOfInputOrSides() throws {
    let disputes = try (0..<6).map {
      try Self.dispute("D-\($0)", $0 % 2 == 0 ? ["T1", "T2"] : ["V4", "V5"], $0 % 2 == 0 ? 20 : 35, 19.5)
    }
    let first = try Self.form(disputes)
    let turned = disputes.reversed().map { dispute in
      var dispute = dispute
      dispute.parties.reverse()
      return dispute
    }
    let second = try Self.form(turned, units: try Self.units().reversed())
    #expect(first.committees == second.committees)
    #expect(first.sectors == second.sectors)
    #expect(first.rota == second.rota)
  }

  @Test func partiesWithoutGroundAreOrderedAlongTheirOwnAxis() throws {
    let disputes = try (0..<3).map { try Self.dispute("D-\($0)", ["x", "y"], Double($0) * 20, 5) }
    let result = try Self.form(disputes, units: [])
    #expect(result.committees.map(\.disputes) == [["D-0"], ["D-1"], ["D-2"]])
    #expect(result.committees.allSatisfy { $0.level == nil && $0.unit.isEmpty })
    #expect(result.sectors.isEmpty && result.rota.isEmpty)
  }

  @Test func bordersMeetWhereOnlyOneSideHasTheVertex() throws {
    let boundary = SharedBoundary(try Self.units())
    #expect(boundary.chains(of: ["V3", "V4"]).count == 1)
    let whole = boundary.chains(of: ["T1", "T2"])
    #expect(whole.count == 1)
    #expect(abs((whole.first?.length ?? 0) - 40 * 1109.4) < 50)
    #expect(boundary.chains(of: ["V1", "V5"]).isEmpty)
    // The township's border with a village of its own runs inside it.
    #expect(boundary.chains(of: ["V1", "T1"]).count == 1)
  }

  @Test func sectorsAreCutAtRiversAndEachIsVisitedOnce() throws {
    let rivers = try (1...7).map { k in
      Barrier(
        kind: "river", resistance: 1,
        lines: [
          try Polyline([
            Coordinate(x: 101.9, y: 35.001 + Double(k) * 0.05),
            Coordinate(x: 102.5, y: 35.001 + Double(k) * 0.05),
          ])
        ])
    }
    let red = try Self.dispute("D-1", ["V2", "V3"], 20, 2, tier: .red)
    let result = try Self.form([red], barriers: rivers)
    #expect(result.sectors.allSatisfy { $0.length.kilometres <= 15 })
    let total = result.sectors.reduce(0) { $0 + $1.length.metres }
    let border = SharedBoundary(try Self.units()).neighbours().flatMap(\.chains).reduce(0) { $0 + $1.length }
    #expect(abs(total - border) < 1e-6)
    #expect(result.rota.map(\.sector.id).sorted() == result.sectors.map(\.id))
    #expect(result.rota.first?.sector.disputes == ["D-1"] && result.rota.first?.year == 1)
    #expect(Set(result.rota.map(\.year)) == [1, 2, 3, 4, 5])
  }

  @Test func committeesAreReadAsTheyWereWritten() throws {
    let home = Household(id: "h", position: Coordinate(x: 102.1, y: 35.025))
    let far = Household(id: "f", position: Coordinate(x: 102.35, y: 35.3))
    let result = try Self.form([try Self.dispute("D-1", ["V1", "V2"], 10, 2)], households: [home, far])
    #expect(result.committees.first?.households == 1)
    let text = try GeoJSONWriter.text(result.committees.map { OutputFeature($0) })
    let read = try CommitteeReader.read(InputSource(text: text, name: "committees"))
    let again = try GeoJSONWriter.text(read.reading.records.map { OutputFeature($0) })
    #expect(again == text && read.reading.records.count == 1)
    let broken = text.replacing("\"field_days\"", with: "\"days\"")
    #expect(throws: GridGeoError.self) {
      try CommitteeReader.read(InputSource(text: broken, name: "committees"))
    }
  }

  @Test func optionsThatMakeNoSenseAreRefused() throws {
    for options in [
      CommitteeOptions(gap: .metres(-1)), CommitteeOptions(fieldDayCap: 0), CommitteeOptions(years: 0),
      CommitteeOptions(buffer: .metres(.nan)),
    ] {
      #expect(throws: GridGeoError.self) { try Self.form([], options: options) }
    }
  }
}
