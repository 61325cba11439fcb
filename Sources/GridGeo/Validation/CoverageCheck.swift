/// Looks at units against their neighbours and parents: overlaps, gaps, ground outside the parent.
///
/// Clean borders cost next to nothing: edges that two neighbours share exactly are taken out first
/// (`CoverageEdges`), what is left is told from plain outlines (`CoverageOutline`), and only regions at borders
/// that do not match go to the overlay.
struct CoverageCheck {
  /// Pieces no wider than this are slivers: a matter of drawing, not of ground.
  let sliverWidth: Length
  /// Pieces no wider than this come from rounding to 7 decimals (1.1 cm) and are only counted.
  let roundingWidth: Length

  private let units: [CoverageUnit]
  private let kind: String?
  private let areaScale: (Coordinate<Planar>) -> Double
  private(set) var findings: [CoverageFinding] = []

  /// - Parameters:
  ///   - units: Sound, at most one for each level and code; in any order.
  ///   - kind: What messages call the units, when they are not of an administrative level.
  ///   - areaScale: True area for planar area, at the centre of a piece; 1 in an equal-area frame.
  init(
    _ units: [CoverageUnit], sliverWidth: Length = .metres(1), roundingWidth: Length = .metres(0.02),
    kind: String? = nil, areaScale: @escaping (Coordinate<Planar>) -> Double = { _ in 1 }
  ) {
    self.kind = kind
    self.areaScale = areaScale
    self.units = units.sorted { ($0.level.rawValue, $0.code) < ($1.level.rawValue, $1.code) }
    self.sliverWidth = sliverWidth
    self.roundingWidth = roundingWidth
  }

  /// All findings, in order.
  ///
  /// - Throws: `native` when GEOS fails on a pair of units, both named.
  /// - Complexity: O(n) in edges, plus O(m log m) in edges of regions that do not match their neighbours.
  mutating func run(in geos: borrowing GEOSContext) throws(GridGeoError) -> [CoverageFinding] {
    findings = []
    for level in AdminLevel.allCases {
      let members = units.filter { $0.level == level }
      if members.isEmpty { continue }
      let edges = CoverageEdges(members.map(\.region))
      let outline = CoverageOutline(edges)
      try findOverlaps(members, outline, in: geos)
      try compareWithParents(members, edges, outline, in: geos)
    }
    findings.sort()
    return findings
  }

  // MARK: Overlaps

  /// An overlap ends at open edges, so one of its regions is a suspect. From there the search spreads to the neighbours of every region that overlaps.
  private mutating func findOverlaps(
    _ members: [CoverageUnit], _ outline: CoverageOutline, in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    let boxes = members.map(\.region.boundingBox)
    let index = SpatialIndex<Planar>(boxes)
    var queue = outline.suspects.sorted()
    var isQueued = [Bool](repeating: false, count: members.count)
    for member in queue { isQueued[member] = true }
    var done: Set<[Int]> = []
    var rounding = CoverageResidue()
    var next = 0
    while next < queue.count {
      let i = queue[next]
      next += 1
      guard let box = boxes[i] else { continue }
      let near = index.items(meeting: box).filter { $0 != i }
      for j in near {
        let pair = [min(i, j), max(i, j)]
        guard done.insert(pair).inserted else { continue }
        let (a, b) = (members[pair[0]], members[pair[1]])
        let shared = try a.region.intersection(b.region, in: geos, names: (a.code, b.code))
        if shared.isEmpty { continue }
        let pieces = CoveragePieces(shared, sliver: sliverWidth, rounding: roundingWidth)
        rounding.add(pieces.rounding, units: pair)
        let subject = [a.code, b.code]
        for piece in pieces.real {
          try report(
            .overlap, .warning, [piece], subject, at: a.place, "\(a.code) and \(b.code) overlap",
            "decide whose ground it is; until then it belongs to both", in: geos)
        }
        try report(
          .overlapSliver, .note, pieces.slivers, subject, at: a.place,
          "\(a.code) and \(b.code) overlap in slivers", "draw the border once for both", in: geos)
        if pieces.real.isEmpty && pieces.slivers.isEmpty { continue }
        for other in [i, j] {
          guard let box = boxes[other] else { continue }
          for k in index.items(meeting: box) where !isQueued[k] {
            isQueued[k] = true
            queue.append(k)
          }
        }
      }
    }
    try report(rounding, .overlapSliver, "overlaps", members, in: geos)
  }

  // MARK: Parents and gaps

  private mutating func compareWithParents(
    _ members: [CoverageUnit], _ edges: CoverageEdges, _ outline: CoverageOutline,
    in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    guard let level = members.first?.level else { return }
    var parents: [String: CoverageUnit] = [:]
    for unit in units where unit.level < level { parents[unit.code] = unit }
    var families: [String: [Int]] = [:]
    var orphans = 0
    for (i, member) in members.enumerated() {
      if let parent = member.parent, parents[parent] != nil {
        families[parent, default: []].append(i)
      } else {
        orphans += 1
      }
    }
    var gapRounding = CoverageResidue()
    var outsideRounding = CoverageResidue()
    for (code, family) in families.sorted(by: { $0.key < $1.key }) {
      guard let parent = parents[code] else { continue }
      try compare(
        family.map { members[$0] }, numbers: family, with: parent, &gapRounding, &outsideRounding, in: geos)
    }
    if orphans > 0 && outline.mayHaveGaps {
      try findHoles(members, edges, inside: Array(parents.values), &gapRounding, in: geos)
    }
    try report(gapRounding, .gapSliver, "gaps", members, in: geos)
    try report(outsideRounding, .outsideParentSliver, "pieces outside their parents", members, in: geos)
  }

  /// One parent and its children.
  private mutating func compare(
    _ family: [CoverageUnit], numbers: [Int], with parent: CoverageUnit, _ gapRounding: inout CoverageResidue,
    _ outsideRounding: inout CoverageResidue, in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    let edges = CoverageEdges(family.map(\.region))
    var outline: Set<CoverageEdges.Edge> = []
    CoverageEdges.forEachEdge(of: parent.region) { outline.insert($0) }
    // The children's outline is the parent's, edge by edge: nothing is missing, nothing juts out.
    if edges.open.count == outline.count && edges.open.allSatisfy({ outline.contains($0.edge) }) { return }

    let name = "the units in \(parent.code)"
    let whole = try Region.union(of: family.map(\.region), in: geos, name: name)
    let missing = try parent.region.subtracting(whole, in: geos, names: (parent.code, name))
    let gaps = CoveragePieces(missing, sliver: sliverWidth, rounding: roundingWidth)
    gapRounding.add(gaps.rounding, units: numbers)
    for piece in gaps.real {
      let around = edges.owners(around: piece).map { family[$0].code }
      try report(
        .gap, .warning, [piece], [parent.code] + around, at: parent.place,
        "no \(noun(of: family[0].level)) covers a part of \(parent.code)\(Self.beside(around))",
        "give the ground to one of them", in: geos)
    }
    try report(
      .gapSliver, .note, gaps.slivers, [parent.code], at: parent.place,
      "the units in \(parent.code) leave slivers uncovered", "draw each border once for both sides", in: geos)

    let outside = try whole.subtracting(parent.region, in: geos, names: (name, parent.code))
    if outside.isEmpty { return }
    for (number, child) in zip(numbers, family) {
      let out = try child.region.intersection(outside, in: geos, names: (child.code, "the ground outside"))
      if out.isEmpty { continue }
      let pieces = CoveragePieces(out, sliver: sliverWidth, rounding: roundingWidth)
      outsideRounding.add(pieces.rounding, units: [number])
      try report(
        .outsideParent, .warning, pieces.real, [child.code, parent.code], at: child.place,
        "\(child.code) reaches out of its parent \(parent.code)", "correct the border or the parent", in: geos
      )
      try report(
        .outsideParentSliver, .note, pieces.slivers, [child.code, parent.code], at: child.place,
        "\(child.code) reaches out of its parent \(parent.code) in slivers",
        "draw the border once for both levels", in: geos)
    }
  }

  /// Gaps between units that have no parent here: holes of their union. Only regions with open edges can
  /// border a gap, so only those are united; a hole filled by the others is none.
  private mutating func findHoles(
    _ members: [CoverageUnit], _ edges: CoverageEdges, inside parents: [CoverageUnit],
    _ rounding: inout CoverageResidue, in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    let open = edges.dirty.sorted()
    let union = try Region.union(of: open.map { members[$0].region }, in: geos)
    let clean = members.indices.filter { !edges.dirty.contains($0) }
    let cleanIndex = SpatialIndex<Planar>(clean.map { members[$0].region.boundingBox })
    let islands = SpatialIndex<Planar>(union.polygons.map { Region($0).boundingBox })
    var slivers: [Polygon<Planar>] = []
    for polygon in union.polygons {
      for ring in polygon.holes {
        var hole = Region<Planar>(Polygon(exterior: ring.reversed()))
        guard let box = hole.boundingBox else { continue }
        // Filled: the holes of an island are looked at by themselves.
        let inner = islands.items(meeting: box).map { union.polygons[$0] }.filter {
          $0 != polygon && hole.contains($0.exterior.coordinates[0])
        }.map { Polygon(exterior: $0.exterior) }
        if !inner.isEmpty { hole = try hole.subtracting(Region(inner), in: geos) }
        for piece in hole.polygons {
          let region = Region<Planar>(piece)
          guard let point = try region.pointOnSurface(in: geos) else { continue }
          if cleanIndex.items(at: point).contains(where: { members[clean[$0]].region.contains(point) }) {
            continue
          }
          if parents.contains(where: { $0.region.contains(point) }) { continue }
          let pieces = CoveragePieces(region, sliver: sliverWidth, rounding: roundingWidth)
          slivers += pieces.slivers.flatMap(\.polygons)
          let around = edges.owners(around: region)
          rounding.add(pieces.rounding, units: around)
          for real in pieces.real {
            let codes = around.map { members[$0].code }
            try report(
              .gap, .warning, [real], codes, at: around.first.map { members[$0].place } ?? SourcePlace(),
              "no \(noun(of: members[0].level)) covers the ground\(Self.beside(codes))",
              "give the ground to one of them, if it belongs to the territory", in: geos)
          }
        }
      }
    }
    let around = edges.owners(around: Region(slivers))
    try report(
      .gapSliver, .note, slivers.map { Region($0) }, around.map { members[$0].code },
      at: around.first.map { members[$0].place } ?? SourcePlace(),
      "the \(noun(of: members[0].level)) units leave slivers uncovered",
      "draw each border once for both sides",
      in: geos)
  }

  // MARK: Reports

  private func noun(of level: AdminLevel) -> String { kind ?? level.name }

  private static func beside(_ codes: [String]) -> String {
    if codes.isEmpty { return "" }
    let shown = codes.prefix(4).joined(separator: ", ")
    return codes.count > 4 ? " (beside \(shown) and \(codes.count - 4) more)" : " (beside \(shown))"
  }

  private mutating func report(
    _ code: Finding.Code, _ severity: Finding.Severity, _ pieces: [Region<Planar>], _ subject: [String],
    at place: SourcePlace, _ text: String, _ remedy: String, in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    guard let largest = pieces.max(by: { $0.area < $1.area }) else { return }
    let area = Area.squareMetres(
      pieces.reduce(0) { $0 + $1.area.squareMetres * ($1.centroid.map(areaScale) ?? 1) })
    let width = pieces.reduce(0.0) { max($0, CoveragePieces.width(of: $1)) }
    guard let point = try largest.pointOnSurface(in: geos) ?? largest.boundingBox?.centre else { return }
    let many = pieces.count > 1 ? " in \(pieces.count) pieces" : ""
    let figures = "\(Self.figure(area.squareMetres)) m², up to \(Self.figure(width)) m wide\(many)"
    findings.append(
      CoverageFinding(
        code: code, severity: severity, place: place, subject: subject, message: "\(text): \(figures)",
        remedy: remedy, area: area, width: .metres(width), count: pieces.count,
        region: Region(pieces.flatMap(\.polygons)), coordinate: point))
  }

  /// What rounding explains, counted once a level.
  private mutating func report(
    _ residue: CoverageResidue, _ code: Finding.Code, _ what: String, _ members: [CoverageUnit],
    in geos: borrowing GEOSContext
  ) throws(GridGeoError) {
    guard let first = residue.units.min() else { return }
    let width = Self.figure(roundingWidth.metres * 1000)
    try report(
      code, .note, residue.pieces, [], at: members[first].place,
      "\(noun(of: members[first].level)) units: \(what) no wider than \(width) mm, as rounding to 7 decimals makes",
      "nothing to do", in: geos)
  }

  /// Whole numbers from 100 up, otherwise three decimals at most.
  private static func figure(_ value: Double) -> String {
    if value >= 100 { return String(Int64(value.rounded())) }
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
  }
}
