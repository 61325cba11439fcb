/// Brings loads into their bands along chains: a part that is too heavy hands a unit to a neighbour, which hands
/// one on, until a part with room takes the last; a part that is too light is served the other way round.
///
/// Chains are the shortest ones in the graph of parts; of the units that may go, the one that costs the
/// objective least goes. Contiguity is kept at each step.
struct BalanceChains {
  /// Chains longer than this are not tried.
  static let longest = 40

  /// - Returns: whether all parts are in their bands.
  static func run(_ state: inout DivisionState, stop: StopCheck) -> Bool {
    guard state.kinds == 1 else { return state.isFeasible }
    var tries = 4 * state.k + 64
    var given: Set<Int> = []
    while state.outOfBand > 0, tries > 0, !stop.isDue {
      tries -= 1
      // The worst part that a chain may still help.
      var worst: (part: Int, excess: Double)?
      for p in 0..<state.k where !given.contains(p) {
        let excess = state.excess(state.loads[p], kind: 0)
        if excess > worst?.excess ?? 0 { worst = (p, excess) }
      }
      guard let part = worst?.part else { return false }
      if !relieve(part, &state) { given.insert(part) } else { given.removeAll() }
    }
    return state.outOfBand == 0
  }

  /// - Returns: whether the imbalance became smaller.
  private static func relieve(_ part: Int, _ state: inout DivisionState) -> Bool {
    let isHeavy = state.loads[part] > state.firstBand.highest
    let links = neighbours(state)
    // Breadth first over the parts.
    var from = [Int: Int]()
    var order = [part]
    from[part] = part
    var depth = [part: 0]
    var at = 0
    var attempts = 0
    while at < order.count {
      let p = order[at]
      at += 1
      guard depth[p, default: 0] < longest else { break }
      for q in links[p] where from[q] == nil {
        from[q] = p
        depth[q] = depth[p, default: 0] + 1
        order.append(q)
        let room =
          isHeavy
          ? state.firstBand.highest - state.loads[q] : state.loads[q] - state.firstBand.lowest
        guard room > 0 else { continue }
        attempts += 1
        if attempts > 24 { return false }
        var path = [q]
        while let last = path.last, last != part { path.append(from[last] ?? part) }
        // From the part with room back to the one in need; or the load flows the other way.
        if pass(path, isHeavy, &state) { return true }
      }
    }
    return false
  }

  /// - Parameter path: from the part with room to the one in need.
  private static func pass(_ path: [Int], _ isHeavy: Bool, _ state: inout DivisionState) -> Bool {
    let before = state.imbalance
    var moved: [(unit: Int, from: Int)] = []
    for i in 1..<path.count {
      let giver = isHeavy ? path[i] : path[i - 1]
      let taker = isHeavy ? path[i - 1] : path[i]
      guard let unit = best(from: giver, to: taker, before, &state) else { break }
      moved.append((unit, giver))
      state.move(unit, to: taker)
    }
    if moved.count == path.count - 1, state.imbalance < before - 1e-9 { return true }
    for (unit, from) in moved.reversed() { state.move(unit, to: from) }
    return false
  }

  /// The unit whose change of part costs least and does not add to the imbalance that there was.
  private static func best(
    from a: Int, to b: Int, _ limit: Double, _ state: inout DivisionState
  ) -> Int? {
    var best: (cost: Double, unit: Int)?
    for i in 0..<state.borderCount {
      let u = Int(state.border[i])
      guard Int(state.parts[u]) == a, !(state.hasFixed && state.rules.fixed[u] >= 0),
        touches(u, b, state)
      else { continue }
      let change = state.flip(u, to: b)
      guard change.conflicts <= 0 else { continue }
      let load = state.unitLoads[u]
      let after =
        state.imbalance - state.excess(state.loads[a], kind: 0) - state.excess(state.loads[b], kind: 0)
        + state.excess(state.loads[a] - load, kind: 0) + state.excess(state.loads[b] + load, kind: 0)
      guard after <= limit + 1e-9, load > 0 else { continue }
      if let best, best.cost <= change.objective { continue }
      if state.staysContiguous(without: u) { best = (change.objective, u) }
    }
    return best?.unit
  }

  private static func touches(_ u: Int, _ part: Int, _ state: borrowing DivisionState) -> Bool {
    for i in Int(state.starts[u])..<Int(state.starts[u + 1])
    where Int(state.parts[Int(state.neighbours[i])]) == part { return true }
    return false
  }

  /// Neighbours of each part, ascending.
  private static func neighbours(_ state: borrowing DivisionState) -> [[Int]] {
    var links = [Set<Int>](repeating: [], count: state.k)
    for i in 0..<state.borderCount {
      let u = Int(state.border[i])
      let p = Int(state.parts[u])
      for j in Int(state.starts[u])..<Int(state.starts[u + 1]) {
        let q = Int(state.parts[Int(state.neighbours[j])])
        if p != q { links[p].insert(q) }
      }
    }
    return links.map { $0.sorted() }
  }
}
