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

  private let request: DivisionRequest
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
    var representative = [Int32](repeating: -1, count: count)
    for u in (0..<units.unitCount).reversed() { representative[Int(nodeOfUnit[u])] = Int32(u) }
    try split(representative)
  }

  /// Divides the nodes by parent and island and gives each piece its parts.
  private mutating func split(_ representative: [Int32]) throws(GridGeoError) {
    let parentCount = parents.isEmpty ? 1 : Int(parents.max() ?? 0) + 1
    var members = [[Int32]](repeating: [], count: parentCount)
    for v in 0..<graph.unitCount { members[parents.isEmpty ? 0 : Int(parents[v])].append(Int32(v)) }
    var wish = DivisionSizes(request, graph)
    let shares = try wish.partsOfParents(members)
    partCount = shares.reduce(0, +)
    try checkFixed(members, shares)
    var position = [Int32](repeating: -1, count: graph.unitCount)
    var made: [(Int32, Int32)] = []
    var next: Int32 = 0
    for (parent, nodes) in members.enumerated() where !nodes.isEmpty {
      let local = graph.restricted(to: nodes, position: &position)
      let islands = try DivisionIslands(
        local, parts: shares[parent], sizes: wish, name: wish.name(ofParent: parent),
        fixed: nodes.map { fixed.isEmpty ? -1 : fixed[Int($0)] })
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
      notes.append(
        "\(made.count) islands are too small for parts of their own and share one with the nearest ground")
    }
    for i in pieces.indices { try setRules(i, wish) }
  }

  /// Units fixed to parts need the parts to be numbered: that is so for one piece.
  private func checkFixed(_ members: [[Int32]], _ shares: [Int]) throws(GridGeoError) {
    guard fixed.contains(where: { $0 >= 0 }) else { return }
    if members.count(where: { !$0.isEmpty }) > 1 {
      throw GridGeoError(
        .badOption, "--fix numbers parts, which --within does for each parent anew; give up one of them")
    }
    for v in fixed.indices where Int(fixed[v]) >= partCount {
      throw GridGeoError(
        .infeasible,
        "--fix puts a unit into part \(fixed[v] + 1), but there are \(partCount) parts")
    }
  }

  private mutating func setRules(_ i: Int, _ wish: DivisionSizes) throws(GridGeoError) {
    let piece = pieces[i]
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
    for v in piece.nodes {
      for t in rules.bands.indices {
        let load = t == 0 ? graph.loads[Int(v)] : graph.moreLoads[t - 1][Int(v)]
        guard load > rules.bands[t].highest * (1 + 1e-9) else { continue }
        let unit = nodeOfUnit.firstIndex(of: v) ?? 0
        let name = unit < request.unitNames.count ? request.unitNames[unit] : String(unit)
        let isGroup = nodeOfUnit.count { $0 == v } > 1
        throw GridGeoError(
          .infeasible,
          "\(isGroup ? "the units kept together with \"\(name)\" have" : "unit \"\(name)\" has") load \(text(load)), and a part may have \(text(rules.bands[t].highest)) at most; \(isGroup ? "let them part" : "split it"), or widen the band"
        )
      }
    }
    pieces[i].rules = rules
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

/// A load as people write it.
func text(_ load: Double) -> String {
  load == load.rounded() && abs(load) < 1e15 ? String(Int(load)) : String((load * 1000).rounded() / 1000)
}
