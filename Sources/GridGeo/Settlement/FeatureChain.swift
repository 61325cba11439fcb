extension SettlementWork.FeatureChain {
  /// Features grouped by name and kind; nameless ones by kind where their ends meet. In the order of kind, name
  /// and first place.
  static func chains(_ features: [SettlementCase.Feature]) -> [SettlementWork.FeatureChain] {
    var result: [SettlementWork.FeatureChain] = []
    for feature in features {
      let mine = SettlementWork.FeatureChain(kind: feature.kind, name: feature.name, lines: feature.lines)
      let same = result.indices.filter { result[$0].goesOn(in: mine) }
      guard let first = same.first else {
        result.append(mine)
        continue
      }
      result[first].lines += mine.lines
      for other in same.dropFirst().reversed() {
        result[first].lines += result[other].lines
        result.remove(at: other)
      }
    }
    return result.sorted { a, b in
      if a.kind != b.kind { return a.kind < b.kind }
      if a.name != b.name { return a.name < b.name }
      guard let p = a.firstPlace, let q = b.firstPlace else { return false }
      return LineThinning.precedes(p, q)
    }
  }

  private var firstPlace: Coordinate<Planar>? {
    lines.flatMap(\.coordinates).min(by: LineThinning.precedes)
  }

  private var ends: [Coordinate<Planar>] {
    lines.flatMap { [$0.coordinates[0], $0.coordinates[$0.coordinates.count - 1]] }
  }

  private func goesOn(in other: SettlementWork.FeatureChain) -> Bool {
    guard kind == other.kind, name == other.name else { return false }
    if !name.isEmpty { return true }
    let theirs = other.ends
    return ends.contains { end in theirs.contains { $0.metres(to: end) < 1 } }
  }
}
