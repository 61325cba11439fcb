import GridGeo

/// What became of the grids of one plan in another, told from codes and outlines alone.
struct PlanComparison: Sendable {
  /// By code: of the grids of the plan before, and after.
  let before: [String: GridChange.Kind]
  let after: [String: GridChange.Kind]

  /// A grid whose code is new and whose middle lay in a grid that goes on split that grid; a grid that is no more
  /// and whose middle lies in one that went on was merged into it.
  ///
  /// - Parameters:
  ///   - middle: a place inside each grid, by its number; nil for none.
  /// - Complexity: O(n log n) and the outlines near the middles of new and retired grids.
  init(
    before old: [Grid], after new: [Grid], oldMiddle: (Int) -> Coordinate<Geographic>?,
    newMiddle: (Int) -> Coordinate<Geographic>?
  ) {
    let oldAt = Dictionary(old.enumerated().map { ($1.code, $0) }) { a, _ in a }
    let newAt = Dictionary(new.enumerated().map { ($1.code, $0) }) { a, _ in a }
    var before: [String: GridChange.Kind] = [:]
    var after: [String: GridChange.Kind] = [:]
    for grid in old {
      guard let at = newAt[grid.code] else {
        before[grid.code] = .retired
        continue
      }
      let kind: GridChange.Kind = new[at].region == grid.region ? .kept : .reshaped
      (before[grid.code], after[grid.code]) = (kind, kind)
    }
    let oldBoxes = BoxGrid(old.map(\.region.boundingBox))
    for (number, grid) in new.enumerated() where oldAt[grid.code] == nil {
      after[grid.code] = .new
      guard let place = newMiddle(number), let code = Self.holder(of: place, old, oldBoxes) else { continue }
      if before[code] == .reshaped { (before[code], after[code]) = (.split, .split) }
    }
    let newBoxes = BoxGrid(new.map(\.region.boundingBox))
    for (number, grid) in old.enumerated() where newAt[grid.code] == nil {
      guard let place = oldMiddle(number), let code = Self.holder(of: place, new, newBoxes) else { continue }
      if after[code] == .reshaped { (before[code], after[code]) = (.merged, .merged) }
    }
    self.before = before
    self.after = after
  }

  private static func holder(of place: Coordinate<Geographic>, _ grids: [Grid], _ boxes: BoxGrid) -> String? {
    boxes.items(meeting: BoundingBox(place)).first { grids[$0].region.contains(place) }.map { grids[$0].code }
  }
}
