extension BaseCells {
  /// The first of the given units that covers each face; −1 where none does.
  func coveringUnits(_ kinds: [SegmentInput.Kind]) -> [Int32] {
    arrangement.covers { segment in
      guard case .unit(let unit) = kinds[Int(segment)] else { return (-1, -1) }
      return (unit, -1)
    }
    .map { $0.first ?? -1 }
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
