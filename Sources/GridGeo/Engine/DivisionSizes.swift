/// How many parts each parent and each island gets, and the bands of their loads.
struct DivisionSizes {
  private let request: DivisionRequest
  private let graph: DualGraph
  private let kinds: Int
  private let isWhole: [Bool]
  /// Loads of each parent, by kind.
  private var loads: [[Double]] = []
  private var counts: [Int] = []
  private var isNested: Bool { !request.within.isEmpty }

  init(_ request: DivisionRequest, _ graph: DualGraph) {
    self.request = request
    self.graph = graph
    kinds = 1 + graph.moreLoads.count
    isWhole = ([graph.loads] + graph.moreLoads).map { $0.allSatisfy { $0 == $0.rounded() } }
    let parents = Int(request.within.max() ?? 0) + 1
    loads = [[Double]](repeating: [Double](repeating: 0, count: kinds), count: parents)
    counts = [Int](repeating: 0, count: parents)
  }

  func name(ofParent parent: Int) -> String {
    guard isNested else { return "" }
    let name = parent < request.parentNames.count ? request.parentNames[parent] : String(parent)
    return "\(request.withinName) \(name)"
  }

  /// Parts of each parent.
  ///
  /// - Throws: `infeasible` naming the first parent that no number of parts suits.
  mutating func partsOfParents(_ members: [[Int32]]) throws(GridGeoError) -> [Int] {
    for (parent, nodes) in members.enumerated() {
      for v in nodes {
        loads[parent][0] += graph.loads[Int(v)]
        for t in graph.moreLoads.indices { loads[parent][t + 1] += graph.moreLoads[t][Int(v)] }
      }
    }
    switch request.size {
    case .parts(let wanted, _):
      counts = try apportioned(wanted, members)
    case .band(let target, let minimum, let maximum):
      for (parent, nodes) in members.enumerated() where !nodes.isEmpty {
        let load = loads[parent][0]
        // More parts than any graph has units are as good as so many.
        let fewest = max(1, Int(min(load / maximum * (1 - 1e-12), 0x1p31).rounded(.up)))
        let most =
          minimum > 0 ? Int(min(load / minimum * (1 + 1e-12), 0x1p32).rounded(.down)) : 1 << 32
        guard fewest <= most else {
          let what = isNested ? "`--within \(request.withinName)` and band" : "band"
          throw GridGeoError(
            .infeasible,
            "\(what) \(text(minimum))–\(text(maximum)): \(isNested ? name(ofParent: parent) : "the whole") has \(text(load)), which no number of parts brings into the band; widen it, or nest in something larger"
          )
        }
        let wanted = max(1, Int(min(load / target, 0x1p31).rounded()))
        counts[parent] = min(min(max(wanted, fewest), most), nodes.count)
      }
    }
    return counts
  }

  private func apportioned(_ wanted: Int, _ members: [[Int32]]) throws(GridGeoError) -> [Int] {
    let used = members.indices.filter { !members[$0].isEmpty }
    if wanted < used.count {
      throw GridGeoError(
        .infeasible,
        "\(wanted) parts wanted\(isNested ? " within \(used.count) of \(request.withinName)" : ""); each needs one: ask for at least \(used.count)"
      )
    }
    let room = members.reduce(0) { $0 + $1.count }
    if wanted > room {
      let units = request.together.isEmpty ? "units" : "units and groups of --together"
      throw GridGeoError(.infeasible, "\(wanted) parts wanted of \(room) \(units); ask for at most \(room)")
    }
    let shares = try apportion(
      total: wanted, among: used.map { loads[$0][0] }, caps: used.map { members[$0].count })
    var result = [Int](repeating: 0, count: members.count)
    for (parent, share) in zip(used, shares) { result[parent] = share }
    return result
  }

  /// The bands of a parent's parts, by kind.
  func bands(ofParent parent: Int) -> [DivisionRules.Band] {
    let count = Double(max(counts[parent], 1))
    return (0..<kinds).map { t in
      let mean = loads[parent][t] / count
      switch request.size {
      case .parts(_, let tolerance):
        let tolerance =
          t == 0 ? tolerance : t <= request.moreTolerances.count ? request.moreTolerances[t - 1] : tolerance
        return DivisionRules.Band(mean: mean, tolerance: tolerance, isWhole: isWhole[t])
      case .band(_, let minimum, let maximum):
        if t == 0 { return DivisionRules.Band(lowest: minimum, highest: maximum) }
        guard t <= request.moreTolerances.count else {
          return DivisionRules.Band(lowest: 0, highest: .infinity)
        }
        return DivisionRules.Band(mean: mean, tolerance: request.moreTolerances[t - 1], isWhole: isWhole[t])
      }
    }
  }

  /// A load as people write it.
  static func text(_ load: Double) -> String {
    load == load.rounded() && abs(load) < 1e15 ? String(Int(load)) : String((load * 1000).rounded() / 1000)
  }

  private func text(_ load: Double) -> String { DivisionSizes.text(load) }

  /// Fewest and most parts that a load can fill within a band.
  static func range(_ load: Double, _ band: DivisionRules.Band, units: Int) -> ClosedRange<Int>? {
    func count(_ parts: Double, _ rounding: FloatingPointRoundingRule) -> Int {
      Int(min(parts, 0x1p31).rounded(rounding))
    }
    if band.highest <= 0, load > 0 { return nil }
    let fewest = band.highest > 0 ? max(1, count(load / band.highest * (1 - 1e-12), .up)) : 1
    let most = band.lowest > 0 ? min(units, count(load / band.lowest * (1 + 1e-12), .down)) : units
    return fewest <= most ? fewest...most : nil
  }
}
