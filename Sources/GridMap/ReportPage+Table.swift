import GridGeo

extension ReportPage {
  /// Figures by county, township and village; the whole in the foot.
  func table() -> Markup {
    let columns: [Phrase] = [
      .unit, .grids, .households, .persons, .minimum, .median, .maximum, .meanDeviation, .largestDeviation,
      .meanCompactness, .areaKm2,
    ]
    var out: Markup = """
      <section class="figures"><h2>\(Phrase.table, language)</h2>
      <div class="filter tool"><label>\(Phrase.find, language) <input type="search" id="find" autocomplete="off"/>\
      </label> <label>\(Phrase.show, language) <select id="level">\
      <option value="">\(Phrase.allLevels, language)</option>
      """
    let levels = [
      (AdminLevel.county, Phrase.counties), (.township, .townships), (.village, .villages),
    ].filter { scene.tree.count(of: $0.0) > 0 }
    for (level, phrase) in levels {
      out += "<option value=\"\(level.name)\">\(phrase, language)</option>"
    }
    out += """
      </select></label> <span aria-live="polite"><span id="rows">\(scene.tree.unitNodes.count)</span> \
      \(Phrase.rowsShown, language)</span>
      <span class="hint">\(Phrase.tableHint, language)</span></div>
      <div class="scroll"><table id="units"><thead><tr>
      """
    for column in columns {
      // On paper the heading repeats on each page, which browsers do not do for buttons.
      out += """
        <th scope="col" data-name="\(column, language)"><button type="button">\(column, language)</button></th>
        """
    }
    out += "</tr></thead>\n<tbody>\n"
    for node in scene.tree.unitNodes { out += row(node) }
    out += "</tbody>\n<tfoot>\n"
    out += row(0)
    out += "</tfoot></table></div>\n"
    if scene.hasSuppressed { out += "<p class=\"hint\">\(Phrase.suppressionNote, language)</p>\n" }
    out += "</section>\n"
    return out
  }

  private func row(_ number: Int) -> Markup {
    let node = scene.tree.nodes[number]
    let figures = UnitFigures(scene.grids[node.span])
    let clean = scene.isClean(number)
    let shown = scene.isShown(number)
    let level = node.level?.name ?? "total"
    var out: Markup = """
      <tr class="\(level)" data-code="\(node.code)" data-from="\(node.span.lowerBound)" data-to="\(node.span.upperBound)">\
      <th scope="row">
      """
    if node.level == nil {
      out += "\(Phrase.total, language)"
    } else {
      out +=
        "<button type=\"button\" class=\"pickable\"><bdi>\(node.name.isEmpty ? node.code : node.name)</bdi></button>"
      if !node.name.isEmpty { out += " <small>\(node.code)</small>" }
    }
    out += "</th>"
    let cells = [
      Numerals.count(figures.grids),
      shown ? Numerals.count(node.households) : Numerals.none,
      shown ? Numerals.count(node.persons) : Numerals.none,
      clean ? Numerals.load(figures.minimumLoad) : Numerals.none,
      clean ? Numerals.load(figures.medianLoad) : Numerals.none,
      clean ? Numerals.load(figures.maximumLoad) : Numerals.none,
      clean ? Numerals.fixed(figures.meanDeviation, places: 1) : Numerals.none,
      clean ? Numerals.fixed(figures.largestDeviation, places: 1) : Numerals.none,
      Numerals.fixed(figures.meanCompactness, places: 2),
      Numerals.fixed(figures.area.squareKilometres, places: figures.area.squareKilometres < 100 ? 2 : 1),
    ]
    for cell in cells { out += "<td>\(cell)</td>" }
    out += "</tr>\n"
    return out
  }

  /// How the plan came about.
  func provenance() -> Markup {
    let p = scene.provenance
    var out: Markup = """
      <section class="made"><h2>\(Phrase.provenance, language)</h2>
      <dl>
      <dt>\(Phrase.version, language)</dt><dd>GridGeo \(p.version)</dd>
      <dt>\(Phrase.command, language)</dt><dd><code>\(p.command)</code></dd>

      """
    if !p.options.isEmpty {
      out += "<dt>\(Phrase.options, language)</dt><dd><ul class=\"plain\">"
      for option in p.options { out += "<li><code>\(option.name)</code> \(option.value)</li>" }
      out += "</ul></dd>\n"
    }
    out += "<dt>\(Phrase.seed, language)</dt><dd>\(String(p.seed))</dd>\n"
    if !p.frame.isEmpty {
      out += "<dt>\(Phrase.workingFrame, language)</dt><dd><code>\(p.frame)</code></dd>\n"
    }
    if !p.inputs.isEmpty {
      out += "<dt>\(Phrase.inputs, language)</dt><dd><ul class=\"plain\">"
      for input in p.inputs {
        out += """
          <li>\(input.role): <bdi>\(input.name)</bdi><br/><code class="hash">SHA-256 \(input.sha256)</code></li>
          """
      }
      out += "</ul></dd>\n"
    }
    // A summary may hold a smallest or largest count; a published page has only what passed suppression.
    if scene.options.working, !p.summary.isEmpty {
      out += "<dt>\(Phrase.summary, language)</dt><dd><ul class=\"plain\">"
      for figure in p.summary {
        let value =
          switch figure.value {
          case .count(let count): Numerals.count(count)
          case .number(let number): Numerals.fixed(number, places: 3)
          case .text(let text): text
          }
        out += "<li><code>\(figure.name)</code> \(value)</li>"
      }
      out += "</ul></dd>\n"
    }
    out += "</dl></section>\n"
    return out
  }
}
