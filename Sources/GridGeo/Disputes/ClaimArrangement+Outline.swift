extension ClaimArrangement {
  /// The ground of some faces as one region: inner edges dissolved, parts that touch only in points split.
  ///
  /// Equal ground gives equal bytes: exteriors run counter-clockwise and holes clockwise, each ring begins at its
  /// least point, and polygons and holes are in the order of their rings.
  ///
  /// - Complexity: O(edges of the faces).
  /// - Throws: `broken` when a part has no single exterior.
  public func outline(of faces: some Sequence<Int32>) throws(GridGeoError) -> Region<Geographic> {
    let rings = try latticeOutline(of: faces)
    return Region(
      rings.map { polygon in
        Polygon(
          exterior: Ring(trusted: polygon[0].map(\.coordinate)),
          holes: polygon.dropFirst().map { Ring(trusted: $0.map(\.coordinate)) })
      })
  }

  /// As ``outline(of:)``, for each polygon its closed rings, the exterior first.
  func latticeOutline(of faces: some Sequence<Int32>) throws(GridGeoError) -> [[[LatticePoint]]] {
    // 1: wanted; 2: its part is known. What is connected across edges is one polygon.
    var state: [Int32: Bool] = [:]
    var order: [Int32] = []
    for face in faces where face >= 0 && state.updateValue(false, forKey: face) == nil { order.append(face) }
    var polygons: [[[LatticePoint]]] = []
    var done: Set<Int32> = []
    for first in order where state[first] == false {
      state[first] = true
      var queue = [first]
      var border: [Int32] = []
      while let face = queue.popLast() {
        forEachHalfEdge(ofFace: face) { h in
          let other = self.faces[Int(h ^ 1)]
          switch state[other] {
          case nil: border.append(h)
          case false?:
            state[other] = true
            queue.append(other)
          case true?: break
          }
        }
      }
      polygons.append(try polygon(border, &done) { state[$0] != nil })
    }
    return polygons.sorted { ClaimArrangement.precedes($0[0], $1[0]) }
  }

  /// The rings of one part from the half-edges around it.
  private func polygon(
    _ border: [Int32], _ done: inout Set<Int32>, isWanted: (Int32) -> Bool
  ) throws(GridGeoError) -> [[LatticePoint]] {
    var exteriors: [[LatticePoint]] = []
    var holes: [[LatticePoint]] = []
    for start in border where !done.contains(start) {
      var walk: [LatticePoint] = []
      var h = start
      repeat {
        done.insert(h)
        walk.append(points[Int(origins[Int(h)])])
        h = nexts[Int(h)]
        // Around the point, through the faces of the part, to where it ends.
        while isWanted(faces[Int(h ^ 1)]) { h = nexts[Int(h ^ 1)] }
      } while h != start
      for ring in ClaimArrangement.simpleRings(of: walk) {
        if ClaimArrangement.runsCounterClockwise(ring) { exteriors.append(ring) } else { holes.append(ring) }
      }
    }
    guard exteriors.count == 1 else {
      throw GridGeoError(.broken, "a part of the arrangement has \(exteriors.count) exteriors")
    }
    return exteriors + holes.sorted(by: ClaimArrangement.precedes)
  }

  /// Splits a closed walk that comes to a point more than once into rings that do not; each closed, and begun at
  /// its least point.
  private static func simpleRings(of walk: [LatticePoint]) -> [[LatticePoint]] {
    var rings: [[LatticePoint]] = []
    var path: [LatticePoint] = []
    var places: [LatticePoint: Int] = [:]
    places.reserveCapacity(walk.count)
    for p in walk {
      if let at = places[p] {
        rings.append(begunAtLeast(path[at...]))
        for q in path[(at + 1)...] { places[q] = nil }
        path.removeSubrange((at + 1)...)
      } else {
        places[p] = path.count
        path.append(p)
      }
    }
    rings.append(begunAtLeast(path[...]))
    return rings
  }

  private static func begunAtLeast(_ open: ArraySlice<LatticePoint>) -> [LatticePoint] {
    let first = open.indices.min { LatticePoint.precedes(open[$0], open[$1]) } ?? open.startIndex
    return Array(open[first...]) + open[..<first] + [open[first]]
  }

  private static func runsCounterClockwise(_ ring: [LatticePoint]) -> Bool {
    var area: Int64 = 0
    for i in 1..<ring.count {
      let (p, q) = (ring[i - 1], ring[i])
      // Wrapping is exact: the sum itself fits.
      area &+= Int64(p.x) &* Int64(q.y) &- Int64(q.x) &* Int64(p.y)
    }
    return area > 0
  }

  static func precedes(_ a: [LatticePoint], _ b: [LatticePoint]) -> Bool {
    a.lexicographicallyPrecedes(b, by: LatticePoint.precedes)
  }
}
