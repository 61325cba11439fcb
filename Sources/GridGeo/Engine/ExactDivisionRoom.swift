/// Whether a set of units can still be divided into so many parts, by what each of its components holds.
struct ExactDivisionRoom: Sendable {
  private let division: ExactDivision
  private let slack: [Double]
  private var seen: [Bool]
  private var stack: [Int32] = []

  init(_ division: ExactDivision) {
    self.division = division
    slack = division.loadSlack
    seen = [Bool](repeating: false, count: division.unitCount)
  }

  /// False only where no division of these units into `partCount` connected parts within the bands exists.
  ///
  /// A component of load `w` holds at least w / high and at most w / low parts of each kind.
  ///
  /// - Parameter isTaken: units that do not count, one bit each.
  /// - Complexity: O(units + edges).
  mutating func holds(_ partCount: Int, without isTaken: ArraySlice<UInt64>) -> Bool {
    let n = division.unitCount
    let base = isTaken.startIndex
    for u in 0..<n { seen[u] = isTaken[base + u / 64] >> UInt64(u % 64) & 1 == 1 }
    var least = 0
    var most = 0
    for first in 0..<n where !seen[first] {
      seen[first] = true
      stack.append(Int32(first))
      var count = 0
      var sums = [Double](repeating: 0, count: slack.count)
      while let u = stack.popLast() {
        count += 1
        for kind in sums.indices { sums[kind] += division.loads[kind][Int(u)] }
        for e in Int(division.starts[Int(u)])..<Int(division.starts[Int(u) + 1]) {
          let v = Int(division.neighbours[e])
          if !seen[v] {
            seen[v] = true
            stack.append(Int32(v))
          }
        }
      }
      guard let range = parts(of: sums, units: count) else {
        stack.removeAll(keepingCapacity: true)
        return false
      }
      least += range.lowerBound
      most += range.upperBound
    }
    return least <= partCount && partCount <= most
  }

  private func parts(of sums: [Double], units: Int) -> ClosedRange<Int>? {
    var least = 1
    var most = units
    for kind in sums.indices {
      let band = division.bands[kind]
      let high = band.high + slack[kind]
      let low = band.low - slack[kind]
      if high <= 0 {
        if sums[kind] > slack[kind] { return nil }
      } else {
        least = max(least, Int(min((sums[kind] / high * (1 - 1e-12)).rounded(.up), 1e9)))
      }
      if low > 0 { most = min(most, Int((sums[kind] / low * (1 + 1e-12)).rounded(.down))) }
    }
    return least <= most ? least...most : nil
  }
}
