/// A place inside ground where a text has room.
struct LabelSpot: Sendable {
  var x: Double
  var y: Double
  /// Free room about the place, in drawing units.
  var width: Double
  var height: Double

  /// The largest size at which the text stays inside.
  func size(for text: String) -> Double {
    min(width / max(0.5, TextMeasure.width(text, size: 1)), height / 1.1)
  }

  /// Looks along a few level lines for the widest stretch that is high enough too.
  ///
  /// - Parameter lines: stretches that bound the ground together, each drawn once, in any order and direction.
  /// - Returns: Nil for ground without inside.
  /// - Complexity: O(vertices).
  static func find(_ lines: [[PagePoint]]) -> LabelSpot? {
    var low = Int32.max
    var high = Int32.min
    for line in lines {
      for point in line { (low, high) = (min(low, point.y), max(high, point.y)) }
    }
    guard low < high else { return nil }
    var best: LabelSpot?
    let levels = 9
    for level in 0..<levels {
      // Off the whole numbers: no vertex lies on the line.
      let y = Double(low) + (Double(high - low) * (Double(level) + 0.5) / Double(levels)).rounded(.down) + 0.5
      for across in stretches(lines, at: y, level: true) {
        let x = (((across.lowerBound + across.upperBound) / 2).rounded(.down)) + 0.5
        guard let up = stretches(lines, at: x, level: false).first(where: { $0.contains(y) }) else {
          continue
        }
        let spot = LabelSpot(
          x: x, y: y, width: across.upperBound - across.lowerBound,
          // Room on both sides of the place.
          height: 2 * min(up.upperBound - y, y - up.lowerBound))
        if best.map({ spot.worth > $0.worth }) ?? true { best = spot }
      }
    }
    return best
  }

  private var worth: Double { min(width, 2.5 * height) }

  /// Where a level or an upright line runs inside.
  private static func stretches(
    _ lines: [[PagePoint]], at value: Double, level: Bool
  ) -> [ClosedRange<Double>] {
    var crossings: [Double] = []
    for line in lines {
      for at in 1..<max(1, line.count) {
        let (a, b) = (line[at - 1], line[at])
        let (p, q) = level ? (Double(a.y), Double(b.y)) : (Double(a.x), Double(b.x))
        guard (p < value) != (q < value) else { continue }
        let (u, v) = level ? (Double(a.x), Double(b.x)) : (Double(a.y), Double(b.y))
        crossings.append(u + (v - u) * (value - p) / (q - p))
      }
    }
    crossings.sort()
    return stride(from: 1, to: crossings.count, by: 2).map { crossings[$0 - 1]...crossings[$0] }
  }
}
