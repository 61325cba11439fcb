/// Functions that give the same bits on every machine: the C library's own differ in the last place from one
/// system to the next, and a territory must not.
enum PortableMath {
  /// A number from a key, at random but always the same.
  static func scramble(_ key: UInt64) -> UInt64 {
    var mixer = SplitMix64(state: key)
    return mixer.next()
  }

  /// A number in [0, 1) from a key.
  static func uniform(_ key: UInt64) -> Double { Double(scramble(key) >> 11) * 0x1p-53 }

  /// The cosine of an angle of at most a right angle, to 1e-15.
  static func cosine(_ angle: Angle) -> Double {
    let square = angle.radians * angle.radians
    var term = 1.0
    var sum = 1.0
    for k in stride(from: 2.0, through: 26, by: 2) {
      term *= -square / (k * (k - 1))
      sum += term
    }
    return sum
  }

  /// e to the power x for |x| ≤ 20, to 1e-14.
  static func exponential(_ x: Double) -> Double {
    // Halved until small, summed, and squared back.
    let small = x / 64
    var term = 1.0
    var sum = 1.0
    for k in 1...12 {
      term *= small / Double(k)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }
}

extension SeededGenerator {
  /// About normal with mean 0 and deviation 1: twelve uniform numbers, added.
  mutating func nextNormal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += nextUniform() }
    return sum
  }

  /// Lognormal with median 1, kept within the limits.
  mutating func nextLognormal(deviation: Double, in limits: ClosedRange<Double>) -> Double {
    let value = PortableMath.exponential(nextNormal() * deviation)
    return min(max(value, limits.lowerBound), limits.upperBound)
  }
}
