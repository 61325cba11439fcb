extension Arrangement {
  /// The units that cover each face, ascending.
  ///
  /// Crossing a unit's border enters or leaves that unit, so one walk from the outside over all faces finds
  /// every cover. A unit covers what its rings wind around more often forth than back: stretches that snap
  /// rounding has made fall together, one there and one back, bound nothing.
  ///
  /// - Parameter sides: the units whose ground lies on the left and on the right of an input segment; −1 for
  ///   none. The segments of a unit make up closed rings.
  /// - Complexity: O(*n* *k*) in edges, for *k* units over one place.
  func covers(_ sides: (_ segment: Int32) -> (left: Int32, right: Int32)) -> [[Int32]] {
    let outside = faceCount
    func index(_ face: Int32) -> Int { face < 0 ? outside : Int(face) }
    var walksOfFace = [[Int32]](repeating: [], count: faceCount + 1)
    for walk in walks { walksOfFace[index(faces[Int(walk)])].append(walk) }
    var windings = [Winding?](repeating: nil, count: faceCount + 1)
    windings[outside] = Winding()
    var queue = [outside]
    while let face = queue.popLast() {
      for walk in walksOfFace[face] {
        var h = walk
        repeat {
          let other = index(faces[Int(h ^ 1)])
          if windings[other] == nil, var winding = windings[face] {
            forEachSource(of: h ^ 1) { segment, reversed in
              let (left, right) = sides(segment)
              winding.add(reversed ? right : left, 1)
              winding.add(reversed ? left : right, -1)
            }
            windings[other] = winding
            queue.append(other)
          }
          h = nexts[Int(h)]
        } while h != walk
      }
    }
    return windings.dropLast().map { $0?.units ?? [] }
  }

  /// How often the rings of units wind around a place; units not there are not wound around.
  private struct Winding {
    private var counts: [(unit: Int32, count: Int32)] = []

    mutating func add(_ unit: Int32, _ change: Int32) {
      guard unit >= 0 else { return }
      guard let i = counts.firstIndex(where: { $0.unit == unit }) else {
        return counts.append((unit, change))
      }
      counts[i].count += change
      if counts[i].count == 0 { counts.remove(at: i) }
    }

    var units: [Int32] { counts.filter { $0.count > 0 }.map(\.unit).sorted() }
  }
}
