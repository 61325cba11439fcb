/// The border ground between two parties, where ground that nobody claims is a gap.
struct GapZone: Sendable {
  /// Codes, sorted.
  var parties: [String]
  var region: Region<Geographic>

  /// Ground of one unit within the distance of another's, for units that claim differently.
  ///
  /// - Throws: `badCRS` for ground too far from the frame's centre; `native`.
  static func zones(
    of ground: LegalGround, parties: Set<String>, distance: Length, crew: WorkerCrew
  ) async throws(GridGeoError) -> [GapZone] {
    let sides = ground.units.indices.compactMap { unit in
      ground.party(of: unit, among: parties).map { Side(party: $0, region: ground.units[unit].region) }
    }
    return try await zones(between: sides, distance: distance, crew: crew) { !ground.isNested($0, $1) }
  }

  /// Ground within the distance of claims of two parties.
  ///
  /// - Throws: as above.
  static func zones(
    of claims: [Claim], distance: Length, crew: WorkerCrew
  ) async throws(GridGeoError) -> [GapZone] {
    try await zones(
      between: claims.map { Side(party: $0.party, region: $0.region) }, distance: distance, crew: crew
    ) { _, _ in true }
  }

  private struct Side: Sendable {
    var party: String
    var region: Region<Geographic>
  }

  private static func zones(
    between sides: [Side], distance: Length, crew: WorkerCrew, where isBorder: (String, String) -> Bool
  ) async throws(GridGeoError) -> [GapZone] {
    // A degree is nowhere longer than 112 km; longitudes shrink with the latitude.
    let boxes = sides.map { side in
      side.region.boundingBox.map { box in
        let steps = distance.metres / 110_000 / Longitude.least(box)
        return box.padded(by: steps)
      }
    }
    let index = SpatialIndex(boxes)
    var pairs: [(Int, Int)] = []
    for i in sides.indices {
      guard let box = boxes[i] else { continue }
      index.forEachItem(meeting: box) { j in
        let (a, b) = (sides[i].party, sides[j].party)
        if i < j, a != b, isBorder(a, b) { pairs.append((i, j)) }
      }
    }
    pairs.sort { ($0.0, $0.1) < ($1.0, $1.1) }
    let wanted = pairs.map { Pair(first: $0.0, second: $0.1) }
    let wide = try await crew.map(sides) { (kit: inout WorkerKit, _, side: Side) throws(GridGeoError) in
      try kit.planar(side.region).buffered(by: distance, in: kit.geos, name: "ground of \(side.party)")
    }
    let zones = try await crew.map(wanted) { (kit: inout WorkerKit, _, pair: Pair) throws(GridGeoError) in
      let region = try wide[pair.first].intersection(wide[pair.second], in: kit.geos)
      return GapZone(
        parties: [sides[pair.first].party, sides[pair.second].party].sorted(by: StableOrder.precedes),
        region: try kit.geographic(region))
    }
    return zones.filter { !$0.region.isEmpty }
  }

  private struct Pair: Sendable {
    var first: Int
    var second: Int
  }
}

/// How much shorter a degree of longitude is than one of latitude.
private enum Longitude {
  /// Of the box's latitude farthest from the equator, by 1 − φ²⁄2 + φ⁴⁄24 − φ⁶⁄720, never below 0.05.
  static func least(_ box: BoundingBox<Geographic>) -> Double {
    let degrees = min(85, max(abs(box.minimum.y), abs(box.maximum.y)))
    let square = degrees * .pi / 180 * (degrees * .pi / 180)
    return max(0.05, 1 - square / 2 + square * square / 24 - square * square * square / 720)
  }
}
