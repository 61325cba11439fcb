/// Looks for a more even grouping among all that the bound leaves open, by branch and bound over an exact cover:
/// either there is none, which proves the known one, or it finds the best.
///
/// A set whose cost less prices is above that of the last set that the bound takes makes every grouping with it
/// dearer by the difference; so does one below it that is left out. Sets that alone cost more than the gap go at
/// once, and the search counts the rest. It branches on the grid with the fewest sets left.
/// Sources: E. Balas and M. W. Padberg, "Set partitioning: a survey", 1976; D. E. Knuth, "Dancing links", 2000.
struct AreaProof {
  /// Most sets to look at, each as often as one of its grids is covered.
  static let patience = 6_000_000
  /// Most areas: the search goes one call deeper with each.
  static let mostAreas = 500

  private let sets: [[Int32]]
  private let squares: [Double]
  /// Cost less prices, less that of the last set that the bound takes.
  private let excess: [Double]
  /// Sets with each grid, the cheapest first.
  private let setsOf: [[Int32]]
  private let areas: Int
  /// What is more even has at most this Σ load² less the one known.
  private let step: Double

  /// Σ load² of the best grouping so far.
  private(set) var best: Double
  /// That grouping, when it is not the one that was known: the sets' grids.
  private(set) var found: [[Int32]]?
  /// Whether the search came to its end: then the best one is optimal.
  private(set) var isComplete = false

  private var clashes: [Int32]
  private var choices: [Int32]
  private var isCovered: [Bool]
  private var taken: [Int32] = []
  private var visited = 0

  /// - Parameter step: the least that two different values of Σ load² are apart.
  init(
    _ graph: GridGraph, _ columns: AreaColumns, _ bound: AreaBound, into areas: Int, known: Double,
    step: Double
  ) {
    self.areas = areas
    self.step = step
    best = known
    var costs = [Double](repeating: 0, count: columns.count)
    AreaBound.reduce(columns, bound.prices, &costs)
    let last = costs.sorted()[min(areas, costs.count) - 1]
    let room = known - step - bound.value + 1e-9 * known
    var sets: [[Int32]] = []
    var squares: [Double] = []
    var excess: [Double] = []
    for column in costs.indices where costs[column] - last <= room {
      sets.append(Array(columns.grids[Int(columns.starts[column])..<Int(columns.starts[column + 1])]))
      squares.append(columns.squares[column])
      excess.append(costs[column] - last)
    }
    var setsOf = [[Int32]](repeating: [], count: graph.count)
    for number in sets.indices.sorted(by: { (excess[$0], $0) < (excess[$1], $1) }) {
      for grid in sets[number] { setsOf[Int(grid)].append(Int32(number)) }
    }
    (self.sets, self.squares, self.excess, self.setsOf) = (sets, squares, excess, setsOf)
    clashes = [Int32](repeating: 0, count: sets.count)
    choices = setsOf.map { Int32($0.count) }
    isCovered = [Bool](repeating: false, count: graph.count)
    isComplete = search(least: bound.value, squares: 0, left: graph.count)
  }

  /// - Parameters:
  ///   - least: no grouping with the sets taken so far has less.
  ///   - left: grids not yet covered.
  /// - Returns: False when the patience ended.
  private mutating func search(least: Double, squares sum: Double, left: Int) -> Bool {
    if left == 0 {
      if taken.count == areas, sum < best - step / 2 {
        best = sum
        found = taken.map { sets[Int($0)] }
      }
      return true
    }
    guard taken.count < areas, left >= areas - taken.count else { return true }
    var grid = -1
    for other in isCovered.indices where !isCovered[other] {
      if grid < 0 || choices[other] < choices[grid] { grid = other }
    }
    for number in setsOf[grid] where clashes[Int(number)] == 0 {
      guard visited <= AreaProof.patience else { return false }
      let lost = take(number)
      let sure = least + lost + max(0, excess[Int(number)])
      var goesOn = true
      if sure <= best - step + 1e-9 * best {
        goesOn = search(
          least: sure, squares: sum + squares[Int(number)], left: left - sets[Int(number)].count)
      }
      putBack(number)
      guard goesOn else { return false }
    }
    return true
  }

  /// - Returns: What it costs that cheap sets cannot be taken any more.
  private mutating func take(_ number: Int32) -> Double {
    var lost = 0.0
    taken.append(number)
    for grid in sets[Int(number)] {
      isCovered[Int(grid)] = true
      visited += setsOf[Int(grid)].count
      for other in setsOf[Int(grid)] where other != number {
        clashes[Int(other)] += 1
        guard clashes[Int(other)] == 1 else { continue }
        lost += max(0, -excess[Int(other)])
        for member in sets[Int(other)] { choices[Int(member)] -= 1 }
      }
    }
    return lost
  }

  private mutating func putBack(_ number: Int32) {
    taken.removeLast()
    for grid in sets[Int(number)] {
      isCovered[Int(grid)] = false
      for other in setsOf[Int(grid)] where other != number {
        clashes[Int(other)] -= 1
        guard clashes[Int(other)] == 0 else { continue }
        for member in sets[Int(other)] { choices[Int(member)] += 1 }
      }
    }
  }
}
