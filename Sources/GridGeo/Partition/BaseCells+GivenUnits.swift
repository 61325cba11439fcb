extension BaseCells {
  /// The first of the given units that covers each face; −1 where none does.
  ///
  /// Crossing a unit's ring enters or leaves that unit, so one walk from the outside over all faces finds
  /// every cover.
  func coveringUnits(_ kinds: [SegmentInput.Kind]) -> [Int32] {
    var edgesOfFace = [[Int32]](repeating: [], count: arrangement.faceCount + 1)
    let outside = arrangement.faceCount
    func index(_ face: Int32) -> Int { face < 0 ? outside : Int(face) }
    for h in arrangement.faces.indices { edgesOfFace[index(arrangement.faces[h])].append(Int32(h)) }
    var covers = [Set<Int32>?](repeating: nil, count: arrangement.faceCount + 1)
    covers[outside] = []
    var queue = [outside]
    while let face = queue.popLast() {
      for h in edgesOfFace[face] {
        let other = index(arrangement.faces[Int(h ^ 1)])
        guard covers[other] == nil, var cover = covers[face] else { continue }
        arrangement.forEachSource(of: h ^ 1) { segment, reversed in
          guard case .unit(let unit) = kinds[Int(segment)] else { return }
          if reversed { cover.remove(unit) } else { cover.insert(unit) }
        }
        covers[other] = cover
        queue.append(other)
      }
    }
    return covers.dropLast().map { $0?.min() ?? -1 }
  }

  /// Makes the given units the base units; ground without a unit joins a neighbour.
  mutating func takeUnits(_ unitOfFace: [Int32], _ inside: [Int8], count: Int) {
    var sets = DisjointSets(count: arrangement.faceCount)
    var holdsUnit = unitOfFace.indices.map { inside[$0] == 1 && unitOfFace[$0] >= 0 }
    adoptEmptyPieces(&sets, &holdsUnit) { inside[Int($0)] == 1 }
    // Adoption joined empty faces to faces with a unit, and never two of the latter.
    var unitOfSet: [Int32: Int32] = [:]
    for face in unitOfFace.indices where inside[face] == 1 && unitOfFace[face] >= 0 {
      unitOfSet[sets.root(of: Int32(face))] = unitOfFace[face]
    }
    units = unitOfFace.indices.map { face in
      inside[face] == 1 ? unitOfSet[sets.root(of: Int32(face))] ?? 0 : -1
    }
    unitCount = count
    unitOfSite = (0..<Int32(count)).map { $0 }
  }
}
