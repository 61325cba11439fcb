@testable import GridGeo

/// Grids on a chequered board with some borders closed, and the best grouping of a few of them by trying all.
struct RandomGridGraph {
  let graph: GridGraph

  /// - Parameter fractions: loads with eighths instead of whole ones.
  init(_ count: Int, seed: Int, fractions: Bool = false) {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "grids")
    let width = 2 + generator.next(below: 4)
    var links = [[GridGraph.Link]](repeating: [], count: count)
    func link(_ a: Int, _ b: Int) {
      let length = 100 + Double(generator.next(below: 900))
      let worth = generator.next(below: 3) == 0 ? length / 2 : length
      links[a].append(GridGraph.Link(to: Int32(b), length: length, worth: worth))
      links[b].append(GridGraph.Link(to: Int32(a), length: length, worth: worth))
    }
    for grid in 1..<count {
      let west = grid % width > 0
      // The first of a row hangs on the row above, so that all hang together.
      if west, generator.next(below: 4) > 0 || grid < width { link(grid, grid - 1) }
      if grid >= width, generator.next(below: 4) > 0 || links[grid].isEmpty { link(grid, grid - width) }
    }
    graph = GridGraph(
      loads: (0..<count).map { _ in
        20 + Double(generator.next(below: 20)) + (fractions ? Double(generator.next(below: 8)) / 8 : 0)
      },
      areas: [Double](repeating: 1e6, count: count), perimeters: [Double](repeating: 4000, count: count),
      centres: (0..<count).map { Coordinate(x: Double($0 % width) * 1000, y: Double($0 / width) * 1000) },
      links: links.map { $0.sorted { $0.to < $1.to } })
  }

  /// Every grouping into contiguous areas, one after the other: grid by grid into an area that there is, or the
  /// next new one.
  func best(into areas: Int) -> AreaCost? {
    var best: AreaCost?
    var areaOf: [Int32] = []
    func go(_ used: Int) {
      if areaOf.count == graph.count {
        guard used == areas, isContiguous(areaOf) else { return }
        let cost = cost(areaOf)
        if best.map({ cost < $0 }) ?? true { best = cost }
        return
      }
      guard graph.count - areaOf.count >= areas - used else { return }
      for area in 0..<min(used + 1, areas) {
        areaOf.append(Int32(area))
        go(max(used, area + 1))
        areaOf.removeLast()
      }
    }
    go(0)
    return best
  }

  /// One walk over common borders reaches all of each area.
  func isContiguous(_ areaOf: [Int32]) -> Bool {
    var isReached = [Bool](repeating: false, count: areaOf.count)
    var isMet: Set<Int32> = []
    for start in areaOf.indices where !isReached[start] {
      guard isMet.insert(areaOf[start]).inserted else { return false }
      var open = [start]
      isReached[start] = true
      while let grid = open.popLast() {
        for link in graph.links[grid] {
          let next = Int(link.to)
          guard !isReached[next], areaOf[next] == areaOf[start] else { continue }
          isReached[next] = true
          open.append(next)
        }
      }
    }
    return true
  }

  func cost(_ areaOf: [Int32]) -> AreaCost {
    var loads: [Int32: Double] = [:]
    var cost = AreaCost.zero
    for grid in areaOf.indices {
      loads[areaOf[grid], default: 0] += graph.loads[grid]
      for link in graph.links[grid] where link.to > Int32(grid) && areaOf[Int(link.to)] == areaOf[grid] {
        cost.kept += link.worth
      }
    }
    cost.squares = loads.values.reduce(0) { $0 + $1 * $1 }
    return cost
  }
}
