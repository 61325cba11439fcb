import GridGeo

/// All that a picture shows, ready to be written: places on the page, classes, and what may be published.
struct MapScene: Sendable {
  /// What a line on the map divides; the highest level that differs between its two sides.
  enum Line: Int, Sendable, CaseIterable { case grid, village, township, county, outer }
  enum BarrierKind: Int, Sendable, CaseIterable { case river, road, other }
  struct Label: Sendable {
    var text: String
    var x: Int
    var y: Int
  }

  let options: MapOptions
  let provenance: Provenance
  let tree: UnitTree
  /// The grids in the tree's order; a grid's place in it is its number on the page.
  let grids: [Grid]
  /// Villages of the territory that no grid lies in: drawn, without a class.
  let emptyVillages: [AdminUnit]
  /// Names of the units by code, where they have one.
  let unitNames: [String: String]
  let frame: MapFrame
  /// Drawing units of a pixel; page coordinates are whole drawing units.
  let unitsPerPixel: Int
  let loads: ClassScale
  let deviations: ClassScale
  /// What else the plan can be coloured by.
  private(set) var scales: [MapOptions.Colouring: ClassScale] = [:]
  private(set) var labels: [AdminLevel: [Label]] = [:]
  /// Names that have no room while the whole map is shown.
  private(set) var crowdedLabels: [AdminLevel: [Label]] = [:]
  /// What the names take up.
  private(set) var placer = LabelPlacer()
  private(set) var barriers: [BarrierKind: [[PagePoint]]] = [:]

  let network: ArcNetwork
  private(set) var arcs: [[PagePoint]]
  /// Tolerance of the drawing, in drawing units.
  let tolerance: Double
  /// The page crosses the antimeridian.
  private let wraps: Bool
  private let lines: [Line]
  private let hidden: [Bool]
  private let hiddenBefore: [Int]

  /// Most vertices that a picture keeps, shared borders counted once; beyond it, the tolerance doubles.
  static let vertexBudget = 150_000

  /// - Throws: `badInput` for a plan without grids or with a coordinate that is no longitude and latitude;
  ///   `badOption` for a width that makes no picture, and for colours that the plan has no values for.
  init(
    plan: GridPlan, units: [AdminUnit], barriers: [Barrier], options: MapOptions, width: Double,
    maximumHeight: Double, unitsPerPixel: Int, tolerance: Double, disputes: [Dispute] = [],
    ground: [Region<Geographic>] = []
  ) throws(GridGeoError) {
    guard !plan.grids.isEmpty else {
      throw GridGeoError(.badInput, "the plan has no grids: there is nothing to draw")
    }
    guard (300...8000).contains(options.width) else {
      throw GridGeoError(
        .badOption, "a map \(options.width) pixels wide makes no sense; give a width from 300 to 8000")
    }
    self.options = options
    provenance = plan.provenance
    self.unitsPerPixel = unitsPerPixel
    let tree = UnitTree(plan.grids, units: units)
    self.tree = tree
    var grids = tree.order.map { plan.grids[$0] }
    unitNames = Dictionary(units.filter { !$0.name.isEmpty }.map { ($0.code, $0.name) }) { a, _ in a }
    let served = Set(grids.map(\.village))
    emptyVillages = units.filter { $0.level == .village && !served.contains($0.code) }

    let regions = grids.map(\.region) + emptyVillages.map(\.region)
    let bounds = try Self.bounds(
      regions + ground,
      names: grids.map(\.code) + emptyVillages.map(\.code) + ground.map { _ in "of another plan" })
    frame = MapFrame(fitting: bounds, width: width, maximumHeight: maximumHeight)
    network = ArcNetwork(regions)
    let holders = grids.map { [$0.county, $0.township, $0.village] } + Self.holders(emptyVillages, units)
    lines = Self.lines(network, holders)

    let hidden =
      options.working ? [Bool](repeating: false, count: tree.nodes.count) : try tree.suppressed()
    self.hidden = hidden
    // Workers follow the load, and would give it away.
    for place in grids.indices where hidden[tree.gridNode[place]] { grids[place].workers = nil }
    self.grids = grids
    var before = [0]
    for node in tree.gridNode { before.append(before[before.count - 1] + (hidden[node] ? 1 : 0)) }
    hiddenBefore = before
    let village = tree.villageNode
    let nodes = tree.nodes
    loads = .quantiles(grids.indices.map { hidden[tree.gridNode[$0]] ? nil : grids[$0].load })
    deviations = .deviations(
      grids.indices.map { place in
        let span = nodes[village[place]].span
        let clean = !hidden[village[place]] && before[span.upperBound] == before[span.lowerBound]
        return clean ? grids[place].deviationPercent : nil
      })

    arcs = []
    wraps = bounds.maximum.x > 180
    self.tolerance = tolerance * Double(unitsPerPixel)
    let vertices = network.vertices.map { onPage($0) }
    var limit = self.tolerance
    repeat {
      arcs = (0..<network.arcCount).map {
        PageLine.simplified(vertices[network.range($0)], tolerance: limit)
      }
      limit *= 2
    } while arcs.reduce(0) { $0 + $1.count } > max(Self.vertexBudget, network.arcCount * 4)
    for barrier in barriers {
      let kind = Self.kind(of: barrier)
      for line in barrier.lines where line.coordinates.allSatisfy({ abs($0.x) <= 180 && abs($0.y) <= 90 }) {
        let drawn = PageLine.simplified(line.coordinates.map { onPage($0) }[...], tolerance: self.tolerance)
        if isVisible(drawn) { self.barriers[kind, default: []].append(drawn) }
      }
    }
    placeLabels()
    scales = makeScales(disputes)
    if options.colouring != .change, scale(options.colouring) == nil {
      throw GridGeoError(.badOption, Self.complaint(options.colouring))
    }
  }

  /// A place on the page, in drawing units.
  func onPage(_ c: Coordinate<Geographic>) -> SIMD2<Double> {
    let (x, y) = frame.page(longitude: wraps && c.x < 0 ? c.x + 360 : c.x, latitude: c.y)
    return SIMD2(x, y) * Double(unitsPerPixel)
  }

  /// The classes that a colouring has; nil where the plan says nothing about it.
  func scale(_ colouring: MapOptions.Colouring) -> ClassScale? {
    colouring == .load ? loads : colouring == .deviation ? deviations : scales[colouring]
  }

  mutating func add(_ scale: ClassScale, for colouring: MapOptions.Colouring) { scales[colouring] = scale }

  /// The whole page of ground in drawing units.
  var pageWidth: Int { Int(frame.width) * unitsPerPixel }
  var pageHeight: Int { Int(frame.height) * unitsPerPixel }

  /// Counts of this unit or grid may be shown.
  func isShown(_ node: Int) -> Bool { !hidden[node] }

  /// Nothing in this unit is suppressed: figures made of its grids' counts may be shown.
  func isClean(_ node: Int) -> Bool {
    let span = tree.nodes[node].span
    return !hidden[node] && hiddenBefore[span.upperBound] == hiddenBefore[span.lowerBound]
  }

  var hasSuppressed: Bool { hidden.contains(true) }

  /// Path data of a region: a grid by its place, then the villages without grids.
  func path(ofRegion number: Int) -> Markup {
    var out = Markup()
    for ring in network.rings[number] {
      var points: [PagePoint] = []
      for step in ring {
        let arc = arcs[Int(step.arc)]
        if step.reversed {
          points += arc.reversed().dropFirst(points.isEmpty ? 0 : 1)
        } else {
          points += arc.dropFirst(points.isEmpty ? 0 : 1)
        }
      }
      if points.count > 1, points.first == points.last { points.removeLast() }
      if points.count < 3, let first = points.first {
        // Smaller than a drawing unit: a dot that still can be pointed at.
        points = [first, PagePoint(x: first.x + 1, y: first.y), PagePoint(x: first.x, y: first.y + 1)]
      }
      PageLine.append(points, closed: true, to: &out.bytes)
    }
    return out
  }

  /// Path data of all lines of a kind, each stretch once.
  func path(of line: Line) -> Markup {
    var out = Markup()
    for arc in lines.indices where lines[arc] == line {
      PageLine.append(arcs[arc], closed: false, to: &out.bytes)
    }
    return out
  }

  func path(of kind: BarrierKind) -> Markup {
    var out = Markup()
    for line in barriers[kind] ?? [] { PageLine.append(line, closed: false, to: &out.bytes) }
    return out
  }

  func has(_ line: Line) -> Bool { lines.contains(line) }

  /// A typical grid's width in pixels: thin its lines when grids are small.
  var typicalGridSize: Double {
    (frame.width * frame.height / Double(max(1, grids.count))).squareRoot()
  }

  private func isVisible(_ line: [PagePoint]) -> Bool {
    let (w, h) = (Int32(pageWidth), Int32(pageHeight))
    return line.count > 1
      && !(line.allSatisfy { $0.x < 0 } || line.allSatisfy { $0.x > w } || line.allSatisfy { $0.y < 0 }
        || line.allSatisfy { $0.y > h })
  }

  private mutating func placeLabels() {
    // Where each grid is: the middle of its box on the page.
    let middles = grids.indices.map { place -> SIMD2<Double> in
      var low = SIMD2<Double>(repeating: .infinity)
      var high = SIMD2<Double>(repeating: -.infinity)
      for ring in network.rings[place] {
        for step in ring {
          for point in arcs[Int(step.arc)] {
            let p = SIMD2(Double(point.x), Double(point.y))
            low = SIMD2(min(low.x, p.x), min(low.y, p.y))
            high = SIMD2(max(high.x, p.x), max(high.y, p.y))
          }
        }
      }
      return low.x.isFinite ? (low + high) / 2 : .zero
    }
    placer = LabelPlacer()
    for level in [AdminLevel.county, .township] {
      let size = MapScene.labelSize(level) * Double(unitsPerPixel)
      for node in tree.nodes where node.level == level {
        let places = Array(node.span)
        let weights = places.map { max(1, grids[$0].area.squareMetres) }
        var centre = SIMD2<Double>.zero
        for (place, weight) in zip(places, weights) { centre += middles[place] * weight }
        centre /= weights.reduce(0, +)
        // A bent unit's centre can lie outside it: the nearest of its grids never does.
        let anchor =
          places.map { middles[$0] }.min { a, b in
            let (u, v) = (a - centre, b - centre)
            return u.x * u.x + u.y * u.y < v.x * v.x + v.y * v.y
          } ?? centre
        let text = node.name.isEmpty ? node.code : node.name
        let half = TextMeasure.width(text, size: size) / 2
        let x = min(max(anchor.x, half), max(half, Double(pageWidth) - half))
        if placer.place(text, x: x, y: anchor.y, size: size) {
          labels[level, default: []].append(Label(text: text, x: Int(x), y: Int(anchor.y + size * 0.36)))
        } else {
          crowdedLabels[level, default: []].append(
            Label(text: text, x: Int(anchor.x), y: Int(anchor.y + size * 0.36)))
        }
      }
    }
  }

  /// In pixels.
  static func labelSize(_ level: AdminLevel) -> Double { level == .county ? 16 : 11 }
}
