/// The look at one village of a plan: its grids' rings, whether they tile it, whether each hangs together, and
/// what each holds.
struct VillageAudit {
  private let audit: PlanAudit
  private let village: PlanAudit.Village
  /// Polygons of all grids, and the grid of each.
  private let pieces: [Polygon<Geographic>]
  private let gridOfPiece: [Int]
  private(set) var verdict = PlanAudit.Verdict()

  init(_ audit: PlanAudit, _ village: PlanAudit.Village) {
    self.audit = audit
    self.village = village
    pieces = village.grids.flatMap { audit.grids[$0].region.polygons }
    gridOfPiece = village.grids.flatMap { i in audit.grids[i].region.polygons.map { _ in i } }
  }

  mutating func run(in geos: borrowing GEOSContext) throws(GridGeoError) {
    var isSound = true
    for i in village.grids {
      let grid = audit.grids[i]
      if let problem = try grid.region.validityProblems(in: geos).first {
        isSound = false
        let rest = problem.location == nil ? "" : " there"
        report(
          .gridUnsound, grid, "has unsound rings: \(problem.reason)\(rest)", "make the plan anew",
          at: problem.location)
      }
      checkFigures(grid)
    }
    let edges = PlanEdges(pieces: pieces, border: village.unit.region)
    let faults = edges.unmatched.isEmpty ? [] : edges.faults(vertices: vertices)
    if !faults.isEmpty { try measure(faults, isSound: isSound, in: geos) }
    try checkPieces(edges, tiles: faults.isEmpty && isSound, in: geos)
    switch village.counting {
    case .none: break
    case .points: countPoints()
    case .totals(let households, let persons): checkTotals(households, persons)
    }
    verdict.contacts = edges.contacts.map { a, b in
      PlanAudit.GridPair(Int32(gridOfPiece[Int(a)]), Int32(gridOfPiece[Int(b)]))
    }
    verdict.outer = edges.outer.map { edge in
      var edge = edge
      edge.piece = Int32(gridOfPiece[Int(edge.piece)])
      return edge
    }
  }

  private var vertices: Set<PlanVertex> {
    Set(pieces.flatMap { $0.rings.flatMap { $0.coordinates.map { PlanVertex($0) } } })
  }

  private mutating func report(
    _ code: Finding.Code, _ grid: Grid, _ what: String, _ remedy: String, others: [String] = [],
    severity: Finding.Severity = .error, size: Finding.Size? = nil,
    at coordinate: Coordinate<Geographic>? = nil,
    region: Region<Geographic>? = nil
  ) {
    verdict.findings.append(
      PlanAudit.finding(
        code, severity, grid, what, remedy, others: others, size: size, at: coordinate, region: region))
  }

  // MARK: Tiling

  /// Ground that is wrong, by GEOS; where there is too little of it to measure, the edges that do not match.
  private mutating func measure(
    _ faults: [[PlanEdges.Edge]], isSound: Bool, in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    var found: [TilingFault] = []
    if isSound {
      found = try TilingFault.all(
        in: village.unit, grids: village.grids.map { audit.grids[$0] }, geos: geos)
    }
    for fault in found { verdict.findings.append(fault.finding(village.unit)) }
    guard found.isEmpty else { return }
    for fault in faults {
      let own = fault.first { $0.piece >= 0 }
      // Against the village's border it is less than anybody could survey; between grids it is a fault.
      let isInner =
        fault.allSatisfy { $0.piece >= 0 } && !PlanEdges.isAlongBorder(fault, village.unit.region)
      let grid = own.map { audit.grids[gridOfPiece[Int($0.piece)]] }
      verdict.findings.append(
        Finding(
          .gridEdgeMismatch, isInner ? .error : .warning,
          subject: [grid?.code ?? village.unit.code, village.unit.code],
          message: "\(fault.count) border edges in village \(village.unit.code) have no counterpart",
          remedy: "make the plan anew, or undo the change that moved a border on one side only",
          coordinate: (own ?? fault.first)?.low.coordinate, size: Finding.Size(count: fault.count)))
    }
  }

  // MARK: Contiguity

  /// A grid may have a piece on each land of its village; more is an error.
  private mutating func checkPieces(
    _ edges: PlanEdges, tiles: Bool, in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    guard pieces.count > village.grids.count else { return }
    // Lands: what hangs together over shared edges, whichever grid it belongs to.
    var lands = PieceSets(pieces.count)
    // Polygons of a grid that share an edge, as on both sides of a cut at 180°, are one piece.
    var joined = PieceSets(pieces.count)
    for (a, b) in edges.contacts {
      lands.unite(Int(a), Int(b))
      if gridOfPiece[Int(a)] == gridOfPiece[Int(b)] { joined.unite(Int(a), Int(b)) }
    }
    for i in village.grids {
      let own = pieces.indices.filter { gridOfPiece[$0] == i && joined.root($0) == $0 }
      guard own.count > 1 else { continue }
      let apart = Set(own.map(lands.root)).count == own.count
      let isExplained = apart && (tiles || own.count <= village.unit.region.polygons.count)
      let count = Finding.Size(count: own.count)
      if isExplained {
        report(
          .gridOnIslands, audit.grids[i], "lies on \(own.count) separate pieces of its village", "",
          severity: .note, size: count)
      } else if audit.joinsByBaseUnits(own.map { pieces[$0] }, lands: tiles ? own.map(lands.root) : []) {
        report(
          .gridOnIslands, audit.grids[i], "has \(own.count) pieces, as a base unit in it has", "",
          severity: .note, size: count)
      } else {
        report(
          .gridNotContiguous, audit.grids[i], "has \(own.count) pieces that share no border line",
          "make the plan anew, or give all pieces but one to their neighbours", size: count,
          at: pieces[own[1]].exterior.coordinates[0])
      }
    }
  }

  // MARK: Figures

  /// Area and compactness, as they are written: hectares to 4 places, compactness to 4.
  private mutating func checkFigures(_ grid: Grid) {
    let area = grid.region.ellipsoidalArea
    if abs(area.hectares - grid.area.hectares) > 0.000_06 + 1e-9 * area.hectares {
      report(
        .gridFigure, grid,
        "has an area of \(PlanAudit.text(area.hectares, 4)) ha, not \(PlanAudit.text(grid.area.hectares, 4)) ha",
        "write the measured area", size: Finding.Size(area: area))
    }
    // A cut at 180° is no border.
    let isCut = grid.region.polygons.contains { polygon in
      polygon.exterior.coordinates.contains { abs($0.x) == 180 }
    }
    guard !isCut else { return }
    let around = grid.region.ellipsoidalPerimeter.metres
    let compactness = around > 0 ? 4 * .pi * area.squareMetres / (around * around) : 0
    // The plan is measured in a plane whose lengths are off by δ²/8 at the angle δ from its middle.
    let slack = 0.000_06 + compactness * (0.000_1 + 0.3 * audit.reach * audit.reach)
    if abs(compactness - grid.compactness) > slack {
      report(
        .gridFigure, grid,
        "has a compactness of \(PlanAudit.text(compactness, 4)), not \(PlanAudit.text(grid.compactness, 4))",
        "write the measured compactness")
    }
  }

  // MARK: Counts

  /// What the households inside come to, and with those on the border.
  private struct Count {
    var inside = (households: 0, persons: 0, load: 0.0)
    var border = (households: 0, persons: 0, load: 0.0)
  }

  private mutating func countPoints() {
    let index = SpatialIndex(village.grids.map { audit.grids[$0].region.boundingBox })
    let locators = village.grids.map { RegionLocator(audit.grids[$0].region) }
    var counts = [Count](repeating: Count(), count: village.grids.count)
    for i in village.households {
      let household = audit.households[Int(i)]
      guard let position = household.position else { continue }
      index.forEachItem(meeting: BoundingBox(position)) { k in
        switch locators[k].position(of: position) {
        case .outside: break
        case .inside:
          counts[k].inside.households += 1
          counts[k].inside.persons += household.persons
          counts[k].inside.load += household.load
        case .boundary:
          counts[k].border.households += 1
          counts[k].border.persons += household.persons
          counts[k].border.load += household.load
        }
      }
    }
    for (k, i) in village.grids.enumerated() { compare(audit.grids[i], counts[k]) }
  }

  private mutating func compare(_ grid: Grid, _ count: Count) {
    func check(_ what: String, _ said: Double, _ inside: Double, _ border: Double, _ slack: Double = 0) {
      guard said < inside - slack || said > inside + border + slack else { return }
      let found =
        border > 0
        ? "between \(PlanAudit.text(inside, 6)) and \(PlanAudit.text(inside + border, 6))"
        : PlanAudit.text(inside, 6)
      report(
        .gridCountMismatch, grid,
        "says \(what) \(PlanAudit.text(said, 6)); the points in it come to \(found)",
        "count again, with the households that the plan was made from")
    }
    check(
      "households", Double(grid.households), Double(count.inside.households), Double(count.border.households))
    check("persons", Double(grid.persons), Double(count.inside.persons), Double(count.border.persons))
    check(
      "load", grid.load, count.inside.load, count.border.load, 1e-6 + 1e-9 * (count.inside.load + grid.load))
  }

  private mutating func checkTotals(_ households: Int, _ persons: Int?) {
    let own = village.grids.map { audit.grids[$0] }
    let sum = own.reduce(0) { $0 + $1.households }
    let load = own.reduce(0) { $0 + $1.load }
    let people = own.reduce(0) { $0 + $1.persons }
    var wrong: [String] = []
    if sum != households { wrong.append("households \(sum), not \(households)") }
    if let persons, people != persons { wrong.append("persons \(people), not \(persons)") }
    if abs(load - Double(households)) > 1e-6 * Double(own.count + 1) + 1e-9 * load {
      wrong.append("load \(PlanAudit.text(load, 6)), not \(households)")
    }
    guard !wrong.isEmpty else { return }
    verdict.findings.append(
      Finding(
        .villageCountMismatch, .error, subject: [village.unit.code],
        message: "the grids of village \(village.unit.code) come to \(wrong.joined(separator: ", "))",
        remedy: "count again, with the territory that the plan was made from"))
  }
}
