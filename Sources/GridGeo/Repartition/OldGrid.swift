/// A grid of the plan that is to be changed, with its ground on the lattice.
struct OldGrid: Sendable {
  var grid: Grid
  /// Closed, the ground on their left.
  var rings: [[LatticePoint]]
  var low: LatticePoint
  var high: LatticePoint

  var code: String { grid.code }

  init(_ grid: Grid) {
    self.grid = grid
    rings = DivisionGround.rings(of: grid.region)
    let all = rings.joined()
    let first = all.first ?? LatticePoint(x: 0, y: 0)
    low = all.reduce(first) { LatticePoint(x: min($0.x, $1.x), y: min($0.y, $1.y)) }
    high = all.reduce(first) { LatticePoint(x: max($0.x, $1.x), y: max($0.y, $1.y)) }
  }

  func contains(_ p: LatticePoint) -> Bool {
    p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y && locate(p, inRings: rings) != .outside
  }

  func meetsBox(of ground: DivisionGround) -> Bool {
    let all = ground.rings.joined()
    guard let first = all.first else { return false }
    let south = all.reduce(first) { LatticePoint(x: min($0.x, $1.x), y: min($0.y, $1.y)) }
    let north = all.reduce(first) { LatticePoint(x: max($0.x, $1.x), y: max($0.y, $1.y)) }
    return low.x <= north.x && high.x >= south.x && low.y <= north.y && high.y >= south.y
  }

  /// Squared distance to the outline in lattice steps.
  func squaredDistance(to p: LatticePoint) -> Double {
    var best = Double.infinity
    for ring in rings {
      for i in 1..<ring.count {
        let (ax, ay) = (Double(ring[i - 1].x - p.x), Double(ring[i - 1].y - p.y))
        let (dx, dy) = (Double(ring[i].x - ring[i - 1].x), Double(ring[i].y - ring[i - 1].y))
        let squared = dx * dx + dy * dy
        let t = squared > 0 ? min(max(-(ax * dx + ay * dy) / squared, 0), 1) : 0
        let (ex, ey) = (ax + t * dx, ay + t * dy)
        best = min(best, ex * ex + ey * ey)
      }
    }
    return best
  }

  /// The grid that each site lies in, by number: on a common border the first, which has the lowest code; outside
  /// all of them the nearest, when that is asked for.
  ///
  /// - Parameter grids: in order of code.
  static func homes(of sites: [DivisionGround.Site], in grids: [OldGrid], nearest: Bool) -> [Int32] {
    sites.map { site in
      if let at = grids.firstIndex(where: { $0.contains(site.position) }) { return Int32(at) }
      guard nearest else { return -1 }
      let distances = grids.map { $0.squaredDistance(to: site.position) }
      return Int32(distances.indices.min { distances[$0] < distances[$1] } ?? -1)
    }
  }
}
