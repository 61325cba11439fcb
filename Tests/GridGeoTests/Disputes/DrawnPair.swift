@testable import GridGeo

/// Two neighbours whose common border is known, and was drawn twice. Where they really disagree, the second
/// one's line bulges into the first one's ground.
struct DrawnPair {
  /// What both really mean, and its area.
  var truth: Area
  /// Where the real disagreement is; nil without one.
  var bulge: ClosedRange<Double>?
  var first: WeighedClaim
  var second: WeighedClaim

  /// A number of the normal distribution (G. Box and M. Muller, 1958; the polar form would draw unevenly).
  static func normal(_ random: inout SeededGenerator) -> Double {
    var sum = 0.0
    // Twelve uniform numbers: plain arithmetic, and no tail beyond six standard deviations.
    for _ in 0..<12 { sum += random.nextUniform() }
    return sum - 6
  }

  /// - Parameters:
  ///   - sigmas: Of the two drawings, in metres.
  ///   - length: Of the border.
  ///   - bulge: Length and depth of the disagreement; nil for none.
  init(
    sigmas: (Double, Double), length: Double, bulge: (length: Double, depth: Double)?,
    random: inout SeededGenerator
  ) throws {
    let step = 5 * max(5, sigmas.0, sigmas.1)
    var xs = [0.0]
    while xs[xs.count - 1] < length {
      xs.append(xs[xs.count - 1] + random.nextUniform(from: step, to: step + 60))
    }
    let end = xs[xs.count - 1]
    var ys: [Double] = []
    var y = 0.0
    for _ in xs {
      ys.append(y)
      y += random.nextUniform(from: -25, to: 25) - y * 0.05
    }
    var low = zip(xs, ys).map { Coordinate<Planar>(x: $0, y: $1) }
    let common = low
    var truth = 0.0
    self.bulge = nil
    if let bulge {
      let start = random.nextUniform(from: 0.1, to: 0.9) * max(0, end - bulge.length)
      let stop = start + bulge.length
      func onBorder(_ x: Double) -> Double {
        let i = max(1, xs.firstIndex { $0 >= x } ?? xs.count - 1)
        return ys[i - 1] + (ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1])
      }
      let count = max(2, Int(bulge.length / max(10, min(80, step))))
      var raised: [Coordinate<Planar>] = [Coordinate(x: start, y: onBorder(start))]
      for k in 1..<count {
        let t = Double(k) / Double(count)
        let x = start + bulge.length * t
        raised.append(
          Coordinate(
            x: x, y: onBorder(x) + bulge.depth * 4 * t * (1 - t) * random.nextUniform(from: 0.8, to: 1.2)))
      }
      raised.append(Coordinate(x: stop, y: onBorder(stop)))
      // The border under the bulge, back to its start, closes the ground both claim.
      let under = common.filter { $0.x > start && $0.x < stop }
      truth = try abs(Ring(raised + under.reversed() + [raised[0]]).signedDoubleArea) / 2
      low = common.filter { $0.x <= start } + raised + common.filter { $0.x >= stop }
      self.bulge = start...stop
    }
    self.truth = .squareMetres(truth)
    func drawn(_ line: [Coordinate<Planar>], _ sigma: Double) -> [Coordinate<Planar>] {
      line.map { Coordinate(x: $0.x + sigma * Self.normal(&random), y: $0.y + sigma * Self.normal(&random)) }
    }
    let (upper, lower) = (drawn(common, sigmas.0), drawn(low, sigmas.1))
    let far = length + 5000
    first = WeighedClaim(
      Region(
        Polygon(
          exterior: try Ring(
            upper + [Coordinate(x: end + 500, y: far), Coordinate(x: -500, y: far), upper[0]]))),
      accuracy: .metres(sigmas.0))
    second = WeighedClaim(
      Region(
        Polygon(
          exterior: try Ring(
            lower + [Coordinate(x: end + 500, y: -far), Coordinate(x: -500, y: -far), lower[0]]))),
      accuracy: .metres(sigmas.1))
  }

  /// Whether a piece lies, by its middle, in the real disagreement.
  func isReal(_ piece: Region<Planar>) -> Bool {
    guard let bulge, let box = piece.boundingBox else { return false }
    return bulge.contains(box.centre.x)
  }
}
