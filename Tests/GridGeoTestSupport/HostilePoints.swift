public import GridGeo

/// Points where a point-in-polygon test goes wrong.
public enum HostilePoints {
  /// Stands for the next double beside 0: smaller ones are a matter of their own, see `nextToZero`.
  private static let besideZero = 1e-140

  /// Beside the axes by the smallest doubles there are.
  public static let nextToZero: [Coordinate<Geographic>] =
    [-0.75, -0.25, 0.3, 0.75].flatMap { far in
      [-1e-300, -.leastNonzeroMagnitude, .leastNonzeroMagnitude, 1e-300].flatMap { near in
        [Coordinate(x: far, y: near), Coordinate(x: near, y: far), Coordinate(x: near, y: near)]
      }
    }

  /// The same whatever the grids.
  public static let fixed: [Coordinate<Geographic>] = [
    (0, 0), (-0.0, 0), (0, 1e-140), (.nan, 1), (1, .nan), (.infinity, 1), (1, -.infinity),
    (180, 90), (-180, -90), (180, -90), (Double(180).nextUp, 1), (-Double(180).nextUp, 1),
    (1, Double(90).nextUp), (1, -Double(90).nextUp), (1e300, 1), (1, -1e300), (-179, 0), (0, 60),
    (Double(180).nextDown, Double(90).nextDown), (5e-8, 5e-8), (1e-140, 2e-140),
  ].map { Coordinate(x: $0.0, y: $0.1) }

  /// `count` points drawn around the grids' vertices, edges and box, and the fixed ones.
  public static func points(
    around regions: [Region<Geographic>], count: Int, seed: UInt64
  ) -> [Coordinate<Geographic>] {
    var generator = SeededGenerator(seed: seed, stream: "hostile points")
    let rings = regions.flatMap(\.polygons).flatMap(\.rings).map(\.coordinates)
    guard let box = regions.compactMap(\.boundingBox).reduce(nil, { $0?.union($1) ?? $1 }) else {
      return fixed
    }
    let corners = [
      box.minimum, box.maximum, Coordinate(x: box.minimum.x, y: box.maximum.y),
      Coordinate(x: box.maximum.x, y: box.minimum.y),
    ]
    var points = fixed + corners
    for _ in 0..<count {
      let ring = rings[generator.next(below: rings.count)]
      let i = generator.next(below: ring.count - 1)
      let (a, b) = (ring[i], ring[i + 1])
      switch generator.next(below: 8) {
      case 0: points.append(a)
      case 1: points.append(beside(a, &generator))
      case 2: points.append(between(a, b, 0.5))
      case 3: points.append(beside(between(a, b, 0.5), &generator))
      case 4: points.append(beside(between(a, b, generator.nextUniform()), &generator))
      case 5: points.append(atHalfSide(generator.next(below: 2) == 0 ? a : between(a, b, 0.5), &generator))
      case 6:
        // Level with a vertex: the ray to the east runs through it.
        points.append(Coordinate(x: box.minimum.x + generator.nextUniform() * box.width, y: a.y))
      default:
        points.append(
          Coordinate(
            x: box.minimum.x + (generator.nextUniform() * 1.2 - 0.1) * box.width,
            y: box.minimum.y + (generator.nextUniform() * 1.2 - 0.1) * box.height))
      }
    }
    return points
  }

  private static func between(
    _ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>, _ share: Double
  ) -> Coordinate<Geographic> {
    share == 0.5
      ? Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
      : Coordinate(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
  }

  /// The next double, or none, on each axis.
  private static func beside(
    _ p: Coordinate<Geographic>, _ generator: inout SeededGenerator
  ) -> Coordinate<Geographic> {
    func step(_ value: Double) -> Double {
      let (down, up) = value == 0 ? (-besideZero, besideZero) : (value.nextDown, value.nextUp)
      return [down, value, up][generator.next(below: 3)]
    }
    return Coordinate(x: step(p.x), y: step(p.y))
  }

  /// Half a side of the border's square away on one or both axes, give or take a unit in the last place.
  private static func atHalfSide(
    _ p: Coordinate<Geographic>, _ generator: inout SeededGenerator
  ) -> Coordinate<Geographic> {
    let shifts = [-ExactPlaces.halfSide, 0, ExactPlaces.halfSide]
    let moved = Coordinate<Geographic>(
      x: p.x + shifts[generator.next(below: 3)], y: p.y + shifts[generator.next(below: 3)])
    return beside(moved, &generator)
  }
}
