extension BorderNetwork {
  /// Outlines of regions of cells as rings of fixed points, closed, the region on the left: exteriors run
  /// counter-clockwise and holes clockwise.
  ///
  /// - Parameters:
  ///   - labels: region number by cell, −1 outside.
  ///   - count: how many regions.
  /// - Returns: for each region its polygons, exterior first; the largest polygon comes first.
  /// - Complexity: O(cells).
  func outlines(of labels: [Int32], count: Int) -> [[[[FixedPoint]]]] {
    var visited = [UInt8](repeating: 0, count: labels.count)
    var rings = [[(cell: Int, points: [FixedPoint])]](repeating: [], count: count)
    for row in 2..<(mesh.rows - 2) {
      for cell in (row * mesh.columns + 2)..<(row * mesh.columns + mesh.columns - 2)
      where labels[cell] >= 0 {
        for d in 0..<6 where visited[cell] & (1 << d) == 0 && labels[mesh.neighbour(cell, d)] != labels[cell]
        {
          rings[Int(labels[cell])].append((cell, trace(from: cell, d, labels, &visited)))
        }
      }
    }
    return rings.map { assemble($0, labels) }
  }

  private func trace(
    from start: Int, _ direction: Int, _ labels: [Int32], _ visited: inout [UInt8]
  ) -> [FixedPoint] {
    var line: [FixedPoint] = []
    var cell = start
    var d = direction
    repeat {
      visited[cell] |= 1 << d
      if let slot = slot(ofEdge: mesh.edge(cell, d)) { appendPoints(of: slot, forward: d < 3, to: &line) }
      let third = mesh.neighbour(cell, (d + 1) % 6)
      if labels[third] == labels[start] {
        cell = third
        d = (d + 5) % 6
      } else {
        d = (d + 1) % 6
      }
    } while cell != start || d != direction
    line.append(line[0])
    return line
  }

  /// Sorts a region's rings into polygons.
  private func assemble(
    _ rings: [(cell: Int, points: [FixedPoint])], _ labels: [Int32]
  ) -> [[[FixedPoint]]] {
    guard rings.count > 1 else { return rings.map { [$0.points] } }
    let signed = rings.map { Self.doubleArea($0.points) }
    let exteriors = rings.indices.filter { signed[$0] > 0 }.sorted { (-signed[$0], $0) < (-signed[$1], $1) }
    var polygons = exteriors.map { [rings[$0].points] }
    guard exteriors.count < rings.count else { return polygons }
    var part: [Int: Int] = [:]
    for (number, ring) in exteriors.enumerated() {
      var stack = [rings[ring].cell]
      part[stack[0]] = number
      while let cell = stack.popLast() {
        for d in 0..<6 {
          let next = mesh.neighbour(cell, d)
          if labels[next] == labels[cell], part[next] == nil {
            part[next] = number
            stack.append(next)
          }
        }
      }
    }
    for hole in rings.indices where signed[hole] < 0 {
      if let number = part[rings[hole].cell] { polygons[number].append(rings[hole].points) }
    }
    return polygons
  }

  /// Twice the signed area in squares of 1e-7 degree. Exact for rings up to some 2,000 km.
  static func doubleArea(_ ring: [FixedPoint]) -> Int64 {
    guard let origin = ring.first else { return 0 }
    var sum: Int64 = 0
    for i in 1..<max(ring.count - 1, 1) { sum += FixedPoint.turn(origin, ring[i], ring[i + 1]) }
    return sum
  }
}
