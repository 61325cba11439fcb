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

/// Disjoint sets with path halving; the smaller number is always the root, so that results do not depend
/// on the order of the unions.
struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  mutating func root(of i: Int32) -> Int32 {
    var i = i
    while parents[Int(i)] != i {
      parents[Int(i)] = parents[Int(parents[Int(i)])]
      i = parents[Int(i)]
    }
    return i
  }

  mutating func unite(_ a: Int32, _ b: Int32) {
    let (a, b) = (root(of: a), root(of: b))
    if a < b { parents[Int(b)] = a } else { parents[Int(a)] = b }
  }

  /// Set number of each member, counted in order of first members.
  mutating func numbered() -> [Int32] {
    var numbers = [Int32](repeating: -1, count: parents.count)
    var count: Int32 = 0
    for i in parents.indices {
      let root = Int(root(of: Int32(i)))
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      numbers[i] = numbers[root]
    }
    return numbers
  }
}
