/// How many values lie in each of equally wide bins.
struct Histogram: Sendable {
  /// Lower end of the first bin.
  let start: Double
  /// 1, 2 or 5 times a power of ten.
  let width: Double
  let counts: [Int]

  /// - Parameters:
  ///   - values: finite.
  ///   - most: the largest number of bins.
  /// - Complexity: O(n).
  init(_ values: [Double], most: Int = 24) {
    guard let low = values.min(), let high = values.max() else {
      (start, width, counts) = (0, 1, [])
      return
    }
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    var power = isWhole ? 1.0 : 1e-3
    var width = power
    search: while true {
      for step in [1.0, 2, 5] {
        width = step * power
        let bins = (high / width).rounded(.down) - (low / width).rounded(.down) + 1
        if bins <= Double(max(1, most)) { break search }
      }
      power *= 10
    }
    let first = (low / width).rounded(.down)
    var counts = [Int](repeating: 0, count: Int((high / width).rounded(.down) - first) + 1)
    for value in values { counts[Int((value / width).rounded(.down) - first)] += 1 }
    self.width = width
    start = first * width
    self.counts = counts
  }

  /// The bin's ends, the upper one outside.
  func bin(_ number: Int) -> (low: Double, high: Double) {
    (start + Double(number) * width, start + Double(number + 1) * width)
  }
}
