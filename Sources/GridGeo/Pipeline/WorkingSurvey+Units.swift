extension WorkingSurvey {
  struct GivenUnits {
    /// Of each village and unit.
    var rings: [[[[LatticePoint]]]]
    var siteOfHousehold: [Int32]
    var strays: Int
  }

  /// Makes one site of each given base unit, in the village that it names as its parent or else lies in.
  static func addUnits(
    _ survey: ValidSurvey, _ located: [Int32], _ villages: [AdminUnit],
    _ index: SpatialIndex<Geographic>, to tasks: inout [VillageTask]
  ) -> GivenUnits {
    let numbers = Dictionary(
      villages.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let locators = villages.map { RegionLocator($0.region) }
    var rings = [[[[LatticePoint]]]](repeating: [], count: villages.count)
    var regions = [[Region<Geographic>]](repeating: [], count: villages.count)
    var strays = 0
    for unit in survey.baseUnits.sorted(by: { StableOrder.precedes($0.id, $1.id) }) {
      let own = DivisionGround.rings(of: unit.region)
      guard let inside = pointInside(own) else {
        strays += 1
        continue
      }
      let byPlace = index.items(at: inside.coordinate).first { locators[$0].contains(inside.coordinate) }
      guard let village = unit.parent.flatMap({ numbers[$0] }) ?? byPlace else {
        strays += 1
        continue
      }
      rings[village].append(own)
      regions[village].append(unit.region)
      tasks[village].ground.sites.append(
        DivisionGround.Site(position: inside, load: unit.load, persons: unit.persons, households: 0))
    }
    var siteOfHousehold = [Int32](repeating: -1, count: survey.households.count)
    let unitLocators = regions.map { $0.map { RegionLocator($0) } }
    let unitIndexes = regions.map { SpatialIndex($0.map(\.boundingBox)) }
    for (i, village) in located.enumerated() where village >= 0 {
      guard let position = survey.households[i].position else { continue }
      let v = Int(village)
      guard
        let unit = unitIndexes[v].items(at: position).first(where: { unitLocators[v][$0].contains(position) })
      else { continue }
      tasks[v].ground.sites[unit].households += 1
      siteOfHousehold[i] = Int32(unit)
    }
    return GivenUnits(rings: rings, siteOfHousehold: siteOfHousehold, strays: strays)
  }

  /// A lattice point inside the rings, or on their border where they are too thin: half way along the widest
  /// stretch at the middle height.
  private static func pointInside(_ rings: [[LatticePoint]]) -> LatticePoint? {
    let all = rings.joined()
    guard let low = all.map(\.y).min(), let high = all.map(\.y).max() else { return nil }
    let y = Double(low) + Double(high - low) / 2 + 0.25
    var crossings: [Double] = []
    for ring in rings {
      for i in 1..<ring.count {
        let (a, b) = (ring[i - 1], ring[i])
        guard (Double(a.y) > y) != (Double(b.y) > y) else { continue }
        crossings.append(Double(a.x) + (y - Double(a.y)) / Double(b.y - a.y) * Double(b.x - a.x))
      }
    }
    crossings.sort()
    let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
    guard let widest = stretches.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return nil }
    return LatticePoint(x: Int32((widest.0 + widest.1) / 2), y: Int32(y))
  }
}
