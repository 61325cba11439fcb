@testable import GridGeo

/// Small division problems and the slow, plain way to solve them.
enum SmallDivisions {
  /// Two of the cells of a lattice touch where they share a side, or a random one of two diagonals.
  static func planar(_ columns: Int, _ rows: Int, _ generator: inout SeededGenerator) -> [(Int, Int)] {
    var edges: [(Int, Int)] = []
    for y in 0..<rows {
      for x in 0..<columns {
        let i = y * columns + x
        if x + 1 < columns { edges.append((i, i + 1)) }
        if y + 1 < rows { edges.append((i, i + columns)) }
        if x + 1 < columns, y + 1 < rows, generator.next(below: 4) > 0 {
          let rises = generator.next(below: 2) == 0
          edges.append(rises ? (i + 1, i + columns) : (i, i + columns + 1))
        }
      }
    }
    return edges
  }

  static func division(
    edges: [(Int, Int)], weights: [Double], loads: [[Double]], bands: [ExactDivision.Band], partCount: Int
  ) -> ExactDivision {
    var lists = [[(Int32, Double)]](repeating: [], count: loads[0].count)
    for ((a, b), weight) in zip(edges, weights) {
      lists[a].append((Int32(b), weight))
      lists[b].append((Int32(a), weight))
    }
    var starts: [Int32] = [0]
    for list in lists { starts.append(starts.last! + Int32(list.count)) }
    let ordered = lists.flatMap { list in list.sorted { $0.0 < $1.0 } }
    return ExactDivision(
      starts: starts, neighbours: ordered.map(\.0), weights: ordered.map(\.1), loads: loads, bands: bands,
      partCount: partCount)
  }

  /// A band of so much around the mean, with whole ends.
  static func band(_ loads: [Double], _ partCount: Int, percent: Double) -> ExactDivision.Band {
    let mean = loads.reduce(0, +) / Double(partCount)
    return .init(
      low: ((1 - percent / 100) * mean - 1e-9).rounded(.up),
      high: ((1 + percent / 100) * mean + 1e-9).rounded(.down))
  }

  /// Whether the parts are connected, within the bands, and as many as asked for.
  static func isAllowed(_ division: ExactDivision, _ parts: [Int32]) -> Bool {
    guard Set(parts).count == division.partCount else { return false }
    for (kind, band) in zip(division.loads, division.bands) {
      var sums = [Double](repeating: 0, count: division.partCount)
      for (u, part) in parts.enumerated() { sums[Int(part)] += kind[u] }
      if sums.contains(where: { $0 < band.low || $0 > band.high }) { return false }
    }
    for part in Set(parts) {
      let units = parts.indices.filter { parts[$0] == part }
      var reached: Set<Int> = [units[0]]
      var stack = [units[0]]
      while let u = stack.popLast() {
        for e in Int(division.starts[u])..<Int(division.starts[u + 1]) {
          let v = Int(division.neighbours[e])
          if parts[v] == part, reached.insert(v).inserted { stack.append(v) }
        }
      }
      if reached.count != units.count { return false }
    }
    return true
  }

  /// Tries every division; none where none is allowed.
  static func cheapest(_ division: ExactDivision) -> Double? {
    var best: Double?
    var parts = [Int32](repeating: 0, count: division.unitCount)
    func place(_ unit: Int, used: Int) {
      if unit == parts.count {
        let cost = division.cost(of: parts)
        if cost < best ?? .infinity, isAllowed(division, parts) { best = cost }
        return
      }
      if used + parts.count - unit < division.partCount { return }
      for part in 0...min(used, division.partCount - 1) {
        parts[unit] = Int32(part)
        place(unit + 1, used: max(used, part + 1))
      }
    }
    place(0, used: 0)
    return best
  }

  /// A random problem of six to nine units: one or two kinds of load, some of them 0, whole or other weights,
  /// at times in two components.
  static func random(_ generator: inout SeededGenerator) -> ExactDivision {
    let columns = 2 + generator.next(below: 3)
    let rows = columns == 2 ? 3 + generator.next(below: 2) : (columns == 3 ? 2 + generator.next(below: 2) : 2)
    var edges = planar(columns, rows, &generator)
    if generator.next(below: 4) == 0 {
      let split = columns * (1 + generator.next(below: rows - 1))
      edges.removeAll { ($0.0 < split) != ($0.1 < split) }
    }
    let isWhole = generator.next(below: 2) == 0
    let weights = edges.map { _ in
      isWhole ? Double(1 + generator.next(below: 3)) : generator.nextUniform(from: 0, to: 2)
    }
    let kinds = 1 + generator.next(below: 2)
    let loads = (0..<kinds).map { _ in
      (0..<columns * rows).map { _ in Double(generator.next(below: 8)) }
    }
    let partCount = 2 + generator.next(below: 3)
    let percent = [15.0, 30, 60][generator.next(below: 3)]
    let bands = loads.enumerated().map { band($1, partCount, percent: $0 == 0 ? percent : 80) }
    return division(edges: edges, weights: weights, loads: loads, bands: bands, partCount: partCount)
  }
}
