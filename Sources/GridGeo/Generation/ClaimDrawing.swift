/// Draws the pasture claims of the border villages, and tells what was planted among them.
struct ClaimDrawing {
  let figures: Scenario.Claims
  let frame: LocalFrame
  let seed: UInt64
  let grounds: ClaimGrounds

  static let winter = Season(name: "winter", days: DaySet("11-01/05-31") ?? .none)
  static let summer = Season(name: "summer", days: DaySet("06-01/10-31") ?? .none)
  static let digging = Season(name: "05-10/06-30", days: DaySet("05-10/06-30") ?? .none)

  /// Claims by village and pasture; a pasture filed twice has two.
  private struct Filed {
    var winter: [Claim] = []
    var summer: [Claim] = []
    var wholeYear: [Claim] = []
    var all: [Claim] { winter + summer + wholeYear }
  }

  /// - Throws: `broken` when lines cannot be kept from crossing.
  /// - Complexity: O(points · disagreements of a village).
  func draw() throws(GridGeoError) -> (claims: [Claim], truth: ClaimTruth) {
    let cuts = grounds.villages.map { village -> PastureCut? in
      var random = SeededGenerator(seed: seed, stream: "claims cut \(village.code)")
      guard village.isPastoral, random.nextUniform() < figures.seasonal else { return nil }
      return PastureCut(village, random: &random)
    }
    var drawing = DisagreementDrawing(grounds, figures, seed: seed, cuts: cuts)
    drawing.draw()
    var filed: [Filed] = []
    for v in grounds.villages.indices { filed.append(try pastures(of: v, cuts[v], drawing.planted)) }
    var truth = ClaimTruth()
    fileTwice(&filed, &truth)
    var claims = filed.flatMap(\.all)
    var planted = drawing.planted.compactMap { self.truth($0, cuts, filed) }
    digGrounds(&drawing, cuts, filed, &claims, &planted, &truth)

    claims.sort { StableOrder.precedes($0.id, $1.id) }
    for i in claims.indices { contract(&claims[i]) }
    planted.sort { ($0.parties.joined(separator: " "), $0.id) < ($1.parties.joined(separator: " "), $1.id) }
    for i in planted.indices { planted[i].id = "T-\(i + 1)" }
    truth.planted = planted
    truth.noise = claims.map { ClaimTruth.Noise(claim: $0.id, accuracy: $0.accuracy ?? .zero) }
    truth.borders = borders(cuts, filed)
    return (claims, truth)
  }

  // MARK: - Pastures

  private func pastures(
    of v: Int, _ cut: PastureCut?, _ planted: [PlantedGround]
  ) throws(GridGeoError) -> Filed {
    let village = grounds.villages[v]
    var random = SeededGenerator(seed: seed, stream: "claims pasture \(village.code)")
    let papers = ClaimPapers(figures, &random)
    let detours = planted.flatMap(\.detours).filter { $0.village == v }
    let spacing = figures.spacing.lowerBound.metres...figures.spacing.upperBound.metres
    let tracing = PastureTracing(village: village, cut: cut, detours: detours, frame: frame)
    var filed = Filed()
    for pasture in try tracing.draw(papers.accuracy, spacing, &random) {
      let isOfTownship = random.nextUniform() < figures.byTownship && pasture.isWinter == false
      let party = isOfTownship ? village.township : village.code
      let region = Self.region(pasture.rings)
      switch pasture.isWinter {
      case true?: filed.winter.append(claim("C-\(village.code)-w", party, Self.winter, papers, region))
      case false?: filed.summer.append(claim("C-\(village.code)-s", party, Self.summer, papers, region))
      case nil: filed.wholeYear.append(claim("C-\(village.code)-y", party, .wholeYear, papers, region))
      }
    }
    return filed
  }

  private func claim(
    _ id: String, _ party: String, _ season: Season, _ papers: ClaimPapers, _ region: Region<Geographic>,
    right: Right = .grazing
  ) -> Claim {
    Claim(
      id: id, party: party, right: right, season: season, validFrom: papers.from, validTo: papers.to,
      source: papers.source, evidence: papers.evidence, accuracy: .metres(papers.accuracy), region: region)
  }

  static func region(_ rings: [[FixedPoint]]) -> Region<Geographic> {
    let closed = rings.map { ring -> Ring<Geographic> in
      Ring(trusted: (ring + [ring[0]]).map(\.coordinate))
    }
    return Region(Polygon(exterior: closed[0], holes: Array(closed.dropFirst())))
  }

  /// The same outline again, from another paper of the same party.
  private func fileTwice(_ filed: inout [Filed], _ truth: inout ClaimTruth) {
    let order = filed.indices.sorted {
      let key = { (v: Int) in
        PortableMath.scramble(StableHash.fnv1a("twice \(grounds.villages[v].code)") ^ seed)
      }
      return key($0) < key($1)
    }
    for v in order.prefix(figures.filedTwice).sorted() {
      var random = SeededGenerator(seed: seed, stream: "claims twice \(grounds.villages[v].code)")
      let papers = ClaimPapers(figures, &random)
      guard let first = filed[v].all.first else { continue }
      var again = first
      again.id += "2"
      again.source = papers.source
      again.evidence = papers.evidence
      (again.validFrom, again.validTo) = (papers.from, papers.to)
      if filed[v].winter.isEmpty { filed[v].wholeYear.append(again) } else { filed[v].winter.append(again) }
      truth.duplicates.append(ClaimTruth.Duplicate(claims: [first.id, again.id], parties: [first.party]))
    }
  }

  /// The contract's area, a few percent off the measured one; statements have none.
  private func contract(_ claim: inout Claim) {
    var random = SeededGenerator(seed: seed, stream: "claims contract \(claim.id)")
    let deviation = random.nextNormal() * figures.contractDeviation
    guard let rank = claim.evidence, rank <= 2, random.nextUniform() < 0.9 else { return }
    claim.contract = .mu((GroundArea.area(claim.region).mu * (1 + deviation)).rounded())
  }

  // MARK: - Digging grounds

  private func digGrounds(
    _ drawing: inout DisagreementDrawing, _ cuts: [PastureCut?], _ filed: [Filed], _ claims: inout [Claim],
    _ planted: inout [ClaimTruth.Planted], _ truth: inout ClaimTruth
  ) {
    var order = grounds.borders.map {
      (key: PortableMath.scramble(StableHash.fnv1a("digging \($0.key)") ^ seed), border: $0)
    }
    order.sort { $0.key < $1.key }
    var count = 0
    var shared = 0.0
    var numbers: [String: Int] = [:]
    for (_, border) in order where count < figures.diggingGrounds {
      let (village, other) = (grounds.villages[border.left], grounds.villages[border.right])
      guard village.isPastoral, village.holes.isEmpty else { continue }
      var random = SeededGenerator(seed: seed, stream: "claims digging \(border.key)")
      let papers = ClaimPapers(figures, &random)
      // Ground that the township claims at that time would make another dispute.
      let atThatTime = filed[border.left].all.filter { !$0.season.days.isDisjoint(with: Self.digging.days) }
      guard atThatTime.allSatisfy({ $0.party == village.code }),
        let ring = diggingGround(border, village, cuts[border.left], papers.accuracy, &random),
        drawing.reserve(ring)
      else { continue }
      count += 1
      numbers[village.code, default: 0] += 1
      let region = Self.region([ring.map { frame.fixed(x: $0.x, y: $0.y) }])
      let id = "C-\(village.code)-d\(numbers[village.code] ?? 0)"
      let own = claim(id, village.code, Self.digging, papers, region, right: .digging)
      claims.append(own)
      shared += figures.sharedDigging
      guard shared >= 1 else { continue }
      shared -= 1
      // The neighbour files the very same map.
      var copy = own
      copy.id = "\(id)-\(other.code)"
      copy.party = other.code
      claims.append(copy)
      truth.duplicates.append(
        ClaimTruth.Duplicate(claims: [own.id, copy.id], parties: [own.party, copy.party].sorted()))
      let against = [own] + atThatTime.filter { Self.holds($0, ring[0], frame) }
      let width = abs(PlaneShapes.doubleArea(ring) / 2).squareRoot()
      if let entry = Self.planted(
        .overlap, ring, depth: width, key: "digging \(border.key)", [[copy], against], frame)
      {
        planted.append(entry)
      }
    }
  }

  /// Whether a point is inside a claim; far from its lines.
  private static func holds(_ claim: Claim, _ p: PlanePoint, _ frame: LocalFrame) -> Bool {
    let rings = claim.region.polygons.flatMap(\.rings).map { $0.coordinates.map(FixedPoint.init) }
    return VillageGround(rings: rings).contains(frame.fixed(x: p.x, y: p.y))
  }

  /// A round patch of the village's ground near a border.
  private func diggingGround(
    _ border: ClaimGrounds.Border, _ village: ClaimGrounds.Village, _ cut: PastureCut?, _ accuracy: Double,
    _ random: inout SeededGenerator
  ) -> [PlanePoint]? {
    let at = border.start + border.count / 2
    let (a, b) = (village.point(at - 1), village.point(at + 1))
    let length = PlaneShapes.distance(a, b)
    guard length > 0 else { return nil }
    let radius = 150 + 350 * random.nextUniform()
    let away = radius + 250 + 500 * random.nextUniform()
    let centre = PlanePoint(
      x: (a.x + b.x) / 2 - (b.y - a.y) / length * away, y: (a.y + b.y) / 2 + (b.x - a.x) / length * away)
    let tracing = LineTracing(accuracy: accuracy, longest: 150, shortest: 30)
    let points = 16
    let cosine = PortableMath.cosine(.degrees(360 / Double(points)))
    let sine = (1 - cosine * cosine).squareRoot()
    var (x, y) = (1.0, 0.0)
    var ring: [PlanePoint] = []
    for _ in 0..<points {
      let reach = radius * (0.75 + 0.5 * random.nextUniform())
      ring.append(tracing.shaken(PlanePoint(x: centre.x + x * reach, y: centre.y + y * reach), &random))
      (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
    }
    let closed = ring + [ring[0]]
    guard PlaneShapes.isSimple(ring), ring.allSatisfy({ PlaneShapes.contains(village.ring, $0) }) else {
      return nil
    }
    let edges = [village.ring + [village.ring[0]]] + (cut.map { [$0.line] } ?? [])
    for line in edges {
      // Far enough from every line that hands may shake.
      guard !PlaneShapes.meet(closed, line) else { return nil }
      for (p, q) in zip(line, line.dropFirst())
      where PlaneShapes.distance(centre, toSegment: p, q) < radius * 1.25 + 80 {
        return nil
      }
    }
    return ring
  }

  // MARK: - Truth

  /// The planted ground with the claims that came of it; nil when all are of one party.
  private func truth(
    _ ground: PlantedGround, _ cuts: [PastureCut?], _ filed: [Filed]
  ) -> ClaimTruth.Planted? {
    let sides = zip(ground.villages, ground.edges).map { village, edge -> [Claim] in
      guard let cut = cuts[village] else { return filed[village].wholeYear }
      return cut.isWinter(edge: edge) ? filed[village].winter : filed[village].summer
    }
    return Self.planted(
      ground.kind, ground.ring, depth: ground.depth, key: ground.key, sides, frame, crossed: ground.crossed)
  }

  private static func planted(
    _ kind: Dispute.Kind, _ ring: [PlanePoint], depth: Double, key: String, _ sides: [[Claim]],
    _ frame: LocalFrame, crossed: String = ""
  ) -> ClaimTruth.Planted? {
    let shape = PlantedGround(
      kind: kind, villages: [], edges: [], detours: [], ring: ring, depth: depth, key: key)
    guard let inside = shape.inside else { return nil }
    let fixed = (PlaneShapes.doubleArea(ring) > 0 ? ring : ring.reversed()).map {
      frame.fixed(x: $0.x, y: $0.y)
    }
    let region = Self.region([fixed])
    let claims = sides.joined()
    var parties = Set(claims.map(\.party))
    if !crossed.isEmpty { parties.insert(crossed) }
    guard parties.count >= 2 else { return nil }
    var pairs: [[String]] = []
    var days = DaySet.none
    for (i, side) in sides.enumerated() where kind == .overlap {
      for other in sides[(i + 1)...] {
        for a in side {
          for b in other where a.party != b.party {
            pairs.append([a.id, b.id].sorted())
            days.formUnion(a.season.days.intersection(b.season.days))
          }
        }
      }
    }
    pairs.sort { $0.lexicographicallyPrecedes($1) }
    if kind == .gap || kind == .encroachment {
      for claim in claims { days.formUnion(claim.season.days) }
    }
    return ClaimTruth.Planted(
      id: key, kind: kind == .overlap && days.isEmpty ? .stacked : kind, parties: parties.sorted(),
      pairs: pairs, claims: claims.map(\.id).sorted(), days: days, area: GroundArea.area(region),
      depth: .metres(depth), point: frame.fixed(x: inside.x, y: inside.y).coordinate, region: region)
  }

  /// All borders that two claiming parties both drew.
  private func borders(_ cuts: [PastureCut?], _ filed: [Filed]) -> [ClaimTruth.SharedBorder] {
    var lengths: [[String]: Double] = [:]
    for border in grounds.borders {
      let (left, right) = (grounds.villages[border.left], grounds.villages[border.right])
      for k in 0..<border.count {
        let edges = [(border.left, border.start + k), (border.right, border.startOfRight - k - 1)]
        let parties = edges.compactMap { village, edge -> String? in
          let number = grounds.villages[village].index(edge)
          guard let cut = cuts[village] else { return filed[village].wholeYear.first?.party }
          return (cut.isWinter(edge: number) ? filed[village].winter : filed[village].summer).first?.party
        }
        guard Set(parties).count == 2 else { continue }
        lengths[parties.sorted(), default: 0] += PlaneShapes.distance(
          left.point(border.start + k), right.point(border.startOfRight - k - 1))
      }
    }
    return lengths.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      ClaimTruth.SharedBorder(parties: $0.key, length: .metres($0.value))
    }
  }
}
