/// The best grouping of a few grids into contiguous areas, by looking at all of them.
///
/// A state is the set of grids that are left and the number of areas they are to make; the next area holds the
/// first grid that is left. States that are met again are not searched again (dynamic programming over
/// subsets). Sets and states that cannot lead to anything as good as the limit are left out: areas of load *L*
/// in all, *k* of them, cost at least *L*²⁄*k*.
struct AreaSearch {
  /// Most grids that it takes: 2¹⁴ sets.
  static let largest = 14

  private struct Candidate {
    var grids: UInt32
    var cost: AreaCost
  }

  private var count = 0
  private var areas = 0
  private var loads: [Double] = []
  private var touching: [UInt32] = []
  /// Border that two grids share, as `AreaCost.kept` counts it.
  private var worth: [Double] = []
  /// By first grid.
  private var candidates: [[Candidate]] = []
  private var loadOf: [Double] = []

  private var limit = AreaCost.zero
  private var total = 0.0
  private var lightest = 0.0
  private var heaviest = 0.0

  private var costs: [AreaCost] = []
  private var choices: [UInt32] = []
  private var stamps: [Int32] = []
  private var stamp: Int32 = 0

  /// - Parameters:
  ///   - graph: of at most `largest` grids.
  ///   - areas: from 1 to the number of grids.
  ///   - limit: the cost of a grouping that is known.
  /// - Returns: The area of each grid, if there is a grouping better than the limit.
  mutating func best(_ graph: GridGraph, into areas: Int, limit: AreaCost) -> [Int32]? {
    prepare(graph, areas, limit)
    for first in 0..<count { collect(first) }
    let all = (UInt32(1) << UInt32(count)) - 1
    let cost = solve(all, areas)
    guard cost.squares.isFinite, cost.isBetter(than: limit) else { return nil }
    var area = [Int32](repeating: 0, count: count)
    var left = all
    var number = 0
    while left != 0 {
      let chosen = choices[state(left, areas - number)]
      for grid in 0..<count where chosen >> UInt32(grid) & 1 == 1 { area[grid] = Int32(number) }
      left &= ~chosen
      number += 1
    }
    return area
  }

  private mutating func prepare(_ graph: GridGraph, _ areas: Int, _ limit: AreaCost) {
    count = graph.count
    self.areas = areas
    self.limit = limit
    loads = graph.loads
    total = loads.reduce(0, +)
    touching = [UInt32](repeating: 0, count: count)
    worth = [Double](repeating: 0, count: count * count)
    for grid in 0..<count {
      for link in graph.links[grid] {
        touching[grid] |= 1 << UInt32(link.to)
        worth[grid * count + Int(link.to)] = link.worth
      }
    }
    // An area of load L leaves T − L to k − 1 others: L² + (T − L)²⁄(k − 1) must not be above the limit.
    let mean = total / Double(areas)
    let room = max(0, limit.squares * (1 + 1e-9) - total * mean) * Double(areas - 1) / Double(areas)
    let reach = room.squareRoot() + 1e-9 * (1 + total)
    lightest = mean - reach
    heaviest = mean + reach
    candidates = [[Candidate]](repeating: [], count: count)
    loadOf = [0]
    for grid in 0..<count { loadOf += loadOf.map { $0 + loads[grid] } }
    let states = (1 << count) * (areas + 1)
    if stamps.count < states {
      stamps = [Int32](repeating: 0, count: states)
      choices = [UInt32](repeating: 0, count: states)
      costs = [AreaCost](repeating: .zero, count: states)
      stamp = 0
    }
    stamp += 1
  }

  /// All connected sets whose first grid is `first` and that can be an area.
  private mutating func collect(_ first: Int) {
    let bit = UInt32(1) << UInt32(first)
    let later = ~((bit << 1) - 1)
    offer(bit, kept: 0, first)
    grow(bit, kept: 0, next: touching[first] & later, closed: bit | ~later, first)
  }

  /// - Parameters:
  ///   - next: grids to try as the next one.
  ///   - closed: grids that are in the set, or were tried already.
  private mutating func grow(_ grids: UInt32, kept: Double, next: UInt32, closed: UInt32, _ first: Int) {
    var next = next
    var closed = closed | next
    while next != 0 {
      let grid = next.trailingZeroBitCount
      next &= next - 1
      let grown = grids | 1 << UInt32(grid)
      guard loadOf[Int(grown)] <= heaviest else { continue }
      var border = kept
      var inside = grids & touching[grid]
      while inside != 0 {
        border += worth[grid * count + inside.trailingZeroBitCount]
        inside &= inside - 1
      }
      offer(grown, kept: border, first)
      let fresh = touching[grid] & ~closed
      grow(grown, kept: border, next: next | fresh, closed: closed, first)
      closed |= 1 << UInt32(grid)
    }
  }

  private mutating func offer(_ grids: UInt32, kept: Double, _ first: Int) {
    let load = loadOf[Int(grids)]
    guard load >= lightest, load <= heaviest else { return }
    candidates[first].append(Candidate(grids: grids, cost: AreaCost(squares: load * load, kept: kept)))
  }

  private func state(_ left: UInt32, _ areas: Int) -> Int { Int(left) * (self.areas + 1) + areas }

  private mutating func solve(_ left: UInt32, _ wanted: Int) -> AreaCost {
    if left == 0 { return wanted == 0 ? .zero : AreaCost(squares: .infinity, kept: 0) }
    guard wanted > 0, left.nonzeroBitCount >= wanted, canStillDo(left, wanted) else {
      return AreaCost(squares: .infinity, kept: 0)
    }
    let index = state(left, wanted)
    if stamps[index] == stamp { return costs[index] }
    var best = AreaCost(squares: .infinity, kept: 0)
    var choice: UInt32 = 0
    let first = left.trailingZeroBitCount
    for i in candidates[first].indices {
      let candidate = candidates[first][i]
      guard candidate.grids & ~left == 0 else { continue }
      let rest = solve(left & ~candidate.grids, wanted - 1)
      guard rest.squares.isFinite else { continue }
      let cost = candidate.cost + rest
      if choice == 0 || cost < best { (best, choice) = (cost, candidate.grids) }
    }
    stamps[index] = stamp
    costs[index] = best
    choices[index] = choice
    return best
  }

  /// Neither what is left nor what is taken costs so much that the limit is out of reach.
  private func canStillDo(_ left: UInt32, _ wanted: Int) -> Bool {
    let rest = loadOf[Int(left)]
    let taken = total - rest
    let made = areas - wanted
    var least = rest * rest / Double(wanted)
    if made > 0 { least += taken * taken / Double(made) }
    return least <= limit.squares * (1 + 1e-9)
  }
}
