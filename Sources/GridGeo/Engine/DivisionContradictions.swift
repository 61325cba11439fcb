/// Wishes for one piece of a graph that contradict each other whatever a search does; each is told by the
/// smallest set of wishes that does.
struct DivisionContradictions {
  /// The whole graph, and the nodes of the piece in it.
  let graph: DualGraph
  let nodes: [Int32]
  /// By place in `nodes`.
  let rules: DivisionRules
  let size: DivisionRequest.Size
  let moreTolerances: [Double]
  /// The parent that the piece lies in, as messages name it; empty without.
  let place: String
  /// Name of a node by its place, and whether it stands for several units.
  let name: (Int) -> String
  let isGroup: (Int) -> Bool

  private var head: String { place.isEmpty ? "" : "\(place): " }

  private func load(_ at: Int, _ kind: Int) -> Double {
    kind == 0 ? graph.loads[Int(nodes[at])] : graph.moreLoads[kind - 1][Int(nodes[at])]
  }

  private func refusal(_ message: String) -> GridGeoError { GridGeoError(.infeasible, head + message) }

  // MARK: Loads

  /// - Throws: `infeasible` for a unit that is heavier than a part may be, a band in which no loads add up, and
  ///   fixed units that are too heavy together.
  func checkLoads() throws(GridGeoError) {
    for kind in rules.bands.indices {
      let most = rules.bands[kind].highest
      guard let at = nodes.indices.first(where: { isAbove(load($0, kind), most) }) else { continue }
      let group = isGroup(at)
      let what = group ? "the units kept together with \"\(name(at))\" have" : "unit \"\(name(at))\" has"
      throw refusal(
        "\(what) load \(text(load(at, kind)))\(ofKind(kind)), and a part may have \(text(most)) at most; \(group ? "let them part" : "split it"), or widen the band"
      )
    }
    for kind in rules.bands.indices { try checkSum(kind) }
    guard !rules.fixed.isEmpty else { return }
    for kind in rules.bands.indices {
      var sums = [Double](repeating: 0, count: rules.partCount)
      for at in nodes.indices where rules.fixed[at] >= 0 { sums[Int(rules.fixed[at])] += load(at, kind) }
      let most = rules.bands[kind].highest
      if let part = sums.indices.first(where: { isAbove(sums[$0], most) }) {
        throw refusal(
          "--fix puts load \(text(sums[part]))\(ofKind(kind)) into part \(part + 1), which may have \(text(most)) at most; fix fewer units, or widen the band"
        )
      }
    }
  }

  /// The first unit that is heavier than a part may be, as messages name it.
  var heaviest: String? {
    for kind in rules.bands.indices {
      let most = rules.bands[kind].highest
      if let at = nodes.indices.first(where: { isAbove(load($0, kind), most) }) {
        return "unit \"\(name(at))\" with load \(text(load(at, kind)))\(ofKind(kind))"
      }
    }
    return nil
  }

  private func isAbove(_ load: Double, _ most: Double) -> Bool { load > most + 1e-9 * max(most, 1) }

  private func ofKind(_ kind: Int) -> String { rules.bands.count > 1 ? " of kind \(kind + 1)" : "" }

  /// The bands of whole loads are whole: they may leave out the mean, and with it every sum.
  private func checkSum(_ kind: Int) throws(GridGeoError) {
    let band = rules.bands[kind]
    let count = Double(rules.partCount)
    let total = nodes.indices.reduce(0) { $0 + load($1, kind) }
    let slack = 1e-9 * max(total, 1)
    guard
      band.lowest > band.highest || count * band.lowest > total + slack
        || count * band.highest < total - slack
    else { return }
    let mean = total / count
    let tolerance: Double
    switch size {
    case .parts(_, let first):
      tolerance = kind == 0 ? first : kind <= moreTolerances.count ? moreTolerances[kind - 1] : first
    case .band:
      guard kind > 0, kind <= moreTolerances.count else {
        throw refusal(
          "\(rules.partCount) parts within \(text(band.lowest))–\(text(band.highest)) cannot add up to load \(text(total)); widen the band"
        )
      }
      tolerance = moreTolerances[kind - 1]
    }
    let enough = max(mean - mean.rounded(.down), mean.rounded(.up) - mean) / max(mean, 1e-300)
    throw refusal(
      "\(rules.partCount) parts have a mean load\(ofKind(kind)) of \(text(mean)), and whole loads within \(text(100 * tolerance)) % of it do not add up; widen --tolerance to \(text((1e5 * enough).rounded(.up) / 1000)) %, or ask for another number of parts"
    )
  }

  // MARK: Parts

  /// - Throws: `infeasible` for fixed units that leave none for the other parts or cannot be joined, and for more
  ///   units apart from each other than there are parts.
  func checkParts() throws(GridGeoError) {
    if !rules.fixed.isEmpty {
      try checkRoom()
      try checkJoints()
    }
    if !rules.apart.isEmpty { try checkApart() }
  }

  private func checkRoom() throws(GridGeoError) {
    let used = Set(rules.fixed.filter { $0 >= 0 }).count
    let free = rules.fixed.count { $0 < 0 }
    guard free < rules.partCount - used else { return }
    throw refusal(
      "--fix leaves \(free) units for \(rules.partCount - used) parts without any; fix fewer, or ask for at most \(used + free) parts"
    )
  }

  /// The fixed units of a part must hang together over what is not fixed to another.
  ///
  /// Pieces with fixed units are the whole graph, so that places are nodes.
  private func checkJoints() throws(GridGeoError) {
    for part in 0..<Int32(rules.partCount) {
      guard let first = rules.fixed.firstIndex(of: part) else { continue }
      var isReached = [Bool](repeating: false, count: nodes.count)
      isReached[first] = true
      var queue = [first]
      var at = 0
      while at < queue.count {
        let u = queue[at]
        at += 1
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let v = Int(graph.neighbours[i])
          guard !isReached[v], rules.fixed[v] < 0 || rules.fixed[v] == part else { continue }
          isReached[v] = true
          queue.append(v)
        }
      }
      if let lost = rules.fixed.indices.first(where: { rules.fixed[$0] == part && !isReached[$0] }) {
        throw refusal(
          "--fix puts units \"\(name(first))\" and \"\(name(lost))\" into part \(part + 1), and only units fixed to other parts join them; a part is contiguous"
        )
      }
    }
  }

  // MARK: Apart

  private func checkApart() throws(GridGeoError) {
    var rivals: [Int: Set<Int>] = [:]
    for (a, b) in rules.apart {
      rivals[Int(a), default: []].insert(Int(b))
      rivals[Int(b), default: []].insert(Int(a))
    }
    let k = rules.partCount
    let parts = k == 1 ? "there is one part" : "there are \(k) parts"
    var steps = 200_000
    if let clique = DivisionContradictions.clique(of: k + 1, rivals, &steps) {
      throw refusal(
        "--apart \(clique.map(name).joined(separator: ",")): \(clique.count) units apart from each other, and \(parts); drop a pair, or ask for more parts"
      )
    }
    if k == 2, let circle = DivisionContradictions.oddCircle(rivals) {
      throw refusal(
        "--apart \(circle.map(name).joined(separator: ",")): each apart from the next and the last from the first, and \(parts); drop a pair, or ask for more parts"
      )
    }
  }

  /// So many that are all apart from each other, ascending; nil when there are none, or after too many steps.
  private static func clique(of size: Int, _ rivals: [Int: Set<Int>], _ steps: inout Int) -> [Int]? {
    func extend(_ clique: [Int], _ candidates: [Int]) -> [Int]? {
      if clique.count == size { return clique }
      guard clique.count + candidates.count >= size else { return nil }
      for (i, v) in candidates.enumerated() {
        steps -= 1
        guard steps > 0, clique.count + candidates.count - i >= size else { return nil }
        let known = rivals[v] ?? []
        if let found = extend(clique + [v], candidates[(i + 1)...].filter(known.contains)) { return found }
      }
      return nil
    }
    return extend([], rivals.keys.filter { rivals[$0, default: []].count >= size - 1 }.sorted())
  }

  /// Units around which an odd number of pairs leads back to the first.
  private static func oddCircle(_ rivals: [Int: Set<Int>]) -> [Int]? {
    var from: [Int: Int] = [:]
    var depth: [Int: Int] = [:]
    for start in rivals.keys.sorted() where depth[start] == nil {
      depth[start] = 0
      var queue = [start]
      var at = 0
      while at < queue.count {
        let u = queue[at]
        at += 1
        for v in rivals[u, default: []].sorted() {
          guard let known = depth[v] else {
            depth[v] = depth[u, default: 0] + 1
            from[v] = u
            queue.append(v)
            continue
          }
          guard known == depth[u] else { continue }
          // Both sides up to where they meet.
          var (left, right) = ([u], [v])
          while left[left.count - 1] != right[right.count - 1] {
            left.append(from[left[left.count - 1]] ?? start)
            right.append(from[right[right.count - 1]] ?? start)
          }
          return left + right.dropLast().reversed()
        }
      }
    }
    return nil
  }

  private func text(_ load: Double) -> String { DivisionSizes.text(load) }
}
