/// The outlines of what a cut gives to each label, and the lines between them.
struct CutOutlines {
  private let cut: GroundCut
  private let arrangement: Arrangement

  init(_ cut: GroundCut) {
    self.cut = cut
    arrangement = cut.arrangement
  }

  private func label(_ h: Int32) -> GroundCut.Label {
    let face = arrangement.faces[Int(h)]
    return face < 0 ? -1 : cut.labels[Int(face)]
  }

  private func isBorder(_ h: Int32, of wanted: GroundCut.Label) -> Bool {
    label(h) == wanted && label(h ^ 1) != wanted
  }

  /// Border walks of a label's ground, with the ground on the left.
  private func walks(_ wanted: GroundCut.Label) -> [[Int32]] {
    var seen = [Bool](repeating: false, count: arrangement.origins.count)
    var result: [[Int32]] = []
    for start in arrangement.origins.indices where !seen[start] && isBorder(Int32(start), of: wanted) {
      var walk: [Int32] = []
      var h = Int32(start)
      repeat {
        seen[Int(h)] = true
        walk.append(h)
        h = arrangement.nexts[Int(h)]
        while !isBorder(h, of: wanted) { h = arrangement.nexts[Int(h ^ 1)] }
      } while h != Int32(start)
      result.append(walk)
    }
    return result
  }

  /// The ground with a label, on the lattice.
  func region(_ wanted: GroundCut.Label) -> Region<Geographic> {
    var shells: [[LatticePoint]] = []
    var holes: [[LatticePoint]] = []
    for walk in walks(wanted) {
      for ring in CutOutlines.simple(walk.map { arrangement.points[Int(arrangement.origins[Int($0)])] }) {
        let area = CutOutlines.doubleArea(ring)
        if area > 0 { shells.append(ring) } else if area < 0 { holes.append(ring) }
      }
    }
    let order = shells.indices.sorted { LatticePoint.precedes(shells[$0][0], shells[$1][0]) }
    var polygons = order.map { Polygon(exterior: CutOutlines.ring(shells[$0])) }
    holes.sort { LatticePoint.precedes($0[0], $1[0]) }
    for hole in holes {
      var best: (area: Int64, polygon: Int)?
      for (polygon, shell) in order.enumerated() {
        // Holes do not cross shells: the first vertex that is not on the shell tells.
        let position = hole.lazy.map { locate($0, inRings: [shells[shell]]) }.first { $0 != .boundary }
        guard position == .inside else { continue }
        let area = CutOutlines.doubleArea(shells[shell])
        if best.map({ area < $0.area }) ?? true { best = (area, polygon) }
      }
      if let best { polygons[best.polygon].holes.append(CutOutlines.ring(hole)) }
    }
    return Region(polygons)
  }

  /// The lines between the labels inside the ground, each with the lower label on its left.
  func dividers() -> [GroundCut.Divider] {
    var result: [GroundCut.Divider] = []
    func add(_ points: [LatticePoint], _ wanted: GroundCut.Label, _ h: Int32) {
      result.append(GroundCut.Divider(points: points, left: wanted, right: label(h ^ 1)))
    }
    for wanted in GroundCut.Label(0)...1 {
      for walk in walks(wanted) {
        let isLine = walk.map { label($0 ^ 1) > wanted }
        // Runs of half-edges with the same other side; a walk begins where one ends.
        func begins(_ k: Int) -> Bool {
          let before = (k + walk.count - 1) % walk.count
          return isLine[k] && (!isLine[before] || label(walk[before] ^ 1) != label(walk[k] ^ 1))
        }
        let starts = walk.indices.filter(begins)
        if starts.isEmpty, isLine.first == true {
          let ring = CutOutlines.fromWest(walk.map { arrangement.points[Int(arrangement.origins[Int($0)])] })
          add(ring + [ring[0]], wanted, walk[0])
        }
        for start in starts {
          var line = [arrangement.points[Int(arrangement.origins[Int(walk[start])])]]
          var k = start
          repeat {
            line.append(arrangement.points[Int(arrangement.origins[Int(walk[k] ^ 1)])])
            k = (k + 1) % walk.count
          } while k != start && isLine[k] && !begins(k)
          add(line, wanted, walk[start])
        }
      }
    }
    return result
  }

  /// The same lines, each from its western end, in the order of their first points.
  func lines() -> [[LatticePoint]] {
    let western = dividers().map { divider in
      let line = divider.points
      let isEastern = line.first != line.last && LatticePoint.precedes(line[line.count - 1], line[0])
      return isEastern ? line.reversed() : line
    }
    return western.sorted { a, b in
      a[0] != b[0] ? LatticePoint.precedes(a[0], b[0]) : LatticePoint.precedes(a[1], b[1])
    }
  }

  /// From its westernmost point.
  private static func fromWest(_ ring: [LatticePoint]) -> [LatticePoint] {
    let start = ring.indices.min { LatticePoint.precedes(ring[$0], ring[$1]) } ?? 0
    return Array(ring[start...]) + Array(ring[..<start])
  }

  /// Closed rings that visit no point twice, from their westernmost points, out of a closed walk.
  private static func simple(_ walk: [LatticePoint]) -> [[LatticePoint]] {
    var rings: [[LatticePoint]] = []
    var stack: [LatticePoint] = []
    var place: [LatticePoint: Int] = [:]
    for point in walk + [walk[0]] {
      if let earlier = place[point] {
        let ring = Array(stack[earlier...])
        for left in ring.dropFirst() { place[left] = nil }
        stack.removeSubrange((earlier + 1)...)
        if ring.count >= 3 {
          let turned = fromWest(ring)
          rings.append(turned + [turned[0]])
        }
      } else {
        place[point] = stack.count
        stack.append(point)
      }
    }
    return rings
  }

  private static func doubleArea(_ ring: [LatticePoint]) -> Int64 {
    var sum: Int64 = 0
    for k in 1..<ring.count { sum &+= turn(ring[0], ring[k - 1], ring[k]) }
    return sum
  }

  private static func ring(_ points: [LatticePoint]) -> Ring<Geographic> {
    Ring(trusted: points.map(\.coordinate))
  }
}
