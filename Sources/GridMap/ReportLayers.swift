import GridGeo

/// What lies over the grids: supervision areas, disputes, committees and household points, ready for the page.
struct ReportLayers: Sendable {
  struct Area: Sendable {
    var code: String
    /// Places of its grids.
    var grids: [Int]
    var spot: LabelSpot?
  }
  struct Ground: Sendable {
    var id: String
    /// Line by line; the id first.
    var facts: String
    var path: Markup
    var tier: Dispute.Tier?
    var colour = 0
  }

  private(set) var areas: [Area] = []
  /// The gravest last, so that they lie above.
  private(set) var disputes: [Ground] = []
  /// Disputes that are not drawn.
  private(set) var leftOut = 0
  private(set) var committees: [Ground] = []
  /// Path data of the points; empty for none.
  private(set) var households = Markup()

  /// - Throws: `badInput` for a dispute, committee or household that is not in degrees.
  /// - Complexity: O(v log v) for v vertices.
  init(_ input: ReportInput, _ scene: MapScene) throws(GridGeoError) {
    areas = Self.areas(scene)
    let drawn = input.disputes.filter { $0.certainty != .sliver && $0.kind != .stacked }
    leftOut = input.disputes.count - drawn.count
    if !drawn.isEmpty {
      _ = try MapScene.bounds(drawn.map(\.region), names: drawn.map(\.id))
    }
    for tier in Dispute.Tier.allCases.reversed() {
      for dispute in drawn.filter({ $0.tier == tier }).sorted(by: { DossierPage.order($0.id, $1.id) }) {
        disputes.append(
          Ground(
            id: dispute.id, facts: Self.facts(dispute, scene), path: scene.path(of: dispute.region),
            tier: tier))
      }
    }
    let committees = input.committees.sorted { DossierPage.order($0.id, $1.id) }
    if !committees.isEmpty {
      _ = try MapScene.bounds(committees.map(\.region), names: committees.map(\.id))
    }
    let colours = Self.colours(committees)
    for (number, committee) in committees.enumerated() {
      self.committees.append(
        Ground(
          id: committee.id, facts: Self.facts(committee, scene), path: scene.path(of: committee.region),
          colour: colours[number]))
    }
    households = Self.points(input.households, scene)
  }

  private static func areas(_ scene: MapScene) -> [Area] {
    var places: [String: [Int]] = [:]
    for (place, grid) in scene.grids.enumerated() {
      if let head = grid.head, !head.isEmpty { places[head, default: []].append(place) }
    }
    return places.keys.sorted().map { code in
      let grids = places[code] ?? []
      return Area(code: code, grids: grids, spot: scene.spot(ofGrids: grids))
    }
  }

  /// Neighbours are those whose boxes meet: more than those who touch, so that none who touch are alike.
  private static func colours(_ committees: [Committee]) -> [Int] {
    let boxes = BoxGrid(committees.map(\.region.boundingBox))
    let neighbours = committees.enumerated().map { number, committee in
      committee.region.boundingBox.map { boxes.items(meeting: $0).filter { $0 != number } } ?? []
    }
    return NeighbourColouring.assign(neighbours)
  }

  private static func facts(_ dispute: Dispute, _ scene: MapScene) -> String {
    var lines = [dispute.id]
    func add(_ phrase: Phrase, _ value: String) { lines.append("\(scene.say(phrase)): \(value)") }
    add(.kind, scene.say(Phrase.kind(dispute.kind)))
    add(.tier, scene.say(Phrase.tier(dispute.tier)))
    add(.certainty, scene.say(Phrase.certainty(dispute.certainty)))
    add(.parties, scene.names(dispute.parties))
    let range = [dispute.areaLow, dispute.areaHigh].map { Numerals.fixed($0.hectares, places: 2) }
    add(.areaRange, "\(Numerals.fixed(dispute.area.hectares, places: 2)) (\(range[0])–\(range[1]))")
    add(.season, dispute.days == .wholeYear ? scene.say(.wholeYear) : dispute.days.description)
    if !dispute.table.unit.isEmpty { add(.decidedBy, scene.names([dispute.table.unit])) }
    if let committee = dispute.committee { add(.committee, committee) }
    if scene.options.working, let count = dispute.households { add(.householdsInside, Numerals.count(count)) }
    return lines.joined(separator: "\n")
  }

  private static func facts(_ committee: Committee, _ scene: MapScene) -> String {
    var lines = [committee.id]
    func add(_ phrase: Phrase, _ value: String) { lines.append("\(scene.say(phrase)): \(value)") }
    add(.unit, scene.names([committee.unit]))
    add(.parties, scene.names(committee.parties))
    add(.disputes, Numerals.count(committee.disputes.count))
    add(.areaHectares, Numerals.fixed(committee.area.hectares, places: 1))
    if scene.options.working, let count = committee.households { add(.households, Numerals.count(count)) }
    return lines.joined(separator: "\n")
  }

  /// Points as strokes without length; those that fall on one drawing unit are one.
  private static func points(_ households: [Household], _ scene: MapScene) -> Markup {
    let (width, height) = (Int32(scene.pageWidth), Int32(scene.pageHeight))
    var places: Set<PagePoint> = []
    for household in households {
      guard let position = household.position, abs(position.x) <= 180, abs(position.y) <= 90 else { continue }
      let p = scene.onPage(position)
      guard p.x.isFinite, p.y.isFinite, abs(p.x) < 1e9, abs(p.y) < 1e9 else { continue }
      let place = PagePoint(x: Int32(p.x.rounded()), y: Int32(p.y.rounded()))
      if (0...width).contains(place.x), (0...height).contains(place.y) { places.insert(place) }
    }
    var out = Markup()
    var before = PagePoint(x: 0, y: 0)
    for place in places.sorted(by: { ($0.y / 64, $0.x, $0.y) < ($1.y / 64, $1.x, $1.y) }) {
      out += "m\(Int(place.x - before.x)) \(Int(place.y - before.y))h0"
      before = place
    }
    return out
  }
}

extension MapScene {
  /// Units by name where the territory has one, else by code.
  func names(_ codes: [String]) -> String {
    codes.map { code in unitNames[code].map { "\($0) \(code)" } ?? code }.joined(separator: " · ")
  }
}
