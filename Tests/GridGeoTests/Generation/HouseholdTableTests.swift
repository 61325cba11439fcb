import GridGeo
import Testing

/// The generated household table: counts, places, planted faults.
struct HouseholdTableTests {
  private func rows(_ name: String) throws -> SyntheticTerritory {
    try (name == "small" ? SampleScenarios.smallTerritory : SampleScenarios.huangnanTerritory).get()
  }

  @Test(arguments: ["small", "huangnan"])
  func countsAreThoseOfTheScenario(_ name: String) throws {
    let territory = try rows(name)
    let scenario = name == "small" ? SampleScenarios.small : SampleScenarios.huangnan
    let main = territory.households.filter { $0.season != .summer }
    #expect(main.count == scenario.households)
    #expect(main.reduce(0) { $0 + $1.persons } == scenario.persons)
    #expect(main.allSatisfy { $0.persons >= 1 && $0.persons <= 12 && $0.load == 1 })
    #expect(territory.households.map(\.row) == Array(2...(territory.households.count + 1)))
    let n = Double(scenario.households)
    let summary = territory.summary
    #expect(summary.households == scenario.households)
    #expect(summary.persons == scenario.persons)
    #expect(summary.rows == territory.households.count)
    #expect(summary.withoutCoordinates == Int((n * scenario.faults.withoutCoordinates).rounded()))
    #expect(summary.outside == Int((n * scenario.faults.outside).rounded()))
  }

  @Test(arguments: ["small", "huangnan"])
  func plantedFaultsAreThereAndNoOthers(_ name: String) throws {
    let territory = try rows(name)
    let summary = territory.summary
    let locator = VillageOracle(territory.units)
    var tally = (missing: 0, origin: 0, swapped: 0, outside: 0)
    var odd = 0
    var villageOf: [String: String] = [:]
    var summer: [(id: String, village: String)] = []
    for row in territory.households {
      guard let position = row.position else {
        tally.missing += 1
        if row.season != nil { odd += 1 }
        continue
      }
      let point = WholePoint(position)
      if Double(point.x) / 1e7 != position.x || Double(point.y) / 1e7 != position.y { odd += 1 }
      if position.x == 0, position.y == 0 {
        tally.origin += 1
      } else if abs(position.y) > 90 {
        tally.swapped += 1
        let turned = Coordinate<Geographic>(longitude: position.y, latitude: position.x)
        #expect(locator.villages(at: WholePoint(turned)).count == 1)
      } else {
        let found = locator.villages(at: point)
        if found.count > 1 { odd += 1 }
        if let village = found.first {
          if row.season == .summer { summer.append((row.id, village)) } else { villageOf[row.id] = village }
        } else {
          tally.outside += 1
        }
      }
    }
    #expect(tally.missing == summary.withoutCoordinates)
    #expect(tally.origin == summary.atOrigin)
    #expect(tally.swapped == summary.swapped)
    #expect(tally.outside == summary.outside)
    #expect(summer.count == summary.summerRows)
    // The camp of a household whose id another one carries cannot be told from the table.
    let mains = territory.households.filter { $0.season != .summer }
    let copies = Dictionary(grouping: mains, by: \.id).filter { $0.value.count > 1 }
    #expect(copies.values.reduce(0) { $0 + $1.count - 1 } == summary.duplicateIDs)
    let misplaced = summer.filter { copies[$0.id] == nil && villageOf[$0.id] != $0.village }
    #expect(misplaced.isEmpty)
    #expect(odd == 0)
    // 40 less the faults that chance took from it.
    let counts = Dictionary(villageOf.values.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.count == summary.villages)
    #expect((counts.values.min() ?? 0) >= 34)
    let winters = Set(mains.filter { $0.season == .winter }.map(\.id))
    #expect(Set(summer.map(\.id)) == winters)
  }

  @Test func housesStandApart() throws {
    let territory = try rows("small")
    let points = territory.households.filter { $0.season != .summer }.compactMap(\.position)
      .filter { $0.x > 90 && $0.y < 90 }
    var seen: Set<Coordinate<Geographic>> = []
    let shared = points.filter { !seen.insert($0).inserted }.count
    #expect(shared <= territory.summary.sharedBuildings)
    let sorted = seen.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    var nearest = Double.infinity
    for i in sorted.indices {
      for j in (i + 1)..<max(i + 1, sorted.count) {
        if sorted[j].x - sorted[i].x > 0.0002 { break }
        nearest = min(nearest, EllipsoidOracle.length([sorted[i], sorted[j]]))
      }
    }
    #expect(nearest > 8)
  }

  @Test func rowsAreInNoOrder() throws {
    let ids = try rows("small").households.map(\.id)
    let rising = zip(ids, ids.dropFirst()).filter { $0 < $1 }.count
    #expect(abs(Double(rising) / Double(ids.count) - 0.5) < 0.05)
    #expect(ids.allSatisfy { $0.utf8.count == 8 && $0.hasPrefix("H") })
  }
}

/// Finds villages by the winding number, in whole numbers; another way than the generator's.
struct VillageOracle {
  private var rings: [(code: String, ring: [WholePoint])] = []
  private var buckets: [Int64: [Int]] = [:]
  private static let size: Int64 = 200_000

  init(_ units: [AdminUnit]) {
    for unit in units where unit.level == .village {
      for ring in unit.wholeRings {
        let xs = ring.map(\.x)
        let ys = ring.map(\.y)
        for bx in (xs.min() ?? 0) / Self.size...(xs.max() ?? 0) / Self.size {
          for by in (ys.min() ?? 0) / Self.size...(ys.max() ?? 0) / Self.size {
            buckets[bx << 32 | by, default: []].append(rings.count)
          }
        }
        rings.append((unit.code, ring))
      }
    }
  }

  /// Codes of the villages that hold the point strictly inside.
  func villages(at p: WholePoint) -> [String] {
    guard p.x >= 0, p.y >= 0 else { return [] }
    var winding: [String: Int] = [:]
    for i in buckets[(p.x / Self.size) << 32 | p.y / Self.size] ?? [] {
      let ring = rings[i].ring
      for k in 1..<ring.count {
        let a = ring[k - 1]
        let b = ring[k]
        if a.y <= p.y, b.y > p.y, WholePoint.cross(a, b, p) > 0 { winding[rings[i].code, default: 0] += 1 }
        if a.y > p.y, b.y <= p.y, WholePoint.cross(a, b, p) < 0 { winding[rings[i].code, default: 0] -= 1 }
      }
    }
    return winding.filter { $0.value != 0 }.keys.sorted()
  }
}
