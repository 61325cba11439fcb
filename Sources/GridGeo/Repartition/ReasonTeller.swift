/// Says of each group of households that goes from one grid to another why it does.
struct ReasonTeller {
  let cases: [VillageCase]
  let olds: [OldGrid]
  /// Code of the old and the new grid of each site, by village and site.
  let sites: [[(from: String?, to: String)]]

  func moves() -> [RepartitionResult.Move: String] {
    var reasons: [RepartitionResult.Move: String] = [:]
    for (v, village) in cases.enumerated() {
      var moves: Set<RepartitionResult.Move> = []
      for site in sites[v] where site.from != site.to { moves.insert(.init(from: site.from, to: site.to)) }
      guard !moves.isEmpty else { continue }
      let own = Set(zip(village.olds, village.isOwn).filter(\.1).map { olds[$0.0].code })
      for move in moves { reasons[move] = reason(move, village, own, moves) }
    }
    return reasons
  }

  private func reason(
    _ move: RepartitionResult.Move, _ village: VillageCase, _ own: Set<String>,
    _ moves: Set<RepartitionResult.Move>
  ) -> String {
    let code = village.task.village.code
    guard let from = move.from else { return "the ground was in no grid before" }
    guard own.contains(from) else { return "the ground now lies in village \(code)" }
    let byGrid = Dictionary(grouping: village.triggers.filter { $0.grid != nil }) { $0.grid ?? "" }
    func reasons(_ grid: String, _ kinds: (RepartitionTrigger) -> Bool) -> String? {
      byGrid[grid]?.first(where: kinds)?.reason
    }
    if let direct = reasons(from, { $0.kind != .tooSmall && !$0.reason.contains(" under ") }) {
      return direct
    }
    if let direct = reasons(move.to, { $0.reason.contains(" under ") }) { return direct }
    // A grid that was under its band and is no more gave all it had.
    if let direct = reasons(from, { _ in true }) { return direct }
    if let count = village.triggers.first(where: { $0.kind == .gridCount }) { return count.reason }
    // Along the chain: who gave to the giver, and to whom the taker gave.
    var seen: Set<String> = [from, move.to]
    var queue = [from, move.to]
    while !queue.isEmpty {
      let grid = queue.removeFirst()
      let near = moves.flatMap { other -> [String] in
        if other.to == grid { return [other.from].compactMap { $0 } }
        return other.from == grid ? [other.to] : []
      }
      for next in near.sorted() where seen.insert(next).inserted {
        if let far = reasons(next, { _ in true }) {
          return "grid \(Triggers.short(from)) made room: \(far)"
        }
        queue.append(next)
      }
    }
    return village.triggers.first?.reason ?? "loads were evened out in village \(code)"
  }
}
