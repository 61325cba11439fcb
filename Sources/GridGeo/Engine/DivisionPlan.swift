/// The pieces that a graph is divided in: each is connected, has its number of parts and its rules, and can be
/// divided by itself.
struct DivisionPlan: Sendable {
  struct Piece: Sendable {
    /// Nodes of the contracted graph.
    var nodes: [Int32]
    var rules: DivisionRules
    /// Number of the piece's first part.
    var firstPart: Int32
  }

  /// The graph with its groups made one unit each, and its islands linked where they have no part of their own.
  private(set) var graph: DualGraph
  /// Node of each unit.
  private(set) var nodeOfUnit: [Int32]
  private(set) var pieces: [Piece] = []
  private(set) var partCount = 0
  /// What was done about islands and groups.
  private(set) var notes: [String] = []
  /// Links made across water, as pairs of units.
  private(set) var links: [(Int32, Int32)] = []
  /// Groups as they are kept together: those asked for, with the units that had to join them.
  private(set) var groups: [[Int32]] = []

  /// Σ load × squared distance of the units of groups from their node's centre: inertia that no division changes.
  private(set) var innerInertia = 0.0

  private let request: DivisionRequest
  /// First unit of each node.
  private var representative: [Int32] = []
  private var fixed: [Int32] = []
  private var parents: [Int32] = []
  private var keep: [Int32] = []

  /// - Throws: `infeasible` with the smallest set of wishes that contradict each other; `badOption`.
  init(_ units: DualGraph, _ request: DivisionRequest) throws(GridGeoError) {
    self.request = request
    let grouping = try DivisionGroups(units, request)
    nodeOfUnit = grouping.nodeOfUnit
    groups = grouping.groups
    notes = grouping.notes
    graph =
      grouping.nodeCount == units.unitCount
      ? units : units.contracted(by: grouping.nodeOfUnit, count: grouping.nodeCount)
    let count = grouping.nodeCount
    func carried(_ values: [Int32]) -> [Int32] {
      guard !values.isEmpty else { return [] }
      var result = [Int32](repeating: -1, count: count)
      for (u, value) in values.enumerated() where value >= 0 { result[Int(nodeOfUnit[u])] = value }
      return result
    }
    fixed = carried(request.fixed)
    parents = carried(request.within)
    keep = carried(request.keep)
    representative = [Int32](repeating: -1, count: count)
    for u in (0..<units.unitCount).reversed() { representative[Int(nodeOfUnit[u])] = Int32(u) }
    if !groups.isEmpty, request.objective.inertia != 0 { centreByLoad(units) }
    try split()
  }

  /// Puts each group at its centre of load, so that inertia is what it is without groups but for a fixed sum.
  private mutating func centreByLoad(_ units: DualGraph) {
    var sums = [(x: Double, y: Double)](repeating: (0, 0), count: graph.unitCount)
    for (u, node) in nodeOfUnit.enumerated() {
      sums[Int(node)].x += units.loads[u] * units.centres[u].x
      sums[Int(node)].y += units.loads[u] * units.centres[u].y
    }
    for v in sums.indices where graph.loads[v] > 0 {
      graph.centres[v] = Coordinate(x: sums[v].x / graph.loads[v], y: sums[v].y / graph.loads[v])
    }
    for (u, node) in nodeOfUnit.enumerated() {
      let dx = units.centres[u].x - graph.centres[Int(node)].x
      let dy = units.centres[u].y - graph.centres[Int(node)].y
      innerInertia += units.loads[u] * (dx * dx + dy * dy)
    }
  }

  /// Divides the nodes by parent and island and gives each piece its parts.
  private mutating func split() throws(GridGeoError) {
    let parentCount = parents.isEmpty ? 1 : Int(parents.max() ?? 0) + 1
    var members = [[Int32]](repeating: [], count: parentCount)
    for v in 0..<graph.unitCount { members[parents.isEmpty ? 0 : Int(parents[v])].append(Int32(v)) }
    var wish = DivisionSizes(request, graph)
    let shares = try wish.partsOfParents(members)
    partCount = shares.reduce(0, +)
    let isNumbered = fixed.contains { $0 >= 0 }
    if isNumbered { try checkFixed(members) }
    var position = [Int32](repeating: -1, count: graph.unitCount)
    var made: [(Int32, Int32)] = []
    var next: Int32 = 0
    for (parent, nodes) in members.enumerated() where !nodes.isEmpty {
      let local = graph.restricted(to: nodes, position: &position)
      let islands = DivisionIslands(
        local, parts: shares[parent], bands: wish.bands(ofParent: parent), isNumbered: isNumbered)
      for (a, b) in islands.links { made.append((nodes[Int(a)], nodes[Int(b)])) }
      for (piece, count) in zip(islands.pieces, islands.counts) {
        pieces.append(
          Piece(
            nodes: piece.map { nodes[Int($0)] },
            rules: DivisionRules(partCount: count, bands: [], objective: request.objective),
            firstPart: next))
        next += Int32(count)
      }
    }
    links = made.map { (representative[Int($0.0)], representative[Int($0.1)]) }
    if !made.isEmpty {
      graph = graph.linking(made)
      let islands = made.count == 1 ? "1 island is" : "\(made.count) islands are"
      notes.append(
        isNumbered
          ? "\(islands) linked to the nearest ground, since --fix numbers the parts of all of it together"
          : "\(islands) linked to the nearest ground: no number of parts of its own fits the band")
    }
    var heavy: [String] = []
    for i in pieces.indices { pieces[i].rules = try self.rules(of: pieces[i], wish, &heavy) }
    if let first = heavy.first {
      notes.append(
        "\(first) is heavier than a part may be\(heavy.count > 1 ? ", and so are \(heavy.count - 1) more" : "")"
      )
    }
  }

  /// Units fixed to parts need the parts to be numbered: that is so for one piece.
  private func checkFixed(_ members: [[Int32]]) throws(GridGeoError) {
    if members.count(where: { !$0.isEmpty }) > 1 {
      throw GridGeoError(
        .badOption, "--fix numbers parts, which --within does for each parent anew; give up one of them")
    }
    for v in fixed.indices where Int(fixed[v]) >= partCount {
      throw GridGeoError(
        .infeasible,
        "--fix puts unit \"\(name(ofNode: Int32(v)))\" into part \(fixed[v] + 1), but the parts end with \(partCount)"
      )
    }
  }

  private func name(ofNode node: Int32) -> String {
    let unit = Int(representative[Int(node)])
    return unit < request.unitNames.count ? request.unitNames[unit] : String(unit)
  }

  private func rules(
    of piece: Piece, _ wish: DivisionSizes, _ heavy: inout [String]
  ) throws(GridGeoError) -> DivisionRules {
    var rules = piece.rules
    let parent = parents.isEmpty ? 0 : Int(parents[Int(piece.nodes[0])])
    rules.bands = wish.bands(ofParent: parent)
    if !fixed.isEmpty, pieces.count == 1 { rules.fixed = piece.nodes.map { fixed[Int($0)] } }
    if !keep.isEmpty {
      // Numbered anew from 0 in each piece.
      var numbers: [Int32: Int32] = [:]
      rules.parents = piece.nodes.map { node in
        let parent = keep[Int(node)]
        let number = numbers[parent] ?? Int32(numbers.count)
        numbers[parent] = number
        return number
      }
    }
    if !request.apart.isEmpty {
      var position: [Int32: Int32] = [:]
      for (at, node) in piece.nodes.enumerated() { position[node] = Int32(at) }
      rules.apart = request.apart.compactMap { a, b in
        guard let p = position[nodeOfUnit[Int(a)]], let q = position[nodeOfUnit[Int(b)]] else { return nil }
        return (p, q)
      }
    }
    let nodes = piece.nodes
    let wishes = DivisionContradictions(
      graph: graph, nodes: nodes, rules: rules, size: request.size, moreTolerances: request.moreTolerances,
      place: wish.name(ofParent: parent), name: { name(ofNode: nodes[$0]) },
      isGroup: { at in groups.contains { nodeOfUnit[Int($0[0])] == nodes[at] } })
    try wishes.checkParts()
    if request.allowsOutOfBand {
      if let unit = wishes.heaviest { heavy.append(unit) }
    } else {
      try wishes.checkLoads()
    }
    return rules
  }

  /// The part of each unit, of the parts of each piece's nodes.
  func parts(_ found: [[Int32]]) -> [Int32] {
    var ofNode = [Int32](repeating: 0, count: graph.unitCount)
    for (piece, parts) in zip(pieces, found) {
      for (node, part) in zip(piece.nodes, parts) { ofNode[Int(node)] = piece.firstPart + part }
    }
    return nodeOfUnit.map { ofNode[Int($0)] }
  }
}
