/// What became of each grid: a row for every code of the old and the new plan.
struct ChangeTable {
  let olds: [OldGrid]
  let grids: [Grid]
  /// For a code that is gone, the code that took most of its load.
  let into: [String: String]
  /// Code of the old and the new grid of each site, by village and site.
  let moves: [[(from: String?, to: String)]]
  let triggers: [RepartitionTrigger]

  /// - Returns: in order of code.
  func rows(_ reasons: [RepartitionResult.Move: String]) -> [GridChange] {
    let old = Dictionary(olds.map { ($0.code, $0.grid) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(grids.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let absorbed = Dictionary(grouping: into.filter { new[$0.key] == nil }, by: \.value)
    // Moves as they happened, in a fixed order.
    let moved = reasons.keys.sorted { ($0.from ?? "", $0.to) < ($1.from ?? "", $1.to) }
    return Set(old.keys).union(new.keys).sorted(by: { StableOrder.precedes($0, $1) }).map { code in
      let kind: GridChange.Kind
      switch (old[code], new[code]) {
      case (nil, _): kind = .new
      case (_, nil): kind = .retired
      case (let before?, let after?):
        if before.region == after.region {
          kind = .kept
        } else if absorbed[code] != nil {
          kind = .merged
        } else if moved.contains(where: { $0.from == code && old[$0.to] == nil }) {
          kind = .split
        } else {
          kind = .reshaped
        }
      }
      return GridChange(
        grid: code, kind: kind, householdsBefore: old[code]?.households,
        householdsAfter: new[code]?.households, areaBefore: old[code]?.area, areaAfter: new[code]?.area,
        reason: reason(code, kind, moved, reasons))
    }
  }

  private func reason(
    _ code: String, _ kind: GridChange.Kind, _ moved: [RepartitionResult.Move],
    _ reasons: [RepartitionResult.Move: String]
  ) -> String {
    if kind == .kept { return "" }
    let own = triggers.first { $0.grid == code }?.reason
    let move = moved.first { kind == .new ? $0.to == code : $0.from == code } ?? moved.first { $0.to == code }
    let why = own ?? move.flatMap { reasons[$0] } ?? "the outline of its village has changed"
    switch kind {
    case .retired: return into[code].map { "merged into \($0): \(why)" } ?? "divided up: \(why)"
    case .merged:
      let taken = into.filter { $0.value == code }.keys.sorted().joined(separator: ", ")
      return "took in \(taken): \(why)"
    default: return why
    }
  }
}
