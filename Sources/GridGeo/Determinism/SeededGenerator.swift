/// Random numbers that are the same on every machine for the same seed and stream.
///
/// xoshiro256** (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4),
/// 2021), its state filled by SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014) as its authors advise.
///
/// Draw through the methods here. The standard library's `shuffled(using:)` and `Double.random(in:using:)`
/// promise no particular result from one Swift version to the next.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// - Parameter stream: names an independent sequence of the same seed, such as a village's code, so that
  ///   what one village draws does not depend on how many villages came before it.
  public init(seed: UInt64, stream: String = "") {
    // The two are mixed one after the other: adding or xoring them would let pairs collide.
    var mixer = SplitMix64(state: seed)
    mixer = SplitMix64(state: mixer.next() ^ StableHash.fnv1a(stream))
    self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
  }

  /// Starts from the four words of a state; not all of them may be 0.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition((state.0 | state.1 | state.2 | state.3) != 0, "a state of zeros yields only zeros")
    (s0, s1, s2, s3) = state
  }

  public mutating func next() -> UInt64 {
    let scrambled = s1 &* 5
    let result = ((scrambled << 7) | (scrambled >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// A number from 0 up to but not including 1, on a lattice of 2⁻⁵³.
  public mutating func nextUniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from `low` up to but not including `high`.
  public mutating func nextUniform(from low: Double, to high: Double) -> Double {
    precondition(low < high, "an empty range has no numbers")
    // Rounding may reach `high`; the next lower number stays inside.
    return min(low + (high - low) * nextUniform(), high.nextDown)
  }

  /// A whole number from 0 up to but not including `bound`, all equally likely.
  ///
  /// D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
  ///
  /// - Precondition: `bound` > 0.
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "there is no whole number below \(bound)")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let rejected = (0 &- width) % width
      while product.low < rejected { product = next().multipliedFullWidth(by: width) }
    }
    return Int(product.high)
  }

  /// Puts the elements into a random order, all orders equally likely (Fisher–Yates).
  ///
  /// - Complexity: O(elements).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, through: 1, by: -1) {
      elements.swapAt(last, next(below: last + 1))
    }
  }
}

/// The generator that fills the state of another one.
struct SplitMix64: Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
