@testable import GridGeo

/// Disputed ground between two sides, for tests: A in the west, B in the east.
struct DisputedGround {
  typealias Point = Coordinate<Planar>

  var ground: Region<Planar>
  var landA: Region<Planar>
  var landB: Region<Planar>

  static let centre = Coordinate<Geographic>(longitude: 100.5, latitude: 34.25)

  static func frame() throws -> WorkingFrame { try WorkingFrame(centre: centre) }

  static func region(_ points: [(Double, Double)]) throws -> Region<Planar> {
    try region(points.map { Point(x: $0.0, y: $0.1) })
  }

  static func region(_ points: [Point]) throws -> Region<Planar> {
    Region(Polygon(exterior: try Ring(points + [points[0]])))
  }

  static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Region<Planar> {
    try region([(west, south), (east, south), (east, north), (west, north)])
  }

  /// A rectangle of 1,000 m by 2,000 m between two half-planes.
  static func rectangle() throws -> DisputedGround {
    DisputedGround(
      ground: try box(0, 0, 1000, 2000), landA: try box(-1000, 0, 0, 2000),
      landB: try box(1000, 0, 2000, 2000))
  }

  /// Ground between two wavy lines that meet at both ends; as crooked as `waves` says, from 0 to 1.
  static func lens(_ seed: UInt64, vertices: Int, waves: Double) throws -> DisputedGround {
    var generator = SeededGenerator(seed: seed, stream: "disputed ground")
    var west: [Point] = []
    var east: [Point] = []
    var middle = 0.0
    for k in 1..<vertices {
      let t = Double(k) / Double(vertices)
      let width = 2400 * t * (1 - t) + 20
      middle += (generator.nextUniform() - 0.5) * 40 * waves
      let y = 3000 * t + (generator.nextUniform() - 0.5) * 3000 / Double(vertices) * 0.8
      west.append(Point(x: middle - width * (0.5 - 0.45 * waves * generator.nextUniform()), y: y))
      east.append(Point(x: middle + width * (0.5 - 0.45 * waves * generator.nextUniform()), y: y))
    }
    let (south, north) = (Point(x: 0, y: -40), Point(x: middle, y: 3040))
    return DisputedGround(
      ground: try region([south] + east + [north] + west.reversed()),
      landA: try region([Point(x: -4000, y: -40), south] + west + [north, Point(x: -4000, y: 3040)]),
      landB: try region(
        [south, Point(x: 4000, y: -40), Point(x: 4000, y: 3040), north] + east.reversed()))
  }

  func mapped(_ change: (Point) -> Point) throws -> DisputedGround {
    func region(_ old: Region<Planar>) throws -> Region<Planar> {
      Region(
        try old.polygons.map { polygon in
          Polygon(
            exterior: try Ring(polygon.exterior.coordinates.map(change)),
            holes: try polygon.holes.map { try Ring($0.coordinates.map(change)) })
        })
    }
    return DisputedGround(
      ground: try region(ground), landA: try region(landA), landB: try region(landB))
  }

  func side(_ party: String, _ land: Region<Planar>, households: Int? = nil, herd: Double? = nil)
    -> SettlementCase.Side
  {
    SettlementCase.Side(
      party: party, claims: Region(land.polygons + ground.polygons), land: land, households: households,
      herd: herd)
  }

  /// - Parameter codes: of the western and the eastern side.
  func given(
    _ codes: (String, String) = ("A", "B"), features: [SettlementCase.Feature] = [],
    use: SettlementCase.Use? = nil, raster: CostRaster? = nil, houses: [SettlementCase.House]? = nil,
    places: [SettlementCase.Place]? = nil, days: DaySet = .wholeYear
  ) throws -> SettlementCase {
    try SettlementCase(
      dispute: "D-1", ground: ground, sides: side(codes.0, landA, households: 10, herd: 300),
      side(codes.1, landB, households: 30, herd: 500), frame: try Self.frame(), days: days, houses: houses,
      places: places, features: features, raster: raster, use: use)
  }

  static func settle(
    _ given: SettlementCase, _ methods: Set<SettlementMethod>? = nil,
    _ change: (inout SettlementRequest) -> Void = { _ in }
  ) throws -> Settlement {
    var request = SettlementRequest()
    request.methods = methods
    change(&request)
    return try SettlementPlanner(given, request).settlement()
  }

  /// Metres from a place to the border of a region, edge by edge.
  static func distance(_ p: Point, _ region: Region<Planar>) -> Double {
    var best = Double.infinity
    for ring in region.polygons.flatMap(\.rings) {
      for k in 1..<ring.coordinates.count {
        let (a, b) = (ring.coordinates[k - 1], ring.coordinates[k])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let t = max(0, min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)))
        best = min(best, p.metres(to: Point(x: a.x + t * dx, y: a.y + t * dy)))
      }
    }
    return best
  }
}
