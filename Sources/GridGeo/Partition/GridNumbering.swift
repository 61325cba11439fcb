/// The order in which a village's grids are numbered: rows from north to south, in a row from west to east,
/// as one reads.
enum GridNumbering {
  /// - Parameters:
  ///   - rings: rings of each grid, the ground on their left.
  ///   - steps: metres per lattice step eastward and northward.
  /// - Returns: grid numbers in reading order.
  static func order(_ rings: [[[LatticePoint]]], steps: (x: Double, y: Double)) -> [Int] {
    let centres = rings.map { centre(of: $0, steps) }
    let total = centres.reduce(0) { $0 + $1.area }
    // A row is as high as a typical grid.
    let height = (total / Double(max(rings.count, 1))).squareRoot()
    guard height > 0 else { return Array(rings.indices) }
    let byLatitude = centres.indices.sorted {
      (-centres[$0].y, centres[$0].x, $0) < (-centres[$1].y, centres[$1].x, $1)
    }
    var order: [Int] = []
    var row: [Int] = []
    func close() {
      order += row.sorted { (centres[$0].x, -centres[$0].y, $0) < (centres[$1].x, -centres[$1].y, $1) }
      row.removeAll()
    }
    for i in byLatitude {
      // A row begins at its northernmost grid.
      if let first = row.first, centres[first].y - centres[i].y > height / 2 { close() }
      row.append(i)
    }
    close()
    return order
  }

  private static func centre(
    of rings: [[LatticePoint]], _ steps: (x: Double, y: Double)
  ) -> (x: Double, y: Double, area: Double) {
    guard let base = rings.first?.first else { return (0, 0, 0) }
    var area = 0.0
    var mx = 0.0
    var my = 0.0
    for ring in rings {
      for i in 1..<ring.count {
        let ax = Double(ring[i - 1].x - base.x)
        let ay = Double(ring[i - 1].y - base.y)
        let bx = Double(ring[i].x - base.x)
        let by = Double(ring[i].y - base.y)
        let cross = ax * by - bx * ay
        area += cross / 2
        mx += cross * (ax + bx) / 6
        my += cross * (ay + by) / 6
      }
    }
    guard area > 0 else { return (Double(base.x) * steps.x, Double(base.y) * steps.y, 0) }
    return (
      (Double(base.x) + mx / area) * steps.x, (Double(base.y) + my / area) * steps.y,
      area * steps.x * steps.y
    )
  }
}
