/// The islands of one parent's ground: each gets parts of its own where its load fits the bands, the others are
/// linked to the nearest ground.
struct DivisionIslands {
  /// Nodes of each piece, and its parts.
  private(set) var pieces: [[Int32]] = []
  private(set) var counts: [Int] = []
  private(set) var links: [(Int32, Int32)] = []

  /// - Parameters:
  ///   - bands: of each part, by kind of load.
  ///   - isNumbered: the parts are numbered over all islands, so that none can have its own.
  init(_ graph: DualGraph, parts: Int, bands: [DivisionRules.Band], isNumbered: Bool) {
    var linked = graph
    while true {
      let (component, count) = linked.components()
      var members = [[Int32]](repeating: [], count: count)
      for v in component.indices { members[Int(component[v])].append(Int32(v)) }
      if count == 1 {
        pieces = members
        counts = [parts]
        return
      }
      let loads = members.map { nodes in
        ([graph.loads] + graph.moreLoads).map { kind in nodes.reduce(0) { $0 + kind[Int($1)] } }
      }
      let ranges = members.indices.map { DivisionIslands.range(loads[$0], bands, units: members[$0].count) }
      if !isNumbered, let shares = DivisionIslands.shares(loads.map { $0[0] }, ranges, parts) {
        pieces = members
        counts = shares
        return
      }
      // The lightest island that no number of parts suits, or the lightest of all, joins the nearest ground.
      let unfit = loads.indices.filter { ranges[$0] == nil }
      let lonely =
        (unfit.isEmpty ? Array(loads.indices) : unfit).min { (loads[$0][0], $0) < (loads[$1][0], $1) } ?? 0
      let link = DivisionIslands.nearest(to: lonely, members, component, graph)
      links.append(link)
      linked = linked.linking(link.0, link.1)
    }
  }

  /// Numbers of parts that bring all kinds of load into their bands; nil when there is none.
  private static func range(
    _ loads: [Double], _ bands: [DivisionRules.Band], units: Int
  ) -> ClosedRange<Int>? {
    var (low, high) = (1, units)
    for (load, band) in zip(loads, bands) {
      guard let range = DivisionSizes.range(load, band, units: units) else { return nil }
      low = max(low, range.lowerBound)
      high = min(high, range.upperBound)
    }
    return low <= high ? low...high : nil
  }

  /// Parts by island, near their shares of the load and within their ranges; nil where there are none.
  private static func shares(_ loads: [Double], _ ranges: [ClosedRange<Int>?], _ parts: Int) -> [Int]? {
    let known = ranges.compactMap { $0 }
    guard known.count == ranges.count else { return nil }
    var counts = known.map(\.lowerBound)
    var left = parts - counts.reduce(0, +)
    guard left >= 0, known.reduce(0, { $0 + $1.upperBound }) >= parts else { return nil }
    // By highest averages, as parents get theirs.
    while left > 0 {
      let open = counts.indices.filter { counts[$0] < known[$0].upperBound }
      let next = open.max { loads[$0] / Double(2 * counts[$0] + 1) < loads[$1] / Double(2 * counts[$1] + 1) }
      guard let next else { return nil }
      counts[next] += 1
      left -= 1
    }
    return counts
  }

  private static func nearest(
    to lonely: Int, _ members: [[Int32]], _ component: [Int32], _ graph: DualGraph
  ) -> (Int32, Int32) {
    var best: (squared: Double, from: Int32, to: Int32) = (.infinity, members[lonely][0], 0)
    for u in members[lonely] {
      for v in component.indices where Int(component[v]) != lonely {
        let dx = graph.centres[Int(u)].x - graph.centres[v].x
        let dy = graph.centres[Int(u)].y - graph.centres[v].y
        let squared = dx * dx + dy * dy
        if squared < best.squared { best = (squared, u, Int32(v)) }
      }
    }
    return (best.from, best.to)
  }
}
