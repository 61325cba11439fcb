import Testing

@testable import GridGeo

/// Each method against all ways to share: nothing does better by the measure that it names.
@Suite struct ApportionmentMethodTests {
  /// The measure of a method, from its definition; small is good.
  private static func measure(_ method: ApportionmentMethod, _ seats: [Int], _ loads: [Double]) -> Double {
    let total = Double(seats.reduce(0, +))
    let sum = loads.reduce(0, +)
    let pairs = zip(seats, loads).map { (s: Double($0), w: $1) }
    switch method {
    case .webster:
      return pairs.reduce(0) { $0 + $1.w * ($1.s / $1.w - total / sum) * ($1.s / $1.w - total / sum) }
    case .hill:
      return pairs.reduce(0) { $0 + $1.s * ($1.w / $1.s - sum / total) * ($1.w / $1.s - sum / total) }
    case .dhondt: return -(pairs.map { $0.w / $0.s }.min() ?? 0)
    case .adams: return pairs.map { $0.w / $0.s }.max() ?? 0
    case .hamilton:
      return pairs.reduce(0) { $0 + ($1.s - total * $1.w / sum) * ($1.s - total * $1.w / sum) }
    }
  }

  /// All ways to give `total` seats, from 1 to the cap each.
  private static func shares(_ total: Int, _ caps: [Int]) -> [[Int]] {
    guard let cap = caps.first else { return total == 0 ? [[]] : [] }
    guard total > 0 else { return [] }
    return (1...min(cap, total)).flatMap { own in
      shares(total - own, Array(caps.dropFirst())).map { [own] + $0 }
    }
  }

  @Test(arguments: ApportionmentMethod.allCases, 0..<25)
  func nothingDoesBetter(_ method: ApportionmentMethod, seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "methods")
    let n = 2 + generator.next(below: 4)
    let loads = (0..<n).map { _ in 1 + Double(generator.next(below: 400)) / 8 }
    let caps = (0..<n).map { _ in 2 + generator.next(below: 9) }
    let total = n + generator.next(below: min(9, caps.reduce(0, +) - n))
    let seats = try apportion(total: total, among: loads, caps: caps, method: method)
    #expect(seats.reduce(0, +) == total)
    let own = Self.measure(method, seats, loads)
    let best = try #require(Self.shares(total, caps).map { Self.measure(method, $0, loads) }.min())
    #expect(own <= best + 1e-9 * (1 + abs(best)), "\(method) \(loads) \(seats)")
  }

  /// The methods are different ones: the example is that of the textbooks, with a known result of each.
  @Test func theyDiffer() throws {
    let votes = [9061.0, 7179, 5259, 3319, 1182]
    #expect(try apportion(total: 26, among: votes, method: .adams) == [9, 7, 5, 3, 2])
    #expect(try apportion(total: 26, among: votes, method: .dhondt) == [10, 7, 5, 3, 1])
    #expect(try apportion(total: 26, among: votes, method: .webster) == [9, 8, 5, 3, 1])
    #expect(try apportion(total: 26, among: votes, method: .hill) == [9, 7, 6, 3, 1])
    #expect(try apportion(total: 26, among: votes, method: .hamilton) == [9, 7, 5, 4, 1])
  }
}
