/// A lower bound on the cut of any division into parts of bounded load, from eigenvalues.
///
/// With the Laplacian `L`, loads `W` and parts Sᵢ of load wᵢ, the vectors xᵢ = 1_{Sᵢ} / √wᵢ satisfy xᵢᵀ W xⱼ = δᵢⱼ,
/// and the border of Sᵢ costs wᵢ · xᵢᵀ L xᵢ. So twice the cut is Σ wᵢ xᵢᵀ L xᵢ, which is at least Σ w₍ᵢ₎ λᵢ where λ₁ ≤ λ₂ ≤ … are
/// the eigenvalues of L x = λ W x and the greatest load meets the least eigenvalue (W. Donath, A. Hoffman, "Lower
/// bounds for the partitioning of graphs", IBM J. Res. Dev. 17(5), 1973; here with weighted vertices). The
/// loads are not known beforehand: the bound takes the least over all loads in the band with the right sum.
///
/// The bound asks nothing about connected parts.
enum SpectralBound {
  /// The bound, or 0 for more units than `unitLimit`.
  ///
  /// Units without load get a little, which only adds to the parts: they stay above `low`, and what is added
  /// in all is added to `high`.
  ///
  /// - Complexity: O(units³).
  static func cut(_ division: ExactDivision, unitLimit: Int = 700) -> Double {
    let n = division.unitCount
    guard n > 1, n <= unitLimit, division.partCount > 1, division.partCount <= n else { return 0 }
    return division.loads.indices.map { cut(division, kind: $0) }.max() ?? 0
  }

  private static func cut(_ division: ExactDivision, kind: Int) -> Double {
    let n = division.unitCount
    let band = division.bands[kind]
    let total = division.loads[kind].reduce(0, +)
    guard total > 0, band.low > 0, total.isFinite else { return 0 }
    // Far below the mean a load would only spoil the numbers.
    let floor = total / Double(n) * 1e-3
    let loads = division.loads[kind].map { max($0, floor) }
    let added = loads.reduce(0, +) - total
    let roots = loads.map { $0.squareRoot() }
    var matrix = [Double](repeating: 0, count: n * n)
    for u in 0..<n {
      for e in Int(division.starts[u])..<Int(division.starts[u + 1]) {
        let v = Int(division.neighbours[e])
        if v == u { continue }
        matrix[u * n + u] += division.weights[e] / loads[u]
        matrix[u * n + v] -= division.weights[e] / (roots[u] * roots[v])
      }
    }
    let eigenvalues = SymmetricEigenvalues(matrix, size: n).smallest(division.partCount).map { max($0, 0) }
    let slack = total * 1e-12
    let twice = least(
      eigenvalues, low: band.low - slack, high: band.high + max(added, 0) + slack, total: total)
    return max(0, twice / 2 * (1 - 1e-12))
  }

  /// The least Σ wᵢ λᵢ over loads in the band whose sum is at least the total.
  private static func least(_ eigenvalues: [Double], low: Double, high: Double, total: Double) -> Double {
    guard low > 0 else { return 0 }
    var left = total - low * Double(eigenvalues.count)
    var sum = 0.0
    for value in eigenvalues {
      let extra = min(max(left, 0), high - low)
      left -= extra
      sum += (low + max(extra, 0)) * value
    }
    return sum
  }
}
