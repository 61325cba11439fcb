/// The faces of a planar set of edges that all separate two faces: half-edges in order around each point, walks
/// around the faces with their exact areas, and the face around each hole.
///
/// Half-edges `2e` and `2e + 1` are the two directions of edge `e`; a half-edge bounds the face on its left.
struct FaceTrace: Sendable {
  /// Next half-edge around the face on the left.
  private(set) var nexts: [Int32]
  /// Face on the left of each half-edge; −1 is the unbounded one.
  private(set) var faces: [Int32] = []
  /// Twice the area of each face in square lattice steps, holes taken off.
  private(set) var doubleAreas: [Int64] = []
  /// One half-edge of each boundary walk of face `f`, the outer walk first:
  /// `walks[walkStarts[f] ..< walkStarts[f + 1]]`; the unbounded face stands last.
  private(set) var walkStarts: [Int32] = []
  private(set) var walks: [Int32] = []

  var faceCount: Int { doubleAreas.count }

  /// - Throws: `broken` when a walk encloses nothing.
  init(points: [LatticePoint], origins: [Int32]) throws(GridGeoError) {
    nexts = FaceTrace.nextHalfEdges(points: points, origins: origins)
    try trace(points, origins)
  }

  /// The half-edge after each one around the face on its left: at its end, the first one clockwise from
  /// the way back.
  private static func nextHalfEdges(points: [LatticePoint], origins: [Int32]) -> [Int32] {
    var starts = [Int32](repeating: 0, count: points.count + 2)
    var outgoing = [Int32](repeating: 0, count: origins.count)
    var nexts = [Int32](repeating: -1, count: origins.count)
    points.withUnsafeBufferPointer { points in
      origins.withUnsafeBufferPointer { origins in
        starts.withUnsafeMutableBufferPointer { starts in
          outgoing.withUnsafeMutableBufferPointer { outgoing in
            nexts.withUnsafeMutableBufferPointer { nexts in
              for origin in origins { starts[Int(origin) + 2] += 1 }
              for i in 2..<starts.count { starts[i] += starts[i - 1] }
              for h in 0..<origins.count {
                let origin = Int(origins[h]) + 1
                outgoing[Int(starts[origin])] = Int32(h)
                starts[origin] += 1
              }
              for v in points.indices {
                let range = Int(starts[v])..<Int(starts[v + 1])
                if range.count == 2 {
                  // Most points: nothing to sort.
                  let (g, h) = (outgoing[range.lowerBound], outgoing[range.lowerBound + 1])
                  nexts[Int(g ^ 1)] = h
                  nexts[Int(h ^ 1)] = g
                  continue
                }
                let centre = points[v]
                for i in range.dropFirst() {
                  let h = outgoing[i]
                  let end = points[Int(origins[Int(h ^ 1)])]
                  var j = i
                  while j > range.lowerBound {
                    let g = outgoing[j - 1]
                    if !precedesByAngle(end, points[Int(origins[Int(g ^ 1)])], around: centre) { break }
                    outgoing[j] = g
                    j -= 1
                  }
                  outgoing[j] = h
                }
                for i in range {
                  let before = i == range.lowerBound ? range.upperBound - 1 : i - 1
                  nexts[Int(outgoing[i] ^ 1)] = outgoing[before]
                }
              }
            }
          }
        }
      }
    }
    return nexts
  }

  private mutating func trace(_ points: [LatticePoint], _ origins: [Int32]) throws(GridGeoError) {
    var walkOf = [Int32](repeating: -1, count: origins.count)
    var starts: [Int32] = []
    var areas: [Int64] = []
    var leftmosts: [LatticePoint] = []
    nexts.withUnsafeBufferPointer { nexts in
      points.withUnsafeBufferPointer { points in
        origins.withUnsafeBufferPointer { origins in
          walkOf.withUnsafeMutableBufferPointer { walkOf in
            for start in origins.indices where walkOf[start] < 0 {
              let walk = Int32(starts.count)
              var p = points[Int(origins[start])]
              var leftmost = p
              var area: Int64 = 0
              var h = start
              repeat {
                walkOf[h] = walk
                h = Int(nexts[h])
                let q = points[Int(origins[h])]
                // Wrapping is exact: the sum itself fits.
                area &+= Int64(p.x) &* Int64(q.y) &- Int64(q.x) &* Int64(p.y)
                if LatticePoint.precedes(q, leftmost) { leftmost = q }
                p = q
              } while h != start
              starts.append(Int32(start))
              areas.append(area)
              leftmosts.append(leftmost)
            }
          }
        }
      }
    }
    guard !areas.contains(0) else {
      throw GridGeoError(.broken, "a walk around a face of the arrangement encloses nothing")
    }
    var faceOf = [Int32](repeating: -1, count: starts.count)
    for walk in starts.indices where areas[walk] > 0 {
      faceOf[walk] = Int32(doubleAreas.count)
      doubleAreas.append(areas[walk])
    }
    let outer = starts.indices.filter { areas[$0] < 0 }
      .sorted { LatticePoint.precedes(leftmosts[$0], leftmosts[$1]) }
    let looks = WestwardLooks(from: outer.map { leftmosts[$0] }, points: points, origins: origins)
    // From west to east, so that a neighbour's own place is known when it is asked for.
    for (i, walk) in outer.enumerated() {
      guard looks.halfEdges[i] >= 0 else { continue }
      let around = faceOf[Int(walkOf[Int(looks.halfEdges[i])])]
      faceOf[walk] = around
      if around >= 0 { doubleAreas[Int(around)] += areas[walk] }
    }
    list(starts, faceOf)
    for h in walkOf.indices { walkOf[h] = faceOf[Int(walkOf[h])] }
    faces = walkOf
  }

  private mutating func list(_ starts: [Int32], _ faceOf: [Int32]) {
    walkStarts = [Int32](repeating: 0, count: faceCount + 2)
    func row(_ face: Int32) -> Int { face < 0 ? faceCount : Int(face) }
    for face in faceOf { walkStarts[row(face) + 1] += 1 }
    for i in 1..<walkStarts.count { walkStarts[i] += walkStarts[i - 1] }
    walks = [Int32](repeating: 0, count: starts.count)
    var fill = walkStarts
    var isOuter = [Bool](repeating: false, count: starts.count)
    // The outer walk of a face has its number's order among the positive ones.
    var next: Int32 = 0
    for (walk, face) in faceOf.enumerated() where face == next {
      isOuter[walk] = true
      walks[Int(fill[row(face)])] = starts[walk]
      fill[row(face)] += 1
      next += 1
    }
    for (walk, face) in faceOf.enumerated() where !isOuter[walk] {
      walks[Int(fill[row(face)])] = starts[walk]
      fill[row(face)] += 1
    }
  }
}
