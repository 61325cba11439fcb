import Testing

@testable import GridGeo

@Suite struct GraphAuditTests {
  /// A lattice of `columns` by `rows` units.
  static func lattice(_ columns: Int, _ rows: Int) -> (starts: [Int32], neighbours: [Int32]) {
    var starts: [Int32] = [0]
    var neighbours: [Int32] = []
    for u in 0..<(columns * rows) {
      let (x, y) = (u % columns, u / columns)
      for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
        guard (0..<columns).contains(x + dx), (0..<rows).contains(y + dy) else { continue }
        neighbours.append(Int32(u + dx + dy * columns))
      }
      starts.append(Int32(neighbours.count))
    }
    return (starts, neighbours)
  }

  static func audit(_ change: (inout GraphAudit) -> Void = { _ in }) -> GraphAudit {
    let (starts, neighbours) = lattice(4, 2)
    var audit = GraphAudit(
      starts: starts, neighbours: neighbours, loads: [[Double](repeating: 1, count: 8)], bands: [(4, 4)])
    change(&audit)
    return audit
  }

  static let halves: [Int32] = [0, 0, 1, 1, 0, 0, 1, 1]

  static func codes(_ audit: GraphAudit, _ parts: [Int32] = halves, partCount: Int = 2) -> [String] {
    audit.findings(parts, partCount: partCount).map(\.code.name)
  }

  @Test func halvesAreSound() {
    #expect(
      Self.codes(
        Self.audit {
          $0.fixed = [0, -1, -1, -1, -1, -1, -1, 1]
          $0.together = [[0, 5]]
          $0.apart = [(1, 2)]
          $0.within = [7, 7, 8, 8, 7, 7, 8, 8]
        }) == [])
  }

  @Test func eachBreachIsFound() {
    // Corners that touch nowhere.
    #expect(
      Self.codes(Self.audit(), [0, 0, 1, 1, 1, 1, 0, 0]) == ["part-not-contiguous", "part-not-contiguous"])
    #expect(Self.codes(Self.audit(), partCount: 3) == ["part-empty", "part-out-of-band"])
    #expect(Self.codes(Self.audit(), [0, 0, 0, 1, 0, 0, 1, 1]) == ["part-out-of-band", "part-out-of-band"])
    #expect(Self.codes(Self.audit { $0.fixed = [1] }) == ["part-rule"])
    #expect(Self.codes(Self.audit { $0.together = [[0, 1], [0, 3]] }) == ["part-rule"])
    #expect(Self.codes(Self.audit { $0.apart = [(0, 1)] }) == ["part-rule"])
    #expect(Self.codes(Self.audit { $0.within = [7, 7, 8, 8, 7, 9, 8, 8] }) == ["part-not-nested"])
    #expect(Self.codes(Self.audit(), [0, 0, 1, 1, 0, 0, 1, 2]) == ["part-of-unit"])
    #expect(Self.codes(Self.audit(), [0, 0, 1]) == ["part-of-unit"])
  }

  /// Against the number of components by merging labels until nothing changes.
  @Test(arguments: 0..<30)
  func piecesAreThoseOfAnotherMethod(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "graph audit")
    let (starts, neighbours) = Self.lattice(9, 7)
    let parts = (0..<63).map { _ in Int32(generator.next(below: 3)) }
    var label = Array(0..<63)
    var changed = true
    while changed {
      changed = false
      for u in 0..<63 {
        for k in Int(starts[u])..<Int(starts[u + 1]) where parts[Int(neighbours[k])] == parts[u] {
          let least = min(label[u], label[Int(neighbours[k])])
          if label[u] != least { (label[u], changed) = (least, true) }
        }
      }
    }
    let pieces = (0..<3).map { part in Set((0..<63).filter { parts[$0] == part }.map { label[$0] }).count }
    let found = GraphAudit(starts: starts, neighbours: neighbours).findings(parts, partCount: 3)
    for part in 0..<3 {
      let told = found.first { $0.code == .partNotContiguous && $0.subject == ["\(part)"] }
      #expect((told?.size?.count ?? 1) == pieces[part])
    }
  }
}
