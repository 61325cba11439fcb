/// Every set of grids that could be an area of a grouping at least as even as one that is known.
struct AreaColumns {
  /// Grids of each set, one after the other: `grids[starts[i] ..< starts[i + 1]]`.
  private(set) var grids: [Int32] = []
  private(set) var starts: [Int32] = [0]
  /// Load² of each set.
  private(set) var squares: [Double] = []

  var count: Int { squares.count }

  /// More sets than this are not looked at.
  static let most = 40_000

  private let graph: GridGraph
  private let lightest: Double
  private let heaviest: Double
  private var isClosed: [Bool]
  private var chosen: [Int32] = []
  private var steps = 0

  /// - Parameter squares: Σ load² of the known grouping.
  /// - Returns: Nil when there are too many sets.
  init?(_ graph: GridGraph, into areas: Int, squares limit: Double) {
    self.graph = graph
    let total = graph.loads.reduce(0, +)
    let mean = total / Double(areas)
    // As in `AreaSearch`: what an area leaves to the others costs something too.
    let room = max(0, limit * (1 + 1e-9) - total * mean) * Double(areas - 1) / Double(areas)
    let reach = room.squareRoot() + 1e-9 * (1 + total)
    lightest = mean - reach
    heaviest = mean + reach
    isClosed = [Bool](repeating: false, count: graph.count)
    for first in 0..<graph.count {
      chosen = [Int32(first)]
      isClosed[first] = true
      guard offer(graph.loads[first]) else { return nil }
      let next = graph.links[first].map(\.to).filter { $0 > Int32(first) }
      guard grow(load: graph.loads[first], next, first) else { return nil }
      isClosed[first] = false
    }
  }

  /// Adds connected sets that go on from the chosen one by grids of `next`, each once.
  ///
  /// - Returns: False when there are too many.
  private mutating func grow(load: Double, _ next: [Int32], _ first: Int) -> Bool {
    for grid in next { isClosed[Int(grid)] = true }
    defer { for grid in next { isClosed[Int(grid)] = false } }
    for (i, grid) in next.enumerated() {
      steps += 1
      guard steps <= 4 * AreaColumns.most else { return false }
      let grown = load + graph.loads[Int(grid)]
      guard grown <= heaviest else { continue }
      chosen.append(grid)
      guard offer(grown) else { return false }
      let fresh = graph.links[Int(grid)].map(\.to).filter { $0 > Int32(first) && !isClosed[Int($0)] }
      guard grow(load: grown, Array(next[(i + 1)...]) + fresh, first) else { return false }
      // The rest of this level stays closed, whatever the level below has opened.
      for grid in next { isClosed[Int(grid)] = true }
      chosen.removeLast()
    }
    return true
  }

  private mutating func offer(_ load: Double) -> Bool {
    guard load >= lightest, load <= heaviest else { return true }
    grids += chosen
    starts.append(Int32(grids.count))
    squares.append(load * load)
    return count <= AreaColumns.most
  }
}
