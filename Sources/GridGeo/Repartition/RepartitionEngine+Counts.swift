extension RepartitionEngine {
  /// What a division has to satisfy after a change.
  struct Request: Sendable {
    /// How many parts there may be.
    var counts: ClosedRange<Int>
    /// Lowest and highest load of a part when there are so many.
    var band: @Sendable (_ count: Int) -> ClosedRange<Double>
    /// Load that a home may keep whatever the band is; nil where the band holds. Empty for none.
    var presentLoads: [Double?] = []
    /// Units too far from the centre of their home: they go to a part in reach, or get one of their own.
    var isTooFar: [Bool] = []
    var options = Options()
  }

  struct Change: Sendable, Equatable {
    /// Part of each unit: a home's number, or a new number from `homeCount` on.
    var parts: [Int32]
    /// Numbers up to here were given out; a number without units is a part that was dissolved.
    var partCount: Int
    /// Load of units that left their home.
    var moved: Double
    /// Σ of load over and under the band.
    var outside: Double
    /// The load that any change of this kind has to move (see ``leastMoved(_:_:_:)``).
    var bound: Double
    var compactness: Double
  }

  /// The least change of a division that meets a request, over all allowed numbers of parts near the present one.
  ///
  /// - Parameters:
  ///   - home: part of each unit, `0 ..< homeCount`; −1 for a unit that had none.
  ///   - homeCount: number of parts before; each is contiguous and has a unit.
  /// - Complexity: O(*sweeps* · *n*) for each number of parts that is tried; three at most.
  static func change(
    _ graph: DualGraph, home: [Int32], homeCount: Int, _ request: Request
  ) -> Change {
    let start = RepartitionEngine.attached(graph, home, isClosed: request.options.isClosed)
    let nearest = min(max(homeCount, request.counts.lowerBound), request.counts.upperBound)
    var tried: [Int] = []
    var best: Change?
    for count in [nearest, nearest + 1, nearest - 1] where request.counts.contains(count) && count >= 1 {
      // Another number is worth a try only when this one does not fit, or moves more than a new part needs.
      if count != nearest, let best, best.outside <= 0, best.moved <= request.band(count).lowerBound {
        continue
      }
      tried.append(count)
      let change = change(graph, home: home, homeCount: homeCount, start: start, to: count, request)
      if best == nil || change.precedes(best!) { best = change }
    }
    var result =
      best ?? Change(parts: start, partCount: homeCount, moved: 0, outside: 0, bound: 0, compactness: 0)
    result.bound =
      tried.map { leastMoved(graph, home: start, homeCount: homeCount, to: $0, request.band($0)) }
      .min() ?? 0
    return result
  }

  /// Gives units without a home to a neighbour's part, longest border first; to a closed one only where there is
  /// no other.
  static func attached(_ graph: DualGraph, _ home: [Int32], isClosed: [Bool]) -> [Int32] {
    guard home.contains(where: { $0 < 0 }) else { return home }
    var parts = home
    var sparesClosed = isClosed.contains(true)
    while true {
      var best: (length: Double, unit: Int, part: Int32)?
      for u in parts.indices where parts[u] < 0 {
        var shared: [Int32: Double] = [:]
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let q = parts[Int(graph.neighbours[i])]
          if q >= 0, !(sparesClosed && isClosed[Int(q)]) { shared[q, default: 0] += graph.lengths[i] }
        }
        for (part, length) in shared {
          guard let known = best else {
            best = (length, u, part)
            continue
          }
          if (length, -u, -part) > (known.length, -known.unit, -known.part) { best = (length, u, part) }
        }
      }
      if best == nil, sparesClosed {
        sparesClosed = false
        continue
      }
      guard let best else { break }
      parts[best.unit] = best.part
    }
    return parts.map { max($0, 0) }
  }

  private static func change(
    _ graph: DualGraph, home: [Int32], homeCount: Int, start: [Int32], to count: Int, _ request: Request
  ) -> Change {
    let band = request.band(count)
    func allowed(_ p: Int) -> ClosedRange<Double> {
      guard p < request.presentLoads.count, let load = request.presentLoads[p] else { return band }
      return min(band.lowerBound, load)...max(band.upperBound, load)
    }
    var homes = home
    var parts = start
    var partCount = homeCount
    var dissolved: Set<Int> = []
    // Reach is known for the homes alone; a new part is in reach of all.
    func engine() -> RepartitionEngine {
      var options = request.options
      let closed = options.isClosed
      options.isClosed = (0..<partCount).map { p in
        dissolved.contains(p) || (p < closed.count && closed[p])
      }
      if !options.isOutOfReach.isEmpty {
        let reach = options.isOutOfReach
        options.isOutOfReach = (0..<graph.unitCount).flatMap { u in
          (0..<partCount).map { $0 < homeCount && reach[u * homeCount + $0] }
        }
      }
      return RepartitionEngine(
        graph, home: homes, start: parts,
        bands: (0..<partCount).map { dissolved.contains($0) ? 0...0 : allowed($0) }, options: options)
    }
    func open() -> Int { partCount - dissolved.count }
    if !request.isTooFar.isEmpty {
      var moving = engine()
      moving.bringNear(request.isTooFar)
      parts = moving.parts
    }
    while open() < count {
      guard let split = engine().bestSplit(band, isTooFar: request.isTooFar) else { break }
      for u in split { parts[Int(u)] = Int32(partCount) }
      partCount += 1
    }
    while open() > count {
      guard let (gone, into) = engine().bestMerge(band) else { break }
      for u in parts.indices where Int(parts[u]) == gone { parts[u] = Int32(into) }
      for u in homes.indices where Int(homes[u]) == gone { homes[u] = -1 }
      dissolved.insert(gone)
    }
    var searching = engine()
    // What was dissolved has moved already.
    let given = home.indices.reduce(0) { $0 + (home[$1] >= 0 && homes[$1] < 0 ? graph.loads[$1] : 0) }
    searching.mostMovedBefore = given
    searching.search()
    // Far units may not be where they were, whatever that costs; the engine counts them by home.
    let moved = home.indices.reduce(0) {
      $0 + (home[$1] >= 0 && home[$1] != searching.parts[$1] ? graph.loads[$1] : 0)
    }
    let active = (0..<partCount).filter { !dissolved.contains($0) }
    let shapes = active.map { searching.compactness($0) }
    return Change(
      parts: searching.parts, partCount: partCount, moved: moved,
      outside: searching.outside <= 1e-9 * searching.mean ? 0 : searching.outside, bound: 0,
      compactness: shapes.reduce(0, +) / Double(max(active.count, 1)))
  }

  /// A load that every change moves at least in which units go to neighbours of their part only: the cost of
  /// the cheapest flow, where a new part may draw on all others, and parts to be dissolved are the lightest.
  static func leastMoved(
    _ graph: DualGraph, home: [Int32], homeCount: Int, to count: Int, _ band: ClosedRange<Double>
  ) -> Double {
    let extra = max(0, count - homeCount)
    let fewer = max(0, homeCount - count)
    let low = fewer > 0 ? 0 : band.lowerBound
    let engine = RepartitionEngine(
      graph, home: home, start: home,
      bands: [ClosedRange<Double>](repeating: low...band.upperBound, count: homeCount), options: Options())
    var pairs = engine.neighbouringParts()
    for new in 0..<extra {
      for p in 0..<homeCount { pairs.append((Int32(p), Int32(homeCount + new))) }
    }
    let flow = PartsFlow(
      loads: engine.loads + [Double](repeating: 0, count: extra),
      bands: engine.bands + [ClosedRange<Double>](repeating: band, count: extra), pairs: pairs)
    return max(flow.cost, engine.loads.sorted().prefix(fewer).reduce(0, +))
  }
}

extension RepartitionEngine.Change {
  /// Less outside the band, then less moved, then better shapes.
  func precedes(_ other: Self) -> Bool {
    if outside != other.outside { return outside < other.outside }
    if moved != other.moved { return moved < other.moved }
    return compactness > other.compactness
  }
}
