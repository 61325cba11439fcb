/// An order of the units in which few units at a time have neighbours both before and after them.
struct ExactDivisionOrder: Sendable {
  /// One unit after the other.
  var units: [Int32]
  /// Before each step, the units that have been placed and still have a neighbour to come, in order of placing.
  var frontiers: [[Int32]]

  var width: Int { frontiers.map(\.count).max() ?? 0 }

  /// Grows an order from each unit in turn, always by the unit that leaves the narrowest frontier, and keeps the
  /// one with the least sum of 3^width, which is about the size of its diagram.
  ///
  /// - Complexity: O(starts × units × frontier × degree); all units are starts up to 400 of them.
  init(_ division: ExactDivision) {
    let n = division.unitCount
    var best: [Int32] = []
    var least = Double.infinity
    let stride = max(1, n / 400)
    var grower = FrontierGrower(division)
    for first in Swift.stride(from: 0, to: n, by: stride) {
      let cost = grower.grow(from: Int32(first), limit: least)
      if cost < least {
        least = cost
        best = grower.order
      }
    }
    units = best
    frontiers = Self.frontiers(of: best, division)
  }

  private static func frontiers(of units: [Int32], _ division: ExactDivision) -> [[Int32]] {
    var position = [Int](repeating: 0, count: units.count)
    for (i, u) in units.enumerated() { position[Int(u)] = i }
    var last = position
    for u in units {
      for e in Int(division.starts[Int(u)])..<Int(division.starts[Int(u) + 1]) {
        last[Int(u)] = max(last[Int(u)], position[Int(division.neighbours[e])])
      }
    }
    var result: [[Int32]] = [[]]
    var frontier: [Int32] = []
    for (i, u) in units.enumerated() {
      frontier = (frontier + [u]).filter { last[Int($0)] > i }
      result.append(frontier)
    }
    return result
  }
}

/// Grows one order; keeps its arrays from one start to the next.
private struct FrontierGrower {
  let division: ExactDivision
  var order: [Int32] = []
  private var placed: [Bool]
  /// Neighbours not placed yet.
  private var open: [Int32]

  init(_ division: ExactDivision) {
    self.division = division
    placed = []
    open = []
  }

  /// Returns the sum of 3^width, or infinity once it passes the limit.
  mutating func grow(from first: Int32, limit: Double) -> Double {
    let n = division.unitCount
    order = []
    placed = [Bool](repeating: false, count: n)
    open = (0..<n).map { division.starts[$0 + 1] - division.starts[$0] }
    var frontier: [Int32] = []
    var next = first
    var total = 0.0
    while true {
      place(next, &frontier)
      var size = 1.0
      for _ in frontier { size *= 3 }
      total += size
      if total >= limit { return .infinity }
      if order.count == n { return total }
      next = choose(frontier)
    }
  }

  private mutating func place(_ u: Int32, _ frontier: inout [Int32]) {
    placed[Int(u)] = true
    order.append(u)
    for v in neighbours(of: u) { open[Int(v)] -= 1 }
    frontier.append(u)
    frontier.removeAll { open[Int($0)] == 0 }
  }

  /// The neighbour of the frontier that widens it least; of equals, the one that touches the oldest unit.
  private func choose(_ frontier: [Int32]) -> Int32 {
    var best: Int32 = -1
    var least = Int.max
    for f in frontier {
      for v in neighbours(of: f) where !placed[Int(v)] {
        var widening = open[Int(v)] > 0 ? 1 : 0
        for w in neighbours(of: v) where placed[Int(w)] && open[Int(w)] == 1 { widening -= 1 }
        if widening < least {
          least = widening
          best = v
        }
      }
    }
    return best >= 0 ? best : Int32(placed.firstIndex(of: false)!)
  }

  private func neighbours(of u: Int32) -> ArraySlice<Int32> {
    division.neighbours[Int(division.starts[Int(u)])..<Int(division.starts[Int(u) + 1])]
  }
}
