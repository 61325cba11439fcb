/// Cuts a polygon along a meridian.
///
/// Every ring is walked with its inside to the left and taken apart where it changes sides. The cut's own
/// stretches inside the polygon run between the points where a ring goes east (the inside begins, looking
/// north) and the next where one comes back; along them the chains of each side are joined to rings.
struct MeridianCut {
  let longitude: Double

  private typealias Position = Coordinate<Geographic>

  /// A stretch of a ring on one side, both of its ends on the cut.
  private struct Chain {
    var positions: [Position]
    var start: Int
    var end: Int
  }

  /// The two halves; either may be empty.
  ///
  /// - Complexity: O(*n* + *k* log *k*) for *n* vertices and *k* crossings; holes are looked up among the
  ///   pieces of their side.
  func apply(
    to polygon: Polygon<Geographic>
  ) -> (west: [Polygon<Geographic>], east: [Polygon<Geographic>]) {
    var latitudes: [Double] = []
    var eastward: [Int] = []
    var westward: [Int] = []
    var chains: (west: [Chain], east: [Chain]) = ([], [])
    var uncut: (west: [Ring<Geographic>], east: [Ring<Geographic>]) = ([], [])
    var exteriors: (west: [Ring<Geographic>], east: [Ring<Geographic>]) = ([], [])

    for (index, ring) in polygon.rings.enumerated() {
      let positions = index == 0 ? ring.oriented(clockwise: false) : ring.oriented(clockwise: true)
      guard let sides = sides(of: positions) else { continue }
      let count = positions.count
      let changes = (0..<count).filter { sides[$0] != sides[($0 + 1) % count] }
      guard let firstChange = changes.first else {
        switch (index == 0, sides[0]) {
        case (true, .west): exteriors.west.append(ring)
        case (true, .east): exteriors.east.append(ring)
        case (false, .west): uncut.west.append(ring)
        case (false, .east): uncut.east.append(ring)
        }
        continue
      }
      let firstCrossing = latitudes.count
      var chain = Chain(positions: [], start: -1, end: -1)
      // Twice past the first change: only then its own chain has both ends.
      for step in 0...count {
        let here = (firstChange + step) % count
        let next = (here + 1) % count
        if step > 0, positions[here] != chain.positions.last { chain.positions.append(positions[here]) }
        guard sides[here] != sides[next] else { continue }
        let crossing: Int
        if step == count {
          crossing = firstCrossing
        } else {
          crossing = latitudes.count
          latitudes.append(latitude(from: positions[here], to: positions[next]))
          if sides[here] == .west { eastward.append(crossing) } else { westward.append(crossing) }
        }
        let point = Position(x: longitude, y: latitudes[crossing])
        if step > 0 {
          if point != chain.positions.last { chain.positions.append(point) }
          chain.end = crossing
          if sides[here] == .west { chains.west.append(chain) } else { chains.east.append(chain) }
        }
        chain = Chain(positions: [point], start: crossing, end: -1)
      }
    }

    // On the cut the inside runs from each eastward crossing to the next westward one.
    let order = { (a: Int, b: Int) in (latitudes[a], a) < (latitudes[b], b) }
    var partner = [Int](repeating: -1, count: latitudes.count)
    for (south, north) in zip(eastward.sorted(by: order), westward.sorted(by: order)) {
      partner[south] = north
      partner[north] = south
    }
    exteriors.west += join(chains.west, partner)
    exteriors.east += join(chains.east, partner)
    return (assemble(exteriors.west, holes: uncut.west), assemble(exteriors.east, holes: uncut.east))
  }

  private enum Side { case west, east }

  /// The side of each vertex; nil when all are on the cut. One that only touches stays on its side. A
  /// stretch along the cut belongs to the side where the inside is: walking north, that is the west.
  private func sides(of positions: [Position]) -> [Side]? {
    guard let anchor = positions.firstIndex(where: { $0.x != longitude }) else { return nil }
    let count = positions.count
    var sides = positions.map { $0.x < longitude ? Side.west : .east }
    var step = 1
    while step < count {
      let first = (anchor + step) % count
      guard positions[first].x == longitude else {
        step += 1
        continue
      }
      var length = 1
      while positions[(first + length) % count].x == longitude { length += 1 }
      let last = (first + length - 1) % count
      let before = sides[(first + count - 1) % count]
      let after = sides[(last + 1) % count]
      let rise = positions[last].y - positions[first].y
      let side: Side =
        length == 1 || rise == 0
        ? (before == after ? before : .east) : (rise > 0 ? .west : .east)
      for offset in 0..<length { sides[(first + offset) % count] = side }
      step += length
    }
    return sides
  }

  private func latitude(from a: Position, to b: Position) -> Double {
    if a.x == longitude { return a.y }
    if b.x == longitude { return b.y }
    return Antimeridian.latitude(at: longitude, a, b)
  }

  private func join(_ chains: [Chain], _ partner: [Int]) -> [Ring<Geographic>] {
    var starting = [Int](repeating: -1, count: partner.count)
    for (index, chain) in chains.enumerated() { starting[chain.start] = index }
    var used = [Bool](repeating: false, count: chains.count)
    var rings: [Ring<Geographic>] = []
    for first in chains.indices where !used[first] {
      var positions: [Position] = []
      var index = first
      while !used[index] {
        used[index] = true
        for position in chains[index].positions where position != positions.last {
          positions.append(position)
        }
        index = starting[partner[chains[index].end]]
      }
      if positions.first != positions.last { positions.append(positions[0]) }
      // A polygon that ends on the cut leaves nothing on the other side.
      guard positions.count >= 4, positions.contains(where: { $0.x != longitude }) else { continue }
      rings.append(Ring(trusted: positions))
    }
    return rings
  }

  private func assemble(
    _ exteriors: [Ring<Geographic>], holes: [Ring<Geographic>]
  ) -> [Polygon<Geographic>] {
    var pieces = exteriors.map { Polygon(exterior: $0) }
    for hole in holes where !pieces.isEmpty {
      // A hole may touch its exterior, so no single vertex decides.
      let votes = pieces.map { piece in
        hole.coordinates.count { piece.exterior.surrounds($0) }
      }
      let best = votes.indices.max { (votes[$0], -$0) < (votes[$1], -$1) }!
      pieces[best].holes.append(hole)
    }
    return pieces
  }
}

extension Ring where Space == Geographic {
  /// The vertices without the closing one, in the wanted direction.
  fileprivate func oriented(clockwise: Bool) -> [Coordinate<Geographic>] {
    let open = coordinates.dropLast()
    return isCounterClockwise == clockwise ? open.reversed() : Array(open)
  }

  /// Even-odd rule; a position on the border may count either way.
  fileprivate func surrounds(_ c: Coordinate<Geographic>) -> Bool {
    var inside = false
    for index in 1..<coordinates.count {
      let (a, b) = (coordinates[index - 1], coordinates[index])
      guard (a.y > c.y) != (b.y > c.y) else { continue }
      if c.x < a.x + (b.x - a.x) * ((c.y - a.y) / (b.y - a.y)) { inside.toggle() }
    }
    return inside
  }
}
