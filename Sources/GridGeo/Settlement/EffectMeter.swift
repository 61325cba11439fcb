/// Measures what an option means to each side.
struct EffectMeter {
  let ground: SettlementGround

  /// - Parameters:
  ///   - cut: labelled.
  ///   - parts: the ground of each label in the frame; as many as there are columns.
  ///   - lines: in the frame.
  func effects(
    _ cut: GroundCut, parts: [Region<Planar>], lines: [[Coordinate<Planar>]], fence: Length, stakes: Int
  ) -> EffectTable {
    let given = ground.given
    let whole = cut.area
    let pieces = cut.pieces(owners: ground.lattice.owners)
    let inGround = parts.map { houses(in: $0) }
    let total = inGround.reduce(0) { $0 + ($1?.count ?? 0) }
    let line = EdgeDistance(
      lines.flatMap { line in line.indices.dropFirst().map { EdgeDistance.Edge(a: line[$0 - 1], b: line[$0]) }
      })
    let sides = parts.indices.map { label in
      let area = cut.area(of: GroundCut.Label(label))
      let mine = pieces.filter { $0.label == GroundCut.Label(label) }
      let side = label < 2 ? given.sides[label] : nil
      let houses = inGround[label]
      let change = label < 2 ? area - whole : 0
      let claimed = side?.claims.area.squareMetres ?? 0
      return EffectTable.Side(
        party: side?.party ?? "", area: .squareMetres(area), share: area / whole, households: houses?.count,
        persons: houses?.reduce(0) { $0 + $1.persons }, herd: houses?.reduce(0) { $0 + $1.load },
        householdShare: total > 0 ? houses.map { Double($0.count) / Double(total) } : nil,
        waterPoints: count(.water, in: parts[label]), camps: count(.camp, in: parts[label]),
        nearestHouse: side.flatMap { nearestHouse(of: $0.party, to: line) },
        change: .squareMetres(change), changePercent: claimed > 0 ? change / claimed * 100 : nil,
        pieces: mine.count,
        joined: mine.isEmpty || label > 1 || ground.lands[label].isEmpty
          ? nil : mine.allSatisfy { $0.contact[label] > 0 })
    }
    return EffectTable(
      sides: sides, fence: fence, stakes: stakes, disproportion: disproportion(sides.map(\.area)))
  }

  /// Ratio of areas over ratio of frontages.
  private func disproportion(_ areas: [Area]) -> Double? {
    let fronts = ground.border.frontages
    guard fronts[0] > 0, fronts[1] > 0, areas[0].squareMetres > 0, areas[1].squareMetres > 0 else {
      return nil
    }
    return areas[0].squareMetres / areas[1].squareMetres / (fronts[0] / fronts[1])
  }

  private func houses(in part: Region<Planar>) -> [SettlementCase.House]? {
    guard let houses = ground.given.houses else { return nil }
    let locator = RegionLocator(part)
    return houses.filter { locator.position(of: $0.position) == .inside }
  }

  private func count(_ kind: PasturePlace.Kind, in part: Region<Planar>) -> Int? {
    guard let places = ground.given.places else { return nil }
    let locator = RegionLocator(part)
    return places.count { $0.kind == kind && locator.position(of: $0.position) == .inside }
  }

  private func nearestHouse(of party: String, to line: EdgeDistance) -> Length? {
    guard !line.isEmpty, let houses = ground.given.houses else { return nil }
    return houses.filter { $0.party == party }
      .map { Length.metres(line.nearest(to: $0.position.x, $0.position.y).distance) }.min()
  }
}
