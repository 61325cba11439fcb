/// Makes a grouping more even by solving window after window to the optimum: a few areas that hang together
/// are grouped anew in the best of all ways, the rest stays.
///
/// Windows are drawn at random, so that every chain of neighbouring areas comes up sooner or later. Source of the
/// scheme: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems",
/// 1998 (large neighbourhoods).
struct AreaImprovement {
  /// Most grids in a window.
  static let windowSize = 12
  /// Rounds over all areas without a gain before it gives up.
  static let patience = 12
  static let mostRounds = 200
  /// Windows in all, so that a plan of any size comes to an end.
  static let mostWindows = 400_000
  /// Areas that are this near to the mean load are even enough: their outlines are left to the engine.
  static let evenEnough = 0.05

  private let graph: GridGraph
  private let mean: Double
  private var generator: SeededGenerator
  private(set) var areaOf: [Int32]
  private var members: [[Int32]]
  private var loads: [Double]
  private var search = AreaSearch()

  /// - Parameter areaOf: a grouping into contiguous areas, `0 ..< count`.
  init(_ graph: GridGraph, areaOf: [Int32], count: Int, generator: SeededGenerator) {
    self.graph = graph
    self.generator = generator
    self.areaOf = areaOf
    mean = graph.loads.reduce(0, +) / Double(count)
    members = [[Int32]](repeating: [], count: count)
    loads = [Double](repeating: 0, count: count)
    for (grid, area) in areaOf.enumerated() {
      members[Int(area)].append(Int32(grid))
      loads[Int(area)] += graph.loads[grid]
    }
  }

  mutating func run() {
    var idle = 0
    let rounds = min(AreaImprovement.mostRounds, max(4, AreaImprovement.mostWindows / members.count))
    for _ in 0..<rounds where idle < AreaImprovement.patience {
      idle += 1
      for area in members.indices where improve(around: area) { idle = 0 }
    }
  }

  private func isEven(_ area: Int) -> Bool {
    abs(loads[area] - mean) <= AreaImprovement.evenEnough * mean
  }

  private mutating func improve(around area: Int) -> Bool {
    let window = drawWindow(around: area)
    guard window.count > 1, !window.allSatisfy(isEven) else { return false }
    let grids = window.flatMap { members[$0] }.sorted()
    var before = AreaCost.zero
    for area in window { before.squares += loads[area] * loads[area] }
    before.kept = kept(grids)
    guard let new = search.best(graph.restricted(to: grids), into: window.count, limit: before) else {
      return false
    }
    for area in window {
      members[area] = []
      loads[area] = 0
    }
    for (i, grid) in grids.enumerated() {
      let area = window[Int(new[i])]
      areaOf[Int(grid)] = Int32(area)
      members[area].append(grid)
      loads[area] += graph.loads[Int(grid)]
    }
    return true
  }

  /// The area and others that hang together with it, as many as a window takes.
  private mutating func drawWindow(around area: Int) -> [Int] {
    var window = [area]
    var size = members[area].count
    guard size <= AreaImprovement.windowSize else { return window }
    while true {
      var next: Set<Int32> = []
      for area in window {
        for grid in members[area] {
          for link in graph.links[Int(grid)] { next.insert(areaOf[Int(link.to)]) }
        }
      }
      let fitting = next.sorted().map(Int.init).filter {
        !window.contains($0) && size + members[$0].count <= AreaImprovement.windowSize
      }
      guard !fitting.isEmpty else { return window }
      let chosen = fitting[generator.next(below: fitting.count)]
      window.append(chosen)
      size += members[chosen].count
    }
  }

  private func kept(_ grids: [Int32]) -> Double {
    grids.reduce(0) { sum, grid in
      graph.links[Int(grid)].reduce(sum) {
        $1.to > grid && areaOf[Int($1.to)] == areaOf[Int(grid)] ? $0 + $1.worth : $0
      }
    }
  }
}
