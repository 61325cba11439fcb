/// Draws the outlines of a village's pastures: its ring with all detours, and the cut between the seasons,
/// each traced once, so that a village's own pastures meet point by point.
struct PastureTracing {
  struct Pasture {
    /// Exterior counter-clockwise, then holes; open.
    var rings: [[FixedPoint]]
    /// Nil for a pasture of the whole year.
    var isWinter: Bool?
  }

  let village: ClaimGrounds.Village
  let cut: PastureCut?
  let detours: [PlantedGround.Detour]
  let frame: LocalFrame

  /// - Throws: `broken` when the lines cross however often they are drawn.
  func draw(
    _ accuracy: Double, _ spacing: ClosedRange<Double>, _ random: inout SeededGenerator
  ) throws(GridGeoError) -> [Pasture] {
    let longest = spacing.upperBound * (0.55 + 0.45 * random.nextUniform())
    var shortest = max(spacing.lowerBound, 3 * accuracy)
    for _ in 0..<12 {
      let tracing = LineTracing(accuracy: accuracy, longest: max(longest, shortest * 1.5), shortest: shortest)
      let pastures = drawOnce(tracing, &random)
      if pastures.allSatisfy(Self.isSound) { return pastures }
      // Points farther apart cross less easily.
      shortest *= 1.15
    }
    throw GridGeoError(
      .broken, "the claims of village \(village.code) could not be kept from crossing; try another seed")
  }

  private func drawOnce(_ tracing: LineTracing, _ random: inout SeededGenerator) -> [Pasture] {
    func ring(_ lines: [[PlanePoint]]) -> [FixedPoint] {
      lines.joined().map { frame.fixed(x: $0.x, y: $0.y) }
    }
    guard let cut else {
      let start = firstFreePoint
      let end = tracing.shaken(village.point(start), &random)
      var rings = [ring([[end], tracing.traced(line(start, start + village.ring.count), &random)])]
      for hole in village.holes {
        let end = tracing.shaken(hole[0], &random)
        rings.append(ring([[end], tracing.traced(hole + [hole[0]], &random)]))
      }
      return [Pasture(rings: rings, isWinter: nil)]
    }
    let from = tracing.shaken(village.point(cut.from), &random)
    let to = tracing.shaken(village.point(cut.to), &random)
    let before = tracing.traced(line(cut.from, cut.to), &random)
    let after = tracing.traced(line(cut.to, cut.from + village.ring.count), &random)
    let middle = tracing.traced(cut.line, &random)
    return [
      Pasture(rings: [ring([[from], before, [to], middle.reversed()])], isWinter: cut.firstIsWinter),
      Pasture(rings: [ring([[to], after, [from], middle])], isWinter: !cut.firstIsWinter),
    ]
  }

  /// The ring from one point to another with its detours.
  private func line(_ from: Int, _ to: Int) -> [PlanePoint] {
    let n = village.ring.count
    var result: [PlanePoint] = []
    var i = from
    while i < to {
      if let detour = detours.first(where: { village.index($0.from) == village.index(i) }) {
        result += detour.line.dropLast()
        i += detour.to - detour.from
      } else {
        result.append(village.point(i))
        i += 1
      }
    }
    return result + [village.point(to % n)]
  }

  private var firstFreePoint: Int {
    let n = village.ring.count
    return (0..<n).first { i in
      detours.allSatisfy { !($0.from...$0.to).contains(i) && !($0.from...$0.to).contains(i + n) }
    } ?? 0
  }

  /// Rings that do not touch themselves or each other, holes inside.
  private static func isSound(_ pasture: Pasture) -> Bool {
    let closed = pasture.rings.map { $0 + [$0[0]] }
    for ring in closed {
      let degrees = Ring<Geographic>(trusted: ring.map(\.coordinate))
      if ring.count < 5 || degrees.hasNoArea || !degrees.contacts().isEmpty { return false }
    }
    guard BorderNetwork.doubleArea(closed[0]) > 0 else { return false }
    let planes = closed.map { $0.map { PlanePoint(x: Double($0.x), y: Double($0.y)) } }
    let ground = VillageGround(rings: [closed[0]])
    for i in closed.indices.dropFirst() {
      guard closed[i].allSatisfy(ground.contains), !PlaneShapes.meet(planes[i], planes[0]) else {
        return false
      }
      for j in closed.indices.dropFirst() where j < i && PlaneShapes.meet(planes[i], planes[j]) {
        return false
      }
    }
    return true
  }
}
