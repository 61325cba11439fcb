extension PlanAudit {
  /// Whether base units with several polygons hold a grid's pieces together.
  ///
  /// - Parameter lands: land of each piece, pieces of different lands being explained already; empty when all
  ///   have to be joined.
  func joinsByBaseUnits(_ pieces: [Polygon<Geographic>], lands: [Int]) -> Bool {
    let parted = baseUnits.filter { $0.region.polygons.count > 1 }
    guard !parted.isEmpty else { return false }
    let boxes = pieces.map { Region($0).boundingBox }
    var group = Array(pieces.indices)
    func join(_ a: Int, _ b: Int) {
      let (low, high) = (min(group[a], group[b]), max(group[a], group[b]))
      if low != high { group = group.map { $0 == high ? low : $0 } }
    }
    for unit in parted {
      guard let box = unit.region.boundingBox, boxes.contains(where: { $0?.intersects(box) == true }) else {
        continue
      }
      let holders = unit.region.polygons.compactMap { PlanAudit.holder(of: $0, among: pieces) }
      for holder in holders.dropFirst() { join(holders[0], holder) }
    }
    // Pieces of one land must all be together; lands may stay apart.
    guard !lands.isEmpty else { return Set(group).count == 1 }
    for a in pieces.indices {
      for b in 0..<a where lands[a] == lands[b] && group[a] != group[b] { return false }
    }
    return true
  }

  /// The piece that holds most of the polygon's vertices.
  private static func holder(of polygon: Polygon<Geographic>, among pieces: [Polygon<Geographic>]) -> Int? {
    let counts = pieces.map { piece in
      polygon.exterior.coordinates.count { piece.position(of: $0) != .outside }
    }
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }
}
