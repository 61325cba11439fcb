/// Sharing whole pieces by weight.
enum LargestRemainder {
  /// Each gets the floor of its share and at least `least`, the rest go to the
  /// largest remainders (Hamilton's method).
  ///
  /// - Precondition: `total` ≥ `least` · weights.
  static func share(_ total: Int, by weights: [Double], atLeast least: Int) -> [Int] {
    var result = [Int](repeating: least, count: weights.count)
    let free = total - least * weights.count
    precondition(free >= 0, "too few to share")
    // Whoever deserves no more than the least is out; the others share what is left.
    var open = Array(weights.indices)
    while true {
      let sum = open.reduce(0.0) { $0 + weights[$1] }
      let pool = Double(free + least * open.count)
      let rest = open.filter { weights[$0] / sum * pool > Double(least) }
      if rest.count == open.count || rest.isEmpty { break }
      open = rest
    }
    guard !open.isEmpty else { return result }
    let sum = open.reduce(0.0) { $0 + weights[$1] }
    let pool = free + least * open.count
    var remainders: [(part: Double, index: Int)] = []
    var given = 0
    for i in open {
      let exact = weights[i] / sum * Double(pool)
      result[i] = max(least, Int(exact))
      given += result[i]
      remainders.append((exact - Double(Int(exact)), i))
    }
    remainders.sort { ($1.part, $0.index) < ($0.part, $1.index) }
    var left = pool - given
    var at = 0
    while left > 0 {
      result[remainders[at % remainders.count].index] += 1
      left -= 1
      at += 1
    }
    while left < 0 {
      if let i = result.indices.max(by: { (result[$0], $1) < (result[$1], $0) }) { result[i] -= 1 }
      left += 1
    }
    return result
  }
}
