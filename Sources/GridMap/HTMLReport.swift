public import GridGeo

/// A plan as one page that works without a network: the map to zoom and drag, the figures by unit, and how
/// it was made. Prints on A4.
///
/// Its Content-Security-Policy allows nothing but the page's own style and script, by their SHA-256; every
/// text of the data is escaped.
public enum HTMLReport {
  /// Writes the page.
  ///
  /// - Parameters:
  ///   - plan: borders that grids share must share their vertices.
  ///   - units: any levels; may be empty, then codes stand for names.
  ///   - barriers: rivers and roads to draw; may be empty.
  ///   - options: language, colouring, and whether small counts are suppressed. The width is the map's on a
  ///     wide screen; narrow screens shrink it.
  /// - Returns: UTF-8 bytes; the same for the same arguments.
  /// - Throws: `badInput` for a plan without grids or with coordinates that are not degrees; `badOption` for
  ///   a width outside 300…8000.
  /// - Complexity: O(v log v) for v vertices.
  public static func render(
    _ plan: GridPlan, units: [AdminUnit] = [], barriers: [Barrier] = [],
    options: MapOptions = MapOptions()
  ) throws(GridGeoError) -> [UInt8] {
    let scene = try MapScene(
      plan: plan, units: units, barriers: barriers, options: options, width: Double(options.width),
      maximumHeight: Double(options.width) * 0.82, unitsPerPixel: 20, tolerance: 0.12)
    return ReportPage(scene).draw().bytes
  }
}

/// The page, part by part.
struct ReportPage {
  let scene: MapScene
  let sheet: Sheet
  /// Height in pixels under the ground that is kept for scale bar and north arrow.
  static let strip = 44

  init(_ scene: MapScene) {
    self.scene = scene
    sheet = Sheet(scene)
  }

  var language: MapOptions.Language { scene.options.language }

  func draw() -> Markup {
    let style = Markup(trusted: Self.style + classRules())
    let script = Markup(trusted: Self.script)
    let policy =
      "default-src 'none'; style-src '\(ContentHash.policySource(style.bytes))'; "
      + "script-src '\(ContentHash.policySource(script.bytes))'; base-uri 'none'; form-action 'none'"
    var out: Markup = """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="GridGeo \(GridGeo.version)"/>
      <title>\(scene.title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <main id="report" class="\(scene.options.colouring == .load ? "show-load" : "show-deviation")">
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
      <p class="hint tool">\(Phrase.keys, language)</p>
      </div>
      <aside>
      \(factsPanel())
      \(legends())
      </aside>
      </section>

      """
    out += table()
    out += provenance()
    out += """
      </main>
      <script>\(script)</script>
      </body>
      </html>

      """
    return out
  }

  /// The colours of the classes, for the map and the legends.
  private func classRules() -> String {
    var rules = ""
    for (index, entry) in scene.loads.entries.enumerated() {
      rules += ".by-load .l\(index){fill:\(entry.colour)}"
    }
    for (index, entry) in scene.deviations.entries.enumerated() {
      rules += ".by-deviation .d\(index){fill:\(entry.colour)}"
    }
    let thin = Numerals.fixed(min(0.8, max(0.15, scene.typicalGridSize * 0.03)), places: 2)
    return rules + "#grids path{stroke-width:\(thin)px}"
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
    var out: Markup = "<dl class=\"cards\">\n"
    for (phrase, value) in items {
      out += "<div><dt>\(phrase, language)</dt><dd>\(value)</dd></div>\n"
    }
    out += "</dl>\n"
    return out
  }

  private func tools() -> Markup {
    let byLoad = scene.options.colouring == .load
    let checked: Markup = " checked=\"checked\""
    return """
      <div class="tools tool">
      <fieldset><legend>\(Phrase.colourBy, language)</legend>
      <label><input type="radio" name="by" value="load"\(byLoad ? checked : "")/> \(Phrase.byLoad, language)</label>
      <label><input type="radio" name="by" value="deviation"\(byLoad ? "" : checked)/> \
      \(Phrase.byDeviation, language)</label></fieldset>
      <span class="zoom"><button type="button" id="in" title="\(Phrase.zoomIn, language)" \
      aria-label="\(Phrase.zoomIn, language)">+</button>\
      <button type="button" id="out" title="\(Phrase.zoomOut, language)" \
      aria-label="\(Phrase.zoomOut, language)">−</button>\
      <button type="button" id="whole">\(Phrase.whole, language)</button></span>
      </div>
      """
  }

  private func factsPanel() -> Markup {
    """
    <section id="facts" class="tool" aria-live="polite"><h2>\(Phrase.facts, language)</h2>
    <p class="hint">\(Phrase.pickGrid, language)</p><div id="values"></div></section>
    """
  }

  private func legends() -> Markup {
    var out = Markup()
    for (scale, heading, name, letter) in [
      (scene.loads, Phrase.loadOfGrid, "load", "l"),
      (scene.deviations, Phrase.deviationOfGrid, "deviation", "d"),
    ] {
      out += """
        <section class="legend by-\(name)"><h2>\(heading, language)</h2>
        <table><tbody>

        """
      func row(_ swatch: String, _ label: String, _ count: Int) {
        out += """
          <tr><td><svg class="swatch" width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">\
          <rect class="\(swatch)" width="26" height="14"/></svg></td><td>\(label)</td>\
          <td class="n">\(Numerals.count(count))</td></tr>

          """
      }
      for (index, entry) in scale.entries.enumerated() { row("\(letter)\(index)", entry.label, entry.count) }
      if scale.unclassed > 0 { row("h", scene.say(.notPublished), scale.unclassed) }
      out += """
        </tbody><tfoot><tr><td></td><td>\(Phrase.grids, language)</td>\
        <td class="n">\(Numerals.count(scene.grids.count))</td></tr></tfoot></table></section>

        """
    }
    out += "<section class=\"legend lines\"><h2>\(Phrase.boundaries, language)</h2><ul>\n"
    func line(_ kind: String, _ phrase: Phrase) {
      out += """
        <li><svg class="swatch" width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">\
        <path class="line \(kind)" d="M0 7h30"/></svg> \(phrase, language)</li>

        """
    }
    if scene.has(.outer) { line("outer", .outerEdge) }
    if scene.has(.county) { line("county", .countyLine) }
    if scene.has(.township) { line("township", .townshipLine) }
    if scene.has(.village) { line("village", .villageLine) }
    for kind in MapScene.BarrierKind.allCases where scene.barriers[kind] != nil {
      line("\(kind)", Sheet.style(of: kind).name)
    }
    if !scene.emptyVillages.isEmpty {
      out += """
        <li><svg class="swatch" width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">\
        <rect class="e" width="30" height="14"/></svg> \(Phrase.noGrids, language): \
        \(Numerals.count(scene.emptyVillages.count))</li>

        """
    }
    out += "</ul></section>"
    return out
  }
}
