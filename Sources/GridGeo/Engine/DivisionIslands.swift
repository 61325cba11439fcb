/// The islands of one parent's ground: each gets parts of its own where its load allows it, the others are linked
/// to the nearest ground.
struct DivisionIslands {
  /// Nodes of each piece, and its parts.
  private(set) var pieces: [[Int32]] = []
  private(set) var counts: [Int] = []
  private(set) var links: [(Int32, Int32)] = []

  /// - Throws: `infeasible` when even one piece cannot have the parts.
  init(
    _ graph: DualGraph, parts: Int, sizes: DivisionSizes, name: String, fixed: [Int32]
  ) throws(GridGeoError) {
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
      let loads = members.map { $0.reduce(0) { $0 + graph.loads[Int($1)] } }
      if let shares = DivisionIslands.shares(loads, members.map(\.count), parts),
        !DivisionIslands.splitsFixed(members, fixed)
      {
        pieces = members
        counts = shares
        return
      }
      // The lightest island joins the nearest ground.
      let lonely = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      let link = DivisionIslands.nearest(to: lonely, members, component, graph)
      links.append(link)
      linked = linked.linking(link.0, link.1)
    }
  }

  /// Parts by island, near their shares of the load; nil when an island has less than half a part's load or
  /// more than half of one would be off.
  private static func shares(_ loads: [Double], _ units: [Int], _ parts: Int) -> [Int]? {
    let total = loads.reduce(0, +)
    guard parts >= loads.count, total > 0 else { return nil }
    let mean = total / Double(parts)
    guard loads.allSatisfy({ $0 >= mean / 2 }) else { return nil }
    return try? apportion(total: parts, among: loads, caps: units)
  }

  /// Numbered parts cannot be told apart by island beforehand.
  private static func splitsFixed(_ members: [[Int32]], _ fixed: [Int32]) -> Bool {
    fixed.contains { $0 >= 0 } && members.count > 1
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
