@testable import GridGeo

/// Small graphs to try the engine on, and plain ways to count what it counts cleverly.
enum GraphSamples {
  typealias Place = (x: Double, y: Double)

  /// Units of 100 m by 100 m at the places, with borders of random length.
  static func graph(
    _ places: [Place], _ pairs: [(Int, Int)], _ generator: inout SeededGenerator, heaviest: Int = 4
  ) -> DualGraph {
    let n = places.count
    return DualGraph(
      loads: (0..<n).map { _ in Double(1 + generator.next(below: heaviest)) },
      areas: [Double](repeating: 1e4, count: n),
      outerLengths: (0..<n).map { _ in Double(generator.next(below: 80)) },
      centres: places.map { Coordinate(x: $0.x, y: $0.y) },
      links: pairs.map {
        .init(a: Int32($0.0), b: Int32($0.1), length: Double(20 + generator.next(below: 100)), resistance: 0)
      })
  }

  /// A lattice; each cell has a diagonal, one way or the other, with an even chance.
  static func lattice(_ columns: Int, _ rows: Int, seed: Int, heaviest: Int = 4) -> DualGraph {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "diagonals")
    var pairs: [(Int, Int)] = []
    for y in 0..<rows {
      for x in 0..<columns {
        let i = y * columns + x
        if x + 1 < columns { pairs.append((i, i + 1)) }
        if y + 1 < rows { pairs.append((i, i + columns)) }
        guard x + 1 < columns, y + 1 < rows, generator.next(below: 2) == 0 else { continue }
        pairs.append(generator.next(below: 2) == 0 ? (i, i + columns + 1) : (i + 1, i + columns))
      }
    }
    let places = (0..<columns * rows).map { i -> Place in
      (Double(i % columns) * 100 + Double(generator.next(below: 60)), Double(i / columns) * 100)
    }
    return graph(places, pairs, &generator, heaviest: heaviest)
  }

  /// Points in a square that touch when they are near, and each the one before it: far from planar.
  static func geometric(_ n: Int, seed: Int) -> DualGraph {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "geometric")
    let places = (0..<n).map { _ -> Place in
      (generator.nextUniform(from: 0, to: 1000), generator.nextUniform(from: 0, to: 1000))
    }
    var pairs: [(Int, Int)] = []
    for i in 0..<n {
      for j in i + 1..<max(n, i + 1) {
        let (dx, dy) = (places[i].x - places[j].x, places[i].y - places[j].y)
        if j == i + 1 || dx * dx + dy * dy < 200 * 200 { pairs.append((i, j)) }
      }
    }
    return graph(places, pairs, &generator)
  }

  /// A unit in the middle that touches all others, which are a ring or stand alone.
  static func wheel(_ n: Int, hasRim: Bool, seed: Int) -> DualGraph {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "wheel")
    var pairs = (1..<n).map { (0, $0) }
    if hasRim { pairs += (1..<n - 1).map { ($0, $0 + 1) } }
    // Two rows around the middle.
    let places = (0..<n).map { i -> Place in (Double(i % 8) * 100, Double(i / 8) * 100) }
    return graph(places, pairs, &generator)
  }

  static func isContiguous(_ graph: DualGraph, _ units: [Int]) -> Bool {
    guard let first = units.first else { return false }
    let inside = Set(units)
    var seen: Set<Int> = [first]
    var queue = [first]
    while let u = queue.popLast() {
      for i in graph.starts[u]..<graph.starts[u + 1] {
        let v = Int(graph.neighbours[Int(i)])
        if inside.contains(v), seen.insert(v).inserted { queue.append(v) }
      }
    }
    return seen.count == inside.count
  }

  /// Every part of `0 ..< count` is there and in one piece.
  static func isDivision(_ graph: DualGraph, _ parts: [Int32], _ count: Int) -> Bool {
    (0..<Int32(count)).allSatisfy { part in
      isContiguous(graph, parts.indices.filter { parts[$0] == part })
    }
  }

  /// All divisions into contiguous parts, the first unit in part 0 and so on.
  static func divisions(_ graph: DualGraph, into count: Int) -> [[Int32]] {
    var result: [[Int32]] = []
    var parts = [Int32](repeating: 0, count: graph.unitCount)
    func fill(_ u: Int, _ used: Int32) {
      guard u < parts.count else {
        if used == Int32(count), isDivision(graph, parts, count) { result.append(parts) }
        return
      }
      for part in 0...min(used, Int32(count) - 1) {
        parts[u] = part
        fill(u + 1, max(used, part + 1))
      }
    }
    fill(0, 0)
    return result
  }

  /// A graph as a file would give it.
  static func survey(
    _ graph: DualGraph, attributes: [String: [String]] = [:]
  ) -> (graph: UnitGraph, notes: [String], sha256: String) {
    let survey = UnitGraph(
      ids: (0..<graph.unitCount).map { "u\($0)" }, loadNames: ["load"],
      loads: [graph.loads] + graph.moreLoads,
      areas: graph.areas, outerLengths: graph.outerLengths, xs: graph.centres.map(\.x),
      ys: graph.centres.map(\.y), attributes: attributes, starts: graph.starts, neighbours: graph.neighbours,
      lengths: graph.lengths, hasLengths: true)
    return (survey, [], "")
  }
}
