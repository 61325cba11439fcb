/// Joins two neighbouring parts and cuts them anew at an edge of a random spanning tree over both.
///
/// For every edge of the tree the sums of the side below it are known at once, borders included: an edge of the
/// graph lies inside the side exactly when the lowest common ancestor of its ends does. So each tree offers as
/// many cuts as it has edges, and the cheapest of them by the whole objective is proposed.
///
/// Source: D. DeFord, M. Duchin and J. Solomon, "Recombination: a family of Markov chains for redistricting",
/// 2021. The choice among all edges of the tree by exact cost is ours.
struct TreeCuts {
  /// Units of both parts in the order of the tree, each after its parent.
  private var order: [Int32] = []
  /// Of each place in `order`: its parent's place, and its depth.
  private var parent: [Int32] = []
  private var depth: [Int32] = []
  /// Place of a unit in `order`; −1 outside.
  private var place: [Int32]
  /// Sums below each place: units, area, border with the world, border inside (twice), weight inside (twice),
  /// moments.
  private var sums: [Sums] = []
  /// Loads below each place, by kind.
  private var loads: [Double] = []
  private var frontier: [Frontier] = []
  private var isBelow: [Bool] = []
  /// What the last cut proposed costs by the sums along the tree, imbalance included.
  private(set) var foreseen = 0.0

  private struct Frontier {
    var from: Int32
    var to: Int32
  }

  private struct Sums {
    var area = 0.0
    var perimeter = 0.0
    var weight = 0.0
    var length = 0.0
    var w = 0.0
    var wx = 0.0
    var wy = 0.0
    var wr = 0.0

    mutating func add(_ other: Sums) {
      area += other.area
      perimeter += other.perimeter
      weight += other.weight
      length += other.length
      w += other.w
      wx += other.wx
      wy += other.wy
      wr += other.wr
    }
  }

  init(unitCount: Int) { place = [Int32](repeating: -1, count: unitCount) }

  /// - Returns: whether the division changed.
  mutating func propose(
    _ state: inout DivisionState, _ temperature: Double, _ generator: inout SeededGenerator
  ) -> Bool {
    guard let (u, b) = Annealing.pick(&state, &generator) else { return false }
    let a = Int(state.parts[u])
    growTree(state, Int32(u), Int32(a), Int32(b), &generator)
    defer { for u in order { place[Int(u)] = -1 } }
    sumUp(state)
    guard let (cut, below, cost) = cheapest(state, a, b) else { return false }
    foreseen = cost
    let before = (state.objective, pricedImbalance(state, a, b), state.conflicts)
    isBelow.removeAll(keepingCapacity: true)
    isBelow.append(contentsOf: repeatElement(false, count: order.count))
    isBelow[cut] = true
    for i in (cut + 1)..<max(order.count, cut + 1) where isBelow[Int(parent[i])] { isBelow[i] = true }
    guard keepsFixed(state, a, b, below) else { return false }
    var changed: [Int32] = []
    for i in order.indices {
      let to = isBelow[i] ? below : a + b - below
      let v = Int(order[i])
      if Int(state.parts[v]) != to {
        changed.append(order[i])
        state.move(v, to: to)
      }
    }
    let change =
      state.objective - before.0
      + state.balancePrice
      * (pricedImbalance(state, a, b) - before.1 + 4 * Double(state.conflicts - before.2))
    if change > 0, generator.nextUniform() >= decay(change / temperature) {
      for v in changed.reversed() { state.move(Int(v), to: a + b - Int(state.parts[Int(v)])) }
      return false
    }
    return !changed.isEmpty
  }

  /// A spanning tree over parts `a` and `b`, grown from one unit by edges drawn at random from its frontier.
  private mutating func growTree(
    _ state: borrowing DivisionState, _ first: Int32, _ a: Int32, _ b: Int32,
    _ generator: inout SeededGenerator
  ) {
    order.removeAll(keepingCapacity: true)
    parent.removeAll(keepingCapacity: true)
    depth.removeAll(keepingCapacity: true)
    frontier.removeAll(keepingCapacity: true)
    frontier.append(Frontier(from: -1, to: first))
    while !frontier.isEmpty {
      let i = Int(((generator.next() >> 32) &* UInt64(frontier.count)) >> 32)
      let edge = frontier[i]
      frontier[i] = frontier[frontier.count - 1]
      frontier.removeLast()
      guard place[Int(edge.to)] < 0 else { continue }
      let at = Int32(order.count)
      place[Int(edge.to)] = at
      order.append(edge.to)
      parent.append(edge.from)
      depth.append(edge.from < 0 ? 0 : depth[Int(edge.from)] + 1)
      for j in Int(state.starts[Int(edge.to)])..<Int(state.starts[Int(edge.to) + 1]) {
        let v = state.neighbours[j]
        let q = state.parts[Int(v)]
        if (q == a || q == b) && place[Int(v)] < 0 { frontier.append(Frontier(from: at, to: v)) }
      }
    }
  }

  private mutating func sumUp(_ state: borrowing DivisionState) {
    let kinds = state.kinds
    let count = order.count
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: repeatElement(Sums(), count: count))
    loads.removeAll(keepingCapacity: true)
    loads.append(contentsOf: repeatElement(0, count: count * kinds))
    for i in 0..<count {
      let u = Int(order[i])
      for t in 0..<kinds { loads[i * kinds + t] = state.unitLoads[u * kinds + t] }
      let w = state.unitLoads[u * kinds]
      sums[i].area += state.unitAreas[u]
      sums[i].perimeter += state.unitPerimeters[u]
      if state.usesInertia {
        sums[i].w += w
        sums[i].wx += w * state.xs[u]
        sums[i].wy += w * state.ys[u]
        sums[i].wr += w * (state.xs[u] * state.xs[u] + state.ys[u] * state.ys[u])
      }
      for j in Int(state.starts[u])..<Int(state.starts[u + 1]) {
        let other = place[Int(state.neighbours[j])]
        guard other >= 0 else { continue }
        sums[i].weight += state.weights[j]
        sums[i].length += state.lengths[j]
        guard other > Int32(i) else { continue }
        // Inside every side that holds the lowest common ancestor.
        let ancestor = commonAncestor(Int32(i), other)
        sums[ancestor].weight -= 2 * state.weights[j]
        sums[ancestor].length -= 2 * state.lengths[j]
        sums[ancestor].perimeter -= 2 * state.lengths[j]
      }
    }
    for i in stride(from: count - 1, to: 0, by: -1) {
      let up = Int(parent[i])
      sums[up].add(sums[i])
      for t in 0..<kinds { loads[up * kinds + t] += loads[i * kinds + t] }
    }
  }

  private func commonAncestor(_ i: Int32, _ j: Int32) -> Int {
    var (i, j) = (Int(i), Int(j))
    while i != j {
      // A unit comes after all its ancestors.
      if i > j { i = Int(parent[i]) } else { j = Int(parent[j]) }
    }
    return i
  }

  /// The place whose side is best cut off, and the part that it becomes.
  private func cheapest(
    _ state: borrowing DivisionState, _ a: Int, _ b: Int
  ) -> (place: Int, part: Int, cost: Double)? {
    let kinds = state.kinds
    let whole = sums[0]
    var best = Double.infinity
    var result: Int?
    for i in 1..<max(order.count, 1) {
      let below = sums[i]
      var imbalance = 0.0
      for t in 0..<kinds {
        let load = loads[i * kinds + t]
        imbalance +=
          state.price(state.excess(load, kind: t)) + state.price(state.excess(loads[t] - load, kind: t))
      }
      var cost = below.weight + state.balancePrice * imbalance
      // Shape and inertia only add to it.
      if cost >= best { continue }
      if state.usesShape {
        // The border between the sides counts for both; it is `length` of what is left inside.
        let rest = whole.perimeter - below.perimeter + 2 * below.length
        cost +=
          state.shape(area: below.area, perimeter: below.perimeter)
          + state.shape(area: whole.area - below.area, perimeter: rest)
      }
      if state.usesInertia {
        cost +=
          state.inertia(below.w, below.wx, below.wy, below.wr)
          + state.inertia(
            whole.w - below.w, whole.wx - below.wx, whole.wy - below.wy, whole.wr - below.wr)
      }
      if cost < best {
        best = cost
        result = i
      }
    }
    return result.map { ($0, sideFor(state, $0, a, b), best) }
  }

  /// The side below becomes the part that has more of it already, so that fewer units move.
  private func sideFor(_ state: borrowing DivisionState, _ place: Int, _ a: Int, _ b: Int) -> Int {
    var inside = [Bool](repeating: false, count: order.count)
    inside[place] = true
    var stay = 0
    for i in order.indices {
      if i > place, inside[Int(parent[i])] { inside[i] = true }
      stay += (Int(state.parts[Int(order[i])]) == a) == inside[i] ? 1 : -1
    }
    return stay >= 0 ? a : b
  }

  private func keepsFixed(_ state: borrowing DivisionState, _ a: Int, _ b: Int, _ below: Int) -> Bool {
    guard state.hasFixed else { return true }
    return order.indices.allSatisfy { i in
      let fixed = Int(state.rules.fixed[Int(order[i])])
      return fixed < 0 || fixed == (isBelow[i] ? below : a + b - below)
    }
  }

  private func pricedImbalance(_ state: borrowing DivisionState, _ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for t in 0..<state.kinds {
      sum +=
        state.price(state.excess(state.loads[a * state.kinds + t], kind: t))
        + state.price(state.excess(state.loads[b * state.kinds + t], kind: t))
    }
    return sum
  }
}
