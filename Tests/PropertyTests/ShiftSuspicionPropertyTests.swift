import Foundation
import Testing

@testable import GridGeo

/// Layers moved by a web map's shift are suspected, layers moved in any other way are not.
@Suite struct ShiftSuspicionPropertyTests {
  /// A territory of 5 × 4 villages with crooked borders, claims that follow them to some metres, and households.
  private struct Ground {
    var units: [AdminUnit] = []
    var claims: [Claim] = []
    var households: [Household] = []

    init(_ random: inout ReadingRandom) {
      let (west, south) = (80 + Double(random.below(45)), 20 + Double(random.below(28)))
      let (columns, rows, steps) = (5, 4, 8)
      func jitter(_ metres: Double) -> Double {
        Double.random(in: -metres...metres, using: &random) / 111_000
      }
      var nodes: [SIMD2<Int>: Coordinate<Geographic>] = [:]
      for i in 0...(columns * steps) {
        for j in 0...(rows * steps) where i % steps == 0 || j % steps == 0 {
          nodes[SIMD2(i, j)] = Coordinate(
            x: west + Double(i) * 0.005 + jitter(180), y: south + Double(j) * 0.005 + jitter(180))
        }
      }
      for column in 0..<columns {
        for row in 0..<rows {
          let (i, j) = (column * steps, row * steps)
          var ring: [Coordinate<Geographic>] = []
          for k in 0..<steps { ring.append(nodes[SIMD2(i + k, j)]!) }
          for k in 0..<steps { ring.append(nodes[SIMD2(i + steps, j + k)]!) }
          for k in 0..<steps { ring.append(nodes[SIMD2(i + steps - k, j + steps)]!) }
          for k in 0..<steps { ring.append(nodes[SIMD2(i, j + steps - k)]!) }
          let code = "63230110\(column)0\(row)1"
          units.append(
            AdminUnit(
              code: code, name: code, level: .village,
              region: ShiftSuspicionPropertyTests.region(ring), place: SourcePlace()))
          // One side of each claim is the claimant's own idea.
          let traced = ring.enumerated().map { k, c in
            Coordinate<Geographic>(
              x: c.x + jitter(8) + (k > 3 * steps ? 0.004 : 0),
              y: c.y + jitter(8) + (k > 3 * steps ? 0.003 : 0))
          }
          claims.append(
            Claim(id: "c\(code)", party: code, region: ShiftSuspicionPropertyTests.region(traced)))
        }
      }
      let locator = RegionLocators(units.map(\.region))
      while households.count < 6000 {
        let c = Coordinate<Geographic>(
          x: west + Double.random(in: 0...0.2, using: &random),
          y: south + Double.random(in: 0...0.16, using: &random))
        guard locator.unit(holding: c) != nil else { continue }
        households.append(Household(id: "h\(households.count)", position: c, row: households.count + 2))
      }
    }

    func findings() throws -> [Finding] {
      var raw = RawSurvey(units: units, households: households, claims: claims)
      raw.inputs = ["territory", "households", "claims"].map { InputFile(role: $0, name: $0, sha256: "") }
      let valid = try raw.validated()
      return ShiftSuspicion(units: valid.units, inputs: raw.inputs).findings(valid, raw, claims: claims)
    }

    mutating func moveClaims(_ move: (Coordinate<Geographic>) -> Coordinate<Geographic>) {
      for i in claims.indices { claims[i].region = ShiftSuspicionPropertyTests.moved(claims[i].region, move) }
    }

    mutating func moveUnits(_ move: (Coordinate<Geographic>) -> Coordinate<Geographic>) {
      for i in units.indices { units[i].region = ShiftSuspicionPropertyTests.moved(units[i].region, move) }
    }

    mutating func moveHouseholds(_ move: (Coordinate<Geographic>) -> Coordinate<Geographic>) {
      for i in households.indices { households[i].position = households[i].position.map(move) }
    }
  }

  private typealias RegionLocators = UnitLocator

  private static func region(_ ring: [Coordinate<Geographic>]) -> Region<Geographic> {
    Region(Polygon(exterior: Ring(trusted: ring + [ring[0]]), holes: []))
  }

  private static func moved(
    _ region: Region<Geographic>, _ move: (Coordinate<Geographic>) -> Coordinate<Geographic>
  ) -> Region<Geographic> {
    Region(
      region.polygons.map { polygon in
        Polygon(
          exterior: Ring(trusted: polygon.exterior.coordinates.map(move)),
          holes: polygon.holes.map { Ring(trusted: $0.coordinates.map(move)) })
      })
  }

  private static func told(_ findings: [Finding]) -> Set<String> { Set(findings.map(\.remedy)) }

  private static func remedy(_ role: String, _ shift: WebMapShift) -> String {
    "if it comes from a Chinese web map, pass --crs \(role)=\(shift.rawValue)"
  }

  @Test(arguments: 1...3)
  func shiftedLayersAreSuspected(seed: UInt64) throws {
    var random = ReadingRandom(seed: seed)
    let ground = Ground(&random)
    #expect(try ground.findings().isEmpty)
    for shift in WebMapShift.allCases {
      var changed = ground
      changed.moveClaims(shift.shifted)
      #expect(try Self.told(changed.findings()) == [Self.remedy("claims", shift)])
      changed = ground
      changed.moveHouseholds(shift.shifted)
      let centre = ground.units[0].region.polygons[0].exterior.coordinates[0]
      let vector = centre.metres(to: shift.shifted(centre))
      let told = try Self.told(changed.findings())
      // A short shift brings few households over the border, which may tell too little.
      let isLong = (vector * vector).sum() > 300 * 300
      #expect(told == [Self.remedy("households", shift)] || (!isLong && told.isEmpty), "\(told) by \(vector)")
      changed = ground
      changed.moveUnits(shift.shifted)
      #expect(try Self.told(changed.findings()) == [Self.remedy("territory", shift)])
      // All of them together fit each other, and nothing tells that they are off.
      changed.moveClaims(shift.shifted)
      changed.moveHouseholds(shift.shifted)
      #expect(try changed.findings().isEmpty)
    }
  }

  /// Any other shift is no web map's, as long as it differs by more than the tolerance from all of them.
  @Test(arguments: 1...3)
  func otherShiftsAreNotSuspected(seed: UInt64) throws {
    var random = ReadingRandom(seed: 100 + seed)
    let ground = Ground(&random)
    let centre = ground.units[0].region.polygons[0].exterior.coordinates[0]
    for _ in 0..<5 {
      let angle = Double.random(in: 0..<(2 * .pi), using: &random)
      let vector = SIMD2(cos(angle), sin(angle)) * Double.random(in: 100...1500, using: &random)
      let isLike = WebMapShift.allCases.contains { shift in
        let own = centre.metres(to: shift.shifted(centre))
        return [vector - own, vector + own].contains { ($0 * $0).sum() < (own * own).sum() * 0.04 }
      }
      if isLike { continue }
      var changed = ground
      changed.moveClaims { $0.moved(by: vector) }
      changed.moveHouseholds { $0.moved(by: vector) }
      #expect(try changed.findings() == [], "moved by \(vector) at \(centre)")
    }
  }

  /// The demonstration territory is not suspected as it is, and its claims are when they are shifted.
  @Test func demonstrationTerritory() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../GeoData")
    func file(_ name: String) -> String { folder.appendingPathComponent(name).path }
    let files = SurveyFiles(
      territory: file("territory.geojson"), barriers: file("barriers.geojson"), claims: file("claims.geojson")
    )
    let raw = try SurveyReader(options: SurveyReading(), policy: .collect).read(files).raw
    let valid = try raw.validated()
    let suspicion = ShiftSuspicion(units: valid.units, inputs: raw.inputs)
    #expect(suspicion.findings(valid, raw, claims: raw.claims) == [])
    var claims = raw.claims
    for i in claims.indices { claims[i].region = Self.moved(claims[i].region, WebMapShift.gcj02.shifted) }
    #expect(Self.told(suspicion.findings(valid, raw, claims: claims)) == [Self.remedy("claims", .gcj02)])
  }
}
