/// Groups of sites that stand in one building: single linkage within a distance.
enum SettlementClusters {
  /// - Parameters:
  ///   - sites: positions in metres.
  ///   - distance: sites at most this far apart belong together.
  /// - Returns: cluster number of each site, in order of the clusters' first sites.
  /// - Complexity: O(*n*) expected while few sites share a cell of the distance's size.
  static func of(_ sites: [Coordinate<Planar>], within distance: Length) -> [Int32] {
    var groups = DisjointSets(count: sites.count)
    let reach = distance.metres
    if reach > 0 {
      struct Cell: Hashable {
        var x: Int
        var y: Int
      }
      var cells: [Cell: [Int32]] = [:]
      for (i, site) in sites.enumerated() {
        let cell = Cell(x: Int((site.x / reach).rounded(.down)), y: Int((site.y / reach).rounded(.down)))
        for dy in -1...1 {
          for dx in -1...1 {
            for j in cells[Cell(x: cell.x + dx, y: cell.y + dy)] ?? [] {
              let ex = sites[Int(j)].x - site.x
              let ey = sites[Int(j)].y - site.y
              if ex * ex + ey * ey <= reach * reach { groups.unite(Int32(i), j) }
            }
          }
        }
        cells[cell, default: []].append(Int32(i))
      }
    }
    return groups.numbered()
  }
}
