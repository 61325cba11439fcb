import GridGeo
import Testing

/// The whole generator: determinism, counts, codes, barriers, the data card.
struct GenerateTerritoryTests {
  @Test func theSameScenarioGivesTheSameTerritory() throws {
    let one = try SampleScenarios.smallTerritory.get()
    let two = try generateTerritory(SampleScenarios.small)
    #expect(one.units == two.units)
    #expect(one.households == two.households)
    #expect(one.barriers == two.barriers)
    #expect(one.summary == two.summary)
    var other = SampleScenarios.small
    other.seed += 1
    #expect(try generateTerritory(other).units != one.units)
  }

  /// Known answers, so that a change of a library or a machine shows.
  @Test func theSmallTerritoryIsWhatItWas() throws {
    let territory = try SampleScenarios.smallTerritory.get()
    var hash: UInt64 = 14_695_981_039_346_656_037
    for unit in territory.units {
      for ring in unit.wholeRings {
        for p in ring {
          hash = (hash ^ UInt64(bitPattern: p.x)) &* 1_099_511_628_211
          hash = (hash ^ UInt64(bitPattern: p.y)) &* 1_099_511_628_211
        }
      }
    }
    for row in territory.households {
      guard let position = row.position else { continue }
      hash = (hash ^ UInt64(bitPattern: WholePoint(position).x)) &* 1_099_511_628_211
      hash = (hash ^ UInt64(bitPattern: WholePoint(position).y)) &* 1_099_511_628_211
    }
    #expect(hash == 10_253_540_946_382_852_914)
  }

  @Test(arguments: ["small", "huangnan"])
  func unitsAreThoseOfTheScenario(_ name: String) throws {
    let scenario = name == "small" ? SampleScenarios.small : SampleScenarios.huangnan
    let territory = try (name == "small" ? SampleScenarios.smallTerritory : SampleScenarios.huangnanTerritory)
      .get()
    func codes(_ level: AdminLevel) -> [String] { territory.units.filter { $0.level == level }.map(\.code) }
    #expect(codes(.prefecture) == [scenario.prefectureCode])
    #expect(codes(.county) == scenario.counties.map(\.code))
    #expect(Set(territory.units.map(\.code)).count == territory.units.count)
    for county in scenario.counties {
      let townships = codes(.township).filter { $0.hasPrefix(county.code) }
      #expect(townships.count == county.townships)
      #expect(townships.filter { $0.dropFirst(6).hasPrefix("1") }.count == county.towns)
      #expect(codes(.village).filter { $0.hasPrefix(county.code) }.count == county.villages)
    }
    for unit in territory.units {
      let digits = [6, 6, 9, 12][unit.level.rawValue]
      #expect(unit.code.utf8.count == digits && unit.code.allSatisfy(\.isNumber))
      #expect(unit.name.hasSuffix("(合成)"), "\(unit.name) does not say that it is synthetic")
      #expect(unit.grids == nil && unit.households == nil && unit.persons == nil)
      if unit.level == .village || unit.level == .township {
        #expect(unit.parent == String(unit.code.dropLast(3)))
      }
    }
    let order = territory.units.map { "\($0.level.rawValue)\($0.code)" }
    #expect(order == order.sorted())
    let unusual = territory.units.filter {
      $0.level == .village && ($0.region.polygons.count > 1 || !$0.region.polygons[0].holes.isEmpty)
    }
    #expect(unusual.map(\.code) == territory.summary.unusualVillages)
    #expect(unusual.count == 2 * scenario.enclaves)
  }

  @Test func barriersAreRiversAndRoads() throws {
    let territory = try SampleScenarios.huangnanTerritory.get()
    #expect(Set(territory.barriers.map(\.kind)) == ["river", "road"])
    var borders: Set<WholeEdge> = []
    for unit in territory.units where unit.level == .village { borders.formUnion(unit.wholeEdges) }
    var closed = 0
    for barrier in territory.barriers {
      #expect(
        barrier.kind == "road" ? barrier.resistance == 0.3 : [0.5, 0.7, 0.9, 1].contains(barrier.resistance))
      for line in barrier.lines {
        #expect(line.coordinates.count >= 2)
        let points = line.coordinates.map { WholePoint($0) }
        let edges = zip(points, points.dropFirst()).map { WholeEdge(from: $0, to: $1) }
        #expect(edges.allSatisfy { $0.from != $0.to })
        // What may never be crossed must not cut a village in two.
        guard barrier.resistance == 1 else { continue }
        closed += 1
        #expect(edges.allSatisfy { borders.contains($0) || borders.contains($0.reversed) })
      }
    }
    #expect(closed > 0)
  }

  @Test func aLargerCountryIsMoreOfTheSame() throws {
    let scenario = SampleScenarios.small
    let territory = try generateTerritory(scenario, scale: 4)
    #expect(territory.units.filter { $0.level == .township }.count == 4 * scenario.townships)
    #expect(territory.units.filter { $0.level == .village }.count == 4 * scenario.villages)
    #expect(territory.summary.households == 4 * scenario.households)
    #expect(territory.summary.persons == 4 * scenario.persons)
    #expect(try scenario.scaled(by: 4).grids == 4 * scenario.grids)
    let area = territory.units[0].region.polygons.flatMap(\.rings)
      .reduce(0) { $0 + EllipsoidOracle.area($1.coordinates) }
    #expect(abs(area / (4 * scenario.area.squareMetres) - 1) < 0.01)
  }

  @Test func theScenarioHoldsTheFiguresOfTheSourceReport() {
    let scenario = SampleScenarios.huangnan
    #expect(scenario.counties.count == 4)
    #expect(scenario.townships == 36)
    #expect(scenario.villages == 296)
    #expect(scenario.grids == 1856)
    #expect(scenario.gridWorkers == 4763)
    #expect(scenario.gridHeads == 975)
    #expect(scenario.counties.map(\.persons) == [101_500, 58_200, 75_700, 40_900])
    #expect(scenario.counties.map(\.area.squareKilometres) == [3200, 1560, 6600, 6700])
  }

  @Test func theCardTellsTheTruth() throws {
    let card = try SampleScenarios.text("GeoData/README.md")
    let figures = try SampleScenarios.huangnanTerritory.get().summary.figures
    for figure in figures {
      let value: Int =
        switch figure.value {
        case .count(let count): count
        case .text(let codes): codes.split(separator: " ").count
        case .number(let number): Int(number)
        }
      #expect(card.contains("| `\(figure.name)` | \(value) |"), "\(figure.name) is \(value)")
    }
    #expect(card.contains("synthetic"))
  }

  @Test func figuresThatCannotBeDrawnAreRefused() throws {
    func refused(_ change: (inout Scenario) -> Void) -> GridGeoError? {
      var scenario = SampleScenarios.small
      change(&scenario)
      do {
        _ = try generateTerritory(scenario)
        return nil
      } catch { return error }
    }
    #expect(refused { $0.counties = [] }?.code == .badInput)
    #expect(refused { $0.counties[0].code = "99010" }?.code == .badInput)
    #expect(refused { $0.counties[0].code = "630101" }?.code == .badInput)
    #expect(refused { $0.counties.append($0.counties[0]) }?.code == .badInput)
    #expect(refused { $0.counties[0].seat.x = .nan }?.code == .badInput)
    #expect(refused { $0.counties[0].area = .squareMetres(5) }?.code == .badInput)
    #expect(refused { $0.counties[0].villages = 8 }?.code == .infeasible)
    #expect(refused { $0.counties[0].households = 100 }?.code == .infeasible)
    #expect(refused { $0.counties[0].persons = 100 }?.code == .infeasible)
    #expect(refused { $0.counties[0].towns = 0 }?.code == .badInput)
    #expect(refused { $0.faults.outside = .nan }?.code == .badInput)
    #expect(refused { $0.faults.atOrigin = 2000 }?.code == .badInput)
    #expect(refused { $0.prefectureCode = "9901" }?.code == .badInput)
    let message = refused { $0.counties[0].households = 100 }?.message
    #expect(message == "county 990101: 100 households for 12 villages; give at least 480")
    #expect(throws: GridGeoError.self) { try generateTerritory(SampleScenarios.small, scale: 101) }
    #expect(throws: GridGeoError.self) { try generateTerritory(SampleScenarios.small, scale: 0) }
  }
}
