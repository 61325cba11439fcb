public import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A made-up plan for tests of pictures and writers: bent hexagons whose borders share every vertex, grouped
/// into villages, townships and counties. The same arguments give the same plan.
public struct SyntheticPlan: Sendable {
  public private(set) var plan: GridPlan
  /// Counties, townships and villages with names; no outlines of their own.
  public private(set) var names: [String: String]
  public private(set) var barriers: [Barrier]

  /// - Parameters:
  ///   - grids: wanted number of grids; the hexagons nearest to the middle are taken.
  ///   - villages, townships, counties: wanted numbers; nearest centres decide, so each is one piece, about.
  ///   - halvings: how often each hexagon side is halved: 2 to this power vertices a side.
  ///   - seed: of all bends and counts.
  public init(
    grids wanted: Int, villages: Int, townships: Int, counties: Int, halvings: Int = 3, seed: UInt64 = 1,
    smallCounts: Bool = false
  ) throws(GridGeoError) {
    var random = Random(seed)
    let lattice = Lattice(wanted)
    let centres = lattice.cells.map(lattice.centre)
    // Centres of units: spread by taking every n-th cell of the spiral, bent a little.
    let villageSeeds = Self.spread(villages, over: centres, &random)
    let villageOf = centres.map { Self.nearest($0, villageSeeds) }
    let townshipSeeds = Self.spread(townships, over: villageSeeds, &random)
    let townshipOf = villageSeeds.map { Self.nearest($0, townshipSeeds) }
    let countySeeds = Self.spread(counties, over: townshipSeeds, &random)
    let countyOf = townshipSeeds.map { Self.nearest($0, countySeeds) }

    names = [:]
    func pad(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    var codes: [(county: String, township: String, village: String)] = []
    for village in villageSeeds.indices {
      let township = townshipOf[village]
      let county = "9900" + pad(countyOf[township] + 1, 2)
      let townshipCode = county + pad(township + 101, 3)
      let code = townshipCode + pad(village % 800 + 200, 3)
      codes.append((county, townshipCode, code))
      names[county] = "County \(countyOf[township] + 1) 县"
      names[townshipCode] = "Township \(township + 1) 乡"
      names[code] = "Village \(village + 1) 村"
    }

    var sides = Sides(halvings: halvings, seed: seed)
    var made: [Grid] = []
    var sequence = [Int](repeating: 0, count: villageSeeds.count)
    for (index, cell) in lattice.cells.enumerated() {
      let ring = try sides.ring(lattice, cell)
      let village = villageOf[index]
      sequence[village] += 1
      let households = smallCounts ? random.below(40) : 25 + random.below(25)
      let measure = Self.measure(ring)
      made.append(
        Grid(
          code: codes[village].village + pad(sequence[village], 3),
          kind: random.below(40) == 0 ? .dedicated : .basic, village: codes[village].village,
          township: codes[village].township, county: codes[village].county, households: households,
          persons: households * 4 + random.below(20), load: Double(households), area: measure.area,
          compactness: measure.compactness,
          neighbours: [], deviationPercent: 0, region: Region(Polygon(exterior: ring))))
    }
    var loads: [String: (sum: Double, count: Double)] = [:]
    for grid in made {
      let before = loads[grid.village] ?? (0, 0)
      loads[grid.village] = (before.sum + grid.load, before.count + 1)
    }
    for index in made.indices {
      guard let total = loads[made[index].village], total.sum > 0 else { continue }
      made[index].deviationPercent = (made[index].load / (total.sum / total.count) - 1) * 100
    }
    made.sort { $0.code < $1.code }
    plan = GridPlan(
      grids: made,
      provenance: Provenance(
        version: GridGeo.version, command: "partition",
        options: [("--grids", String(made.count)), ("--objective", "border-length")], seed: seed,
        frame: "+proj=laea +lat_0=35.1 +lon_0=101.6 +datum=WGS84 +units=m",
        inputs: [
          InputFile(
            role: "territory", name: "territory.geojson", sha256: String(repeating: "0a1b2c3d", count: 8)),
          InputFile(
            role: "households", name: "households.csv", sha256: String(repeating: "4e5f6071", count: 8)),
        ],
        summary: [
          SummaryFigure("grids", .count(made.count)), SummaryFigure("mean_compactness", .number(0.7123)),
        ]))
    barriers = []
    let reach = lattice.reach
    for (kind, tilt) in [("river", 0.35), ("road", -0.6)] {
      let line = (0...400).map { step in
        let t = Double(step) / 200 - 1
        let wave = 0.12 * sin(t * 9 + tilt * 7) + 0.03 * sin(t * 41)
        return Lattice.place(SIMD2(t * reach * 1.1, (t * tilt + wave) * reach))
      }
      barriers.append(Barrier(kind: kind, resistance: 0.8, lines: [try Polyline(line)]))
    }
  }

  /// Units of all levels named as in `names`, without ground: for names only.
  public func units() -> [AdminUnit] {
    names.keys.sorted().map { code in
      let level: AdminLevel = code.count == 6 ? .county : code.count == 9 ? .township : .village
      return AdminUnit(
        code: code, name: names[code] ?? "", level: level,
        parent: level == .county ? nil : String(code.dropLast(3)), region: .empty)
    }
  }

  private static func spread(
    _ count: Int, over points: [SIMD2<Double>], _ random: inout Random
  ) -> [SIMD2<Double>] {
    (0..<count).map { index in
      points[min(points.count - 1, (index * points.count + points.count / 2) / count)]
        + SIMD2(random.unit() - 0.5, random.unit() - 0.5) * 1e-3
    }
  }

  private static func nearest(_ p: SIMD2<Double>, _ seeds: [SIMD2<Double>]) -> Int {
    seeds.indices.min { a, b in
      let (u, v) = (seeds[a] - p, seeds[b] - p)
      return (u * u).sum() < (v * v).sum()
    } ?? 0
  }

  /// On the plane at this latitude; good enough for made-up ground.
  private static func measure(_ ring: Ring<Geographic>) -> (area: Area, compactness: Double) {
    let east = 111_320 * cos(35.1 * .pi / 180)
    var perimeter = 0.0
    for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
      let d = SIMD2((b.x - a.x) * east, (b.y - a.y) * 111_000)
      perimeter += (d * d).sum().squareRoot()
    }
    let area = ring.signedDoubleArea / 2 * east * 111_000
    return (.squareMetres(area), 4 * .pi * area / (perimeter * perimeter))
  }
}

/// Hexagons about the middle, in units of their circumradius.
private struct Lattice {
  struct Cell: Hashable {
    var q: Int
    var r: Int
  }
  /// From west to east, so that units taken along the list are near each other.
  let cells: [Cell]
  let reach: Double

  init(_ count: Int) {
    var all: [(Cell, Double)] = []
    let radius = Int((Double(count) / 2.6).squareRoot()) + 3
    for q in -radius...radius {
      for r in -radius...radius {
        let cell = Cell(q: q, r: r)
        let p = Self.position(cell)
        all.append((cell, (p * p).sum()))
      }
    }
    all.sort { ($0.1, $0.0.q, $0.0.r) < ($1.1, $1.0.q, $1.0.r) }
    let taken = all.prefix(count)
    reach = (taken.last?.1 ?? 1).squareRoot() + 1
    // A walk in stripes: neighbours in the list are neighbours on the ground.
    let stripe = max(2, Int(Double(count).squareRoot() / 5))
    cells = taken.map(\.0).sorted { a, b in
      let (p, q) = (a.r.quotient(stripe), b.r.quotient(stripe))
      return (p, a.q + a.r.quotient(2), a.r) < (q, b.q + b.r.quotient(2), b.r)
    }
  }

  static func position(_ cell: Cell) -> SIMD2<Double> {
    SIMD2(3.0.squareRoot() * (Double(cell.q) + Double(cell.r) / 2), 1.5 * Double(cell.r))
  }

  func centre(_ cell: Cell) -> SIMD2<Double> { Self.position(cell) }

  /// The six corners, counter-clockwise, each named so that the three cells at it name it alike.
  func corners(_ cell: Cell) -> [Cell] {
    // Corner k lies at thrice the mean of the cell and two neighbours: an integer name.
    let around = [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)]
    return (0..<6).map { k in
      let (a, b) = (around[k], around[(k + 1) % 6])
      return Cell(q: 3 * cell.q + a.0 + b.0, r: 3 * cell.r + a.1 + b.1)
    }
  }

  static func place(_ p: SIMD2<Double>) -> Coordinate<Geographic> {
    // About 1.6 km a unit, around 101.6° E 35.1° N, on the grid of 7 decimals that files have.
    Coordinate(
      x: ((101.6 + p.x * 0.0175) * 1e7).rounded() / 1e7, y: ((35.1 + p.y * 0.0145) * 1e7).rounded() / 1e7)
  }
}

/// Bent hexagon sides, each made once for both its cells.
private struct Sides {
  let halvings: Int
  let seed: UInt64
  var made: [[Lattice.Cell]: [SIMD2<Double>]] = [:]

  mutating func ring(_ lattice: Lattice, _ cell: Lattice.Cell) throws(GridGeoError) -> Ring<Geographic> {
    let corners = lattice.corners(cell)
    var out: [Coordinate<Geographic>] = []
    for k in 0..<6 {
      out += side(corners[k], corners[(k + 1) % 6]).dropLast().map(Lattice.place)
    }
    out.append(out[0])
    return try Ring(out)
  }

  private mutating func side(_ a: Lattice.Cell, _ b: Lattice.Cell) -> [SIMD2<Double>] {
    let forward = (a.q, a.r) < (b.q, b.r)
    let key = forward ? [a, b] : [b, a]
    if made[key] == nil {
      var random = Random(seed ^ Self.hash(key[0]) ^ Self.hash(key[1]) &* 31)
      var points = [Self.corner(key[0], seed), Self.corner(key[1], seed)]
      for _ in 0..<halvings {
        var finer = [points[0]]
        for (p, q) in zip(points, points.dropFirst()) {
          let across = SIMD2(p.y - q.y, q.x - p.x)
          finer += [(p + q) / 2 + across * (random.unit() - 0.5) * 0.35, q]
        }
        points = finer
      }
      made[key] = points
    }
    let points = made[key] ?? []
    return forward ? points : points.reversed()
  }

  private static func corner(_ cell: Lattice.Cell, _ seed: UInt64) -> SIMD2<Double> {
    var random = Random(seed ^ hash(cell))
    return Lattice.position(cell) / 3 + SIMD2(random.unit() - 0.5, random.unit() - 0.5) * 0.5
  }

  private static func hash(_ cell: Lattice.Cell) -> UInt64 {
    var random = Random(
      UInt64(bitPattern: Int64(cell.q)) &* 0x1_0000_0001 ^ UInt64(bitPattern: Int64(cell.r)))
    return random.next()
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct Random {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

extension Int {
  /// Rounded down, also below zero.
  fileprivate func quotient(_ by: Int) -> Int { (self - (self % by + by) % by) / by }
}
