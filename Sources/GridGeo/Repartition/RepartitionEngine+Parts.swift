extension RepartitionEngine {
  /// The units of a new part: one side of a straight cut through an open part, at any angle of eight, or
  /// around units that are too far from their part's centre.
  ///
  /// - Returns: nil when no part can be cut in two contiguous ones.
  func bestSplit(_ band: ClosedRange<Double>, isTooFar: [Bool]) -> [Int32]? {
    var units = [[Int32]](repeating: [], count: partCount)
    for u in parts.indices { units[Int(parts[u])].append(Int32(u)) }
    let candidates = (0..<partCount).filter { !isClosed($0) && units[$0].count > 1 }
      .sorted { (-farLoad($0, isTooFar), -loads[$0], $0) < (-farLoad($1, isTooFar), -loads[$1], $1) }
    var best: (cost: Double, units: [Int32])?
    // The heaviest can be cut cheapest; a few more for the case that they cannot.
    for p in candidates.prefix(4) {
      if let found = cut(p, units[p], band, isTooFar), found.cost < best?.cost ?? .infinity { best = found }
    }
    if best == nil {
      for p in candidates.dropFirst(4) {
        best = cut(p, units[p], band, isTooFar)
        if best != nil { break }
      }
    }
    return best?.units
  }

  /// Eight directions, evenly spread.
  private static let directions: [(x: Double, y: Double)] = {
    let half = 0.5.squareRoot()
    let forth: [(x: Double, y: Double)] = [(1, 0), (half, half), (0, 1), (-half, half)]
    return forth + forth.map { (x: -$0.x, y: -$0.y) }
  }()

  private func farLoad(_ p: Int, _ isTooFar: [Bool]) -> Double {
    guard !isTooFar.isEmpty else { return 0 }
    return parts.indices.reduce(0) {
      $0 + (Int(parts[$1]) == p && isTooFar[$1] ? max(graph.loads[$1], 1e-9) : 0)
    }
  }

  private func cut(
    _ p: Int, _ units: [Int32], _ band: ClosedRange<Double>, _ isTooFar: [Bool]
  ) -> (cost: Double, units: [Int32])? {
    var best: (cost: Double, units: [Int32])?
    for direction in RepartitionEngine.directions {
      let order = units.map { u in
        (along: graph.centres[Int(u)].x * direction.x + graph.centres[Int(u)].y * direction.y, unit: u)
      }
      .sorted { ($0.along, $0.unit) < ($1.along, $1.unit) }.map(\.unit)
      var inside: Set<Int32> = []
      var load = 0.0
      var area = 0.0
      var perimeter = 0.0
      var common = 0.0
      var far = 0.0
      for u in order.dropLast() {
        inside.insert(u)
        load += graph.loads[Int(u)]
        area += graph.areas[Int(u)]
        perimeter += graph.outerLengths[Int(u)]
        if !isTooFar.isEmpty, isTooFar[Int(u)] { far += max(graph.loads[Int(u)], 1e-9) }
        for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
          let v = graph.neighbours[i]
          perimeter += inside.contains(v) ? -graph.lengths[i] : graph.lengths[i]
          if parts[Int(v)] == Int32(p) { common += inside.contains(v) ? -graph.lengths[i] : graph.lengths[i] }
        }
        if !options.isLocked.isEmpty, inside.contains(where: { options.isLocked[Int($0)] }) { break }
        let rest = loads[p] - load
        let restPerimeter = perimeters[p] - perimeter + 2 * common
        func shape(_ a: Double, _ l: Double) -> Double { l * l / (4 * Double.pi * max(a, 1e-9)) }
        let leftFar = farLoad(p, isTooFar) - far
        let cost =
          (outsidePrice * (excess(load, band) + excess(rest, band)) + load + 4 * leftFar) / mean
          + shapePrice * (shape(area, perimeter) + shape(areas[p] - area, restPerimeter))
        guard cost < best?.cost ?? .infinity, isConnected(inside),
          isConnected(Set(units).subtracting(inside))
        else { continue }
        best = (cost, inside.sorted())
      }
    }
    return best
  }

  /// Whether the units hang together.
  func isConnected(_ units: Set<Int32>) -> Bool {
    guard let first = units.min() else { return false }
    var seen: Set<Int32> = [first]
    var stack = [first]
    while let u = stack.popLast() {
      for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
        let v = graph.neighbours[i]
        if units.contains(v), seen.insert(v).inserted { stack.append(v) }
      }
    }
    return seen.count == units.count
  }

  /// The part that is dissolved with the least load moved, and the neighbour that takes it.
  func bestMerge(_ band: ClosedRange<Double>) -> (gone: Int, into: Int)? {
    var best: (cost: Double, gone: Int, into: Int)?
    for (a, b) in neighbouringParts() {
      for (gone, into) in [(Int(a), Int(b)), (Int(b), Int(a))] {
        if !options.isLocked.isEmpty,
          parts.indices.contains(where: { Int(parts[$0]) == gone && options.isLocked[$0] })
        {
          continue
        }
        let cost = loads[gone] + outsidePrice * max(0, loads[gone] + loads[into] - band.upperBound)
        if (cost, gone, into) < (best?.cost ?? .infinity, best?.gone ?? .max, best?.into ?? .max) {
          best = (cost, gone, into)
        }
      }
    }
    return best.map { ($0.gone, $0.into) }
  }

  /// Moves units that are too far from their part's centre to neighbouring parts in reach, from the border
  /// inwards.
  mutating func bringNear(_ isTooFar: [Bool]) {
    var changed = true
    while changed {
      changed = false
      for u in parts.indices where isTooFar[u] && home[u] == parts[u] {
        var best: (flip: Flip, to: Int)?
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let b = Int(parts[Int(graph.neighbours[i])])
          guard b != Int(parts[u]), mayMove(u, to: b) else { continue }
          let change = flip(u, to: b)
          if change.shape < best?.flip.shape ?? .infinity, fitsBound(change) { best = (change, b) }
        }
        if let best, staysConnected(without: u) {
          apply(best.flip, of: u, to: best.to)
          changed = true
        }
      }
    }
  }
}
