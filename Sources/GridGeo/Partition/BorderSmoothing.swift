/// Smooths the inner borders of a mesh: each free vertex goes towards the mean of its neighbours, again and
/// again, which shortens the borders like a taut string; then vertices on nearly straight stretches go.
///
/// No border comes nearer to a site than that site's clearance.
struct BorderSmoothing {
  /// Rounds of moving towards the mean.
  static let rounds = 30
  /// Moves shorter than this are not worth making, metres.
  static let shortestMove = 0.5
  /// Vertices nearer than this to the straight line are taken out, metres.
  static let straightness = 1.0
  /// No site asks for more room than this, metres.
  static let widestClearance = 15.0

  private let steps: (x: Double, y: Double)
  /// Clearance of each site, metres.
  private let clearances: [Double]

  /// - Parameters:
  ///   - sites: positions in metres, with the cluster of each.
  ///   - steps: metres per lattice step eastward and northward.
  init(sites: [Coordinate<Planar>], clusters: [Int32], steps: (x: Double, y: Double)) {
    self.steps = steps
    clearances = BorderSmoothing.clearances(sites, clusters)
  }

  /// The widest clearance in lattice steps.
  var reach: Int32 { Int32(BorderSmoothing.widestClearance / min(steps.x, steps.y)) + 1 }

  /// A third of the way to the nearest site of another cluster: cell borders keep half of it.
  private static func clearances(_ sites: [Coordinate<Planar>], _ clusters: [Int32]) -> [Double] {
    struct Cell: Hashable {
      var x: Int
      var y: Int
    }
    let side = 3 * widestClearance
    var cells: [Cell: [Int]] = [:]
    func cell(_ s: Coordinate<Planar>) -> Cell {
      Cell(x: Int((s.x / side).rounded(.down)), y: Int((s.y / side).rounded(.down)))
    }
    for (i, site) in sites.enumerated() { cells[cell(site), default: []].append(i) }
    return sites.indices.map { i in
      var nearest = side * side
      let at = cell(sites[i])
      for dy in -1...1 {
        for dx in -1...1 {
          for j in cells[Cell(x: at.x + dx, y: at.y + dy)] ?? [] where clusters[j] != clusters[i] {
            let ex = sites[j].x - sites[i].x
            let ey = sites[j].y - sites[i].y
            nearest = min(nearest, ex * ex + ey * ey)
          }
        }
      }
      return nearest.squareRoot() / 3
    }
  }

  func run(_ mesh: inout BorderMesh) {
    let free = mesh.positions.indices.filter { !mesh.isFixed[$0] && mesh.incident[$0].count >= 2 }
    let sites = mesh.sites
    let isClear = { (a: LatticePoint, b: LatticePoint, s: Int32) in
      distance(from: sites[Int(s)], toSegment: a, b) >= clearances[Int(s)]
    }
    // A vertex is tried again only when it or a neighbour has moved since.
    var isDue = [Bool](repeating: false, count: mesh.positions.count)
    for v in free { isDue[v] = true }
    for _ in 0..<BorderSmoothing.rounds {
      var moved = false
      for v in free where isDue[v] {
        isDue[v] = false
        let place = target(mesh, v)
        guard length(from: mesh.positions[v], to: place) >= BorderSmoothing.shortestMove,
          mesh.move(Int32(v), to: place, clear: isClear)
        else { continue }
        moved = true
        isDue[v] = true
        for e in mesh.incident[v] { isDue[Int(mesh.edges[Int(e)].other(than: Int32(v)))] = true }
      }
      if !moved { break }
    }
    for v in free where mesh.incident[v].count == 2 {
      let ends = mesh.incident[v].map { mesh.positions[Int(mesh.edges[Int($0)].other(than: Int32(v)))] }
      if distance(from: mesh.positions[v], toSegment: ends[0], ends[1]) < BorderSmoothing.straightness {
        _ = mesh.straighten(Int32(v), clear: isClear)
      }
    }
  }

  /// The mean of the neighbours.
  private func target(_ mesh: BorderMesh, _ v: Int) -> LatticePoint {
    let p = mesh.positions[v]
    var sumX: Int64 = 0
    var sumY: Int64 = 0
    for e in mesh.incident[v] {
      let q = mesh.positions[Int(mesh.edges[Int(e)].other(than: Int32(v)))]
      sumX += Int64(q.x) - Int64(p.x)
      sumY += Int64(q.y) - Int64(p.y)
    }
    let n = Int64(mesh.incident[v].count)
    return LatticePoint(x: p.x + Int32(sumX / n), y: p.y + Int32(sumY / n))
  }

  /// Metres.
  private func length(from p: LatticePoint, to q: LatticePoint) -> Double {
    let dx = Double(q.x - p.x) * steps.x
    let dy = Double(q.y - p.y) * steps.y
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Metres.
  private func distance(
    from p: LatticePoint, toSegment a: LatticePoint, _ b: LatticePoint
  ) -> Double {
    let ax = Double(a.x - p.x) * steps.x
    let ay = Double(a.y - p.y) * steps.y
    let bx = Double(b.x - p.x) * steps.x
    let by = Double(b.y - p.y) * steps.y
    let dx = bx - ax
    let dy = by - ay
    let squared = dx * dx + dy * dy
    let t = squared > 0 ? min(max(-(ax * dx + ay * dy) / squared, 0), 1) : 0
    let ex = ax + t * dx
    let ey = ay + t * dy
    return (ex * ex + ey * ey).squareRoot()
  }
}
