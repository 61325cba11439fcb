import Testing

@testable import GridGeo

/// Divisions along a border against all divisions there are.
@Suite struct BorderRunTests {
  private struct Draw {
    var state: UInt64
    mutating func below(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(n))
    }
  }

  private static func items(_ draw: inout Draw) -> [BorderRun.Item] {
    (0..<(1 + draw.below(9))).map { _ in
      let from = Double(draw.below(40))
      return BorderRun.Item(from: from, to: from + Double(draw.below(6)), days: 1 + draw.below(9))
    }
    .sorted { ($0.from, $0.to, $0.days) < ($1.from, $1.to, $1.days) }
  }

  private static func cost(_ runs: [[BorderRun.Item]], gap: Double, cap: Int) -> (Int, Int)? {
    var squares = 0
    for run in runs {
      var reach = run[0].to
      for item in run.dropFirst() {
        if item.from > reach + gap { return nil }
        reach = max(reach, item.to)
      }
      let days = run.reduce(0) { $0 + $1.days }
      if days > cap, run.count > 1 { return nil }
      let idle = max(0, cap - days)
      squares += idle * idle
    }
    return (runs.count, squares)
  }

  /// Every division of a row, the one with the shortest first run first.
  private static func divisions(_ row: [BorderRun.Item]) -> [[[BorderRun.Item]]] {
    if row.isEmpty { return [[]] }
    return (1...row.count).flatMap { k in divisions(Array(row[k...])).map { [Array(row[..<k])] + $0 } }
  }

  @Test func anOpenBorderGetsTheBestOfAllDivisions() throws {
    var draw = Draw(state: 7)
    for _ in 0..<300 {
      let items = Self.items(&draw)
      let (gap, cap) = (Double(draw.below(8)), 4 + draw.below(12))
      var best: (cost: (Int, Int), sizes: [Int])?
      for division in Self.divisions(items) {
        guard let cost = Self.cost(division, gap: gap, cap: cap) else { continue }
        if best.map({ cost < $0.cost }) ?? true { best = (cost, division.map(\.count)) }
      }
      #expect(BorderRun.open(items, gap: gap, cap: cap).map(\.count) == best?.sizes)
    }
  }

  @Test func aRingIsCutAtTheBestStart() throws {
    var draw = Draw(state: 11)
    for _ in 0..<150 {
      let items = Array(Self.items(&draw).prefix(7))
      let (gap, cap) = (Double(draw.below(12)), 4 + draw.below(12))
      let length = 45.0
      var best: (Int, Int)?
      for start in items.indices {
        let turned =
          items[start...]
          + items[..<start].map { BorderRun.Item(from: $0.from + length, to: $0.to + length, days: $0.days) }
        for division in Self.divisions(Array(turned)) {
          guard let cost = Self.cost(division, gap: gap, cap: cap) else { continue }
          if best.map({ cost < $0 }) ?? true { best = cost }
        }
      }
      let runs = BorderRun.ring(items, length: length, gap: gap, cap: cap)
      #expect(runs.flatMap { $0.map { $0 % items.count } }.sorted() == Array(items.indices))
      let squares = runs.reduce(0) { sum, run in
        let idle = max(0, cap - run.reduce(0) { $0 + items[$1 % items.count].days })
        return sum + idle * idle
      }
      #expect(best.map { $0 == (runs.count, squares) } ?? false)
    }
  }

  @Test func rowsAreCutAsEvenlyAsAnyDivisionCuts() throws {
    var draw = Draw(state: 3)
    for _ in 0..<300 {
      let sizes = (0..<(1 + draw.below(9))).map { _ in 1 + draw.below(20) }
      let count = 1 + draw.below(sizes.count)
      let rows = Self.divisions(sizes.map { BorderRun.Item(from: 0, to: 0, days: $0) })
        .filter { $0.count == count }.map { $0.map { $0.map(\.days) } }
      func cost(_ rows: [[Int]]) -> (Int, Int) {
        let sums = rows.map { $0.reduce(0, +) }
        return (sums.max() ?? 0, sums.reduce(0) { $0 + $1 * $1 })
      }
      let best = try #require(rows.min { cost($0) < cost($1) })
      let ends = LinearPartition.balanced(sizes, count: count)
      #expect(zip([0] + ends, ends).map { $1 - $0 } == best.map(\.count))
    }
    #expect(LinearPartition.runs([3, 9, 2, 2, 5], limit: 5) == 4)
    #expect(LinearPartition.balanced([], count: 3) == [])
    #expect(LinearPartition.balanced([4, 4], count: 5) == [1, 2])
  }

  @Test func aStretchOnARingMayRunOverItsSeam() {
    #expect(WorkingAreas.stretch([95, 2, 98, 4], ring: 100) == (95, 104))
    #expect(WorkingAreas.stretch([95, 2, 98, 4], ring: nil) == (2, 98))
    #expect(WorkingAreas.stretch([], ring: 100) == (0, 0))
  }
}
