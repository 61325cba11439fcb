/// The cheapest way of passing load between neighbouring parts that brings each into its band: a flow over
/// the graph of parts, where each unit of load costs 1 for each border that it crosses.
///
/// No plan in which units change to a neighbour of their own part moves less than the cost of this flow.
///
/// Method: successive shortest paths (R. G. Busacker and P. J. Gowen, 1961), with a reservoir that stands for
/// what a part may give or take but need not.
struct PartsFlow {
  /// Load that has to cross the border from `from` to `to`.
  struct Transfer: Sendable, Hashable {
    var from: Int32
    var to: Int32
    var load: Double
  }

  /// In order of `from`, then `to`.
  private(set) var transfers: [Transfer] = []
  /// Σ of the transfers' loads.
  private(set) var cost = 0.0
  /// Excess and deficits that no flow can settle.
  private(set) var unsettled = 0.0

  private struct Arc {
    var to: Int
    var room: Double
    var cost: Double
  }

  private var arcs: [Arc] = []
  private var outgoing: [[Int]] = []

  /// - Parameters:
  ///   - loads: load of each part.
  ///   - bands: lowest and highest load of each part.
  ///   - pairs: neighbouring parts, each pair once.
  /// - Complexity: O(*k* · *e*) for *k* parts and *e* pairs, in practice less.
  init(loads: [Double], bands: [ClosedRange<Double>], pairs: [(Int32, Int32)]) {
    let count = loads.count
    let (reservoir, source, sink) = (count, count + 1, count + 2)
    outgoing = [[Int]](repeating: [], count: count + 3)
    for (a, b) in pairs {
      add(Int(a), Int(b), room: .infinity, cost: 1)
      add(Int(b), Int(a), room: .infinity, cost: 1)
    }
    let pairArcs = arcs.count
    var mustGive = 0.0
    var mustTake = 0.0
    for p in 0..<count {
      let (load, band) = (loads[p], bands[p])
      let give = max(0, load - band.upperBound)
      let take = max(0, band.lowerBound - load)
      mustGive += give
      mustTake += take
      if give > 0 { add(source, p, room: give, cost: 0) }
      if take > 0 { add(p, sink, room: take, cost: 0) }
      let mayGive = load - band.lowerBound - give
      let mayTake = band.upperBound - load - take
      if mayGive > 0 { add(reservoir, p, room: mayGive, cost: 0) }
      if mayTake > 0 { add(p, reservoir, room: mayTake, cost: 0) }
    }
    guard mustGive > 0 || mustTake > 0 else { return }
    if mustTake > 0 { add(source, reservoir, room: mustTake, cost: 0) }
    if mustGive > 0 { add(reservoir, sink, room: mustGive, cost: 0) }
    var left = mustGive + mustTake
    let least = 1e-9 * max(1, loads.reduce(0, +) / Double(max(count, 1)))
    while left > least, let pushed = augment(source, sink, least) { left -= pushed }
    unsettled = max(0, left) < least ? 0 : left
    var found: [Transfer] = []
    for a in stride(from: 0, to: pairArcs, by: 2) {
      // What came into the reverse arc has flowed.
      let load = arcs[a + 1].room
      guard load > least else { continue }
      found.append(Transfer(from: Int32(arcs[a + 1].to), to: Int32(arcs[a].to), load: load))
      cost += load
    }
    transfers = found.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  private mutating func add(_ a: Int, _ b: Int, room: Double, cost: Double) {
    outgoing[a].append(arcs.count)
    arcs.append(Arc(to: b, room: room, cost: cost))
    outgoing[b].append(arcs.count)
    arcs.append(Arc(to: a, room: 0, cost: -cost))
  }

  /// Sends as much as fits along a cheapest path.
  private mutating func augment(_ source: Int, _ sink: Int, _ least: Double) -> Double? {
    var cost = [Double](repeating: .infinity, count: outgoing.count)
    var arrival = [Int](repeating: -1, count: outgoing.count)
    var isQueued = [Bool](repeating: false, count: outgoing.count)
    cost[source] = 0
    var queue = [source]
    var at = 0
    while at < queue.count {
      let p = queue[at]
      at += 1
      isQueued[p] = false
      for a in outgoing[p] where arcs[a].room > least {
        let q = arcs[a].to
        guard cost[p] + arcs[a].cost < cost[q] - 1e-12 else { continue }
        cost[q] = cost[p] + arcs[a].cost
        arrival[q] = a
        if !isQueued[q] {
          isQueued[q] = true
          queue.append(q)
        }
      }
    }
    guard cost[sink].isFinite else { return nil }
    var room = Double.infinity
    var p = sink
    while p != source {
      room = min(room, arcs[arrival[p]].room)
      p = arcs[arrival[p] ^ 1].to
    }
    p = sink
    while p != source {
      arcs[arrival[p]].room -= room
      arcs[arrival[p] ^ 1].room += room
      p = arcs[arrival[p] ^ 1].to
    }
    return room
  }

  /// The transfers in an order in which a part passes on what it gets before it gets it.
  var innermostFirst: [Transfer] {
    var givers: [Int32: Int] = [:]
    for t in transfers { givers[t.from, default: 0] += 1 }
    var left = transfers
    var order: [Transfer] = []
    while !left.isEmpty {
      // A cheapest flow has no circle; were there one, the rest keeps its order.
      let ready = left.filter { givers[$0.to] == nil }
      if ready.isEmpty { return order + left }
      order += ready
      left.removeAll { givers[$0.to] == nil }
      for t in ready {
        let more = (givers[t.from] ?? 1) - 1
        givers[t.from] = more == 0 ? nil : more
      }
    }
    return order
  }
}
