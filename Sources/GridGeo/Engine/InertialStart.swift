/// A first division: the units are halved across the long axis of the ground, again and again. What a half does
/// not reach goes over to the other, so that every part is contiguous.
///
/// Source: H. D. Simon, "Partitioning of unstructured problems for parallel processing", 1991.
struct InertialStart {
  private let graph: DualGraph
  private let turns: [Direction]
  private var parts: [Int32]
  private var next: Int32 = 0
  /// Half that each unit is in while its piece is being halved; numbers are never used twice.
  private var half: [Int32]
  private var halves: Int32 = 0
  private var seen: [Int32]
  private var mark: Int32 = 0
  private var keyed: [Keyed] = []

  private init(_ graph: DualGraph, _ turns: [Direction]) {
    self.graph = graph
    self.turns = turns
    parts = [Int32](repeating: 0, count: graph.unitCount)
    half = [Int32](repeating: 0, count: graph.unitCount)
    seen = [Int32](repeating: 0, count: graph.unitCount)
  }

  /// - Parameter turns: by how much the axis is turned; of several the one with the shortest cut is taken.
  /// - Precondition: the graph is connected and has at least `count` units.
  /// - Returns: part of each unit, each contiguous, none empty.
  static func divide(_ graph: DualGraph, into count: Int, turns: [Direction]) -> [Int32] {
    var start = InertialStart(graph, turns)
    start.bisect((0..<Int32(graph.unitCount)).map { $0 }, into: count)
    return start.parts
  }

  private mutating func bisect(_ units: [Int32], into count: Int) {
    guard count > 1 else {
      for u in units { parts[Int(u)] = next }
      next += 1
      return
    }
    let firstCount = count / 2
    let (a, b) = (halves + 1, halves + 2)
    halves += 2
    var best: (cut: Double, direction: Direction)?
    let directions = directions(of: units)
    for direction in directions {
      halve(units, along: direction, into: count, a, b)
      guard directions.count > 1 else { break }
      let cut = cutLength(units, from: a, to: b)
      if cut < best?.cut ?? .infinity { best = (cut, direction) }
    }
    if let best { halve(units, along: best.direction, into: count, a, b) }
    keepLargestPiece(of: a, units, other: b)
    keepLargestPiece(of: b, units, other: a)
    let first = units.filter { half[Int($0)] == a }
    let second = units.filter { half[Int($0)] == b }
    guard first.count >= firstCount, second.count >= count - firstCount else {
      // The repair left one side too few units for its parts.
      cutTree(units, into: count)
      return
    }
    bisect(first, into: firstCount)
    bisect(second, into: count - firstCount)
  }

  /// The long axis of the inertia ellipse of the ground.
  private func longAxis(_ units: [Int32]) -> Direction {
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
    // By the half-angle formulas.
    let r = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
    let doubled = r > 0 ? (xx - yy) / r : 1
    return Direction(
      x: max(0, (1 + doubled) / 2).squareRoot(),
      y: max(0, (1 - doubled) / 2).squareRoot() * (xy < 0 ? -1 : 1))
  }

  /// The directions to try: turns by themselves, since ground is often laid out along the axes of its plane, and
  /// turns of the long axis; fewer on large ground, where each costs more and matters less.
  private func directions(of units: [Int32]) -> [Direction] {
    let axis = longAxis(units)
    guard turns.count > 1 else { return turns.map(axis.turned(by:)) }
    switch units.count {
    case ...2000: return turns + turns.map(axis.turned(by:))
    case ...20_000: return turns + [axis]
    default: return stride(from: 0, to: turns.count, by: 2).map { turns[$0] } + [axis]
    }
  }

  /// Puts the units that come first along a direction into half `a`, as many as hold its share of the load, and
  /// the rest into half `b`.
  ///
  /// - Complexity: O(units) expected.
  private mutating func halve(
    _ units: [Int32], along direction: Direction, into count: Int, _ a: Int32, _ b: Int32
  ) {
    keyed.removeAll(keepingCapacity: true)
    for u in units {
      let centre = graph.centres[Int(u)]
      keyed.append(Keyed(key: centre.x * direction.x + centre.y * direction.y, unit: u))
    }
    let firstCount = count / 2
    let total = units.reduce(0) { $0 + graph.loads[Int($1)] }
    let share = Double(firstCount) / Double(count)
    let fewest = firstCount
    let most = units.count - (count - firstCount)
    // Narrows the range in which the last unit of the first half stands.
    var low = 0
    var high = units.count
    var before = 0.0
    while high - low > 1 {
      let middle = split(low, high)
      var sum = 0.0
      for i in low..<middle { sum += graph.loads[Int(keyed[i].unit)] }
      let isShort =
        total > 0
        ? before + sum + graph.loads[Int(keyed[middle].unit)] / 2 < total * share
        : Double(middle) < (Double(units.count) * share).rounded()
      if middle < most, isShort || middle < fewest {
        before += sum
        low = middle
      } else {
        high = middle
      }
      if low == 0 && high <= fewest { break }
    }
    let size = min(max(high, fewest), most)
    if size != high { keyed.sort(by: Keyed.precedes) }
    for i in 0..<size { half[Int(keyed[i].unit)] = a }
    for i in size..<units.count { half[Int(keyed[i].unit)] = b }
  }

  /// A unit with its place along a direction.
  private struct Keyed {
    var key: Double
    var unit: Int32

    static func precedes(_ p: Keyed, _ q: Keyed) -> Bool {
      p.key != q.key ? p.key < q.key : p.unit < q.unit
    }
  }

  /// Reorders `keyed[low ..< high]` about its median of three: what comes before it stands first.
  ///
  /// - Returns: the place of the pivot, above `low` and below `high`.
  private mutating func split(_ low: Int, _ high: Int) -> Int {
    let candidates = [keyed[low], keyed[low + (high - low) / 2], keyed[high - 1]]
      .sorted(by: Keyed.precedes)
    // The least may not be the pivot: the range would not shrink.
    let pivot = high - low == 2 ? candidates[2] : candidates[1]
    var i = low
    for j in low..<high where Keyed.precedes(keyed[j], pivot) {
      keyed.swapAt(i, j)
      i += 1
    }
    return max(i, low + 1)
  }

  /// Length of the borders between two halves, metres.
  private func cutLength(_ units: [Int32], from a: Int32, to b: Int32) -> Double {
    var sum = 0.0
    for u in units where half[Int(u)] == a {
      for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1])
      where half[Int(graph.neighbours[i])] == b { sum += graph.lengths[i] }
    }
    return sum
  }

  /// Leaves only the largest connected piece of one half; the rest changes over.
  private mutating func keepLargestPiece(of own: Int32, _ units: [Int32], other: Int32) {
    mark += 1
    var pieces: [[Int32]] = []
    for start in units where half[Int(start)] == own && seen[Int(start)] != mark {
      seen[Int(start)] = mark
      var piece = [start]
      var at = 0
      while at < piece.count {
        let u = Int(piece[at])
        at += 1
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let v = graph.neighbours[i]
          guard half[Int(v)] == own, seen[Int(v)] != mark else { continue }
          seen[Int(v)] = mark
          piece.append(v)
        }
      }
      pieces.append(piece)
    }
    let largest = pieces.indices.max { pieces[$0].count < pieces[$1].count }
    for (i, piece) in pieces.enumerated() where i != largest {
      for u in piece { half[Int(u)] = other }
    }
  }

  /// Parts cut from a breadth-first spanning tree: always contiguous, never empty, roughly balanced.
  private mutating func cutTree(_ units: [Int32], into count: Int) {
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
