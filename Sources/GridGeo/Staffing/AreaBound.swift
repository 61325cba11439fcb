/// The least Σ load² that any grouping into contiguous areas could have, or a number below it.
///
/// The grouping is a set partition: choose *k* of the sets that could be areas so that every grid is in exactly
/// one. Taking "exactly one" out of the rules and putting a price on it gives a bound for any prices; the prices are
/// improved by subgradient steps. Sources: M. Held, P. Wolfe and H. P. Crowder, "Validation of subgradient
/// optimization", 1974; M. L. Fisher, "The Lagrangian relaxation method for solving integer programming
/// problems", 1981.
struct AreaBound {
  private(set) var value: Double
  /// Of each grid, at the best bound.
  private(set) var prices: [Double]

  static let steps = 2000
  /// Steps without a gain before they are made smaller.
  static let patience = 30
  /// Members of sets to add up in all.
  static let mostWork = 300_000_000

  /// Of loads alone: areas that are all equal.
  static func ofEqualAreas(_ total: Double, _ areas: Int) -> Double { total * total / Double(areas) }

  private let columns: AreaColumns
  private let areas: Int
  private var costs: [Double]
  private var order: [Int32]

  /// - Parameters:
  ///   - known: Σ load² of a grouping that is known.
  ///   - step: how far apart two different values of Σ load² are at least; a bound nearer than that is a proof.
  init(_ graph: GridGraph, _ columns: AreaColumns, into areas: Int, known: Double, step: Double) {
    self.columns = columns
    self.areas = areas
    let total = graph.loads.reduce(0, +)
    let mean = total / Double(areas)
    value = AreaBound.ofEqualAreas(total, areas)
    // With these prices the bound is that of equal areas.
    prices = graph.loads.map { 2 * mean * $0 }
    costs = [Double](repeating: 0, count: columns.count)
    order = [Int32](repeating: 0, count: columns.count)
    guard columns.count >= areas else { return }
    level(by: mean * mean)
    climb(known, step)
  }

  /// Raises or lowers all prices alike, by bisection: so many areas of one grid, of two and so on are paid for as
  /// make up all grids.
  private mutating func level(by reach: Double) {
    let start = prices
    var (low, high) = (-reach, reach)
    for _ in 0..<40 {
      let shift = (low + high) / 2
      let trial = start.map { $0 + shift }
      let (bound, slope) = evaluate(trial)
      if bound > value { (value, prices) = (bound, trial) }
      if slope.reduce(0, +) > 0 { low = shift } else { high = shift }
    }
  }

  private mutating func climb(_ known: Double, _ least: Double) {
    var trial = prices
    var direction = [Double](repeating: 0, count: trial.count)
    var scale = 1.0
    var idle = 0
    let steps = min(AreaBound.steps, AreaBound.mostWork / max(columns.grids.count, 1))
    for _ in 0..<steps where scale > 0.002 && known - value >= least {
      let (bound, slope) = evaluate(trial)
      if bound > value + 1e-12 * known {
        (value, prices, idle) = (bound, trial, 0)
      } else {
        idle += 1
        if idle >= AreaBound.patience {
          (scale, idle, trial) = (scale / 2, 0, prices)
          direction = direction.map { _ in 0 }
          continue
        }
      }
      // Part of the last direction is kept, which takes the zigzag out (P. M. Camerini, L. Fratta and
      // F. Maffioli, "On improving relaxation methods by modified gradient techniques", 1975).
      for grid in direction.indices { direction[grid] = slope[grid] + 0.7 * direction[grid] }
      let steepness = direction.reduce(0) { $0 + $1 * $1 }
      guard steepness > 0 else { return }
      let step = scale * max(known - bound, 1e-9 * known) / steepness
      for grid in trial.indices { trial[grid] += step * direction[grid] }
    }
  }

  /// The bound for some prices, and for each grid 1 less the number of sets that took it.
  private mutating func evaluate(_ prices: [Double]) -> (bound: Double, slope: [Double]) {
    AreaBound.reduce(columns, prices, &costs)
    for i in order.indices { order[i] = Int32(i) }
    AreaBound.select(&order, costs, count: areas)
    var bound = prices.reduce(0, +)
    var slope = [Double](repeating: 1, count: prices.count)
    for column in order[..<areas] {
      bound += costs[Int(column)]
      for i in Int(columns.starts[Int(column)])..<Int(columns.starts[Int(column) + 1]) {
        slope[Int(columns.grids[i])] -= 1
      }
    }
    return (bound, slope)
  }

  /// Load² less the prices of the grids, for each set.
  static func reduce(_ columns: AreaColumns, _ prices: [Double], _ costs: inout [Double]) {
    for column in 0..<columns.count {
      var cost = columns.squares[column]
      for i in Int(columns.starts[column])..<Int(columns.starts[column + 1]) {
        cost -= prices[Int(columns.grids[i])]
      }
      costs[column] = cost
    }
  }

  /// Brings the `count` cheapest to the front, in any order (C. A. R. Hoare's selection, 1961).
  static func select(_ order: inout [Int32], _ costs: [Double], count: Int) {
    var low = 0
    var high = order.count - 1
    while low < high {
      let pivot = costs[Int(order[(low + high) / 2])]
      var i = low
      var j = high
      while i <= j {
        while costs[Int(order[i])] < pivot { i += 1 }
        while costs[Int(order[j])] > pivot { j -= 1 }
        if i <= j {
          order.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if count - 1 <= j { high = j } else if count - 1 >= i { low = i } else { return }
    }
  }
}
