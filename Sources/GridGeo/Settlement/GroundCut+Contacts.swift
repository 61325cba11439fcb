extension GroundCut {
  /// Labels each face by the side whose land it borders more; faces that border neither go with the neighbour
  /// of the longest common line, and as asked where that does not tell.
  mutating func takeContacts(owners: [Int8], otherwise: (_ place: Coordinate<Planar>) -> Label) {
    var contact = [[Double]](repeating: [0, 0], count: labels.count)
    for h in arrangement.faces.indices where borderEdges[h] >= 0 && arrangement.faces[h] >= 0 {
      let owner = owners[Int(borderEdges[h])]
      if owner >= 0 { contact[Int(arrangement.faces[h])][Int(owner)] += metres(h) }
    }
    var open: [Int] = []
    var isKnown = [Bool](repeating: false, count: labels.count)
    for face in labels.indices where inGround[face] {
      let (first, second) = (contact[face][0], contact[face][1])
      if first == second {
        open.append(face)
      } else {
        labels[face] = first > second ? 0 : 1
        isKnown[face] = true
      }
    }
    while !open.isEmpty {
      // The longest common line of all comes first, so that the order of the faces does not matter.
      var shared: [Int: [Double]] = [:]
      for h in arrangement.faces.indices where arrangement.faces[h] >= 0 {
        let face = Int(arrangement.faces[h])
        guard inGround[face], !isKnown[face], let across = faceAcross(h), isKnown[across] else { continue }
        shared[face, default: [0, 0]][Int(labels[across])] += metres(h)
      }
      let best = open.max { a, b in
        let (mine, theirs) = (shared[a] ?? [0, 0], shared[b] ?? [0, 0])
        return abs(mine[0] - mine[1]) < abs(theirs[0] - theirs[1])
      }
      guard let face = best else { return }
      let lengths = shared[face] ?? [0, 0]
      labels[face] =
        lengths[0] == lengths[1] ? otherwise(placeInside(face)) : lengths[0] > lengths[1] ? 0 : 1
      isKnown[face] = true
      open.removeAll { $0 == face }
    }
  }
}
