public import GridGeo

/// A named set of grids that is hard for an index of cells.
public struct HostileGrids: Sendable {
  public let name: String
  public let regions: [Region<Geographic>]

  public init(_ name: String, _ regions: [Region<Geographic>]) {
    self.name = name
    self.regions = regions
  }

  /// All sets, small enough for brute force.
  public static func all(seed: UInt64) throws -> [HostileGrids] {
    var generator = SeededGenerator(seed: seed, stream: "hostile grids")
    var sets = [
      HostileGrids("no grids", []),
      HostileGrids("one grid", [try box(100, 30, 101, 31)]),
      HostileGrids("an empty grid among others", [.empty, try box(1, 1, 2, 2), .empty, try box(2, 1, 3, 2)]),
      HostileGrids("squares on round numbers", try squares(7, origin: (100, 30), step: 0.1)),
      HostileGrids("squares on powers of two", try squares(8, origin: (96, 32), step: 0.25)),
      HostileGrids("squares on thirds of the box", try squares(9, origin: (100, 30), step: 1.0 / 3)),
      HostileGrids("squares across the origin", try squares(4, origin: (-1, -1), step: 0.5)),
    ]
    for round in 0..<3 {
      let decimals = try partition(6, roundedTo: 1e7, &generator)
      sets.append(HostileGrids("partition, 7 decimals, \(round)", decimals))
      sets.append(HostileGrids("partition, all bits, \(round)", try partition(6, roundedTo: nil, &generator)))
      sets.append(HostileGrids("overlapping, \(round)", try overlapping(14, &generator)))
    }
    sets.append(HostileGrids("needles", try needles()))
    sets.append(HostileGrids("fan of 100", try fan(100)))
    sets.append(HostileGrids("fan of 5", try fan(5)))
    sets.append(HostileGrids("identical", Array(repeating: try box(10, 10, 11, 12), count: 5)))
    sets.append(HostileGrids("nested", try (0..<6).map { try box(10 + Double($0), 10, 30 - Double($0), 20) }))
    sets.append(HostileGrids("holes, islands, parts", try holes()))
    sets.append(HostileGrids("tiny beside huge", try tinyAndHuge()))
    sets.append(HostileGrids("edges of the world", try world()))
    sets.append(HostileGrids("vertices inside edges", try junctions()))
    return sets
  }

  public static func ring(_ corners: [(Double, Double)]) throws -> Ring<Geographic> {
    try Ring((corners + corners.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) })
  }

  public static func grid(_ corners: [(Double, Double)]) throws -> Region<Geographic> {
    Region(Polygon(exterior: try ring(corners)))
  }

  public static func box(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double
  ) throws -> Region<Geographic> {
    try grid([(west, south), (east, south), (east, north), (west, north)])
  }

  /// n by n squares whose neighbours share their corners to the bit.
  public static func squares(
    _ n: Int, origin: (Double, Double), step: Double
  ) throws -> [Region<Geographic>] {
    func x(_ i: Int) -> Double { origin.0 + Double(i) * step }
    func y(_ i: Int) -> Double { origin.1 + Double(i) * step }
    return try (0..<n * n).map { try box(x($0 % n), y($0 / n), x($0 % n + 1), y($0 / n + 1)) }
  }

  /// A lattice of moved corners: some cells cut in two, neighbours share corners to the bit, ranks shuffled.
  public static func partition(
    _ n: Int, roundedTo unit: Double?, _ generator: inout SeededGenerator
  ) throws -> [Region<Geographic>] {
    let step = [0.5, 0.01, 0.00001][generator.next(below: 3)]
    let corners = (0..<(n + 1) * (n + 1)).map { i in
      let x = 101.3 + (Double(i % (n + 1)) + generator.nextUniform(from: -0.3, to: 0.3)) * step
      let y = 35.7 + (Double(i / (n + 1)) + generator.nextUniform(from: -0.3, to: 0.3)) * step
      guard let unit else { return (x, y) }
      return ((x * unit).rounded() / unit, (y * unit).rounded() / unit)
    }
    var regions: [Region<Geographic>] = []
    for cell in 0..<n * n {
      let first = cell / n * (n + 1) + cell % n
      let (a, b, c, d) = (corners[first], corners[first + 1], corners[first + n + 2], corners[first + n + 1])
      if generator.next(below: 2) == 0 {
        regions += [try grid([a, b, c]), try grid([c, d, a])]
      } else {
        regions.append(try grid([d, c, b, a]))
      }
    }
    generator.shuffle(&regions)
    return regions
  }

  /// Any polygons at all: they cross themselves and each other.
  private static func overlapping(
    _ count: Int, _ generator: inout SeededGenerator
  ) throws -> [Region<Geographic>] {
    try (0..<count).map { _ in
      let size = [10, 1, 0.01][generator.next(below: 3)]
      let (x, y) = (generator.nextUniform(from: 20, to: 30), generator.nextUniform(from: 20, to: 30))
      // A third have corners on whole numbers, so that edges cross at corners and overlap.
      let isRound = generator.next(below: 3) == 0
      return try grid(
        (0..<3 + generator.next(below: 6)).map { _ in
          let (cx, cy) = (x + generator.nextUniform() * size, y + generator.nextUniform() * size)
          return isRound ? (cx.rounded(), cy.rounded()) : (cx, cy)
        })
    }
  }

  private static func needles() throws -> [Region<Geographic>] {
    let (x, y) = (103.1, 33.3)
    return [
      try box(x, y, x.nextUp, y + 1),
      try box(x.nextUp, y, x.nextUp.nextUp, y + 1),
      try box(x - 1, y, x + 1, y.nextUp),
      try grid([(x, y + 2), (x + 1, y + 2), (x + 1, (y + 2).nextUp)]),
      try grid([(x, y), (x + 1, y + 1), (x + 1, (y + 1).nextUp)]),
      try grid([(x, y), (x + 1, (y + 1).nextUp), (x, y + 1)]),
      try grid([(x, y), (x, y + 1), (x, y)]),
    ]
  }

  /// Triangles about one vertex, their outer corners on a square.
  private static func fan(_ count: Int) throws -> [Region<Geographic>] {
    func corner(_ i: Int) -> (Double, Double) {
      let around = Double(i % count) / Double(count) * 4
      let (side, along) = (Int(around), around - around.rounded(.down))
      switch side {
      case 0: return (101.1 + along, 35.3)
      case 1: return (102.1, 35.3 + along)
      case 2: return (102.1 - along, 36.3)
      default: return (101.1, 36.3 - along)
      }
    }
    return try (0..<count).map { try grid([(101.7, 35.9), corner($0), corner($0 + 1)]) }
  }

  private static func holes() throws -> [Region<Geographic>] {
    func square(_ inset: Double) throws -> Ring<Geographic> {
      try ring([
        (50 + inset, 40 + inset), (60 - inset, 40 + inset), (60 - inset, 50 - inset),
        (50 + inset, 50 - inset),
      ])
    }
    let touching = try ring([(50, 45), (51, 44.5), (51, 45.5)])
    return [
      Region([
        Polygon(exterior: try square(0), holes: [try square(1).reversed(), touching]),
        Polygon(exterior: try square(2), holes: [try square(3)]),
        Polygon(exterior: try ring([(62, 40), (63, 40), (62, 41)])),
      ]),
      Region(Polygon(exterior: try square(1), holes: [try square(2)])),
      Region(Polygon(exterior: try square(3))),
      // Two parts that meet at one vertex, and two that share an edge.
      Region([Polygon(exterior: try ring([(60, 50), (61, 50), (61, 51)])), Polygon(exterior: try square(0))]),
      Region([
        Polygon(exterior: try ring([(63, 40), (64, 40), (63, 41)])),
        Polygon(exterior: try ring([(63, 40), (62, 41), (63, 41)])),
      ]),
    ]
  }

  private static func tinyAndHuge() throws -> [Region<Geographic>] {
    let (x, y, tiny) = (20.123, 10.321, 1e-9)
    return [
      try box(x, y, x + tiny, y + tiny), try box(x + tiny, y, x + 2 * tiny, y + tiny),
      try box(-50, -40, 50, 60), try box(50, -40, 150, 60), try box(50 - tiny, 60 - tiny, 50, 60),
      try box(x + 6e-8, y, x + 2e-7, y + 1e-7), try box(1e-140, 1e-140, 2e-140, 3e-140),
    ]
  }

  private static func world() throws -> [Region<Geographic>] {
    [
      try box(-180, -90, 180, 90), try box(-180, 80, -179, 90), try box(179, -90, 180, -89),
      try grid([(180, 90), (179, 90), (180, 89)]), try box(-180, -1, 0, 0), try box(0, 0, 180, 1),
    ]
  }

  /// One long edge, horizontal, upright and slanted, with neighbours' vertices on it; collinear edges cut up.
  private static func junctions() throws -> [Region<Geographic>] {
    [
      try grid([(80, 30), (88, 30), (88, 34), (84, 34), (80, 34), (80, 32)]),
      try box(88, 30, 90, 31), try box(88, 31, 90, 33.5), try box(88, 33.5, 90, 34),
      try box(80, 34, 81.25, 36), try box(81.25, 34, 88, 36),
      try grid([(80, 30), (80, 22), (88, 30)]),
      try grid([(80, 22), (82, 24), (84, 22)]), try grid([(82, 24), (84.5, 26.5), (88, 22), (84, 22)]),
      try grid([(84.5, 26.5), (88, 30), (88, 22)]),
    ]
  }
}
