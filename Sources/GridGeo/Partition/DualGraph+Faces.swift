extension DualGraph {
  private struct Pair: Hashable {
    var low: Int32
    var high: Int32
  }

  /// The dual graph of units that are made of an arrangement's faces.
  ///
  /// - Parameters:
  ///   - planar: position of each vertex of the arrangement, metres.
  ///   - unitOfFace: −1 for ground outside.
  ///   - loads: one a unit.
  ///   - resistances: of the barriers on each edge, 0 … 1; below 0 where there is none.
  /// - Complexity: O(*n*) expected in edges.
  init(
    _ arrangement: Arrangement, planar: [Coordinate<Planar>], unitOfFace: [Int32], loads: [Double],
    resistances: [Double]
  ) {
    let unitCount = loads.count
    var areas = [Double](repeating: 0, count: unitCount)
    var moments = [(x: Double, y: Double)](repeating: (0, 0), count: unitCount)
    var outer = [Double](repeating: 0, count: unitCount)
    var links: [Pair: Link] = [:]
    var isOpen: Set<Pair> = []
    let base = planar.first ?? Coordinate(x: 0, y: 0)
    for e in 0..<arrangement.edgeCount {
      let left = arrangement.faces[2 * e]
      let right = arrangement.faces[2 * e + 1]
      let l = left < 0 ? -1 : unitOfFace[Int(left)]
      let r = right < 0 ? -1 : unitOfFace[Int(right)]
      guard l != r else { continue }
      let a = planar[Int(arrangement.origins[2 * e])]
      let b = planar[Int(arrangement.origins[2 * e + 1])]
      let (ax, ay) = (a.x - base.x, a.y - base.y)
      let (bx, by) = (b.x - base.x, b.y - base.y)
      let cross = ax * by - bx * ay
      for (unit, sign) in [(l, 1.0), (r, -1.0)] where unit >= 0 {
        areas[Int(unit)] += sign * cross / 2
        moments[Int(unit)].x += sign * cross * (ax + bx) / 6
        moments[Int(unit)].y += sign * cross * (ay + by) / 6
      }
      let length = a.metres(to: b)
      guard l >= 0, r >= 0 else {
        outer[Int(max(l, r))] += length
        continue
      }
      let pair = Pair(low: min(l, r), high: max(l, r))
      let resistance = max(resistances[e], 0)
      links[pair, default: Link(a: pair.low, b: pair.high, length: 0, resistance: 0)].length += length
      links[pair]?.resistance += length * resistance
      if resistance < 1 { isOpen.insert(pair) }
    }
    // A border that nothing may cross joins nobody; for the shape it is outer border of both.
    for pair in links.keys.filter({ !isOpen.contains($0) }).sorted(by: {
      ($0.low, $0.high) < ($1.low, $1.high)
    }) {
      let length = links[pair]?.length ?? 0
      outer[Int(pair.low)] += length
      outer[Int(pair.high)] += length
    }
    let centres = (0..<unitCount).map { u in
      let area = areas[u] > 0 ? areas[u] : 1
      return Coordinate<Planar>(x: base.x + moments[u].x / area, y: base.y + moments[u].y / area)
    }
    self.init(
      loads: loads, areas: areas, outerLengths: outer, centres: centres,
      links: isOpen.sorted { ($0.low, $0.high) < ($1.low, $1.high) }.compactMap { links[$0] })
  }
}
