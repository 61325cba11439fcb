/// The labels of faces: crossing an edge enters or leaves the labels that run along it, so one walk from the
/// outside over all faces finds every set.
struct FaceLabelling: Sendable {
  private(set) var sets: LabelSets
  /// The set of each face.
  private(set) var faceSets: [Int32]

  /// - Throws: `broken` when two ways to a face find different labels, so that a label would be entered twice.
  /// - Complexity: O(edges), and O(labels of a face) for each set that is new.
  init(_ trace: FaceTrace, edgeSets: [Int32], sets: LabelSets) throws(GridGeoError) {
    var sets = sets
    var found = [Int32](repeating: -1, count: trace.faceCount + 1)
    let outside = trace.faceCount
    found[outside] = 0
    var queue: [Int32] = [Int32(outside)]
    while let face = queue.popLast() {
      let set = found[Int(face)]
      for w in trace.walkStarts[Int(face)]..<trace.walkStarts[Int(face) + 1] {
        let start = trace.walks[Int(w)]
        var h = start
        repeat {
          let other = trace.faces[Int(h ^ 1)]
          let row = other < 0 ? outside : Int(other)
          if found[row] < 0 {
            found[row] = sets.toggled(set, by: edgeSets[Int(h >> 1)])
            queue.append(Int32(row))
          }
          h = trace.nexts[Int(h)]
        } while h != start
      }
    }
    for e in edgeSets.indices {
      let left = trace.faces[2 * e]
      let right = trace.faces[2 * e + 1]
      let (a, b) = (found[left < 0 ? outside : Int(left)], found[right < 0 ? outside : Int(right)])
      guard a >= 0, b >= 0, sets.toggled(a, by: edgeSets[e]) == b else {
        throw GridGeoError(.broken, "labels contradict each other across edge \(e) of the arrangement")
      }
    }
    found.removeLast()
    faceSets = found
    self.sets = sets
  }
}
