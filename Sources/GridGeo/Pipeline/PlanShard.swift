/// What one of several machines makes of a partition: the villages of its townships, divided, and all that
/// ``MergePlanJob`` needs to make the plan of a single run from them.
///
/// Its file is GeoJSON as a plan's, but borders with other villages lack the vertices that those put on them,
/// and neighbours are those within the shard. It is an intermediate result and no plan.
public struct PlanShard: Sendable {
  public let shard: Shard
  /// Codes of its townships, sorted; a village without a township stands for one.
  public let townships: [String]
  /// Of the whole plan: the same in each of its shards, and without a summary.
  let whole: Provenance
  /// Records in each file.
  let read: [SummaryFigure]
  /// Villages and grids of the whole plan, and households that stand in a village.
  let villageTotal: Int
  let gridTotal: Int
  let placedTotal: Int
  let tolerance: Double
  /// Sorted by code; rings as dividing the village by itself left them.
  let villages: [PlacedVillage]

  /// How many grids it holds.
  public var gridCount: Int { villages.reduce(0) { $0 + $1.division.pieces.count } }

  /// Rings of a grid in the order and with the starts that its polygons have in a file.
  static func rings(of region: Region<Geographic>) -> [[LatticePoint]] {
    region.polygons.flatMap { polygon in polygon.rings.map { $0.coordinates.map { LatticePoint($0) } } }
  }

  /// SHA-256 of all that a merge takes from the villages.
  ///
  /// - Throws: `broken` for a number that is not finite.
  static func digest(_ villages: [PlacedVillage]) throws(GridGeoError) -> String {
    var hash = SHA256()
    for village in villages {
      var text = OutputText()
      try text.append(json: village.json)
      for piece in village.division.pieces {
        text.append(integer: piece.households)
        text.append(UInt8(ascii: " "))
        text.append(integer: piece.persons)
        try text.append(json: rings(of: Region(latticeRings: piece.rings)).latticeJSON)
      }
      text.withBytes { hash.update($0.assumingMemoryBound(to: UInt8.self)) }
    }
    return hash.hexDigest()
  }
}
