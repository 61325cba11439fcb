/// The smallest eigenvalues of a dense symmetric matrix, never above the true ones.
///
/// Householder's reduction to tridiagonal form, then bisection by Sturm counts (J. Wilkinson, "The Algebraic
/// Eigenvalue Problem", 1965; W. Barth, R. Martin, J. Wilkinson, Numerische Mathematik 9, 1967). Both steps are
/// backward stable: what is computed are the eigenvalues of a matrix that differs by at most p(n)·2⁻⁵²·‖A‖, and
/// by Weyl's inequality each eigenvalue by no more. `p(n) = 10 n²` is far above what the analysis of either
/// step needs; so much is taken off.
struct SymmetricEigenvalues: Sendable {
  private var diagonal: [Double]
  /// Element `i` couples `i - 1` and `i`; the first is 0.
  private var beside: [Double]
  /// What is taken off each eigenvalue.
  let margin: Double

  /// - Parameters:
  ///   - matrix: row by row; symmetric.
  ///   - size: rows.
  /// - Complexity: O(size³).
  init(_ matrix: [Double], size: Int) {
    var a = matrix
    var squares = 0.0
    for value in a { squares += value * value }
    margin = 10 * Double(size) * Double(size) * 0x1p-52 * squares.squareRoot()
    diagonal = [Double](repeating: 0, count: size)
    beside = diagonal
    a.withUnsafeMutableBufferPointer { Self.reduce($0, size, &diagonal, &beside) }
  }

  private static func reduce(
    _ a: UnsafeMutableBufferPointer<Double>, _ size: Int, _ diagonal: inout [Double], _ beside: inout [Double]
  ) {
    var vector = [Double](repeating: 0, count: size)
    var product = vector
    for i in stride(from: size - 1, through: 1, by: -1) {
      // Reflect row i so that only the element beside the diagonal is left.
      let row = i * size
      var norm = 0.0
      for j in 0..<i { norm += a[row + j] * a[row + j] }
      norm.formSquareRoot()
      diagonal[i] = a[row + i]
      guard norm > 0 else { continue }
      let sign = a[row + i - 1] > 0 ? -norm : norm
      beside[i] = sign
      for j in 0..<i { vector[j] = a[row + j] }
      vector[i - 1] -= sign
      var length = 0.0
      for j in 0..<i { length += vector[j] * vector[j] }
      guard length > 0 else { continue }
      // A ← A − v wᵀ − w vᵀ with w = p − (vᵀp / |v|²) v and p = 2 A v / |v|².
      var mixed = 0.0
      for j in 0..<i {
        var sum = 0.0
        for l in 0..<i { sum += a[j * size + l] * vector[l] }
        product[j] = 2 * sum / length
        mixed += product[j] * vector[j]
      }
      for j in 0..<i { product[j] -= mixed / length * vector[j] }
      for j in 0..<i {
        let (v, w) = (vector[j], product[j])
        for l in 0..<i { a[j * size + l] -= v * product[l] + w * vector[l] }
      }
    }
    if size > 0 { diagonal[0] = a[0] }
  }

  /// How many eigenvalues of the tridiagonal matrix are below `x`.
  private func count(below x: Double) -> Int {
    var count = 0
    var pivot = 1.0
    for i in diagonal.indices {
      let coupling = i == 0 ? 0 : beside[i] * beside[i] / pivot
      pivot = diagonal[i] - x - coupling
      if pivot.magnitude < 1e-300 { pivot = -1e-300 }
      if pivot < 0 { count += 1 }
    }
    return count
  }

  /// Lower bounds of the `count` smallest eigenvalues, ascending.
  ///
  /// - Complexity: O(count × size).
  func smallest(_ count: Int) -> [Double] {
    var bottom = 0.0
    var top = 0.0
    for i in diagonal.indices {
      let radius = beside[i].magnitude + (i + 1 < beside.count ? beside[i + 1].magnitude : 0)
      bottom = min(bottom, diagonal[i] - radius)
      top = max(top, diagonal[i] + radius)
    }
    var results: [Double] = []
    for rank in 0..<min(count, diagonal.count) {
      var low = results.last.map { $0 + margin } ?? bottom
      low = max(bottom, low - margin)
      var high = top + margin
      for _ in 0..<80 where high - low > margin / 4 {
        let middle = low + (high - low) / 2
        if self.count(below: middle) > rank { high = middle } else { low = middle }
      }
      results.append(low - margin)
    }
    return results
  }
}
