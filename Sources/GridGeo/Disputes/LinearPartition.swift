/// Cuts a row of whole numbers into runs, exactly.
enum LinearPartition {
  /// The row in `count` runs: the largest as small as can be; of those the smallest sum of squares, which is the
  /// smallest deviation from the mean; of those the first cut farthest to the left, and so on.
  ///
  /// The bottleneck is found by bisection over whole numbers, the squares by dynamic programming among the runs
  /// that keep to it. No cut may leave an empty run unless there are fewer numbers than runs.
  ///
  /// - Parameter sizes: ≥ 0.
  /// - Returns: Where each run ends; the last is the end of the row.
  /// - Complexity: O(n log Σ + count n w) for the longest run w that keeps to the bottleneck.
  static func balanced(_ sizes: [Int], count: Int) -> [Int] {
    let n = sizes.count
    let count = min(count, n)
    guard count > 0 else { return [] }
    var (low, high) = (sizes.max() ?? 0, sizes.reduce(0, +))
    while low < high {
      let middle = low + (high - low) / 2
      if runs(sizes, limit: middle) <= count { high = middle } else { low = middle + 1 }
    }
    // best[k][i]: least sum of squares of the numbers from i on in k runs.
    var best = [[Double]](repeating: [Double](repeating: .infinity, count: n + 1), count: count + 1)
    var ends = [[Int]](repeating: [Int](repeating: n, count: n + 1), count: count + 1)
    best[0][n] = 0
    for k in 1...count {
      for i in stride(from: n - k, through: 0, by: -1) {
        var sum = 0
        for j in i..<n {
          sum += sizes[j]
          if sum > low { break }
          let value = Double(sum) * Double(sum) + best[k - 1][j + 1]
          if value < best[k][i] { (best[k][i], ends[k][i]) = (value, j + 1) }
        }
      }
    }
    var cuts: [Int] = []
    var at = 0
    for k in stride(from: count, to: 0, by: -1) {
      at = ends[k][at]
      cuts.append(at)
    }
    return cuts
  }

  /// The fewest runs of at most `limit`; a number above it is a run of its own.
  static func runs(_ sizes: [Int], limit: Int) -> Int {
    var count = 0
    var room = -1
    for size in sizes {
      if size > room || room < 0 {
        count += 1
        room = limit
      }
      room -= size
    }
    return count
  }
}
