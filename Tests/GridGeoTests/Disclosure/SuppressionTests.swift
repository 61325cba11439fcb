import Testing

@testable import GridGeo

@Suite struct SuppressionTests {
  /// Every whole-number table that agrees with what is published, found by trying them all: the ranges that
  /// a reader is left with, cell by cell.
  private func readersRanges(
    _ parents: [Int], _ counts: [Int], _ hidden: [Bool], upTo most: Int
  ) -> [ClosedRange<Int>] {
    let isLeaf = parents.indices.map { !parents.contains($0) }
    let unknown = parents.indices.filter { isLeaf[$0] && hidden[$0] }
    var low = [Int](repeating: .max, count: parents.count)
    var high = [Int](repeating: .min, count: parents.count)
    var guess = [Int](repeating: 0, count: unknown.count)
    trying: while true {
      var table = parents.indices.map { isLeaf[$0] ? counts[$0] : 0 }
      for (at, node) in unknown.enumerated() { table[node] = guess[at] }
      for node in parents.indices.reversed() where parents[node] >= 0 { table[parents[node]] += table[node] }
      if parents.indices.allSatisfy({ hidden[$0] || table[$0] == counts[$0] }) {
        for node in parents.indices {
          low[node] = min(low[node], table[node])
          high[node] = max(high[node], table[node])
        }
      }
      var at = 0
      while at < guess.count {
        guess[at] += 1
        if guess[at] <= most { continue trying }
        guess[at] = 0
        at += 1
      }
      break
    }
    return zip(low, high).map { $0...$1 }
  }

  private func totals(_ parents: [Int], _ leaves: [Int: Int]) -> [Int] {
    var counts = parents.indices.map { leaves[$0] ?? 0 }
    for node in parents.indices.reversed() where parents[node] >= 0 { counts[parents[node]] += counts[node] }
    return counts
  }

  @Test func noHiddenCellIsToldByItsTotals() throws {
    // Shapes: one sum; two sums under a total; uneven depth; a chain.
    let shapes = [
      [-1, 0, 0, 0, 0], [-1, 0, 1, 1, 0, 4, 4], [-1, 0, 1, 1, 0, 4], [-1, 0, 1, 2, 0, 0],
      [-1, 0, 1, 0, 3, 3, 0],
    ]
    let threshold = 3
    var state: UInt64 = 42
    var seen = 0
    for round in 0..<400 {
      let parents = shapes[round % shapes.count]
      var leaves: [Int: Int] = [:]
      for node in parents.indices where !parents.contains(node) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        leaves[node] = Int(state >> 60) % 7
      }
      let counts = totals(parents, leaves)
      let hidden = try Suppression(
        parents: parents, columns: [.init(counts: counts, threshold: threshold)]
      ).hidden
      let ranges = readersRanges(parents, counts, hidden, upTo: 9)
      for node in parents.indices {
        if counts[node] < threshold { #expect(hidden[node], "\(parents) \(counts)") }
        guard hidden[node] else { continue }
        seen += 1
        let need = counts[node] < threshold ? threshold : 1
        #expect(ranges[node].count > need, "\(parents) \(counts) \(hidden): \(node) is in \(ranges[node])")
      }
    }
    #expect(seen > 400)
  }

  @Test func twoColumnsShareOnePattern() throws {
    // Households are fine everywhere; persons are few in node 1.
    let parents = [-1, 0, 0, 0]
    let suppression = try Suppression(
      parents: parents,
      columns: [
        .init(counts: [60, 15, 20, 25], threshold: 10), .init(counts: [200, 20, 80, 100], threshold: 30),
      ])
    #expect(suppression.hidden == [false, true, true, false])
  }

  @Test func twoSmallCellsOfASmallSumTakeAThird() throws {
    // 1 + 2 alone would say that neither is above 3.
    let suppression = try Suppression(
      parents: [-1, 0, 0, 0, 0], columns: [.init(counts: [53, 1, 2, 20, 30], threshold: 10)])
    #expect(suppression.hidden == [false, true, true, true, false])
  }

  @Test func nothingSmallHidesNothing() throws {
    let suppression = try Suppression(
      parents: [-1, 0, 0], columns: [.init(counts: [40, 20, 20], threshold: 10)])
    #expect(!suppression.hidden.contains(true))
  }

  @Test func aHiddenTotalHidesACellBelowItToo() throws {
    // Village 1 has one small grid; its neighbour village 3 is hidden to protect it, so a grid of it too.
    let parents = [-1, 0, 1, 0, 3, 3, 0, 6]
    let suppression = try Suppression(
      parents: parents, columns: [.init(counts: [134, 4, 4, 50, 20, 30, 80, 80], threshold: 10)])
    #expect(suppression.hidden == [false, true, true, true, true, false, false, false])
  }

  @Test func manyCellsUnderOneTotal() throws {
    let parents = [-1] + [Int](repeating: 0, count: 20_000)
    let leaves = (0..<20_000).map { $0 % 50 }
    let suppression = try Suppression(
      parents: parents, columns: [.init(counts: [leaves.reduce(0, +)] + leaves, threshold: 10)])
    #expect(suppression.hidden.reduce(0) { $0 + ($1 ? 1 : 0) } == 4_000)
  }

  @Test func refusesAParentAfterItsChild() {
    #expect(throws: GridGeoError.self) { try Suppression(parents: [1, -1], columns: []) }
    #expect(throws: GridGeoError.self) {
      try Suppression(parents: [-1], columns: [.init(counts: [], threshold: 1)])
    }
  }
}
