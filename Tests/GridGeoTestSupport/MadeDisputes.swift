public import GridGeo

/// A small made-up border: two villages of a township, an overlap with options, an overlap of three, an
/// encroachment, a gap and a sliver.
public struct MadeDisputes {
  public var parties = ["990101101201", "990101101202", "990101101203"]
  public var names = ["Upper 上村", "Lower 下村", "Far 远村"]
  public var households: Int? = 4

  public init() {}

  public static func box(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double
  ) throws -> Region<Geographic> {
    Region(
      Polygon(
        exterior: try Ring([
          Coordinate(x: west, y: south), Coordinate(x: east, y: south), Coordinate(x: east, y: north),
          Coordinate(x: west, y: north), Coordinate(x: west, y: south),
        ])))
  }

  public func claims() throws -> [Claim] {
    let winter = Season(name: "winter", days: DaySet(from: 304, through: 150))
    return [
      Claim(
        id: "c-1", party: parties[0], season: winter, validFrom: CalendarDate("2001-05-01"),
        source: "use certificate",
        evidence: 2, accuracy: .metres(3), contract: .hectares(420),
        region: try Self.box(101, 35, 101.024, 35.02)),
      Claim(id: "c-2", party: parties[1], region: try Self.box(101.018, 35, 101.04, 35.02)),
      Claim(
        id: "c-3", party: parties[2], right: .digging, region: try Self.box(101.01, 35.015, 101.03, 35.03)),
    ]
  }

  public func units() throws -> [AdminUnit] {
    [
      AdminUnit(
        code: "990101101", name: "Town 镇", level: .township, region: try Self.box(101, 35, 101.04, 35.03)),
      AdminUnit(
        code: parties[0], name: names[0], level: .village, parent: "990101101",
        region: try Self.box(101, 35, 101.02, 35.02)),
      AdminUnit(
        code: parties[1], name: names[1], level: .village, parent: "990101101",
        region: try Self.box(101.02, 35, 101.04, 35.02)),
      AdminUnit(
        code: parties[2], name: names[2], level: .village, parent: "990101101",
        region: try Self.box(101, 35.02, 101.04, 35.03)),
    ]
  }

  public func disputes() throws -> [Dispute] {
    [
      dispute("D-1", .overlap, [0, 1], .certain, .red, try Self.box(101.018, 35, 101.024, 35.015)),
      dispute("D-2", .overlap, [0, 1, 2], .probable, .yellow, try Self.box(101.018, 35.015, 101.024, 35.02)),
      dispute("D-3", .encroachment, [0, 1], .certain, .yellow, try Self.box(101.02, 35, 101.024, 35.015)),
      dispute("D-4", .gap, [1, 2], .probable, .yellow, try Self.box(101.03, 35.02, 101.04, 35.021)),
      dispute("D-5", .overlap, [0, 2], .sliver, .green, try Self.box(101.01, 35.0199, 101.018, 35.02)),
    ]
  }

  private func dispute(
    _ id: String, _ kind: Dispute.Kind, _ sides: [Int], _ certainty: Dispute.Certainty, _ tier: Dispute.Tier,
    _ region: Region<Geographic>
  ) -> Dispute {
    let own = sides.map { parties[$0] }.sorted()
    let area = region.ellipsoidalArea
    let claiming = kind == .gap ? [] : kind == .encroachment ? [sides[0]] : sides
    return Dispute(
      id: id, kind: kind, parties: own, claims: claiming.map { "c-\($0 + 1)" }.sorted(),
      claimants: claiming.count,
      days: DaySet(from: 304, through: 150), rights: [.grazing],
      table: Dispute.Table(level: .township, unit: "990101101"), committee: id == "D-1" ? "C-1" : nil,
      area: area,
      areaLow: .squareMetres(area.squareMetres * 0.9), areaHigh: .squareMetres(area.squareMetres * 1.1),
      areaError: .squareMetres(area.squareMetres / 20), z: 20, hectareDays: area.hectares * 212,
      certainty: certainty, tier: tier, reasons: ["certain", "households-inside", "open-10-years"],
      sideAreas: own.prefix(2).map { Dispute.SideArea(unit: $0, area: .squareMetres(area.squareMetres / 2)) },
      households: households, householdsNear: households.map { $0 + 30 },
      evidence: own.map { Dispute.Evidence(party: $0, rank: 2) }, yearsOpen: 12, region: region)
  }

  public func committees() throws -> [Committee] {
    [
      Committee(
        id: "C-1", level: .township, unit: "990101101", parties: parties.prefix(2).sorted(),
        disputes: ["D-1"],
        area: .hectares(90), border: .kilometres(2), fieldDays: 3,
        region: try Self.box(101.01, 35, 101.03, 35.016))
    ]
  }

  public func settlement() throws -> Settlement {
    let own = parties.prefix(2).sorted()
    let line = try Polyline([Coordinate<Geographic>(x: 101.021, y: 35), Coordinate(x: 101.021, y: 35.015)])
    let sides = own.map { party in
      EffectTable.Side(
        party: party, area: .hectares(45.5), share: 0.5, households: households, herd: 120, waterPoints: 1,
        camps: 0,
        nearestHouse: .metres(310), change: .hectares(-45.5), pieces: 1, joined: true)
    }
    let parts = [
      SettlementOption.Part(party: parties[0], region: try Self.box(101.018, 35, 101.021, 35.015)),
      SettlementOption.Part(party: parties[1], region: try Self.box(101.021, 35, 101.024, 35.015)),
    ]
    let stakes = [
      BoundaryStake(
        number: 1, line: 1, position: line.coordinates[0], bearing: .degrees(0), distance: .metres(1664.15)),
      BoundaryStake(number: 2, line: 1, position: line.coordinates[1]),
    ]
    let option = SettlementOption(
      id: "median", method: .median, parties: own, parts: parts.sorted { $0.party < $1.party }, lines: [line],
      stakes: stakes, controls: [],
      effects: EffectTable(sides: sides, fence: .metres(1664.15), stakes: 2, disproportion: nil),
      tolerance: .metres(1))
    return Settlement(
      dispute: "D-1", parties: own, area: .hectares(91), frontages: [], options: [option], references: [],
      omissions: [Settlement.Omission(method: .statusQuo, reason: "no actual use is recorded")])
  }

  public var provenance: Provenance {
    Provenance(
      version: "0", command: "disputes",
      inputs: [InputFile(role: "claims", name: "claims.geojson", sha256: String(repeating: "ab", count: 32))],
      summary: [SummaryFigure("digest", .text("0123abcd")), SummaryFigure("disputes", .count(5))])
  }
}
