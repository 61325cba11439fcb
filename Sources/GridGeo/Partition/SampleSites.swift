/// Sites spread evenly over ground whose households are known only by their number.
enum SampleSites {
  /// About this many for each grid: enough to cut even shares.
  static let perGrid = 40

  /// Points of a hexagonal lattice inside the rings; about `wanted`, and never none.
  ///
  /// - Parameters:
  ///   - rings: closed, the ground on their left.
  ///   - steps: metres per lattice step eastward and northward.
  static func inside(
    _ rings: [[LatticePoint]], wanted: Int, steps: (x: Double, y: Double)
  ) -> [LatticePoint] {
    let area = rings.reduce(0.0) { $0 + Double(doubleArea(of: $1)) / 2 } * steps.x * steps.y
    let all = rings.joined()
    let low = all.reduce(all[all.startIndex]) { LatticePoint(x: min($0.x, $1.x), y: min($0.y, $1.y)) }
    let high = all.reduce(low) { LatticePoint(x: max($0.x, $1.x), y: max($0.y, $1.y)) }
    // A hexagon of width w has the area w²·√3⁄2.
    var spacing = (area / Double(max(wanted, 1)) * 2 / 3.0.squareRoot()).squareRoot()
    for _ in 0..<8 {
      let dx = max(1, Int32(spacing / steps.x))
      let dy = max(1, Int32(spacing * 0.75.squareRoot() / steps.y))
      var points: [LatticePoint] = []
      var row = 0
      var y = low.y + dy / 2
      while y <= high.y {
        var x = low.x + (row % 2 == 0 ? dx / 2 : dx)
        while x <= high.x {
          let p = LatticePoint(x: x, y: y)
          if locate(p, inRings: rings) == .inside { points.append(p) }
          x += dx
        }
        y += dy
        row += 1
      }
      // A thin or ragged village may slip through the lattice: take a finer one.
      if points.count * 2 >= wanted { return points.sorted(by: LatticePoint.precedes) }
      spacing *= 0.6
    }
    return [all[all.startIndex]]
  }
}
