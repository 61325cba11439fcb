import Testing

@testable import GridGeo

@Suite struct CostFieldTests {
  typealias Point = Coordinate<Planar>

  /// The cheapest way costs what the slowest search of all finds.
  @Test(arguments: 1...3)
  func noWayIsCheaper(_ seed: UInt64) throws {
    let made = try DisputedGround.lens(seed, vertices: 12, waves: 0.2)
    let lands = [SideLand(made.landA), SideLand(made.landB)]
    let field = DistanceField(made.ground, lands)
    var generator = SeededGenerator(seed: seed, stream: "costs")
    let prices = field.places.indices.map { _ in
      generator.nextUniform() < 0.1 ? 0 : 0.2 + 3 * generator.nextUniform()
    }
    let ring = made.ground.polygons[0].exterior.coordinates
    let border = (1..<ring.count).map { EdgeDistance.Edge(a: ring[$0 - 1], b: ring[$0]) }
    let costs = CostField(field, border: border) { _, node in prices[node] }
    let (start, stop) = (ring[0], try #require(ring.max { $0.y < $1.y }))
    let way = try #require(costs.way(from: [start], to: [stop]))

    var least = [Double](repeating: .infinity, count: costs.nodeCount)
    for (node, cost) in costs.links(start) { least[node] = min(least[node], cost) }
    var waiting = least.indices.filter { least[$0].isFinite }
    while let node = waiting.popLast() {
      for move in CostField.moves.indices {
        guard let (other, cost) = costs.cost(of: move, from: node) else { continue }
        if least[node] + cost < least[other] - 1e-9 {
          least[other] = least[node] + cost
          waiting.insert(other, at: 0)
        }
      }
    }
    let best = try #require(costs.links(stop).map { least[$0.node] + $0.cost }.min())
    // What the way itself costs.
    let nodes = way.dropFirst().dropLast().map { p in
      field.places.indices.min { field.position($0).metres(to: p) < field.position($1).metres(to: p) } ?? 0
    }
    var price = way[0].metres(to: way[1]) * prices[nodes[0]]
    price += way[way.count - 1].metres(to: way[way.count - 2]) * prices[nodes[nodes.count - 1]]
    for k in 1..<nodes.count {
      #expect(prices[nodes[k]] > 0)
      price += way[k].metres(to: way[k + 1]) * (prices[nodes[k - 1]] + prices[nodes[k]]) / 2
    }
    #expect(abs(price - best) < 1e-6 * best)
  }

  @Test func theLineTakesTheCheapCorridor() throws {
    // Cheap east of 600 m, dear elsewhere, one raster cell about 90 m.
    let frame = try DisputedGround.frame()
    let corner = try frame.geographic([Point(x: -1500, y: -500)])[0]
    let size = 0.001
    var values: [Double] = []
    for row in 0..<40 {
      for column in 0..<50 {
        let place = Coordinate<Geographic>(
          x: corner.x + (Double(column) + 0.5) * size, y: corner.y + (39.5 - Double(row)) * size)
        let p = try frame.planar([place])[0]
        values.append(600...800 ~= p.x ? 0.2 : 5)
      }
    }
    let raster = CostRaster(columns: 50, rows: 40, corner: corner, cellSize: size, values: values)
    let given = try DisputedGround.rectangle().given(raster: raster)
    let settlement = try DisputedGround.settle(given, [.leastCost])
    let option = try #require(settlement.options.first, "\(settlement.omissions)")
    let line = try frame.planar(option.lines[0].coordinates)
    for p in line { #expect(540...860 ~= p.x, "\(p)") }
    #expect(option.effects.sides.allSatisfy { $0.joined == true })
    let none = try DisputedGround.settle(try DisputedGround.rectangle().given(), [.leastCost])
    #expect(none.options.isEmpty && none.omissions[0].reason.contains("--raster"))
  }
}
