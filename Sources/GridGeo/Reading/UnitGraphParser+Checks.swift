/// What can be said of a graph once all of it is read.
extension UnitGraphParser {
  /// Sorts each row by neighbour.
  mutating func sortRows() throws(GridGeoError) {
    for u in ids.indices {
      let range = Int(starts[u])..<Int(starts[u + 1])
      var isSorted = true
      for i in range.dropFirst() where neighbours[i - 1] >= neighbours[i] { isSorted = false }
      if isSorted { continue }
      let row = range.map { (neighbours[$0], lengths[$0]) }.sorted { $0.0 < $1.0 }
      for (i, edge) in zip(range, row) { (neighbours[i], lengths[i]) = edge }
      for i in range.dropFirst() where neighbours[i - 1] == neighbours[i] {
        throw refusal(
          "names the neighbour \"\(ids[Int(neighbours[i])])\" twice; a dual graph is simple", node: u)
      }
    }
  }

  /// Each edge must stand in the rows of both its ends.
  func checkPairs() throws(GridGeoError) {
    // Rows are ascending, so the far ends come up in order.
    var next = starts
    for u in ids.indices {
      for i in Int(starts[u])..<Int(starts[u + 1]) {
        let v = Int(neighbours[i])
        let at = Int(next[v])
        guard at < Int(starts[v + 1]), neighbours[at] == Int32(u) else {
          // What comes before u in the row of v has been looked at, and has not named v.
          let isBehind = at < Int(starts[v + 1]) && neighbours[at] < Int32(u)
          let (one, other) = isBehind ? (v, Int(neighbours[at])) : (u, v)
          throw refusal(
            "names the neighbour \"\(ids[other])\", which does not name it back; a dual graph has both",
            node: one)
        }
        guard lengths[at] == lengths[i] else {
          throw refusal(
            "has a border of length \(lengths[i]) with \"\(ids[v])\", which has one of \(lengths[at]) with it; they must be the same",
            node: u)
        }
        next[v] += 1
      }
    }
  }

  private func refuseNegative(_ t: Int) throws(GridGeoError) {
    guard let node = loads[t].firstIndex(where: { $0 < 0 }) else { return }
    throw refusal("\"\(loadNames[t])\" is below 0", node: node)
  }

  func assembled() throws(GridGeoError) -> (graph: UnitGraph, notes: [String], sha256: String) {
    var notes: [String] = []
    var names: [String] = []
    var values: [[Double]] = []
    for (t, name) in loadNames.enumerated() {
      let missing = loads[t].firstIndex { $0.isNaN }
      if wanted.isEmpty {
        guard missing == nil else { continue }
        try refuseNegative(t)
        names = [name]
        values = [loads[t]]
        break
      }
      if let missing {
        throw refusal(
          "has no \"\(name)\"; name the attribute that holds the load with --load-field", node: missing)
      }
      try refuseNegative(t)
      names.append(name)
      values.append(loads[t])
    }
    if names.isEmpty {
      // A load that most units have is not to be passed over in silence.
      for (t, name) in loadNames.enumerated() where loads[t].contains(where: { !$0.isNaN }) {
        throw refusal(
          "has no number as \"\(name)\", and others have; give it one, or name the load with --load-field",
          node: loads[t].firstIndex { $0.isNaN })
      }
      names = ["units"]
      values = [[Double](repeating: 1, count: ids.count)]
      notes.append("no load is named and none of the usual attributes is there: each unit counts 1")
    } else if wanted.isEmpty {
      notes.append("the load is \"\(names[0])\"")
    }
    for (t, name) in attributeNames.enumerated() {
      if let missing = attributes[t].firstIndex(of: "") {
        throw refusal("has no \"\(name)\"", node: missing)
      }
    }
    if loops > 0 { notes.append("\(loops) edges from a unit to itself left out") }
    if withoutLength > 0, withoutLength < neighbours.count {
      notes.append("\(withoutLength / 2) edges have no length; taken as 1")
    }
    let hasPlaces = !xs.contains { $0.isNaN } && !ys.contains { $0.isNaN }
    return (
      UnitGraph(
        ids: ids, loadNames: names, loads: values, areas: areas, outerLengths: outer,
        xs: hasPlaces ? xs : [], ys: hasPlaces ? ys : [],
        heights: heights.contains { $0.isNaN } ? [] : heights,
        attributes: Dictionary(zip(attributeNames, attributes)) { first, _ in first }, starts: starts,
        neighbours: neighbours, lengths: lengths, hasLengths: withoutLength == 0),
      notes, scanner.digest ?? ""
    )
  }
}
