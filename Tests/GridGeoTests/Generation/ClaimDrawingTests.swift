import GridGeoTestSupport
import Testing

@testable import GridGeo

/// The claims of a small territory: same bytes, valid, and the truth is true.
struct ClaimDrawingTests {
  static let figures = Scenario.Claims(
    villages: 12, disagreements: 0.6, depth: Length.metres(60)...Length.metres(700), gaps: 0.2,
    encroachments: 0,
    tripleCorners: 3, seasonal: 1, byTownship: 0.3, diggingGrounds: 6, sharedDigging: 0.5, filedTwice: 2)
  static let small: Scenario = {
    var scenario = SampleScenarios.small
    scenario.claims = figures
    return scenario
  }()
  static let territory = Result { try generateTerritory(small) }

  private func drawn() throws -> (claims: [Claim], truth: ClaimTruth) {
    let territory = try Self.territory.get()
    return (territory.claims, try #require(territory.truth))
  }

  /// Metres about the scenario's seat, near enough for shares of areas.
  private func plane(_ region: Region<Geographic>) -> Region<Planar> {
    func ring(_ ring: Ring<Geographic>) -> Ring<Planar> {
      Ring(
        trusted: ring.coordinates.map {
          Coordinate(x: ($0.longitude - 101.8) * 90_600, y: ($0.latitude - 35.6) * 110_950)
        })
    }
    return Region(region.polygons.map { Polygon(exterior: ring($0.exterior), holes: $0.holes.map(ring)) })
  }

  @Test func theSameScenarioGivesTheSameClaims() throws {
    let one = try drawn()
    let two = try generateTerritory(Self.small)
    #expect(one.claims == two.claims)
    #expect(one.truth == two.truth)
    #expect(try ClaimWriter.text(one.claims) == ClaimWriter.text(two.claims.reversed()))
    var other = Self.small
    other.seed += 1
    #expect(try generateTerritory(other).claims != one.claims)
  }

  /// Claims take nothing from the random numbers of the territory.
  @Test func claimsChangeNothingElse() throws {
    let (with, without) = (try Self.territory.get(), try SampleScenarios.smallTerritory.get())
    #expect(with.units == without.units)
    #expect(with.households == without.households)
    #expect(with.barriers == without.barriers)
    #expect(without.claims.isEmpty && without.truth == nil && without.summary.claims == nil)
    #expect(with.summary.figures.starts(with: without.summary.figures))
  }

  /// What one figure asks for leaves what the others drew as it was.
  @Test func streamsAreIndependent() throws {
    var fewer = Self.small
    fewer.claims?.filedTwice = 0
    fewer.claims?.diggingGrounds = 0
    let claims = try drawn().claims
    let rest = try generateTerritory(fewer).claims
    #expect(rest.count < claims.count)
    let all = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
    for claim in rest { #expect(all[claim.id] == claim) }
  }

  @Test func everyClaimIsValidAndComplete() throws {
    let (claims, truth) = try drawn()
    let geos = try GEOSContext()
    let units = Set(try Self.territory.get().units.map(\.code))
    #expect(Set(claims.map(\.id)).count == claims.count)
    #expect(claims.map(\.id) == claims.map(\.id).sorted { StableOrder.precedes($0, $1) })
    for claim in claims {
      #expect(try claim.region.isValid(in: geos), "\(claim.id)")
      #expect(claim.region.polygons.allSatisfy { $0.exterior.isCounterClockwise })
      #expect(claim.region.roundedToLattice() == claim.region)
      #expect(units.contains(claim.party))
      #expect(["winter", "summer", "year", "05-10/06-30"].contains(claim.season.name))
      let accuracy = try #require(claim.accuracy)
      #expect(Self.figures.accuracy.contains(accuracy))
      #expect(1...5 ~= (claim.evidence ?? 0) && !claim.source.isEmpty)
      if let contract = claim.contract {
        #expect(abs(contract.mu / plane(claim.region).area.mu - 1) < 0.2)
      }
    }
    #expect(claims.contains { $0.contract != nil } && claims.contains { $0.party.utf8.count == 9 })
    #expect(truth.noise.map(\.claim) == claims.map(\.id))
    #expect(truth.noise.map(\.accuracy) == claims.map(\.accuracy))
  }

  /// Planted ground lies in the overlap of each pair of its claims, but for the shaking of hands.
  @Test func theTruthIsTrue() throws {
    let (claims, truth) = try drawn()
    let geos = try GEOSContext()
    let all = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
    for kind in [Dispute.Kind.overlap, .gap] {
      #expect(truth.planted.contains { $0.kind == kind }, "no \(kind) was planted")
    }
    #expect(truth.planted.count { $0.parties.count == 3 } >= 1)
    for entry in truth.planted {
      let ground = plane(entry.region)
      #expect(try ground.isValid(in: geos))
      #expect(abs(ground.area.squareMetres / entry.area.squareMetres - 1) < 0.003, "\(entry.id)")
      #expect(DisputeScore.holds(entry.region, entry.point), "\(entry.id)")
      #expect(entry.parties == entry.parties.sorted() && Set(entry.parties).count == entry.parties.count)
      #expect(entry.depth <= Self.figures.depth.upperBound * 2)
      let members = try entry.claims.map { try #require(all[$0]) }
      #expect(Set(members.map(\.party)).isSubset(of: entry.parties))
      #expect(entry.days.isEmpty == (entry.kind == .stacked))
      for pair in entry.pairs {
        let (a, b) = (try #require(all[pair[0]]), try #require(all[pair[1]]))
        #expect(a.party != b.party && a.overlapsInTime(b))
        let both = try plane(a.region).intersection(plane(b.region), in: geos).intersection(ground, in: geos)
        #expect(both.area.squareMetres > 0.55 * ground.area.squareMetres, "\(entry.id) \(pair)")
      }
      guard entry.kind == .gap else { continue }
      for claim in members {
        let used = try plane(claim.region).intersection(ground, in: geos)
        #expect(used.area.squareMetres < 0.3 * ground.area.squareMetres, "\(entry.id) \(claim.id)")
      }
    }
  }

  @Test func duplicatesAreExact() throws {
    let (claims, truth) = try drawn()
    let all = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
    for duplicate in truth.duplicates {
      let regions = Set(duplicate.claims.compactMap { all[$0]?.region })
      #expect(duplicate.claims.count == 2 && regions.count == 1)
      #expect(duplicate.parties == Set(duplicate.claims.compactMap { all[$0]?.party }).sorted())
    }
    #expect(truth.duplicates.contains { $0.parties.count == 1 })
    #expect(truth.duplicates.count { $0.parties.count == 1 } == Self.figures.filedTwice)
  }

  @Test func figuresThatCannotBeDrawnAreRefused() throws {
    func refused(_ change: (inout Scenario.Claims) -> Void) -> String? {
      var scenario = Self.small
      var figures = Self.figures
      change(&figures)
      scenario.claims = figures
      do {
        _ = try generateTerritory(scenario)
        return nil
      } catch { return error.message }
    }
    #expect(
      refused { $0.gaps = 1.5 } == "scenario \"small\": claims: gaps is 1.5, it must lie in 0…1")
    #expect(refused { $0.seasonal = .nan } != nil)
    #expect(refused { $0.villages = -1 } != nil)
    #expect(refused { $0.depth = Length.metres(1)...Length.metres(50) } != nil)
    #expect(refused { $0.accuracy = Length.metres(1)...Length.metres(80) } != nil)
    #expect(refused { $0.spacing = Length.metres(90)...Length.metres(100) } != nil)
    #expect(refused { $0.evidence = [0, 0, 0, 0, 0] } != nil)
    #expect(refused { $0.years = 1700...1800 } != nil)
    #expect(refused { $0.contractDeviation = 0.5 } != nil)
    #expect(refused { $0.disagreements = 0.9 } != nil)
  }

  @Test func noVillageNoClaim() throws {
    var scenario = Self.small
    scenario.claims?.villages = 0
    let territory = try generateTerritory(scenario)
    #expect(territory.claims.isEmpty && territory.truth == ClaimTruth())
  }
}
