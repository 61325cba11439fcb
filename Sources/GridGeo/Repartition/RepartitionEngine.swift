/// Changes a division of a dual graph as little as it takes to bring every part into its band of load.
///
/// The load that must cross each border between neighbouring parts comes from a cheapest flow (``PartsFlow``);
/// units at the borders follow it, parts stay contiguous at every step. An annealed search then lowers what is
/// moved and mends the shapes, and whatever is still outside its band is settled along chains of parts.
///
/// The energy is, in units of the mean load, Σ load outside the bands × a high price + load moved + a price
/// for Σ P²⁄4πA over the parts (the inverse of the Polsby–Popper measure), and one for unevenness if asked for.
///
/// Sources: C. M. Fiduccia and R. M. Mattheyses, "A linear-time heuristic for improving network partitions",
/// 1982; K. Schloegel, G. Karypis and V. Kumar, "Wavefront diffusion and LMSR: algorithms for dynamic
/// repartitioning of adaptive meshes", 2001 (flow between parts, and change as an objective).
struct RepartitionEngine {
  /// What is asked of a change.
  struct Options: Sendable {
    /// Highest load that may change its part; the search keeps to it at every step.
    var mostMoved = Double.infinity
    /// Least price of Σ P²⁄4πA against one mean load moved.
    var shapePrice = 0.1
    /// Price of Σ (load ⁄ mean − 1)²; 0 leaves loads anywhere in their bands.
    var evenPrice = 0.0
    /// Sweeps of the annealed search, in multiples of the number of units.
    var sweeps = 250
    var seed: UInt64 = 1
    /// Units that stay where they are; empty for none.
    var isLocked: [Bool] = []
    /// Parts that neither give nor take; empty for none.
    var isClosed: [Bool] = []
    /// Whether part `p` is out of reach of unit `u`, at `u * partCount + p`; empty when all are in reach.
    var isOutOfReach: [Bool] = []
  }

  struct Result: Sendable {
    var parts: [Int32]
    /// Load of units that left their home.
    var moved: Double
    /// Σ of load over and under the bands.
    var outside: Double
    var loads: [Double]
    /// Mean of 4πA⁄P² over the parts.
    var compactness: Double
    /// Cost of the cheapest flow between neighbouring parts from the start.
    var flowBound: Double
  }

  let graph: DualGraph
  let home: [Int32]
  let partCount: Int
  let bands: [ClosedRange<Double>]
  let options: Options
  let mean: Double

  var parts: [Int32]
  var loads: [Double]
  var areas: [Double]
  var perimeters: [Double]
  var counts: [Int32]
  /// P²⁄4πA of each part at the start.
  var firstShapes: [Double]
  var moved = 0.0
  /// Load that moves whatever the search does; it counts against the bound.
  var mostMovedBefore = 0.0
  var outside = 0.0
  /// Price of load outside the bands.
  var outsidePrice = RepartitionEngine.firstOutsidePrice
  var shapePrice: Double
  var generator: SeededGenerator
  var marks: [Int32]
  var mark: Int32 = 0
  var stack: [Int32] = []

  /// - Parameters:
  ///   - home: part of each unit before; −1 for a unit that had none.
  ///   - start: part of each unit to begin with; `home` where that is contiguous and complete.
  ///   - bands: lowest and highest load of each part.
  /// - Precondition: each part of `start` is contiguous and has a unit.
  init(
    _ graph: DualGraph, home: [Int32], start: [Int32], bands: [ClosedRange<Double>], options: Options
  ) {
    self.graph = graph
    self.home = home
    self.bands = bands
    self.options = options
    partCount = bands.count
    shapePrice = options.shapePrice
    mean = max(graph.loads.reduce(0, +) / Double(max(bands.count, 1)), 1e-12)
    parts = start
    loads = [Double](repeating: 0, count: bands.count)
    areas = loads
    perimeters = loads
    firstShapes = loads
    counts = [Int32](repeating: 0, count: bands.count)
    marks = [Int32](repeating: 0, count: graph.unitCount)
    generator = SeededGenerator(seed: options.seed, stream: "repartition")
    assign(start)
    firstShapes = (0..<partCount).map {
      perimeters[$0] * perimeters[$0] / (4 * Double.pi * max(areas[$0], 1e-9))
    }
  }

  /// Runs all steps.
  ///
  /// - Complexity: O(*sweeps* · *n*) in the number of units, and the flow's.
  static func run(
    _ graph: DualGraph, home: [Int32], start: [Int32]? = nil, bands: [ClosedRange<Double>],
    options: Options = Options()
  ) -> Result {
    var engine = RepartitionEngine(graph, home: home, start: start ?? home, bands: bands, options: options)
    let flow = PartsFlow(loads: engine.loads, bands: bands, pairs: engine.neighbouringParts())
    engine.search()
    return engine.result(flowBound: flow.cost)
  }

  /// Follows the flow, then looks for better; leaves alone what needs no change.
  ///
  /// Several searches at rising prices of shape compete: of those that end nearest to the bands and move hardly more
  /// than the flow the one with the best shapes wins, else the one that moves least.
  mutating func search() {
    guard outside > 1e-9 * mean || options.evenPrice > 0 || moved > 0 else { return }
    let flow = PartsFlow(loads: loads, bands: bands, pairs: neighbouringParts())
    let start = parts
    let enough = moved + max(1.25 * flow.cost, flow.cost + 0.004 * mean * Double(partCount))
    var best: (rank: SearchRank, parts: [Int32])?
    for times in RepartitionEngine.shapePrices {
      assign(start)
      generator = SeededGenerator(seed: options.seed, stream: "repartition")
      outsidePrice = RepartitionEngine.firstOutsidePrice
      shapePrice = options.shapePrice * times
      search(flow)
      let rank = SearchRank(
        outside: (outside / mean * 1e6).rounded(), surplus: max(0, moved - enough),
        loss: (0..<partCount).reduce(0) { $0 - compactness($1) })
      if best == nil || rank < best!.rank { best = (rank, parts) }
    }
    if let best { assign(best.parts) }
  }

  /// Factors on the price of shape, one for each search.
  private static let shapePrices = [1.0, 3, 8]
  static let firstOutsidePrice = 6.0

  private mutating func search(_ flow: PartsFlow) {
    follow(flow)
    anneal()
    descend()
    settle()
    descend()
  }

  func result(flowBound: Double) -> Result {
    let shapes = (0..<partCount).map { compactness($0) }
    return Result(
      parts: parts, moved: moved, outside: outside, loads: loads,
      compactness: shapes.reduce(0, +) / Double(max(partCount, 1)), flowBound: flowBound)
  }

  /// 4πA⁄P².
  func compactness(_ p: Int) -> Double {
    perimeters[p] > 0 ? 4 * Double.pi * areas[p] / (perimeters[p] * perimeters[p]) : 0
  }

  mutating func assign(_ parts: [Int32]) {
    self.parts = parts
    for p in 0..<partCount { (loads[p], areas[p], perimeters[p], counts[p]) = (0, 0, 0, 0) }
    moved = 0
    for u in parts.indices {
      let p = Int(parts[u])
      loads[p] += graph.loads[u]
      areas[p] += graph.areas[u]
      perimeters[p] += graph.outerLengths[u]
      counts[p] += 1
      if home[u] >= 0, home[u] != parts[u] { moved += graph.loads[u] }
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1])
      where parts[Int(graph.neighbours[i])] != parts[u] {
        perimeters[p] += graph.lengths[i]
      }
    }
    outside = (0..<partCount).reduce(0) { $0 + excess(loads[$1], bands[$1]) }
  }

  /// Pairs of parts with a common border, each once, in order.
  func neighbouringParts() -> [(Int32, Int32)] {
    var seen: Set<UInt64> = []
    var pairs: [(Int32, Int32)] = []
    for u in parts.indices {
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
        let (a, b) = (parts[u], parts[Int(graph.neighbours[i])])
        guard a < b, !isClosed(Int(a)), !isClosed(Int(b)),
          seen.insert(UInt64(a) << 32 | UInt64(b)).inserted
        else { continue }
        pairs.append((a, b))
      }
    }
    return pairs.sorted { $0 < $1 }
  }

  @inline(__always)
  func isClosed(_ p: Int) -> Bool { !options.isClosed.isEmpty && options.isClosed[p] }

  /// Whether the unit may change to the part at all.
  @inline(__always)
  func mayMove(_ u: Int, to b: Int) -> Bool {
    if !options.isLocked.isEmpty, options.isLocked[u] { return false }
    if !options.isClosed.isEmpty, options.isClosed[b] || options.isClosed[Int(parts[u])] { return false }
    return options.isOutOfReach.isEmpty || !options.isOutOfReach[u * partCount + b]
  }
}

/// What one search brought: the less the better, in this order.
private struct SearchRank: Comparable {
  var outside: Double
  /// Moved beyond what is enough.
  var surplus: Double
  /// Σ of −4πA⁄P².
  var loss: Double

  static func < (a: SearchRank, b: SearchRank) -> Bool {
    (a.outside, a.surplus, a.loss) < (b.outside, b.surplus, b.loss)
  }
}

/// How far a load is outside a band.
@inline(__always)
func excess(_ load: Double, _ band: ClosedRange<Double>) -> Double {
  max(load - band.upperBound, band.lowerBound - load, 0)
}
