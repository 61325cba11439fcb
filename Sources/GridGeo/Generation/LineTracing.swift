/// Traces lines as a digitiser does: a point at each turn and every so often, each a little off.
struct LineTracing {
  /// One standard deviation of a point, east and north, in metres.
  let accuracy: Double
  /// Points of a line are at most so far apart.
  let longest: Double
  /// A turn that is nearer than this to the point before is left out.
  let shortest: Double

  func shaken(_ p: PlanePoint, _ random: inout SeededGenerator) -> PlanePoint {
    PlanePoint(x: p.x + accuracy * random.nextNormal(), y: p.y + accuracy * random.nextNormal())
  }

  /// The points of a line between its ends, drawn anew.
  func traced(_ line: [PlanePoint], _ random: inout SeededGenerator) -> [PlanePoint] {
    guard let first = line.first, let last = line.last else { return [] }
    var kept = [first]
    for p in line.dropFirst().dropLast()
    where PlaneShapes.distance(p, kept[kept.count - 1]) >= shortest
      && PlaneShapes.distance(p, last) >= shortest
    {
      kept.append(p)
    }
    kept.append(last)
    var result: [PlanePoint] = []
    for (a, b) in zip(kept, kept.dropFirst()) {
      if a != first || !result.isEmpty { result.append(shaken(a, &random)) }
      let pieces = Int((PlaneShapes.distance(a, b) / longest).rounded(.up))
      for k in 1..<max(pieces, 1) {
        let t = (Double(k) + (random.nextUniform() - 0.5) * 0.3) / Double(pieces)
        result.append(shaken(PlanePoint(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t), &random))
      }
    }
    return result
  }
}
