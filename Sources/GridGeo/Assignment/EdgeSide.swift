/// On which side of an edge a point lies, and whether the edge comes within the rounding unit of it: decided
/// exactly on the given doubles, down to the smallest there are.
///
/// A floating-point filter answers almost always; the rest is an exact expansion in memory of the stack.
/// Source: J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric
/// predicates", Discrete & Computational Geometry 18 (1997), 305–363.
enum EdgeSide {
  /// Half the rounding unit of positions written with 7 decimals, in degrees.
  static let halfUnit = 5e-8

  /// Errors of the filter stay below this, times the sum of the products' sizes: (3 + 16 ε) ε with ε = 2⁻⁵³.
  static let filter = 3.330_669_073_875_471_6e-16

  /// What is rounded off products too small for all their digits, many times over.
  static let tiny = 0x1p-1060

  /// Brings numbers up so far that no product of two differences loses digits at the lower end, while those of
  /// degrees stay below the upper one.
  private static let scale = 0x1p500

  /// 1 when `q` is left of the line from `a` to `b`, −1 when right of it, 0 on it.
  @inline(__always)
  static func sign(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ q: SIMD2<Double>
  ) -> Int {
    let left = (b.x - a.x) * (q.y - a.y)
    let right = (b.y - a.y) * (q.x - a.x)
    let difference = left - right
    let bound = filter * (abs(left) + abs(right)) + tiny
    if difference > bound { return 1 }
    if -difference > bound { return -1 }
    return exactSign(a, b, q)
  }

  @inline(never)
  static func exactSign(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ q: SIMD2<Double>) -> Int {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 32) { room in
      var sum = Expansion(room)
      sum.addTurn(a * scale, b * scale, q * scale, times: 1)
      return sum.sign
    }
  }

  /// Whether the edge meets the closed square of two half units around `q`. Two convex shapes are apart
  /// exactly when a direction of an edge of theirs tells them apart: east, north, or across the edge.
  @inline(never)
  static func meetsSquare(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, around q: SIMD2<Double>
  ) -> Bool {
    guard reaches(min(a.x, b.x), max(a.x, b.x), q.x), reaches(min(a.y, b.y), max(a.y, b.y), q.y) else {
      return false
    }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 32) { room in
      // |turn| against the square's reach across the edge.
      let side = exactSign(a, b, q)
      guard side != 0 else { return true }
      var sum = Expansion(room)
      let (a, b, q, halfUnit) = (a * scale, b * scale, q * scale, halfUnit * scale)
      sum.addTurn(a, b, q, times: side < 0 ? -1 : 1)
      sum.add(difference: (max(a.x, b.x), min(a.x, b.x)), times: -halfUnit)
      sum.add(difference: (max(a.y, b.y), min(a.y, b.y)), times: -halfUnit)
      return sum.sign <= 0
    }
  }

  /// Whether `value` lies within half a unit of the interval.
  private static func reaches(_ low: Double, _ high: Double, _ value: Double) -> Bool {
    if value >= low, value <= high { return true }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 4) { room in
      var sum = Expansion(room)
      sum.add(value < low ? low : value)
      sum.add(value < low ? -value : -high)
      sum.add(-halfUnit)
      return sum.sign <= 0
    }
  }

  /// A sum without rounding: components that do not overlap, from small to large.
  private struct Expansion {
    private let components: UnsafeMutableBufferPointer<Double>
    private var count = 0

    init(_ room: UnsafeMutableBufferPointer<Double>) { components = room }

    /// Of the largest component, which has the sign of the sum.
    var sign: Int {
      var i = count - 1
      while i >= 0 {
        if components[i] != 0 { return components[i] > 0 ? 1 : -1 }
        i -= 1
      }
      return 0
    }

    /// Grow-Expansion.
    mutating func add(_ number: Double) {
      var carry = number
      for i in 0..<count {
        let (sum, rest) = EdgeSide.twoSum(carry, components[i])
        components[i] = rest
        carry = sum
      }
      components[count] = carry
      count += 1
    }

    mutating func add(product p: Double, _ q: Double) {
      let product = p * q
      add((-product).addingProduct(p, q))
      add(product)
    }

    mutating func add(difference pair: (Double, Double), times factor: Double) {
      let (head, tail) = EdgeSide.twoSum(pair.0, -pair.1)
      add(product: tail, factor)
      add(product: head, factor)
    }

    private mutating func add(
      _ u: Double, _ uTail: Double, times v: Double, _ vTail: Double, _ factor: Double
    ) {
      add(product: factor * uTail, vTail)
      add(product: factor * u, vTail)
      add(product: factor * uTail, v)
      add(product: factor * u, v)
    }

    /// (b − a) × (q − a), or its opposite: `factor` is 1 or −1.
    mutating func addTurn(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ q: SIMD2<Double>, times factor: Double) {
      let (dx, dxTail) = EdgeSide.twoSum(b.x, -a.x)
      let (dy, dyTail) = EdgeSide.twoSum(b.y, -a.y)
      let (px, pxTail) = EdgeSide.twoSum(q.x, -a.x)
      let (py, pyTail) = EdgeSide.twoSum(q.y, -a.y)
      add(dx, dxTail, times: py, pyTail, factor)
      add(dy, dyTail, times: px, pxTail, -factor)
    }
  }

  @inline(__always)
  fileprivate static func twoSum(_ a: Double, _ b: Double) -> (sum: Double, rest: Double) {
    let sum = a + b
    let virtual = sum - a
    return (sum, (a - (sum - virtual)) + (b - virtual))
  }
}
