extension BaseCells {
  /// Joins faces to base units: pieces of one cluster's cell that meet across no barrier, then pieces
  /// without a site into a neighbour.
  mutating func join(_ siteOfFace: [Int32], _ isBorder: [Bool]) {
    var sets = DisjointSets(count: arrangement.faceCount)
    for e in 0..<arrangement.edgeCount where resistances[e] < 0 && !isBorder[e] {
      let (left, right) = sides(ofEdge: e)
      guard left >= 0, right >= 0, siteOfFace[Int(left)] >= 0, siteOfFace[Int(right)] >= 0 else { continue }
      if cluster(siteOfFace[Int(left)]) == cluster(siteOfFace[Int(right)]) { sets.unite(left, right) }
    }
    let faceOfSite = facesOfSites(siteOfFace)
    var holdsSite = [Bool](repeating: false, count: arrangement.faceCount)
    for face in faceOfSite { holdsSite[Int(sets.root(of: face))] = true }
    adoptEmptyPieces(&sets, &holdsSite) { siteOfFace[Int($0)] >= 0 }
    units = [Int32](repeating: -1, count: arrangement.faceCount)
    var numbers: [Int32: Int32] = [:]
    for face in units.indices where siteOfFace[face] >= 0 {
      let root = sets.root(of: Int32(face))
      let number = numbers[root] ?? Int32(numbers.count)
      numbers[root] = number
      units[face] = number
    }
    unitCount = numbers.count
    unitOfSite = faceOfSite.map { units[Int($0)] }
  }

  func cluster(_ site: Int32) -> Int32 { clusters.isEmpty ? 0 : clusters[Int(site)] }

  func sides(ofEdge e: Int) -> (left: Int32, right: Int32) {
    (arrangement.faces[2 * e], arrangement.faces[2 * e + 1])
  }

  /// The face in which each site lies.
  private func facesOfSites(_ siteOfFace: [Int32]) -> [Int32] {
    // A cluster has one name for all its faces, so its faces are asked, not the site's own.
    var candidates: [Int32: [Int32]] = [:]
    for (face, site) in siteOfFace.enumerated() where site >= 0 && !sites.isEmpty {
      candidates[cluster(site), default: []].append(Int32(face))
    }
    let faceRings = rings()
    let inside = siteOfFace.indices.filter { siteOfFace[$0] >= 0 }.map { Int32($0) }
    return sites.indices.map { i in
      let p = ground.sites[i].position
      let own = candidates[cluster(Int32(i))] ?? []
      func holds(_ face: Int32) -> Bool { locate(p, inRings: faceRings[Int(face)]) != .outside }
      return own.first(where: holds) ?? inside.first(where: holds) ?? own.first ?? inside.first ?? 0
    }
  }

  /// Closed boundary rings of each face.
  func rings() -> [[[LatticePoint]]] {
    var rings = [[[LatticePoint]]](repeating: [], count: arrangement.faceCount)
    for walk in arrangement.walks {
      let face = Int(arrangement.faces[Int(walk)])
      guard face >= 0 else { continue }
      var ring: [LatticePoint] = []
      var h = walk
      repeat {
        ring.append(arrangement.points[Int(arrangement.origins[Int(h)])])
        h = arrangement.nexts[Int(h)]
      } while h != walk
      ring.append(ring[0])
      rings[face].append(ring)
    }
    return rings
  }

  /// Gives each piece without a site to the neighbour with which it shares the longest border: an open
  /// one if there is any, else the one with the least resistance.
  ///
  /// - Parameter mayJoin: whether two faces may be of one unit at all.
  mutating func adoptEmptyPieces(
    _ sets: inout DisjointSets, _ holdsSite: inout [Bool], isInside: (Int32) -> Bool,
    mayJoin: (Int32, Int32) -> Bool = { _, _ in true }
  ) {
    guard holdsSite.contains(true) else { return }
    // Lowest resistance first; −1 is open.
    let thresholds = [-1.0] + Set(resistances.filter { $0 >= 0 }).sorted()
    for threshold in thresholds {
      var changed = true
      while changed {
        changed = false
        var shared: [Pair: Double] = [:]
        for e in 0..<arrangement.edgeCount where resistances[e] <= threshold {
          let (left, right) = sides(ofEdge: e)
          guard left >= 0, right >= 0, isInside(left), isInside(right), mayJoin(left, right) else { continue }
          let l = sets.root(of: left)
          let r = sets.root(of: right)
          guard l != r, holdsSite[Int(l)] != holdsSite[Int(r)] else { continue }
          let pair = holdsSite[Int(r)] ? Pair(piece: l, owner: r) : Pair(piece: r, owner: l)
          shared[pair, default: 0] += length(ofEdge: e)
        }
        // Longest border first; each piece once a round, so that its owner is the best of all.
        var adopted: Set<Int32> = []
        let order = shared.sorted {
          $0.value != $1.value
            ? $0.value > $1.value : ($0.key.piece, $0.key.owner) < ($1.key.piece, $1.key.owner)
        }
        for (pair, _) in order where adopted.insert(pair.piece).inserted {
          sets.unite(pair.piece, pair.owner)
          holdsSite[Int(sets.root(of: pair.owner))] = true
          if threshold >= 1 { forcedCrossings += 1 }
          changed = true
        }
      }
    }
  }

  private struct Pair: Hashable {
    var piece: Int32
    var owner: Int32
  }

  /// Land of each base unit: pieces of the village that share no border line are different lands.
  var lands: [Int32] {
    var sets = DisjointSets(count: unitCount)
    for e in 0..<arrangement.edgeCount {
      let (left, right) = sides(ofEdge: e)
      guard left >= 0, right >= 0, units[Int(left)] >= 0, units[Int(right)] >= 0 else { continue }
      sets.unite(units[Int(left)], units[Int(right)])
    }
    return sets.numbered()
  }

  /// The dual graph of the base units.
  func dualGraph() -> DualGraph {
    var loads = [Double](repeating: 0, count: unitCount)
    for (site, unit) in unitOfSite.enumerated() { loads[Int(unit)] += ground.sites[site].load }
    return DualGraph(
      arrangement, planar: planar, unitOfFace: units, loads: loads, resistances: resistances)
  }
}
