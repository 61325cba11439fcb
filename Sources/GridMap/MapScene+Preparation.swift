import GridGeo

extension MapScene {
  /// The box of all regions; longitudes from 0 to 360 when they lie on both sides of the antimeridian.
  static func bounds(
    _ regions: [Region<Geographic>], names: [String]
  ) throws(GridGeoError) -> BoundingBox<Geographic> {
    var low = SIMD2<Double>(repeating: .infinity)
    var high = SIMD2<Double>(repeating: -.infinity)
    // West and east of Greenwich apart, to close the box over the antimeridian if that is shorter.
    var westEnd = -Double.infinity
    var eastStart = Double.infinity
    for (number, region) in regions.enumerated() {
      for polygon in region.polygons {
        for ring in polygon.rings {
          for c in ring.coordinates {
            guard abs(c.x) <= 180, abs(c.y) <= 90 else {
              throw GridGeoError(
                .badInput, "\(c.x), \(c.y) is no longitude and latitude; a map needs degrees",
                at: SourcePlace(feature: number + 1, id: names[number]))
            }
            low = SIMD2(min(low.x, c.x), min(low.y, c.y))
            high = SIMD2(max(high.x, c.x), max(high.y, c.y))
            if c.x < 0 { westEnd = max(westEnd, c.x) } else { eastStart = min(eastStart, c.x) }
          }
        }
      }
    }
    guard low.x.isFinite else {
      throw GridGeoError(.badInput, "no grid of the plan has any ground: there is nothing to draw")
    }
    if high.x - low.x > 180, westEnd < 0, eastStart.isFinite {
      low.x = eastStart
      high.x = westEnd + 360
    }
    return BoundingBox(minimum: Coordinate(x: low.x, y: low.y), maximum: Coordinate(x: high.x, y: high.y))
  }

  /// County, township and village of villages that have no grid to say so: by their parents, else by the
  /// digits of the division code.
  static func holders(_ villages: [AdminUnit], _ units: [AdminUnit]) -> [[String]] {
    var parents: [String: String] = [:]
    for unit in units { parents[unit.code] = unit.parent }
    return villages.map { village in
      let township = village.parent ?? String(village.code.prefix(9))
      return [parents[township] ?? String(township.prefix(6)), township, village.code]
    }
  }

  /// What each arc divides.
  static func lines(_ network: ArcNetwork, _ holders: [[String]]) -> [Line] {
    (0..<network.arcCount).map { arc in
      let (left, right) = (Int(network.left[arc]), Int(network.right[arc]))
      guard left >= 0, right >= 0 else { return .outer }
      if holders[left][0] != holders[right][0] { return .county }
      if holders[left][1] != holders[right][1] { return .township }
      return holders[left][2] != holders[right][2] ? .village : .grid
    }
  }

  static func kind(of barrier: Barrier) -> BarrierKind {
    switch barrier.kind.lowercased() {
    case "river", "stream", "water", "waterway", "lake", "canal", "河", "河流", "水系", "湖": .river
    case "road", "highway", "street", "railway", "motorway", "路", "道路", "公路", "铁路": .road
    default: .other
    }
  }
}
