/// Units that have to stay together, made one node each.
///
/// Where a group hangs together by other units only, those on a shortest path join it: a part that holds the
/// group has to hold such a path anyway, if not always this one.
struct DivisionGroups {
  private(set) var nodeOfUnit: [Int32]
  private(set) var nodeCount: Int
  private(set) var groups: [[Int32]] = []
  private(set) var notes: [String] = []

  /// - Throws: `infeasible` when a group is fixed to two parts, lies in two parents or on two islands, or holds
  ///   units that must be apart.
  init(_ graph: DualGraph, _ request: DivisionRequest) throws(GridGeoError) {
    let n = graph.unitCount
    nodeOfUnit = (0..<Int32(n)).map { $0 }
    nodeCount = n
    func name(_ unit: Int32) -> String {
      Int(unit) < request.unitNames.count ? request.unitNames[Int(unit)] : String(unit)
    }
    guard !request.together.isEmpty else {
      try DivisionGroups.checkApart(request, nodeOfUnit, name)
      return
    }
    var sets = DisjointSets(count: n)
    for group in request.together {
      for unit in group.dropFirst() { sets.unite(group[0], unit) }
    }
    var members: [Int32: [Int32]] = [:]
    for group in request.together {
      for unit in group { members[sets.root(of: unit), default: []].append(unit) }
    }
    var joined = 0
    for root in members.keys.sorted() {
      let group = Set(members[root] ?? []).sorted()
      guard let first = group.first else { continue }
      for unit in group {
        if !request.within.isEmpty, request.within[Int(unit)] != request.within[Int(first)] {
          throw GridGeoError(
            .infeasible,
            "--together \(name(first)),\(name(unit)): they lie in different parents, and --within \(request.withinName) keeps parts inside one"
          )
        }
      }
      let fixedUnits = group.filter { !request.fixed.isEmpty && request.fixed[Int($0)] >= 0 }
      for unit in fixedUnits.dropFirst() where request.fixed[Int(unit)] != request.fixed[Int(fixedUnits[0])] {
        throw GridGeoError(
          .infeasible,
          "--together \(name(fixedUnits[0])),\(name(unit)): --fix puts them into parts \(request.fixed[Int(fixedUnits[0])] + 1) and \(request.fixed[Int(unit)] + 1)"
        )
      }
      let whole = try DivisionGroups.connected(group, graph, request, name)
      joined += whole.count - group.count
      groups.append(whole)
      for unit in whole { sets.unite(first, unit) }
    }
    nodeOfUnit = sets.numbered()
    nodeCount = Int(nodeOfUnit.max() ?? -1) + 1
    if joined > 0 {
      notes.append("\(joined) more units join the groups that stay together, so that they touch")
    }
    try DivisionGroups.checkApart(request, nodeOfUnit, name)
  }

  private static func checkApart(
    _ request: DivisionRequest, _ nodeOfUnit: [Int32], _ name: (Int32) -> String
  ) throws(GridGeoError) {
    for (a, b) in request.apart {
      if nodeOfUnit[Int(a)] == nodeOfUnit[Int(b)] {
        throw GridGeoError(
          .infeasible,
          a == b
            ? "--apart \(name(a)),\(name(b)): a unit cannot be apart from itself"
            : "--apart \(name(a)),\(name(b)): --together keeps the two in one part")
      }
      if !request.fixed.isEmpty, request.fixed[Int(a)] >= 0, request.fixed[Int(a)] == request.fixed[Int(b)] {
        throw GridGeoError(
          .infeasible,
          "--apart \(name(a)),\(name(b)): --fix puts both into part \(request.fixed[Int(a)] + 1)")
      }
    }
  }

  /// The group with the units of shortest paths between its pieces.
  private static func connected(
    _ group: [Int32], _ graph: DualGraph, _ request: DivisionRequest, _ name: (Int32) -> String
  ) throws(GridGeoError) -> [Int32] {
    var inside = Set(group)
    let parent = request.within.isEmpty ? 0 : request.within[Int(group[0])]
    while true {
      // Everything that hangs together with the first unit.
      var reached: Set<Int32> = [group[0]]
      var queue = [group[0]]
      var at = 0
      var from: [Int32: Int32] = [:]
      while at < queue.count {
        let u = queue[at]
        at += 1
        for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
          let v = graph.neighbours[i]
          if inside.contains(v), reached.insert(v).inserted { queue.append(v) }
        }
      }
      if group.allSatisfy(reached.contains) { return inside.sorted() }
      at = 0
      var met: Int32?
      while at < queue.count, met == nil {
        let u = queue[at]
        at += 1
        for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
          let v = graph.neighbours[i]
          guard !reached.contains(v), from[v] == nil,
            request.within.isEmpty || request.within[Int(v)] == parent
          else { continue }
          from[v] = u
          if inside.contains(v) {
            met = v
            break
          }
          queue.append(v)
        }
      }
      guard let met else {
        let lost = group.first { !reached.contains($0) } ?? group[0]
        throw GridGeoError(
          .infeasible,
          "--together \(name(group[0])),\(name(lost)): no ground joins the two, and a part is contiguous")
      }
      var u = from[met]
      while let here = u, !reached.contains(here) {
        inside.insert(here)
        u = from[here]
      }
    }
  }
}
