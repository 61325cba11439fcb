/// A reader who knows every published number of a table and every relation between its cells, and works out
/// what each suppressed cell can be at least and at most.
///
/// The cells that nothing is beneath are unknowns, not negative; a published number is an equation among them.
/// The least and the most of a sum of unknowns under such equations are two linear programs (simplex method
/// with R. Bland's rule, Math. Oper. Res. 2(2), 1977). Nested sums times one sum across are a network, so every
/// entry of the tableau is −1, 0 or 1 and the doubles are exact; `isExact` says so.
struct TableAttack {
  private var rows: [[Double]] = []
  private var basis: [Int] = []
  private let unknowns: Int
  /// Whether no published number contradicts another.
  private(set) var isPossible = true
  private(set) var isExact = true

  /// - Parameters:
  ///   - equations: which unknowns add up to which number.
  ///   - atLeastOne: unknowns whose sum is known not to be 0.
  init(unknowns: Int, equations: [(terms: [Int], sum: Int)], atLeastOne: [Int] = []) {
    // What the sum is above 1 is an unknown more.
    self.unknowns = unknowns + 1
    for (terms, sum) in equations { rows.append(row(terms, sum)) }
    if !atLeastOne.isEmpty {
      rows.append(row(atLeastOne, 1))
      rows[rows.count - 1][unknowns] = -1
    }
    eliminate()
    findStart()
  }

  private func row(_ terms: [Int], _ sum: Int) -> [Double] {
    var row = [Double](repeating: 0, count: unknowns + 1)
    for term in terms { row[term] += 1 }
    row[unknowns] = Double(sum)
    return row
  }

  /// Between what numbers the sum of some unknowns lies; infinite where nothing bounds it.
  mutating func range(of terms: [Int]) -> (low: Double, high: Double) {
    var cost = [Double](repeating: 0, count: unknowns)
    for term in terms { cost[term] += 1 }
    let high = maximum(cost)
    return (-maximum(cost.map { -$0 }), high)
  }

  /// Gauss–Jordan: what says nothing new is dropped.
  private mutating func eliminate() {
    var done = 0
    for column in 0..<unknowns {
      guard let row = rows[done...].firstIndex(where: { $0[column] != 0 }) else { continue }
      rows.swapAt(done, row)
      basis.append(column)
      pivot(done, column)
      done += 1
    }
    if rows[done...].contains(where: { $0[unknowns] != 0 }) { isPossible = false }
    rows.removeSubrange(done...)
  }

  /// Pivots until no unknown is negative: an artificial unknown a row takes up what a row lacks, and their
  /// sum is brought down to nothing.
  private mutating func findStart() {
    let lacking = rows.indices.filter { rows[$0][unknowns] < 0 }
    let columns = unknowns + lacking.count
    for row in rows.indices {
      rows[row].insert(contentsOf: repeatElement(0, count: lacking.count), at: unknowns)
    }
    for (number, row) in lacking.enumerated() {
      rows[row] = rows[row].map { -$0 }
      rows[row][unknowns + number] = 1
      basis[row] = unknowns + number
    }
    let cost = (0..<columns).map { $0 < unknowns ? 0.0 : -1 }
    if maximum(cost) != 0 { isPossible = false }
    for row in rows.indices.reversed() where basis[row] >= unknowns {
      if let column = (0..<unknowns).first(where: { rows[row][$0] != 0 }) {
        basis[row] = column
        pivot(row, column)
      } else {
        rows.remove(at: row)
        basis.remove(at: row)
      }
    }
    for row in rows.indices { rows[row].removeSubrange(unknowns..<columns) }
  }

  private mutating func maximum(_ cost: [Double]) -> Double {
    let columns = cost.count
    while true {
      var reduced = cost
      var value = 0.0
      for (row, basic) in basis.enumerated() where cost[basic] != 0 {
        value += cost[basic] * rows[row][columns]
        for column in 0..<columns { reduced[column] -= cost[basic] * rows[row][column] }
      }
      guard let entering = reduced.firstIndex(where: { $0 > 0 }) else { return value }
      var leaving: Int?
      for row in rows.indices where rows[row][entering] > 0 {
        guard let best = leaving else {
          leaving = row
          continue
        }
        let a = rows[row][columns] / rows[row][entering]
        let b = rows[best][columns] / rows[best][entering]
        if a < b || (a == b && basis[row] < basis[best]) { leaving = row }
      }
      guard let leaving else { return .infinity }
      basis[leaving] = entering
      pivot(leaving, entering)
    }
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let head = rows[row][column]
    // Whole numbers stay whole when they are divided by ±1 only.
    if head.magnitude != 1 { isExact = false }
    for place in rows[row].indices { rows[row][place] /= head }
    for other in rows.indices where other != row && rows[other][column] != 0 {
      let factor = rows[other][column]
      for place in rows[row].indices where rows[row][place] != 0 {
        rows[other][place] -= factor * rows[row][place]
      }
    }
  }
}
