@testable import GridGeo

/// Two neighbours whose common border is known and was drawn twice, each vertex anew. Where they really
/// disagree, the second one's line bulges into the first one's ground.
struct DrawnPair {
  /// What both really mean.
  var truth: Area
  /// Where the real disagreement is, west to east; nil without one.
  var bulge: ClosedRange<Double>?
  var first: WeighedClaim
  var second: WeighedClaim

  /// Nearly normal: the sum of twelve uniform numbers, by plain arithmetic alone.
  static func normal(_ random: inout SeededGenerator) -> Double {
    var sum = 0.0
    for _ in 0..<12 { sum += random.nextUniform() }
    return sum - 6
  }

  /// A number whose logarithm is evenly spread, near enough: a power of two for the octave, then a share of it.
  static func spread(_ low: Double, _ high: Double, _ random: inout SeededGenerator) -> Double {
    var (from, octaves) = (low, 0)
    while from < high {
      from *= 2
      octaves += 1
    }
    while true {
      var value = low
      for _ in 0..<random.next(below: octaves) { value *= 2 }
      value *= random.nextUniform(from: 1, to: 2)
      if value <= high { return value }
    }
  }

  /// A pair with accuracies from 1 to 15 m, and a disagreement of 50 to 2,000 m or none.
  ///
  /// - Parameter depth: Least depth of a disagreement, in standard deviations of one line from the other.
  static func random(
    border: Double, disagrees: Bool, depth: Double = 0, _ random: inout SeededGenerator
  ) throws -> DrawnPair {
    while true {
      let sigmas = (spread(1, 15, &random), spread(1, 15, &random))
      let length = spread(50, 2000, &random)
      let deep = length * random.nextUniform(from: 0.1, to: 0.5)
      let apart = (sigmas.0 * sigmas.0 + sigmas.1 * sigmas.1).squareRoot()
      if disagrees && deep < depth * apart { continue }
      return try DrawnPair(
        sigmas: sigmas, border: border, bulge: disagrees ? (length, deep) : nil, random: &random)
    }
  }

  init(
    sigmas: (Double, Double), border: Double, bulge: (length: Double, depth: Double)?,
    random: inout SeededGenerator
  ) throws {
    // Vertices so far apart that a redrawn line does not cross itself.
    let step = 5 * max(5, sigmas.0, sigmas.1)
    var common = [Coordinate<Planar>(x: 0, y: 0)]
    let length = max(border, 1.2 * (bulge?.length ?? 0))
    while let last = common.last, last.x < length {
      common.append(
        Coordinate(
          x: last.x + random.nextUniform(from: step, to: step + 60),
          y: last.y * 0.95 + random.nextUniform(from: -25, to: 25)))
    }
    let end = common[common.count - 1].x
    var raised = common
    var truth = 0.0
    if let bulge {
      let start = random.nextUniform(from: 0.1, to: 0.9) * (end - bulge.length)
      let stop = start + bulge.length
      let count = max(2, Int(bulge.length / max(10, min(80, step))))
      var arch = [Self.place(on: common, start)]
      for k in 1..<count {
        let t = Double(k) / Double(count)
        var place = Self.place(on: common, start + bulge.length * t)
        place.y += bulge.depth * 4 * t * (1 - t) * random.nextUniform(from: 0.8, to: 1.2)
        arch.append(place)
      }
      arch.append(Self.place(on: common, stop))
      let under = common.filter { $0.x > start && $0.x < stop }
      truth = try abs(Ring(arch + under.reversed() + [arch[0]]).signedDoubleArea) / 2
      raised = common.filter { $0.x <= start } + arch + common.filter { $0.x >= stop }
      self.bulge = start...stop
    }
    self.truth = .squareMetres(truth)
    let far = end + 5000
    func claim(_ line: [Coordinate<Planar>], _ sigma: Double, _ y: Double) throws -> WeighedClaim {
      let drawn = line.map {
        Coordinate<Planar>(
          x: $0.x + sigma * Self.normal(&random), y: $0.y + sigma * Self.normal(&random))
      }
      let ring = drawn + [Coordinate(x: end + 500, y: y), Coordinate(x: -500, y: y), drawn[0]]
      return WeighedClaim(Region(Polygon(exterior: try Ring(ring))), accuracy: .metres(sigma))
    }
    first = try claim(common, sigmas.0, far)
    second = try claim(raised, sigmas.1, -far)
  }

  private static func place(on line: [Coordinate<Planar>], _ x: Double) -> Coordinate<Planar> {
    let i = max(1, line.firstIndex { $0.x >= x } ?? line.count - 1)
    let (a, b) = (line[i - 1], line[i])
    return Coordinate(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
  }

  /// The ground both claim, as drawn, piece by piece; nil when a line was drawn across itself.
  func pieces(in geos: borrowing GEOSContext) throws -> [Region<Planar>]? {
    guard try first.region.isValid(in: geos), try second.region.isValid(in: geos) else { return nil }
    return try first.region.intersection(second.region, in: geos).polygons.map { Region($0) }
  }

  /// The pieces that reach into the real disagreement; the others are noise of the lines.
  func real(among pieces: [Region<Planar>]) -> [Int] {
    guard let bulge else { return [] }
    return pieces.indices.filter { i in
      guard let box = pieces[i].boundingBox else { return false }
      return bulge.lowerBound < box.maximum.x && box.minimum.x < bulge.upperBound
    }
  }
}
