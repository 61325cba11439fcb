/// A stretch of border that runs on without a branch, with its chainage.
struct BorderChain: Sendable {
  /// A ring begins at its least vertex and repeats it at its end.
  let vertices: [PlanVertex]
  /// Metres on the ellipsoid from the start to each vertex.
  let chainage: [Double]

  init(_ vertices: [PlanVertex]) {
    self.vertices = vertices
    var at = 0.0
    var chainage = [0.0]
    for k in vertices.indices.dropFirst() {
      at += vertices[k - 1].coordinate.ellipsoidalDistance(to: vertices[k].coordinate).metres
      chainage.append(at)
    }
    self.chainage = chainage
  }

  var isRing: Bool { vertices.count > 2 && vertices.first == vertices.last }
  var length: Double { chainage[chainage.count - 1] }

  /// The place so many metres from the start; the ends for those beyond them.
  func place(_ metres: Double) -> Coordinate<Geographic> {
    let k = edge(at: metres)
    let size = chainage[k + 1] - chainage[k]
    let t = size > 0 ? max(0, min(1, (metres - chainage[k]) / size)) : 0
    let a = vertices[k].coordinate
    let step = PlanVertex.steps(from: vertices[k], to: vertices[k + 1])
    return Coordinate(
      x: a.x + CoordinateLattice.degrees(step.x) * t, y: a.y + CoordinateLattice.degrees(step.y) * t)
  }

  /// The line between two chainages; of a ring, the second may lie beyond its length. Nil without length.
  func line(from: Double, to: Double) -> [Coordinate<Geographic>]? {
    guard to > from else { return nil }
    if isRing, from >= length { return line(from: from - length, to: to - length) }
    if isRing, to > length {
      let head = line(from: from, to: length) ?? []
      let tail = line(from: 0, to: min(to - length, length)) ?? []
      return head.isEmpty ? tail : head + tail.dropFirst()
    }
    var line = [place(from)]
    for k in vertices.indices where chainage[k] > from && chainage[k] < to {
      line.append(vertices[k].coordinate)
    }
    line.append(place(to))
    return line
  }

  private func edge(at metres: Double) -> Int {
    var (low, high) = (0, chainage.count - 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if chainage[middle] <= metres { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Joins edges to chains that end where a vertex has one edge or more than two: each from its lesser end, in the
  /// order of their starts. The same for edges in any order and direction.
  ///
  /// - Complexity: O(n log n).
  static func chains(_ edges: [(PlanVertex, PlanVertex)]) -> [BorderChain] {
    var next: [PlanVertex: [PlanVertex]] = [:]
    for (a, b) in edges {
      next[a, default: []].append(b)
      next[b, default: []].append(a)
    }
    for key in next.keys { next[key]?.sort() }
    let order = next.keys.sorted()
    var used: Set<BorderEdge> = []
    func walk(_ start: PlanVertex, _ second: PlanVertex) -> BorderChain? {
      guard used.insert(BorderEdge(start, second)).inserted else { return nil }
      var line = [start, second]
      while let around = next[line[line.count - 1]], around.count == 2, line[line.count - 1] != start {
        let onward = around[0] == line[line.count - 2] ? around[1] : around[0]
        used.insert(BorderEdge(line[line.count - 1], onward))
        line.append(onward)
      }
      return BorderChain(line)
    }
    var chains: [BorderChain] = []
    for pass in 0..<2 {
      // What is left after the first pass is rings.
      for start in order where pass == 1 || next[start]?.count != 2 {
        for second in next[start] ?? [] {
          if let chain = walk(start, second) { chains.append(chain) }
        }
      }
    }
    return chains.stablySorted { $0.vertices[0] < $1.vertices[0] }
  }
}

/// An edge without a direction.
struct BorderEdge: Hashable, Sendable {
  let low: PlanVertex
  let high: PlanVertex

  init(_ a: PlanVertex, _ b: PlanVertex) { (low, high) = a < b ? (a, b) : (b, a) }
}
