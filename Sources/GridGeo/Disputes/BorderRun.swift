/// Divides disputes along a border among the fewest committees, exactly.
enum BorderRun {
  /// What a dispute takes of the border, and of a committee's time.
  struct Item: Sendable {
    /// Metres along the border; the end of one that runs over a ring's seam lies beyond the ring's length.
    var from: Double
    var to: Double
    /// Hundredths of a field day, so that sums are exact.
    var days: Int
  }

  /// What makes one division better than another: fewer committees, then evener ones.
  private struct Cost: Comparable {
    var count = 0
    /// Of hundredths of idle days.
    var squares = 0

    static func < (a: Cost, b: Cost) -> Bool {
      a.count != b.count ? a.count < b.count : a.squares < b.squares
    }
  }

  /// The division of an open border: the fewest committees; of those the smallest sum of squares of idle days; of
  /// those the one whose first committee is shortest, and so on.
  ///
  /// Neighbours in a committee are never farther apart than the gap: each begins within it of the farthest end
  /// before. A dispute above the cap is a committee by itself.
  ///
  /// - Parameter items: In the order along the border.
  /// - Complexity: O(n w) for at most w disputes in a committee.
  static func open(_ items: [Item], gap: Double, cap: Int) -> [Range<Int>] {
    solve(items, gap: gap, cap: cap).runs
  }

  /// The division of a ring of border, from the start that gives the best one, the leftmost of equals.
  ///
  /// - Parameter length: Of the ring.
  /// - Returns: Runs of item numbers; one that passes the seam counts on beyond the last item.
  /// - Complexity: O(n² w); O(n w) where some stretch without disputes is longer than the gap.
  static func ring(_ items: [Item], length: Double, gap: Double, cap: Int) -> [Range<Int>] {
    let n = items.count
    guard n > 1 else { return open(items, gap: gap, cap: cap) }
    let twice = items + items.map { Item(from: $0.from + length, to: $0.to + length, days: $0.days) }
    var best: (cost: Cost, runs: [Range<Int>])?
    for start in 0..<n {
      let found = solve(Array(twice[start..<start + n]), gap: gap, cap: cap)
      if best.map({ found.cost < $0.cost }) ?? true {
        best = (found.cost, found.runs.map { $0.lowerBound + start..<$0.upperBound + start })
      }
    }
    return best?.runs ?? []
  }

  private static func solve(_ items: [Item], gap: Double, cap: Int) -> (cost: Cost, runs: [Range<Int>]) {
    let n = items.count
    var best = [Cost](repeating: Cost(), count: n + 1)
    var ends = [Int](repeating: n, count: n + 1)
    for i in stride(from: n - 1, through: 0, by: -1) {
      var days = 0
      var reach = items[i].to
      var least: Cost?
      for j in i..<n {
        if j > i, items[j].from - reach > gap { break }
        reach = max(reach, items[j].to)
        days += items[j].days
        if days > cap, j > i { break }
        let idle = max(0, cap - days)
        let cost = Cost(count: best[j + 1].count + 1, squares: best[j + 1].squares + idle * idle)
        if least.map({ cost < $0 }) ?? true { (least, ends[i]) = (cost, j + 1) }
      }
      best[i] = least ?? Cost()
    }
    var runs: [Range<Int>] = []
    var at = 0
    while at < n {
      runs.append(at..<ends[at])
      at = ends[at]
    }
    return (best[0], runs)
  }
}
