extension DivisionEngine {
  /// A first division: halves cut across the long axis of the ground, again and again, repaired so that each
  /// half is contiguous.
  ///
  /// - Parameter turned: turns each axis, so that several starts differ.
  mutating func start(turned: Direction) {
    var parts = [Int32](repeating: 0, count: graph.unitCount)
    var next: Int32 = 0
    bisect(graph.loads.indices.map { Int32($0) }, into: partCount, turned, &parts, &next)
    assign(parts)
  }

  private func bisect(
    _ units: [Int32], into count: Int, _ turned: Direction, _ parts: inout [Int32], _ next: inout Int32
  ) {
    guard count > 1 else {
      for u in units { parts[Int(u)] = next }
      next += 1
      return
    }
    let firstCount = count / 2
    let order = sortedAlongAxis(units, turned)
    // Both halves need a unit for each of their parts.
    var size = prefix(of: order, holding: Double(firstCount) / Double(count))
    size = min(max(size, firstCount), units.count - (count - firstCount))
    var side = [Int32: Bool](minimumCapacity: units.count)
    for (i, u) in order.enumerated() { side[u] = i < size }
    keepLargestPiece(of: true, units, &side)
    keepLargestPiece(of: false, units, &side)
    let first = units.filter { side[$0] == true }
    let second = units.filter { side[$0] == false }
    guard first.count >= firstCount, second.count >= count - firstCount else {
      // The repair left one side too few units for its parts.
      cutTree(units, into: count, &parts, &next)
      return
    }
    bisect(first, into: firstCount, turned, &parts, &next)
    bisect(second, into: count - firstCount, turned, &parts, &next)
  }

  private func sortedAlongAxis(_ units: [Int32], _ turned: Direction) -> [Int32] {
    var weight = 0.0
    var mx = 0.0
    var my = 0.0
    for u in units {
      let w = graph.areas[Int(u)]
      weight += w
      mx += w * graph.centres[Int(u)].x
      my += w * graph.centres[Int(u)].y
    }
    mx /= max(weight, 1e-9)
    my /= max(weight, 1e-9)
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    for u in units {
      let dx = graph.centres[Int(u)].x - mx
      let dy = graph.centres[Int(u)].y - my
      let w = graph.areas[Int(u)]
      xx += w * dx * dx
      xy += w * dx * dy
      yy += w * dy * dy
    }
    // The long axis of the inertia ellipse, by the half-angle formulas.
    let r = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
    let doubled = r > 0 ? (xx - yy) / r : 1
    let axis = Direction(
      x: max(0, (1 + doubled) / 2).squareRoot(),
      y: max(0, (1 - doubled) / 2).squareRoot() * (xy < 0 ? -1 : 1)
    ).turned(by: turned)
    let along = units.map {
      (graph.centres[Int($0)].x - mx) * axis.x + (graph.centres[Int($0)].y - my) * axis.y
    }
    return units.indices.sorted { along[$0] != along[$1] ? along[$0] < along[$1] : units[$0] < units[$1] }
      .map { units[$0] }
  }

  private func prefix(of order: [Int32], holding share: Double) -> Int {
    let total = order.reduce(0) { $0 + graph.loads[Int($1)] }
    guard total > 0 else { return Int((Double(order.count) * share).rounded()) }
    var sum = 0.0
    for (i, u) in order.enumerated() {
      let load = graph.loads[Int(u)]
      if sum + load / 2 >= total * share { return i }
      sum += load
    }
    return order.count
  }

  /// Leaves only the largest connected piece on one side; the rest changes over.
  private func keepLargestPiece(of wanted: Bool, _ units: [Int32], _ side: inout [Int32: Bool]) {
    var seen: Set<Int32> = []
    var pieces: [[Int32]] = []
    for start in units where side[start] == wanted && seen.insert(start).inserted {
      var piece = [start]
      var at = 0
      while at < piece.count {
        let u = Int(piece[at])
        at += 1
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let v = graph.neighbours[i]
          if side[v] == wanted, seen.insert(v).inserted { piece.append(v) }
        }
      }
      pieces.append(piece)
    }
    let largest = pieces.indices.max { pieces[$0].count < pieces[$1].count }
    for (i, piece) in pieces.enumerated() where i != largest {
      for u in piece { side[u] = !wanted }
    }
  }

  /// Parts cut from a breadth-first spanning tree: always contiguous, never empty, roughly balanced.
  private func cutTree(
    _ units: [Int32], into count: Int, _ parts: inout [Int32], _ next: inout Int32
  ) {
    let inside = Set(units)
    var order = [units[0]]
    var parent: [Int32: Int32] = [units[0]: -1]
    var at = 0
    while at < order.count {
      let u = order[at]
      at += 1
      for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
        let v = graph.neighbours[i]
        if inside.contains(v), parent[v] == nil {
          parent[v] = u
          order.append(v)
        }
      }
    }
    let target = order.reduce(0) { $0 + graph.loads[Int($1)] } / Double(count)
    var below: [Int32: Double] = [:]
    var isCut: Set<Int32> = []
    for u in order.dropFirst().reversed() {
      let load = graph.loads[Int(u)] + (below[u] ?? 0)
      if load >= target, isCut.count < count - 1 {
        isCut.insert(u)
      } else if let up = parent[u] {
        below[up, default: 0] += load
      }
    }
    for u in order.dropFirst().reversed() where isCut.count < count - 1 { isCut.insert(u) }
    for u in order {
      if isCut.contains(u) || parent[u] == -1 {
        parts[Int(u)] = next
        next += 1
      } else if let up = parent[u] {
        parts[Int(u)] = parts[Int(up)]
      }
    }
  }
}

/// A direction in the plane, as a unit vector.
struct Direction {
  var x: Double
  var y: Double

  /// Quarter and eighth turns, in an order in which the first few differ most.
  static let turns = [
    Direction(x: 1, y: 0), Direction(x: 0, y: 1), Direction(x: 0.5.squareRoot(), y: 0.5.squareRoot()),
    Direction(x: 0.5.squareRoot(), y: -(0.5.squareRoot())), Direction(x: 0.9239, y: 0.3827),
    Direction(x: 0.9239, y: -0.3827), Direction(x: 0.3827, y: 0.9239), Direction(x: 0.3827, y: -0.9239),
  ]

  func turned(by other: Direction) -> Direction {
    Direction(x: x * other.x - y * other.y, y: x * other.y + y * other.x)
  }
}
