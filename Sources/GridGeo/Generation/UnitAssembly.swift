/// Makes administrative units of outlines, level by level.
struct UnitAssembly {
  let division: DrawnUnits
  let network: BorderNetwork
  let scenario: Scenario

  /// Prefecture, counties, townships, villages, each level by code.
  ///
  /// - Parameter villages: the villages' outlines.
  /// - Complexity: O(cells).
  func units(
    _ villages: [[[[FixedPoint]]]], _ summary: inout SyntheticTerritory.Summary
  ) -> [AdminUnit] {
    let cells = division.villageOfCell.indices
    let counties = network.outlines(
      of: cells.map { division.countyOfCell($0) }, count: division.counties.count)
    let townships = network.outlines(
      of: cells.map { division.townshipOfCell($0) }, count: division.townships.count)
    let whole = network.outlines(of: division.villageOfCell.map { $0 < 0 ? -1 : 0 }, count: 1)

    var units = [
      AdminUnit(
        code: scenario.prefectureCode, name: scenario.prefectureName, level: .prefecture,
        region: Self.region(whole[0]))
    ]
    for (county, outline) in zip(division.counties, counties) {
      units.append(
        AdminUnit(
          code: county.code, name: county.name, level: .county, parent: scenario.prefectureCode,
          region: Self.region(outline)))
    }
    for (township, outline) in zip(division.townships, townships) {
      units.append(
        AdminUnit(
          code: township.code, name: township.name, level: .township,
          parent: division.counties[township.county].code, region: Self.region(outline)))
    }
    for (village, outline) in zip(division.villages, villages) {
      units.append(
        AdminUnit(
          code: village.code, name: village.name, level: .village,
          parent: division.townships[village.township].code, region: Self.region(outline)))
      if outline.count > 1 || outline.contains(where: { $0.count > 1 }) {
        summary.unusualVillages.append(village.code)
      }
      if village.isPastoral { summary.pastoralVillages += 1 }
    }
    units.sort { ($0.level, $0.code) < ($1.level, $1.code) }
    summary.unusualVillages.sort()
    summary.counties = counties.count
    summary.townships = townships.count
    summary.villages = villages.count
    summary.positions = units.reduce(0) { $0 + $1.region.coordinateCount }
    return units
  }

  private static func region(_ polygons: [[[FixedPoint]]]) -> Region<Geographic> {
    Region(
      polygons.map { rings in
        let closed = rings.map { Ring<Geographic>(trusted: $0.map(\.coordinate)) }
        return Polygon(exterior: closed[0], holes: Array(closed.dropFirst()))
      })
  }
}
