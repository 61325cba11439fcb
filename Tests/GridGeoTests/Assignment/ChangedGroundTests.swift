import Testing

@testable import GridGeo

/// Whoever is not on changed ground is where he was.
@Suite struct ChangedGroundTests {
  private struct Plan {
    var labels: [GridCodes]
    var regions: [Region<Geographic>]
    var outlines: [GridOutline] { regions.map { GridOutline($0, hectares: 1) } }
  }

  /// Rectangles, some of them over others.
  private static func plan(_ random: inout SeededGenerator) -> Plan {
    let count = 1 + random.next(below: 8)
    return Plan(
      labels: (0..<count).map { GridCodes(code: "G\($0)") }, regions: (0..<count).map { _ in box(&random) })
  }

  private static func box(_ random: inout SeededGenerator) -> Region<Geographic> {
    // On a lattice, so that borders meet.
    let (x, y) = (101 + Double(random.next(below: 20)) / 200, 34 + Double(random.next(below: 20)) / 200)
    let (w, h) = (Double(1 + random.next(below: 6)) / 200, Double(1 + random.next(below: 6)) / 200)
    return Draw.region([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
  }

  /// One grid moved, taken away or added.
  private static func changed(_ plan: Plan, _ random: inout SeededGenerator) -> Plan {
    var plan = plan
    let i = random.next(below: plan.labels.count)
    switch random.next(below: 4) {
    case 0 where plan.labels.count > 1:
      plan.labels.remove(at: i)
      plan.regions.remove(at: i)
    case 1:
      // A code of its own, in front of or behind the others.
      let code = random.next(below: 2) == 0 ? "A" : "Z"
      plan.labels.insert(GridCodes(code: code), at: code == "A" ? 0 : plan.labels.count)
      plan.regions.insert(box(&random), at: code == "A" ? 0 : plan.regions.count)
    case 2: break
    default: plan.regions[i] = box(&random)
    }
    return plan
  }

  @Test(arguments: [0, 50, 3000, 100_000])
  func nobodyIsMissed(_ nearest: Double) async throws {
    var moved = 0
    var spared = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed, stream: "changed ground")
      let old = Self.plan(&random)
      let new = Self.changed(old, &random)
      let oldIndex = try await GridIndex(of: old.regions)
      let newIndex = try await GridIndex(of: new.regions)
      var ground = ChangedGround(least: oldIndex.least, greatest: oldIndex.greatest)
      let changes = PlanChanges(
        old.labels, old.outlines, new.labels, new.outlines, nearest: nearest, ground: &ground)
      // What a saved state leaves of the new plan when nobody is far from all grids.
      let chosen = new.outlines.indices.filter { ground.touches(new.outlines[$0], margin: changes.margin) }
      let part = try await GridIndex(of: chosen.map { new.regions[$0] })
      for k in 0..<(nearest > 10_000 ? 100 : 300) {
        var q = SIMD2(random.nextUniform(from: 100.95, to: 101.2), random.nextUniform(from: 33.95, to: 34.2))
        if k % 4 == 0 {
          // On a border of the lattice, or a whisker off it.
          q = SIMD2((q.x * 200).rounded() / 200, (q.y * 200).rounded() / 200)
          if k % 8 == 0 { q.x += random.nextUniform(from: -6e-8, to: 6e-8) }
        }
        let was = ReassignRun.place(q, in: oldIndex.view, nearest: nearest)
        let now = ReassignRun.place(q, in: newIndex.view, nearest: nearest)
        let from = was.grid < 0 ? nil : old.labels[Int(was.grid)].code
        let to = now.grid < 0 ? nil : new.labels[Int(now.grid)].code
        let isMarked = ground.isMarked(ground.cell(q))
        if !isMarked { spared += 1 }
        guard from != to || was.status != now.status else { continue }
        moved += 1
        #expect(isMarked, "seed \(seed): \(q) from \(from ?? "-") to \(to ?? "-")")
        if was.grid >= 0, was.status != .nearest {
          let partly = ReassignRun.place(q, in: part.view, nearest: nearest)
          let code = partly.grid < 0 ? nil : new.labels[chosen[Int(partly.grid)]].code
          #expect(code == to && partly.status == now.status, "seed \(seed): \(q)")
        }
      }
      withExtendedLifetime((oldIndex, newIndex, part)) {}
    }
    #expect(moved > 40)
    if nearest < 1000 { #expect(spared > 2000) }
  }
}
