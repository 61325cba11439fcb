import GridGeo

/// The page, part by part.
struct ReportPage {
  let scene: MapScene
  let sheet: Sheet
  let layers: ReportLayers
  let before: BeforeLayer?
  let alternatives: [AlternativePanel]
  let tiles: TileLayer?
  /// Height in pixels under the ground that is kept for scale bar and north arrow.
  static let strip = 44

  var language: MapOptions.Language { scene.options.language }

  init(_ input: ReportInput, _ options: MapOptions) throws(GridGeoError) {
    guard options.working || input.households.isEmpty else {
      throw GridGeoError(
        .badOption, "household points are for working copies alone; say --working, or leave --households out")
    }
    if options.colouring == .change, input.before == nil {
      throw GridGeoError(.badOption, MapScene.complaint(.change))
    }
    // One frame for all plans, so that the same ground is at the same place.
    let others = ([input.before].compactMap(\.self) + input.alternatives.map(\.plan))
    let ground =
      others.isEmpty
      ? []
      : ([input.plan] + others).flatMap { $0.grids.map(\.region) }
        + input.units.filter { $0.level == .village }.map(\.region)
    var scene = try MapScene(
      plan: input.plan, units: input.units, barriers: input.barriers, options: options,
      width: Double(options.width), maximumHeight: Double(options.width) * 0.82, unitsPerPixel: 20,
      tolerance: 0.12, disputes: input.disputes, ground: ground)
    if let plan = input.before {
      let layer = try BeforeLayer(plan, units: input.units, after: scene, ground: ground)
      scene.add(layer.scale(of: scene), for: .change)
      before = layer
    } else {
      before = nil
    }
    var panels: [AlternativePanel] = []
    if !input.alternatives.isEmpty {
      let own = ReportInput.Alternative(name: scene.say(.thisPlan), plan: input.plan)
      panels.append(try AlternativePanel(own, units: input.units, beside: scene, ground: ground))
    }
    for alternative in input.alternatives {
      panels.append(try AlternativePanel(alternative, units: input.units, beside: scene, ground: ground))
    }
    alternatives = panels
    layers = try ReportLayers(input, scene)
    tiles = input.tiles
    self.scene = scene
    sheet = Sheet(scene)
  }

  /// What the grids can be coloured by, in the order of the switches.
  var colourings: [MapOptions.Colouring] {
    MapOptions.Colouring.allCases.filter { scene.scale($0) != nil }
  }

  func draw() -> Markup {
    let style = Markup(trusted: Self.style + Self.paperStyle + classRules())
    let script = Markup(trusted: Self.script)
    var scripts = [script]
    var styles = [style]
    if let tiles {
      scripts.insert(TilePage.script(tiles), at: 0)
      styles.append(TilePage.style(tiles))
    }
    func sources(_ parts: [Markup]) -> String {
      parts.map { "'\(ContentHash.policySource($0.bytes))'" }.joined(separator: " ")
    }
    let policy =
      "default-src 'none'; style-src \(sources(styles)); script-src \(sources(scripts)); "
      + (tiles.map { "img-src \($0.origin); " } ?? "") + "base-uri 'none'; form-action 'none'"
    var out: Markup = """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="GridGeo \(GridGeo.version)"/>
      <title>\(scene.title)</title>

      """
    for style in styles { out += "<style>\(style)</style>\n" }
    out += """
      </head>
      <body>
      <main id="report" class="show-\(scene.options.colouring.rawValue)" data-nothing="\(Phrase.nothingFound, language)" \
      data-found="\(Phrase.found, language)" data-selected="\(Phrase.selected, language)" \
      data-grids="\(Phrase.gridsOf, language)">
      <header>
      <h1><bdi>\(scene.title)</bdi></h1>
      <p class="lead"><span class="mark">\(scene.options.working ? Phrase.working : .published, language)</span> \
      \(Phrase.note, language)</p>
      </header>

      """
    out += cards()
    out += """
      <section aria-label="\(Phrase.map, language)" class="stage">
      <div class="canvas">
      \(tools())
      \(map())
      \(tiles.map { TilePage.frame($0, scene) } ?? "")\
      \(slider())
      <p class="hint tool">\(Phrase.keys, language)</p>
      </div>
      <aside>
      \(factsPanel())
      \(legends())
      </aside>
      </section>

      """
    out += comparison()
    out += table()
    out += provenance()
    out += """
      <p id="say" class="unseen" aria-live="polite"></p>
      </main>

      """
    for script in scripts { out += "<script>\(script)</script>\n" }
    out += "</body>\n</html>\n"
    return out
  }

  /// The colours of the classes, for the map and the legends.
  private func classRules() -> String {
    var rules = ""
    for colouring in colourings {
      guard let scale = scene.scale(colouring) else { continue }
      for (index, entry) in scale.entries.enumerated() {
        let selector = ".\(colouring.letter)\(index)"
        rules += ".by-\(colouring.rawValue) \(selector){fill:\(entry.fill)}"
        if let pattern = entry.pattern { rules += ".legend \(selector){fill:url(#\(pattern)-key)}" }
      }
      rules += ".by-\(colouring.rawValue) .h\(colouring.letter){fill:url(#hatch)}"
      rules += ".show-\(colouring.rawValue) .legend.by-\(colouring.rawValue){display:block}"
    }
    for (number, colour) in NeighbourColouring.palette.enumerated() { rules += ".m\(number){fill:\(colour)}" }
    let thin = Numerals.fixed(min(0.8, max(0.15, scene.typicalGridSize * 0.03)), places: 2)
    return rules + "#grids path,#before path{stroke-width:\(thin)px}"
  }

  private func cards() -> Markup {
    let all = UnitFigures(scene.grids)
    let clean = scene.isClean(0)
    var items: [(Phrase, String)] = [(.grids, Numerals.count(scene.grids.count))]
    for (level, phrase) in [
      (AdminLevel.village, Phrase.villages), (.township, .townships), (.county, .counties),
    ] where scene.tree.count(of: level) > 0 {
      items.append((phrase, Numerals.count(scene.tree.count(of: level))))
    }
    let total = scene.tree.nodes[0]
    let shown = scene.isShown(0)
    items.append((.households, shown ? Numerals.count(total.households) : Numerals.none))
    items.append((.persons, shown ? Numerals.count(total.persons) : Numerals.none))
    if clean {
      items.append((.medianLoad, Numerals.load(all.medianLoad)))
      items.append((.meanDeviation, Numerals.fixed(all.meanDeviation, places: 1)))
    }
    items.append((.meanCompactness, Numerals.fixed(all.meanCompactness, places: 2)))
    items.append((.areaKm2, Numerals.fixed(all.area.squareKilometres, places: 0)))
    let workers = scene.grids.compactMap(\.workers)
    if clean, !workers.isEmpty { items.append((.workers, Numerals.count(workers.reduce(0, +)))) }
    if !layers.areas.isEmpty { items.append((.supervisionAreas, Numerals.count(layers.areas.count))) }
    if !layers.disputes.isEmpty { items.append((.disputes, Numerals.count(layers.disputes.count))) }
    if !layers.committees.isEmpty { items.append((.committees, Numerals.count(layers.committees.count))) }
    var out: Markup = "<dl class=\"cards\">\n"
    for (phrase, value) in items {
      out += "<div><dt>\(phrase, language)</dt><dd>\(value)</dd></div>\n"
    }
    out += "</dl>\n"
    return out
  }

  private func factsPanel() -> Markup {
    """
    <section id="facts" class="tool"><h2>\(Phrase.facts, language)</h2>
    <p class="hint">\(Phrase.pickGrid, language)</p><div id="values"></div></section>
    """
  }
}
