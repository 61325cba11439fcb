/// Which grids are not the same in two plans, and the table of what became of each.
struct PlanChanges {
  /// Codes whose outline is the same in both.
  private let same: Set<String>
  /// How far beyond a changed grid's box a household may notice, in degrees.
  let margin: SIMD2<Double>

  /// - Parameter ground: marked where a grid changed.
  init(
    _ oldLabels: [GridCodes], _ oldOutlines: [GridOutline], _ newLabels: [GridCodes],
    _ newOutlines: [GridOutline], nearest: Double, ground: inout ChangedGround
  ) {
    var digests: [String: UInt64] = [:]
    for (label, outline) in zip(oldLabels, oldOutlines) { digests[label.code] = outline.digest }
    var same: Set<String> = []
    for (label, outline) in zip(newLabels, newOutlines) where digests[label.code] == outline.digest {
      same.insert(label.code)
    }
    self.same = same
    // The rounding unit, and where the nearest grid counts, as far as that is looked for.
    let farthest = (oldOutlines + newOutlines).reduce(0) { max($0, abs($1.least.y), abs($1.greatest.y)) }
    let north = nearest / 110_000 * 1.01
    let east = north / max(0.01, PlanChanges.cosine(min(89, farthest + north)))
    margin = SIMD2(east + 1e-6, north + 1e-6)
    for (labels, outlines) in [(oldLabels, oldOutlines), (newLabels, newOutlines)] {
      for (label, outline) in zip(labels, outlines) where !same.contains(label.code) {
        ground.mark(outline, margin: margin)
      }
    }
  }

  /// At most the cosine of an angle in degrees.
  private static func cosine(_ degrees: Double) -> Double {
    let x = degrees * .pi / 180
    return 1 - x * x / 2
  }

  /// One row for each code of the two plans, in order of code.
  ///
  /// - Parameter before: households of each old grid.
  func table(
    _ old: (labels: [GridCodes], outlines: [GridOutline]),
    _ new: (labels: [GridCodes], outlines: [GridOutline]),
    before: [String: Int], _ tally: ReassignTally
  ) -> [GridChange] {
    var oldAreas: [String: Area] = [:]
    for (label, outline) in zip(old.labels, old.outlines) { oldAreas[label.code] = outline.area }
    var newAreas: [String: Area] = [:]
    for (label, outline) in zip(new.labels, new.outlines) { newAreas[label.code] = outline.area }
    // Where most households of a grid that is no more went, and where most of a new one came from.
    let into = tally.most { from, to in newAreas[from] == nil && newAreas[to] != nil ? (from, to) : nil }
    let outOf = tally.most { from, to in oldAreas[to] == nil && oldAreas[from] != nil ? (to, from) : nil }
    let merged = Set(into.values)
    let split = Set(outOf.values)
    let (left, came) = tally.sums
    let codes = Set(oldAreas.keys).union(newAreas.keys).sorted { StableOrder.precedes($0, $1) }
    return codes.map { code in
      let kind: GridChange.Kind =
        switch (oldAreas[code], newAreas[code]) {
        case (nil, _): .new
        case (_, nil): .retired
        default:
          same.contains(code)
            ? .kept : merged.contains(code) ? .merged : split.contains(code) ? .split : .reshaped
        }
      let reason =
        switch kind {
        case .retired: into[code].map { "most of its households are in \($0)" } ?? ""
        case .new: outOf[code].map { "most of its households were in \($0)" } ?? ""
        default: ""
        }
      let was = before[code] ?? 0
      return GridChange(
        grid: code, kind: kind, householdsBefore: oldAreas[code] == nil ? nil : was,
        householdsAfter: newAreas[code] == nil ? nil : was - left[code, default: 0] + came[code, default: 0],
        areaBefore: oldAreas[code], areaAfter: newAreas[code], reason: reason)
    }
  }
}

/// Households that changed their grid, counted.
struct ReassignTally: Sendable {
  private struct Move: Hashable {
    var from: String?
    var to: String?
  }

  private var moves: [Move: Int] = [:]
  /// Rows written, and rows looked up in the new plan.
  var changed = 0
  var looked = 0

  /// - Parameter isHome: false for a summer camp, which is not counted.
  mutating func add(from: String?, to: String?, isHome: Bool) {
    changed += 1
    if isHome, from != to { moves[Move(from: from, to: to), default: 0] += 1 }
  }

  mutating func add(_ other: ReassignTally) {
    for (move, count) in other.moves { moves[move, default: 0] += count }
    changed += other.changed
    looked += other.looked
  }

  /// How many left each grid, and how many came into each.
  var sums: (left: [String: Int], came: [String: Int]) {
    var sums: (left: [String: Int], came: [String: Int]) = ([:], [:])
    for (move, count) in moves {
      if let from = move.from { sums.left[from, default: 0] += count }
      if let to = move.to { sums.came[to, default: 0] += count }
    }
    return sums
  }

  /// For each key that `pair` names, the partner with most households; of several the lower code.
  func most(_ pair: (String, String) -> (key: String, partner: String)?) -> [String: String] {
    var best: [String: (partner: String, count: Int)] = [:]
    for (move, count) in moves {
      guard let from = move.from, let to = move.to, let (key, partner) = pair(from, to) else { continue }
      if let known = best[key],
        known.count > count || (known.count == count && StableOrder.precedes(known.partner, partner))
      {
        continue
      }
      best[key] = (partner, count)
    }
    return best.mapValues(\.partner)
  }
}
