import GridGeo

/// The plan's grids under their villages, townships and counties, with the figures of each.
///
/// Built from the codes that grids carry, so it works without the units; those only lend their names.
/// A level that no code names is left out.
struct UnitTree: Sendable {
  struct Node: Sendable {
    /// Nil for the whole territory and for a grid.
    var level: AdminLevel?
    var code: String
    var name: String
    /// −1 for the whole.
    var parent: Int
    /// The grids beneath, as places in `order`; a node of its own grid has one.
    var span: Range<Int>
    var isGrid: Bool
    var households = 0
    var persons = 0
  }

  /// Places of the plan's grids, sorted by county, township, village, code.
  let order: [Int]
  /// Parents before children.
  private(set) var nodes: [Node] = []
  /// For each place in `order` the node of the grid, and of its village (or what holds it).
  private(set) var gridNode: [Int] = []
  private(set) var villageNode: [Int] = []

  init(_ grids: [Grid], units: [AdminUnit]) {
    order = grids.indices.sorted { a, b in
      let p = grids[a]
      let q = grids[b]
      if p.county != q.county { return p.county < q.county }
      if p.township != q.township { return p.township < q.township }
      if p.village != q.village { return p.village < q.village }
      return p.code != q.code ? p.code < q.code : a < b
    }
    var names: [String: String] = [:]
    for unit in units where names[unit.code] == nil { names[unit.code] = unit.name }
    nodes.append(
      Node(level: nil, code: "", name: "", parent: -1, span: 0..<order.count, isGrid: false))
    var open: [(level: AdminLevel, code: String, node: Int)] = []
    for (place, index) in order.enumerated() {
      let grid = grids[index]
      let path: [(AdminLevel, String)] = [
        (.county, grid.county), (.township, grid.township), (.village, grid.village),
      ].filter { !$0.1.isEmpty }
      var same = 0
      while same < open.count, same < path.count, open[same].level == path[same].0,
        open[same].code == path[same].1
      {
        same += 1
      }
      open.removeLast(open.count - same)
      for (level, code) in path[same...] {
        open.append((level, code, nodes.count))
        nodes.append(
          Node(
            level: level, code: code, name: names[code] ?? "",
            parent: open.count > 1 ? open[open.count - 2].node : 0, span: place..<place, isGrid: false))
      }
      let holder = open.last?.node ?? 0
      villageNode.append(holder)
      gridNode.append(nodes.count)
      nodes.append(
        Node(
          level: nil, code: grid.code, name: "", parent: holder, span: place..<(place + 1), isGrid: true,
          households: grid.households, persons: grid.persons))
      for entry in open { nodes[entry.node].span = nodes[entry.node].span.lowerBound..<(place + 1) }
    }
    for node in nodes.indices.reversed() where nodes[node].parent >= 0 {
      nodes[nodes[node].parent].households += nodes[node].households
      nodes[nodes[node].parent].persons += nodes[node].persons
    }
  }

  /// Nodes of units, in order: the rows of the table.
  var unitNodes: [Int] { nodes.indices.filter { nodes[$0].level != nil } }

  func count(of level: AdminLevel) -> Int { nodes.reduce(0) { $0 + ($1.level == level ? 1 : 0) } }

  /// Which nodes' counts are not published.
  func suppressed() throws(GridGeoError) -> [Bool] {
    try Suppression(
      parents: nodes.map(\.parent),
      columns: [
        Suppression.Column(counts: nodes.map(\.households), threshold: Suppression.householdThreshold),
        Suppression.Column(counts: nodes.map(\.persons), threshold: Suppression.personThreshold),
      ]
    ).hidden
  }
}
