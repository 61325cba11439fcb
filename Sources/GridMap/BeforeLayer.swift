import GridGeo

/// The plan before a repartition, on the page of the plan after it.
struct BeforeLayer: Sendable {
  let scene: MapScene
  /// Both plans, small, for paper: a slider does not print.
  let panels: [AlternativePanel]
  private let comparison: PlanComparison
  /// The load class that each grid has by the classes of the plan after.
  private let loadClasses: [Int]

  /// - Throws: as `MapScene`.
  init(
    _ plan: GridPlan, units: [AdminUnit], after: MapScene, ground: [Region<Geographic>]
  ) throws(GridGeoError) {
    var options = after.options
    options.colouring = .load
    let scene = try MapScene(
      plan: plan, units: units, barriers: [], options: options, width: Double(options.width),
      maximumHeight: Double(options.width) * 0.82, unitsPerPixel: after.unitsPerPixel, tolerance: 0.12,
      ground: ground)
    comparison = PlanComparison(
      before: scene.grids, after: after.grids,
      oldMiddle: { scene.spot(ofGrid: $0).map { scene.ground(x: $0.x, y: $0.y) } },
      newMiddle: { after.spot(ofGrid: $0).map { after.ground(x: $0.x, y: $0.y) } })
    // Two plans together would give back a count that one of them hides.
    let kinds = comparison
    panels = [
      try AlternativePanel(
        ReportInput.Alternative(name: after.say(.before), plan: plan), units: units, beside: after,
        ground: ground,
        kinds: kinds.before),
      try AlternativePanel(
        ReportInput.Alternative(
          name: after.say(.after), plan: GridPlan(grids: after.grids, provenance: plan.provenance)),
        units: units, beside: after, ground: ground, kinds: kinds.after),
    ]
    loadClasses = scene.grids.map { options.working ? after.loads.quantile(of: $0.load) ?? -1 : -1 }
    self.scene = scene
  }

  /// What became of the grids of the plan after.
  func scale(of after: MapScene) -> ClassScale {
    let kinds = GridChange.Kind.allCases
    return .kinds(
      after.grids.map { grid in comparison.after[grid.code].flatMap { kinds.firstIndex(of: $0) } ?? 0 },
      kinds.map { (ChangeMap.colour($0), nil, after.say(Phrase.change($0))) })
  }

  func kind(of place: Int) -> GridChange.Kind { comparison.before[scene.grids[place].code] ?? .kept }

  /// How many grids of both plans became what; a grid that both have counts once.
  var counts: [(kind: GridChange.Kind, count: Int)] {
    GridChange.Kind.allCases.compactMap { kind in
      let count =
        kind == .retired
        ? comparison.before.values.count { $0 == kind } : comparison.after.values.count { $0 == kind }
      return count > 0 ? (kind, count) : nil
    }
  }

  /// The grids as they were, with the classes of the page after.
  func paths() -> Markup {
    var out = Markup()
    for place in scene.grids.indices {
      let kind = kind(of: place)
      let load = loadClasses[place]
      out +=
        "<path class=\"\(load < 0 ? "" : "l\(load) ")k-\(kind.rawValue)\" d=\"\(scene.path(ofRegion: place))\">"
      out += "<title>\(facts(place))</title></path>\n"
    }
    return out
  }

  private func facts(_ place: Int) -> String {
    let words = scene.say(.before) + " · " + scene.say(Phrase.change(kind(of: place)))
    guard scene.options.working else { return scene.grids[place].code + "\n" + words }
    return scene.facts(place) + "\n" + words
  }
}
