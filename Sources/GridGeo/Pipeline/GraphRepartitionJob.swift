/// Changes the division of a dual graph as little as it takes.
public struct GraphRepartitionJob: Sendable {
  /// Path of the graph; "-" is standard input.
  public var graph: String
  /// Path of the table `unit,part` with the division as it is.
  public var from: String
  /// How many parts there are to be; nil for as many as there are.
  public var parts: Int?
  /// How far a part's load may be from the mean, as a share of it.
  public var tolerance: Double
  /// Attribute that holds the load; nil for the usual ones.
  public var loadField: String?
  /// Highest share of all load that may change its part.
  public var mostMoved: Double?
  /// Units that stay in their part, and parts that stay as they are.
  public var locks: [String]
  public var seed: UInt64

  public init(
    graph: String, from: String, parts: Int? = nil, tolerance: Double = 0.05, loadField: String? = nil,
    mostMoved: Double? = nil, locks: [String] = [], seed: UInt64 = 1
  ) {
    self.graph = graph
    self.from = from
    self.parts = parts
    self.tolerance = tolerance
    self.loadField = loadField
    self.mostMoved = mostMoved
    self.locks = locks
    self.seed = seed
  }

  public struct Outcome: Sendable {
    /// Ids of the units, in the order of the file.
    public var ids: [String]
    /// Part of each unit before and after, by name.
    public var before: [String]
    public var after: [String]
    /// Load in another part than before, all load, and the least that any change could move in which units go to
    /// a neighbouring part.
    public var moved: Double
    public var load: Double
    public var bound: Double
    /// Σ of load over and under the band, before and after.
    public var outsideBefore: Double
    public var outsideAfter: Double
    public var band: ClosedRange<Double>
    public var partCount: Int
    /// Mean Polsby–Popper measure before and after; nil where the file has no areas.
    public var compactnessBefore: Double?
    public var compactnessAfter: Double?
    public var notes: [String]
    public var timings: [StageTiming]

    public var changedUnits: Int { zip(before, after).count { $0 != $1 } }
  }

  /// - Throws: `missingInput`; `badInput` for a unit without a part; `badOption`; `infeasible`.
  /// - Complexity: O(*n*) in the units for each number of sweeps, and the flow's.
  public func run() throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    let source = InputSource(graph)
    let survey = try UnitGraphReader.read(source, loads: loadField.map { [$0] } ?? [])
    let table = try UnitPartReader.read(InputSource(from))
    clock.end("read")
    let before = try parts(of: survey.graph, table.parts)
    let (home, names) = numbered(before)
    let count = parts ?? names.count
    guard count >= 1, count <= survey.graph.unitCount else {
      throw GridGeoError(
        .infeasible, "\(count) parts wanted of \(survey.graph.unitCount) units; ask for fewer")
    }
    let load = survey.graph.loads[0].reduce(0, +)
    let isWhole = survey.graph.loads[0].allSatisfy { $0 == $0.rounded() }
    let target = VillageTarget(
      counts: count...count, tolerance: tolerance, load: load, isWhole: isWhole)
    let (units, joined) = RepartitionEngine.linkingHomes(
      DualGraph(survey.graph).measured, home: home, homeCount: names.count)
    var request = RepartitionEngine.Request(counts: count...count, band: { target.band($0) })
    request.options.seed = seed
    request.options.mostMoved = mostMoved.map { $0 * load } ?? .infinity
    try lock(&request.options, survey.graph, names, home)
    let change = RepartitionEngine.change(units, home: home, homeCount: names.count, request)
    clock.end("change")
    let after = renamed(change, names)
    let hasShapes = survey.graph.hasLengths
    let measured = (
      before: GraphMeasures(home, names.count, units, survey.graph),
      after: GraphMeasures(numbered(after).numbers, Set(after).count, units, survey.graph)
    )
    let band = target.band(count)
    var notes = survey.notes
    if joined > 0 {
      notes.append("\(joined) pieces of the graph hold no part; they were joined to the nearest")
    }
    return Outcome(
      ids: survey.graph.ids, before: before, after: after, moved: change.moved, load: load,
      bound: change.bound,
      outsideBefore: measured.before.loads[0].reduce(0) { $0 + excess($1, band) },
      outsideAfter: change.outside, band: band, partCount: Set(after).count,
      compactnessBefore: hasShapes ? measured.before.meanCompactness : nil,
      compactnessAfter: hasShapes ? measured.after.meanCompactness : nil, notes: notes,
      timings: clock.timings)
  }

  private func parts(of graph: UnitGraph, _ table: [String: String]) throws(GridGeoError) -> [String] {
    let known = Set(graph.ids)
    if let stranger = table.keys.filter({ !known.contains($0) }).min() {
      throw GridGeoError(
        .badInput, "unit \"\(stranger)\" is not in the graph; give the table of this graph",
        at: SourcePlace(file: from))
    }
    var parts: [String] = []
    for id in graph.ids {
      guard let part = table[id] else {
        throw GridGeoError(
          .badInput, "unit \"\(id)\" of the graph has no part; add its row", at: SourcePlace(file: from))
      }
      parts.append(part)
    }
    return parts
  }

  /// Parts numbered in the order of their names, numbers before words.
  private func numbered(_ parts: [String]) -> (numbers: [Int32], names: [String]) {
    let names = Set(parts).sorted {
      let (a, b) = (Int($0) ?? .max, Int($1) ?? .max)
      return a != b ? a < b : StableOrder.precedes($0, $1)
    }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    return (parts.map { numbers[$0] ?? 0 }, names)
  }

  private func lock(
    _ options: inout RepartitionEngine.Options, _ graph: UnitGraph, _ names: [String], _ home: [Int32]
  ) throws(GridGeoError) {
    guard !locks.isEmpty else { return }
    options.isLocked = [Bool](repeating: false, count: graph.unitCount)
    options.isClosed = [Bool](repeating: false, count: names.count)
    let units = GraphNames(graph, file: graph.ids.isEmpty ? "" : InputSource(self.graph).lastComponent)
    for code in locks {
      if let part = names.firstIndex(of: code) {
        options.isClosed[part] = true
        for u in home.indices where Int(home[u]) == part { options.isLocked[u] = true }
      } else {
        options.isLocked[Int(try units.number(code, "--lock"))] = true
      }
    }
  }

  /// Names of the new parts: a name stays with the part that has most of its load, new ones are numbered on.
  private func renamed(_ change: RepartitionEngine.Change, _ names: [String]) -> [String] {
    var last = names.compactMap { Int($0) }.max() ?? 0
    var all = names
    while all.count < change.partCount {
      last += 1
      all.append(String(last))
    }
    return change.parts.map { all[Int($0)] }
  }
}

extension DualGraph {
  /// The graph with measures to judge shapes by where the file has none: equal areas, and distances in hops for
  /// positions.
  var measured: DualGraph {
    var graph = self
    if areas.contains(where: { $0 <= 0 }) {
      graph.areas = [Double](repeating: 1, count: unitCount)
    }
    guard centres.allSatisfy({ $0.x == 0 && $0.y == 0 }), unitCount > 0 else { return graph }
    let first = hops(from: hops(from: 0).farthest)
    let second = hops(from: first.middle)
    graph.centres = (0..<unitCount).map {
      Coordinate(x: Double(first.distances[$0]), y: Double(second.distances[$0]))
    }
    return graph
  }

  private func hops(from start: Int) -> (distances: [Int], farthest: Int, middle: Int) {
    var distances = [Int](repeating: 0, count: unitCount)
    var seen = [Bool](repeating: false, count: unitCount)
    seen[start] = true
    var queue = [start]
    var at = 0
    while at < queue.count {
      let u = queue[at]
      at += 1
      for i in Int(starts[u])..<Int(starts[u + 1]) {
        let v = Int(neighbours[i])
        guard !seen[v] else { continue }
        seen[v] = true
        distances[v] = distances[u] + 1
        queue.append(v)
      }
    }
    return (distances, queue[queue.count - 1], queue[queue.count / 2])
  }
}
