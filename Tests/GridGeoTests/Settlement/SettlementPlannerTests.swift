import Testing

@testable import GridGeo

@Suite struct SettlementPlannerTests {
  typealias Point = Coordinate<Planar>

  static func option(_ settlement: Settlement, _ id: String) throws -> SettlementOption {
    try #require(settlement.options.first { $0.id == id }, "\(settlement.omissions)")
  }

  @Test func theMedianOfARectangleIsItsMiddleLine() throws {
    let given = try DisputedGround.rectangle().given()
    let settlement = try DisputedGround.settle(given, [.median]) { $0.stakeDistance = .metres(201) }
    let median = try Self.option(settlement, "median")
    let line = try #require(median.lines.first)
    #expect(median.lines.count == 1 && line.coordinates.count == 2)
    let ends = try given.frame.planar(line.coordinates)
    for end in ends { #expect(abs(end.x - 500) < 0.03) }
    #expect(abs(median.effects.fence.metres - 2000) < 0.1)
    #expect(median.stakes.count == 11)
    #expect(median.stakes.dropLast().allSatisfy { abs(($0.distance?.metres ?? 0) - 200) < 0.05 })
    #expect(abs((median.effects.disproportion ?? 0) - 1) < 1e-3)
    // One edge of each side's land controls all of it.
    #expect(median.controls.count == 1)
    #expect(median.controls[0].places.map(\.party) == ["A", "B"])
    #expect(median.controls[0].places.allSatisfy { !$0.isVertex })
    #expect(median.effects.sides.map(\.joined) == [true, true])
    let changes = median.effects.sides.map(\.change.hectares)
    #expect(changes.allSatisfy { abs($0 + 100) < 0.01 })
  }

  @Test(arguments: 1...12)
  func sharesAreMetOnCrookedGround(_ seed: UInt64) throws {
    let made = try DisputedGround.lens(seed, vertices: 20 + Int(seed) * 12, waves: Double(seed % 4) * 0.25)
    let given = try made.given()
    let wanted = [0.1, 0.37, 0.8][Int(seed % 3)]
    let settlement = try DisputedGround.settle(given, [.median, .share]) {
      $0.keys.append(.stated([SettlementKey.Share(party: "A", share: wanted)]))
    }
    #expect(settlement.options.count == 6)
    let total = settlement.area.squareMetres
    for option in settlement.options {
      let sides = option.effects.sides
      if let share = option.wantedShare { #expect(abs(sides[0].share - share) <= 1e-4, "\(option.id)") }
      #expect(sides.allSatisfy { $0.joined == true }, "\(option.id) \(sides)")
      let sum = sides.reduce(0) { $0 + $1.area.squareMetres }
      #expect(abs(sum - total) < 1e-4 * total)
      try Self.checkGeometry(option, given, total)
    }
    #expect(try Self.option(settlement, "share-stated").wantedShare == wanted)
  }

  /// Parts are valid, add up, and meet in the very vertices of the lines.
  static func checkGeometry(_ option: SettlementOption, _ given: SettlementCase, _ total: Double) throws {
    let geos = try GEOSContext()
    var sum = 0.0
    for part in option.parts {
      let planar = try part.region.planar(in: given.frame)
      sum += planar.area.squareMetres
      #expect(try planar.isValid(in: geos))
      #expect(part.region == part.region.roundedToLattice())
    }
    #expect(abs(sum - total) < 1e-4 * total)
    let vertices = option.parts.map { Set($0.region.polygons.flatMap(\.rings).flatMap(\.coordinates)) }
    for line in option.lines {
      for vertex in line.coordinates { #expect(vertices.count { $0.contains(vertex) } >= 2) }
    }
  }

  @Test(arguments: 1...6)
  func everyPlaceGoesToTheNearerSide(_ seed: UInt64) throws {
    let made = try DisputedGround.lens(seed + 40, vertices: 60, waves: 0.6)
    let given = try made.given()
    let settlement = try DisputedGround.settle(given, [.median]) { $0.tolerance = .metres(0.5) }
    let median = try Self.option(settlement, "median")
    let parts = try median.parts.map { RegionLocator(try $0.region.planar(in: given.frame)) }
    var generator = SeededGenerator(seed: seed, stream: "places")
    var asked = 0
    while asked < 1500 {
      let p = Point(x: (generator.nextUniform() - 0.5) * 2000, y: generator.nextUniform() * 3000)
      guard made.ground.position(of: p) == .inside else { continue }
      asked += 1
      let (a, b) = (DisputedGround.distance(p, made.landA), DisputedGround.distance(p, made.landB))
      // Nearer to the line than it was simplified says nothing.
      guard abs(a - b) > 4 else { continue }
      #expect(parts[a < b ? 0 : 1].position(of: p) == .inside, "\(p) \(a) \(b)")
    }
  }

  @Test func theOrderOfTheSidesMakesNoDifference() throws {
    let made = try DisputedGround.lens(7, vertices: 80, waves: 0.5)
    let (a, b) = (made.side("A", made.landA, herd: 3), made.side("B", made.landB, herd: 5))
    let frame = try DisputedGround.frame()
    let one = try DisputedGround.settle(
      try SettlementCase(dispute: "D-1", ground: made.ground, sides: a, b, frame: frame))
    let other = try DisputedGround.settle(
      try SettlementCase(dispute: "D-1", ground: made.ground, sides: b, a, frame: frame))
    #expect(one == other)
    let texts = try [one, other].map {
      try GeoJSONWriter.text(SettlementWriter.features([$0], language: .english))
    }
    #expect(texts[0] == texts[1])
  }

  /// With the codes changed over, the western side has the same ground under its other name.
  @Test(arguments: [SettlementMethod.median, .share, .buffer, .fence, .leastCost])
  func changedCodesMirrorTheResult(_ method: SettlementMethod) throws {
    let made = try DisputedGround.lens(5, vertices: 50, waves: 0.3)
    let river = try Self.river([(0, -100), (60, 1000), (-40, 2000), (0, 3200)])
    func settle(_ codes: (String, String)) throws -> Settlement {
      try DisputedGround.settle(try made.given(codes, features: [river]), [method]) {
        $0.keys = [.equal, .frontage]
      }
    }
    let one = try settle(("A", "B"))
    let other = try settle(("B", "A"))
    #expect(one.options.map(\.id) == other.options.map(\.id))
    #expect(!one.options.isEmpty)
    for (x, y) in zip(one.options, other.options) {
      let west = try #require(x.effects.sides.first { $0.party == "A" })
      let mirrored = try #require(y.effects.sides.first { $0.party == "B" })
      #expect(abs(west.share - mirrored.share) < 1e-4, "\(x.id)")
      #expect(abs(x.effects.fence.metres - y.effects.fence.metres) < 0.5, "\(x.id)")
      if method == .median {
        #expect(x.lines == y.lines)
        #expect(x.parts.map(\.region) == y.parts.map(\.region).reversed())
      }
    }
  }

  @Test(arguments: 1...3)
  func turningAndMovingTheGroundTurnsAndMovesTheResult(_ seed: UInt64) throws {
    let made = try DisputedGround.lens(seed + 80, vertices: 70, waves: 0.4)
    let (cosine, sine) = (0.8, 0.6)
    let turned = try made.mapped { p in
      Point(x: cosine * p.x - sine * p.y + 700, y: sine * p.x + cosine * p.y - 900)
    }
    func figures(_ ground: DisputedGround) throws -> [[Double]] {
      try DisputedGround.settle(try ground.given(), [.median, .share, .buffer, .fence]).options.map {
        [$0.effects.sides[0].share, $0.effects.fence.metres / 1e5]
      }
    }
    let (before, after) = (try figures(made), try figures(turned))
    #expect(before.count == after.count)
    for (x, y) in zip(before, after) {
      #expect(abs(x[0] - y[0]) < 5e-4 && abs(x[1] - y[1]) < 5e-4, "\(x) \(y)")
    }
  }

  static func river(_ points: [(Double, Double)], name: String = "Hei", resistance: Double = 0.9) throws
    -> SettlementCase.Feature
  {
    SettlementCase.Feature(
      kind: "river", name: name, resistance: resistance,
      lines: [try Polyline(points.map { Point(x: $0.0, y: $0.1) })])
  }
}
