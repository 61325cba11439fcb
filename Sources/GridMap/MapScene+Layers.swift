import GridGeo

extension MapScene {
  /// Classes of workers, supervision areas and tiers, as far as the plan and the disputes tell them.
  func makeScales(_ disputes: [Dispute]) -> [MapOptions.Colouring: ClassScale] {
    var scales: [MapOptions.Colouring: ClassScale] = [:]
    if grids.contains(where: { $0.workers != nil }) {
      let most = 5
      scales[.workers] = .kinds(
        grids.map { $0.workers.map { min($0, most) } ?? -1 },
        (0...most).map {
          ($0 == 0 ? "#ffffff" : ClassScale.sequential[$0 - 1], nil, $0 == most ? "\(most)+" : "\($0)")
        })
    }
    let heads = grids.map { $0.head ?? "" }
    if heads.contains(where: { !$0.isEmpty }) { scales[.area] = .apart(areaColours(heads)) }
    if !disputes.isEmpty, grids.contains(where: { $0.disputes != nil }) {
      let tiers = Dictionary(disputes.map { ($0.id, $0.tier) }) { a, _ in a }
      let order = Dispute.Tier.allCases
      scales[.tier] = .kinds(
        grids.map { grid in
          (grid.disputes ?? []).compactMap { tiers[$0] }.compactMap { order.firstIndex(of: $0) }.min()
            ?? order.count
        },
        order.map { (TierPatterns.colour($0), TierPatterns.name($0), say(Phrase.tier($0))) }
          + [("#f4f2ee", nil, say(.noDispute))])
    }
    return scales
  }

  /// The colour of each grid's supervision area; −1 for grids without one.
  private func areaColours(_ heads: [String]) -> [Int] {
    var number: [String: Int] = [:]
    for head in heads where !head.isEmpty && number[head] == nil { number[head] = number.count }
    var beside = [Set<Int>](repeating: [], count: number.count)
    for arc in 0..<network.arcCount {
      let (left, right) = (Int(network.left[arc]), Int(network.right[arc]))
      guard left >= 0, right >= 0, left < grids.count, right < grids.count else { continue }
      guard let a = number[heads[left]], let b = number[heads[right]], a != b else { continue }
      beside[a].insert(b)
      beside[b].insert(a)
    }
    let colours = NeighbourColouring.assign(beside.map { $0.sorted() })
    return heads.map { head in number[head].map { colours[$0] } ?? -1 }
  }

  static func complaint(_ colouring: MapOptions.Colouring) -> String {
    switch colouring {
    case .tier: "there are no disputes to colour by: give --disputes, or colour by load"
    case .change: "there is no plan before this one to colour by: give --before, or colour by load"
    default:
      "the plan has no workers or supervision areas: staff it first (gridtool staff), or colour by load"
    }
  }

  /// Path data of all borders whose two sides `differ`, each stretch once; −1 is outside.
  func path(where differ: (Int, Int) -> Bool) -> Markup {
    var out = Markup()
    for arc in arcs.indices where differ(Int(network.left[arc]), Int(network.right[arc])) {
      PageLine.append(arcs[arc], closed: false, to: &out.bytes)
    }
    return out
  }

  /// Path data of ground that is no part of the plan; parts too small to be seen are left out.
  func path(of region: Region<Geographic>) -> Markup {
    var out = Markup()
    for ring in pageRings(region) { PageLine.append(ring, closed: true, to: &out.bytes) }
    return out
  }

  func pageRings(_ region: Region<Geographic>) -> [[PagePoint]] {
    var rings: [[PagePoint]] = []
    for polygon in region.polygons {
      for ring in polygon.rings {
        var line = PageLine.simplified(ring.coordinates.map { onPage($0) }[...], tolerance: tolerance)
        if line.count > 1, line.first == line.last { line.removeLast() }
        if line.count > 2 { rings.append(line) }
      }
    }
    return rings
  }

  /// Where a text fits into a grid.
  func spot(ofGrid place: Int) -> LabelSpot? {
    LabelSpot.find(network.rings[place].flatMap { ring in ring.map { arcs[Int($0.arc)] } })
  }

  /// Where a text fits into the ground of several grids.
  func spot(ofGrids places: some Sequence<Int>) -> LabelSpot? {
    // A border between two of them is walked twice: only what is walked once bounds them all.
    var seen: Set<Int32> = []
    for place in places {
      for ring in network.rings[place] {
        for step in ring where seen.remove(step.arc) == nil { seen.insert(step.arc) }
      }
    }
    return LabelSpot.find(seen.sorted().map { arcs[Int($0)] })
  }

  /// Back from the page, for places that were drawn on it.
  func ground(x: Double, y: Double) -> Coordinate<Geographic> {
    let unit = Double(unitsPerPixel)
    let place = frame.ground(x: x / unit, y: y / unit)
    return Coordinate(x: place.longitude > 180 ? place.longitude - 360 : place.longitude, y: place.latitude)
  }

  /// The number that stands on a grid: what its code adds to its village's, without leading zeros.
  func number(ofGrid place: Int) -> String {
    let grid = grids[place]
    var rest = Substring(grid.code)
    if !grid.village.isEmpty, rest.hasPrefix(grid.village) { rest = rest.dropFirst(grid.village.count) }
    let short = rest.drop { $0 == "0" }
    return String((short.isEmpty ? rest : short).prefix(8))
  }
}

extension MapOptions.Colouring {
  var heading: Phrase {
    switch self {
    case .load: .loadOfGrid
    case .deviation: .deviationOfGrid
    case .workers: .workersOfGrid
    case .area: .areaOfGrid
    case .tier: .tierOfGrid
    case .change: .changeOfGrid
    }
  }

  /// How the switch is called.
  var word: Phrase {
    switch self {
    case .load: .byLoad
    case .deviation: .byDeviation
    case .workers: .byWorkers
    case .area: .byArea
    case .tier: .byTier
    case .change: .byChange
    }
  }

  /// One letter for the classes of the page.
  var letter: String {
    switch self {
    case .load: "l"
    case .deviation: "d"
    case .workers: "w"
    case .area: "a"
    case .tier: "t"
    case .change: "c"
    }
  }
}
