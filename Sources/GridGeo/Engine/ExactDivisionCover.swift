/// The cheapest choice of columns that hold each unit exactly once.
///
/// Branches on the unit that the fewest remaining columns hold (D. Knuth, "Dancing links", 2000), with lists
/// that shrink from branch to branch; the last part is looked up, not searched.
struct ExactDivisionCover {
  private let division: ExactDivision
  private let columns: ExactDivisionColumns
  private let stepLimit: Int
  private var room: ExactDivisionRoom
  private var byMask: [[UInt64]: Int] = [:]
  private var chosen: [Int32] = []
  /// The columns of the best cover.
  private(set) var best: [Int32]?
  /// What the best cover costs above all parts being the cheapest; at first the gap.
  private(set) var excess: Double
  /// Whether the search ended before it was done.
  private(set) var isCutShort = false
  private(set) var steps = 0

  init(_ division: ExactDivision, _ columns: ExactDivisionColumns, gap: Double, stepLimit: Int) {
    self.division = division
    self.columns = columns
    self.stepLimit = stepLimit
    room = ExactDivisionRoom(division)
    excess = gap
    for column in 0..<columns.count { byMask[Array(columns.mask(column))] = column }
  }

  /// Part of each unit in the best cover, numbered in order of first units.
  var parts: [Int32]? {
    guard let best else { return nil }
    var column = [Int32](repeating: -1, count: division.unitCount)
    for c in best {
      for u in column.indices where has(Int(c), u) { column[u] = c }
    }
    var numbers: [Int32: Int32] = [:]
    return column.map { c in
      if let number = numbers[c] { return number }
      numbers[c] = Int32(numbers.count)
      return Int32(numbers.count - 1)
    }
  }

  mutating func search(shouldStop: () -> Bool) {
    let cheapestFirst = (0..<Int32(columns.count)).sorted {
      (columns.costs[Int($0)], $0) < (columns.costs[Int($1)], $1)
    }
    let nothing = [UInt64](repeating: 0, count: columns.words)
    branch(cheapestFirst, taken: nothing, parts: division.partCount, cost: 0, shouldStop)
  }

  private func has(_ column: Int, _ unit: Int) -> Bool {
    columns.masks[column * columns.words + unit / 64] >> UInt64(unit % 64) & 1 == 1
  }

  private mutating func branch(
    _ list: [Int32], taken: [UInt64], parts: Int, cost: Double, _ shouldStop: () -> Bool
  ) {
    if isCutShort { return }
    steps += list.count + 1
    if steps > stepLimit || shouldStop() {
      isCutShort = true
      return
    }
    if parts == 1 {
      finish(taken, cost: cost)
      return
    }
    guard let unit = rarest(list, taken), room.holds(parts, without: taken[...]) else { return }
    for column in list where has(Int(column), unit) {
      let own = columns.costs[Int(column)]
      // Lists are in order of cost.
      if cost + own > excess { break }
      var next = taken
      for w in next.indices { next[w] |= columns.masks[Int(column) * columns.words + w] }
      let left = excess - cost - own
      let rest = list.prefix { columns.costs[Int($0)] <= left }.filter { isDisjoint(Int($0), next) }
      chosen.append(column)
      branch(rest, taken: next, parts: parts - 1, cost: cost + own, shouldStop)
      chosen.removeLast()
    }
  }

  private mutating func finish(_ taken: [UInt64], cost: Double) {
    var rest = taken.map { ~$0 }
    let spare = columns.words * 64 - division.unitCount
    if spare > 0 { rest[columns.words - 1] &= .max >> UInt64(spare) }
    guard let last = byMask[rest], cost + columns.costs[last] <= excess else { return }
    if best != nil, cost + columns.costs[last] >= excess { return }
    excess = cost + columns.costs[last]
    best = chosen + [Int32(last)]
  }

  private func isDisjoint(_ column: Int, _ taken: [UInt64]) -> Bool {
    for w in taken.indices where columns.masks[column * columns.words + w] & taken[w] != 0 { return false }
    return true
  }

  /// The free unit that the fewest columns hold; none where one is held by no column.
  private func rarest(_ list: [Int32], _ taken: [UInt64]) -> Int? {
    var counts = [Int32](repeating: 0, count: columns.words * 64)
    for column in list {
      for w in 0..<columns.words {
        var word = columns.masks[Int(column) * columns.words + w]
        while word != 0 {
          counts[w * 64 + word.trailingZeroBitCount] += 1
          word &= word - 1
        }
      }
    }
    var best: Int?
    for u in 0..<division.unitCount where taken[u / 64] >> UInt64(u % 64) & 1 == 0 {
      if counts[u] == 0 { return nil }
      if best == nil || counts[u] < counts[best!] { best = u }
    }
    return best
  }
}
