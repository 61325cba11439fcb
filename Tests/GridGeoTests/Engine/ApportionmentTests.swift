import Testing

@testable import GridGeo

@Suite struct ApportionmentTests {
  /// The definition, seat by seat.
  static func byDefinition(_ total: Int, _ loads: [Double], _ caps: [Int]) -> [Int] {
    var seats = loads.map { _ in 1 }
    for _ in loads.count..<total {
      var best = -1
      for i in loads.indices where seats[i] < caps[i] {
        guard best >= 0 else {
          best = i
          continue
        }
        let a = loads[i] / Double(2 * seats[i] + 1)
        let b = loads[best] / Double(2 * seats[best] + 1)
        if a > b || (a == b && loads[i] > loads[best]) { best = i }
      }
      seats[best] += 1
    }
    return seats
  }

  @Test(arguments: 0..<30)
  func sharesAsDefined(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "apportion")
    let n = 1 + generator.next(below: 12)
    let loads = (0..<n).map { _ in Double(generator.next(below: 60)) }
    let caps = (0..<n).map { _ in 1 + generator.next(below: 20) }
    let room = caps.reduce(0, +)
    let total = n + generator.next(below: room - n + 1)
    let seats = try apportion(total: total, among: loads, caps: caps)
    #expect(seats == Self.byDefinition(total, loads, caps))
    #expect(seats.reduce(0, +) == total)
  }

  @Test func aKnownResult() throws {
    // Votes and seats of the usual textbook example of the method.
    #expect(try apportion(total: 7, among: [53_000, 24_000, 23_000]) == [3, 2, 2])
  }

  @Test func refusesWhatCannotBe() {
    #expect(throws: GridGeoError.self) { try apportion(total: 2, among: [1, 1, 1]) }
    #expect(throws: GridGeoError.self) { try apportion(total: 9, among: [1, 1], caps: [4, 4]) }
  }
}
