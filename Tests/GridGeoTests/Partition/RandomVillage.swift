@testable import GridGeo

/// Made-up villages for tests: a rough outline, settlements and scattered households, a river.
enum RandomVillage {
  static func ground(seed: UInt64, households: Int, river: Double? = nil) -> DivisionGround {
    var generator = SeededGenerator(seed: seed, stream: "village")
    let centre = LatticePoint(Coordinate(longitude: 101.5, latitude: 35.2))
    let corners = 160
    var roughness = 0.0
    var ring: [LatticePoint] = []
    let wave = generator.nextUniform(from: 0.1, to: 0.35)
    for i in 0..<corners {
      let t = Double(i) / Double(corners)
      // A closed curve without trigonometry: a square walked round, bulged and roughened.
      let side = Int(t * 4)
      let u = t * 4 - Double(side)
      let (x, y) =
        switch side {
        case 0: (-1 + 2 * u, -1.0)
        case 1: (1.0, -1 + 2 * u)
        case 2: (1 - 2 * u, 1.0)
        default: (-1.0, 1 - 2 * u)
        }
      roughness = roughness * 0.7 + generator.nextUniform(from: -wave, to: wave) * 0.3
      let k = 1 + roughness
      ring.append(
        LatticePoint(x: centre.x + Int32(x * k * 300_000), y: centre.y + Int32(y * k * 260_000)))
    }
    ring.append(ring[0])
    var positions: Set<LatticePoint> = []
    let settlements = (0..<4).map { _ in
      (generator.nextUniform(from: -0.7, to: 0.7), generator.nextUniform(from: -0.7, to: 0.7))
    }
    while positions.count < households {
      let p: LatticePoint
      if generator.nextUniform() < 0.7 {
        let s = settlements[generator.next(below: 4)]
        let dx = generator.nextUniform(from: -0.2, to: 0.2) * generator.nextUniform()
        let dy = generator.nextUniform(from: -0.2, to: 0.2) * generator.nextUniform()
        p = LatticePoint(
          x: centre.x + Int32((s.0 + dx) * 300_000), y: centre.y + Int32((s.1 + dy) * 260_000))
      } else {
        p = LatticePoint(
          x: centre.x + Int32(generator.nextUniform(from: -1, to: 1) * 300_000),
          y: centre.y + Int32(generator.nextUniform(from: -1, to: 1) * 260_000))
      }
      if locate(p, inRings: [ring]) == .inside { positions.insert(p) }
    }
    var barriers: [DivisionGround.BarrierSegment] = []
    if let river {
      var at = LatticePoint(x: centre.x - 400_000, y: centre.y)
      while at.x < centre.x + 400_000 {
        let next = LatticePoint(
          x: at.x + 40_000, y: at.y + Int32(generator.nextUniform(from: -30_000, to: 30_000)))
        barriers.append(.init(from: at, to: next, resistance: river))
        at = next
      }
    }
    return DivisionGround(
      code: "632301100201", rings: [ring],
      sites: positions.sorted(by: LatticePoint.precedes).map {
        .init(position: $0, load: 1, persons: 4, households: 1)
      }, barriers: barriers)
  }

  static let frame = try? WorkingFrame(centre: Coordinate(longitude: 101.5, latitude: 35.2))
}
