/// Simulated annealing of a division over two moves that keep contiguity: a unit at a border changes its part,
/// and two neighbouring parts are joined and cut anew along a random spanning tree.
///
/// Imbalance is allowed on the way and priced; temperatures are in multiples of what a flip typically changes,
/// so that one schedule serves all objectives.
///
/// Sources: S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, "Optimization by simulated annealing", 1983;
/// D. DeFord, M. Duchin and J. Solomon, "Recombination: a family of Markov chains for redistricting", 2021.
struct Annealing {
  /// Number of flips proposed.
  var proposals: Int
  /// First and last temperature.
  var hottest: Double
  var coldest: Double
  /// One tree cut is tried for so many flips proposed; 0 for none.
  var flipsPerCut: Int
  /// Price of imbalance, in typical changes for a typical unit's load, at the start and at the end.
  var firstPrice = 1.0
  var lastPrice = 3.0

  /// Flips between two looks at the schedule.
  static let stretch = 256

  /// - Returns: false when it was stopped before its end.
  @discardableResult
  func run(
    _ state: inout DivisionState, _ cuts: inout TreeCuts, _ best: inout BestDivision,
    _ generator: inout SeededGenerator, stop: StopCheck
  ) -> Bool {
    guard state.borderCount > 0 else { return true }
    let typical = Annealing.typicalChange(&state, &generator)
    let stretches = max(1, proposals / Annealing.stretch)
    let isSmall = state.n <= 4096
    var sinceCut = 0
    for step in 0..<stretches {
      if step % 16 == 0, stop.isDue { return false }
      let done = Double(step) / Double(max(stretches - 1, 1))
      let temperature = typical * power(hottest, coldest, done)
      state.balancePrice = typical * (firstPrice + (lastPrice - firstPrice) * done)
      for _ in 0..<Annealing.stretch {
        if Annealing.propose(&state, temperature, &generator), isSmall, state.isFeasible { best.take(state) }
      }
      guard flipsPerCut > 0 else { continue }
      sinceCut += Annealing.stretch
      while sinceCut >= flipsPerCut {
        sinceCut -= flipsPerCut
        if cuts.propose(&state, temperature, &generator), isSmall, state.isFeasible { best.take(state) }
      }
    }
    best.take(state)
    return true
  }

  /// Mean change of the objective by a flip at the border, without regard to sign.
  static func typicalChange(
    _ state: inout DivisionState, _ generator: inout SeededGenerator
  ) -> Double {
    var sum = 0.0
    var count = 0
    for _ in 0..<200 {
      guard let (u, b) = pick(&state, &generator) else { continue }
      let change = abs(state.flip(u, to: b).objective)
      if change > 0 {
        sum += change
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : 1
  }

  /// A unit at a border and the part beyond it.
  @inline(__always)
  static func pick(
    _ state: inout DivisionState, _ generator: inout SeededGenerator
  ) -> (unit: Int, part: Int)? {
    guard state.borderCount > 0 else { return nil }
    let bits = generator.next()
    let u = Int(state.border[Int(((bits >> 32) &* UInt64(state.borderCount)) >> 32)])
    let first = Int(state.starts[u])
    let degree = Int(state.starts[u + 1]) - first
    var i = Int(((bits & 0xffff_ffff) &* UInt64(degree)) >> 32)
    // The next neighbour around that lies elsewhere.
    for _ in 0..<degree {
      let q = state.parts[Int(state.neighbours[first + i])]
      if q != state.parts[u] { return (u, Int(q)) }
      i += 1
      if i == degree { i = 0 }
    }
    return nil
  }

  @inline(__always)
  private static func propose(
    _ state: inout DivisionState, _ temperature: Double, _ generator: inout SeededGenerator
  ) -> Bool {
    guard let (u, b) = pick(&state, &generator) else { return false }
    if state.hasFixed, state.rules.fixed[u] >= 0 { return false }
    let change = state.flip(u, to: b)
    let cost = state.cost(change)
    guard cost <= 0 || generator.nextUniform() < decay(cost / temperature) else { return false }
    guard state.staysContiguous(without: u) else { return false }
    state.apply(change, of: u, to: b)
    return true
  }

  /// From `a` at 0 to `b` at 1 by equal factors.
  private func power(_ a: Double, _ b: Double, _ t: Double) -> Double {
    guard a > 0, b > 0, b < a else { return b }
    // a·(b⁄a)^t by halving the exponent's bits: plain arithmetic, the same on every machine.
    var result = a
    var root = b / a
    var rest = t
    for _ in 0..<24 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return result
  }
}

/// e^−x for x ≥ 0 to about 1 %, as (1 − x⁄1024)¹⁰²⁴: plain arithmetic, the same on every machine.
@inline(__always)
func decay(_ x: Double) -> Double {
  guard x < 30 else { return 0 }
  var y = 1 - x * 0x1p-10
  for _ in 0..<10 { y *= y }
  return y
}
