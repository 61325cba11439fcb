/// Units that have to stay together, made one node each.
///
/// Where a group hangs together by other units only, those on a shortest path join it: a part that holds the
/// group has to hold such a path anyway, if not always this one.
struct DivisionGroups {
  private(set) var nodeOfUnit: [Int32]
  private(set) var nodeCount: Int
  private(set) var groups: [[Int32]] = []
  private(set) var notes: [String] = []

  private let graph: DualGraph
  private let request: DivisionRequest
  /// Units that each unit must be apart from.
  private var rivals: [Int32: Set<Int32>] = [:]
  /// Group of each unit that is asked for in one, by its first unit.
  private var groupOf: [Int32: Int32] = [:]

  /// - Throws: `infeasible` when a group is fixed to two parts, lies in two parents or on two islands, or holds
  ///   units that must be apart.
  init(_ graph: DualGraph, _ request: DivisionRequest) throws(GridGeoError) {
    self.graph = graph
    self.request = request
    let n = graph.unitCount
    nodeOfUnit = (0..<Int32(n)).map { $0 }
    nodeCount = n
    for (a, b) in request.apart {
      rivals[a, default: []].insert(b)
      rivals[b, default: []].insert(a)
    }
    if !request.together.isEmpty { try join() }
    try checkApart()
  }

  private func name(_ unit: Int32) -> String {
    Int(unit) < request.unitNames.count ? request.unitNames[Int(unit)] : String(unit)
  }

  private func fixedPart(_ unit: Int32) -> Int32 {
    request.fixed.isEmpty ? -1 : request.fixed[Int(unit)]
  }

  private mutating func join() throws(GridGeoError) {
    var sets = DisjointSets(count: graph.unitCount)
    for group in request.together {
      for unit in group.dropFirst() { sets.unite(group[0], unit) }
    }
    var members: [Int32: Set<Int32>] = [:]
    for unit in request.together.joined() {
      let root = sets.root(of: unit)
      groupOf[unit] = root
      members[root, default: []].insert(unit)
    }
    var joined: Set<Int32> = []
    for root in members.keys.sorted() {
      let group = (members[root] ?? []).sorted()
      try checkParents(group)
      let whole = try connected(group, try part(of: group))
      joined.formUnion(whole.filter { groupOf[$0] == nil })
      groups.append(whole)
      for unit in whole { sets.unite(root, unit) }
    }
    nodeOfUnit = sets.numbered()
    nodeCount = Int(nodeOfUnit.max() ?? -1) + 1
    if !joined.isEmpty {
      let units = joined.count == 1 ? "1 more unit joins" : "\(joined.count) more units join"
      notes.append("\(units) the groups that stay together, so that they touch")
    }
    try checkFixed()
  }

  private func checkParents(_ group: [Int32]) throws(GridGeoError) {
    guard !request.within.isEmpty, let first = group.first,
      let other = group.first(where: { request.within[Int($0)] != request.within[Int(first)] })
    else { return }
    throw GridGeoError(
      .infeasible,
      "--together \(name(first)),\(name(other)): they lie in different parents, and --within \(request.withinName) keeps parts inside one"
    )
  }

  /// The part that some of a group are fixed to; −1 for none.
  private func part(of group: [Int32]) throws(GridGeoError) -> Int32 {
    guard let first = group.first(where: { fixedPart($0) >= 0 }) else { return -1 }
    let part = fixedPart(first)
    if let other = group.first(where: { fixedPart($0) >= 0 && fixedPart($0) != part }) {
      throw GridGeoError(
        .infeasible,
        "--together \(name(first)),\(name(other)): --fix puts them into parts \(part + 1) and \(fixedPart(other) + 1)"
      )
    }
    return part
  }

  /// Paths may have brought units into one node that are fixed to two parts.
  private func checkFixed() throws(GridGeoError) {
    guard !request.fixed.isEmpty else { return }
    var known: [Int32: Int32] = [:]
    for unit in nodeOfUnit.indices.map({ Int32($0) }) where fixedPart(unit) >= 0 {
      let node = nodeOfUnit[Int(unit)]
      guard let other = known[node] else {
        known[node] = unit
        continue
      }
      guard fixedPart(other) != fixedPart(unit) else { continue }
      throw GridGeoError(
        .infeasible,
        "--together joins units over \"\(name(other))\" and \"\(name(unit))\" only, and --fix puts these into parts \(fixedPart(other) + 1) and \(fixedPart(unit) + 1)"
      )
    }
  }

  private func checkApart() throws(GridGeoError) {
    for (a, b) in request.apart {
      let head = "--apart \(name(a)),\(name(b))"
      if a == b { throw GridGeoError(.infeasible, "\(head): a unit cannot be apart from itself") }
      if nodeOfUnit[Int(a)] == nodeOfUnit[Int(b)] {
        let isAsked = groupOf[a] != nil && groupOf[a] == groupOf[b]
        throw GridGeoError(
          .infeasible,
          isAsked
            ? "\(head): --together keeps the two in one part"
            : "\(head): units of --together touch over these two only, which brings them into one part")
      }
      if fixedPart(a) >= 0, fixedPart(a) == fixedPart(b) {
        throw GridGeoError(.infeasible, "\(head): --fix puts both into part \(fixedPart(a) + 1)")
      }
    }
  }

  // MARK: Paths

  /// The group with the units of shortest paths between its pieces: over units that nothing else is asked of
  /// where there is such a path, else over any that are not fixed to another part.
  private func connected(_ group: [Int32], _ part: Int32) throws(GridGeoError) -> [Int32] {
    let parent = request.within.isEmpty ? 0 : request.within[Int(group[0])]
    let root = groupOf[group[0]]
    let foes = group.reduce(into: Set<Int32>()) { $0.formUnion(rivals[$1] ?? []) }
    func isOpen(_ v: Int32, _ isStrict: Bool) -> Bool {
      if !request.within.isEmpty, request.within[Int(v)] != parent { return false }
      let fixed = fixedPart(v)
      if fixed >= 0, fixed != part, isStrict || part >= 0 { return false }
      if isStrict, let other = groupOf[v], other != root { return false }
      return !isStrict || !foes.contains(v)
    }
    var inside = Set(group)
    while true {
      let reached = piece(of: group[0], inside)
      guard let lost = group.first(where: { !reached.contains($0) }) else { return inside.sorted() }
      let found =
        path(from: reached, to: inside) { isOpen($0, true) }
        ?? path(from: reached, to: inside) { isOpen($0, false) }
      guard let found else {
        let free = request.fixed.isEmpty ? "" : " that --fix leaves free"
        throw GridGeoError(
          .infeasible,
          "--together \(name(group[0])),\(name(lost)): no ground\(free) joins the two, and a part is contiguous"
        )
      }
      inside.formUnion(found)
    }
  }

  /// Everything inside that hangs together with a unit.
  private func piece(of first: Int32, _ inside: Set<Int32>) -> Set<Int32> {
    var reached: Set<Int32> = [first]
    var queue = [first]
    var at = 0
    while at < queue.count {
      let u = Int(queue[at])
      at += 1
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
        let v = graph.neighbours[i]
        if inside.contains(v), reached.insert(v).inserted { queue.append(v) }
      }
    }
    return reached
  }

  /// The units of a shortest path to the rest of what is inside, over open ones.
  private func path(
    from reached: Set<Int32>, to inside: Set<Int32>, isOpen: (Int32) -> Bool
  ) -> [Int32]? {
    var queue = reached.sorted()
    var from: [Int32: Int32] = [:]
    var at = 0
    while at < queue.count {
      let u = queue[at]
      at += 1
      for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
        let v = graph.neighbours[i]
        guard !reached.contains(v), from[v] == nil, inside.contains(v) || isOpen(v) else { continue }
        from[v] = u
        guard inside.contains(v) else {
          queue.append(v)
          continue
        }
        var path: [Int32] = []
        var here = u
        while !reached.contains(here) {
          path.append(here)
          here = from[here] ?? here
        }
        return path
      }
    }
    return nil
  }
}
