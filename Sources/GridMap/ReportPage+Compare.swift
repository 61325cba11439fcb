import GridGeo

extension ReportPage {
  /// The slider between the plans before and after; it lies below the map that it moves over.
  func slider() -> Markup {
    guard before != nil else { return "" }
    return """
      <div class="slide tool"><label for="slide">\(Phrase.before, language)</label>\
      <input type="range" id="slide" min="0" max="100" value="50" aria-label="\(Phrase.slider, language)"/>\
      <label for="slide">\(Phrase.after, language)</label></div>

      """
  }

  /// Figures of the plans beside each other, and the pictures of the alternatives.
  func comparison() -> Markup {
    guard before != nil || !alternatives.isEmpty else { return "" }
    var plans: [(name: String, scene: MapScene, isOwn: Bool)] = []
    if let before { plans.append((scene.say(.before), before.scene, false)) }
    plans.append((scene.say(before == nil ? .thisPlan : .after), scene, true))
    for panel in alternatives.dropFirst() { plans.append((panel.name, panel.scene, false)) }
    let heading = alternatives.isEmpty ? Phrase.beforeAfter : .alternatives
    var out: Markup = "<section class=\"compare\" id=\"compare\"><h2>\(heading, language)</h2>\n"
    if let before {
      out += "<p class=\"changes\">\(Phrase.changed, language): "
      for (number, entry) in before.counts.enumerated() {
        out += number > 0 ? " · " : ""
        out += "\(Phrase.change(entry.kind), language) \(Numerals.count(entry.count))"
      }
      out += "</p>\n"
    }
    out +=
      "<div class=\"scroll\"><table class=\"figure\"><thead><tr><th scope=\"col\">\(Phrase.figure, language)</th>"
    for plan in plans { out += "<th scope=\"col\"><bdi>\(plan.name)</bdi></th>" }
    out += "</tr></thead>\n<tbody>\n"
    for (phrase, cells) in figures(plans) {
      out += "<tr><th scope=\"row\">\(phrase, language)</th>"
      for cell in cells { out += "<td>\(cell)</td>" }
      out += "</tr>\n"
    }
    out += "</tbody></table></div>\n"
    if !scene.options.working { out += "<p class=\"hint\">\(Phrase.countsOfOthers, language)</p>\n" }
    let panels = (before?.panels ?? []) + alternatives
    if !panels.isEmpty {
      out += "<div class=\"panels\">\n"
      for panel in panels { out += panel.picture(language) }
      out += "</div>\n"
    }
    out += "</section>\n"
    return out
  }

  private func figures(_ plans: [(name: String, scene: MapScene, isOwn: Bool)]) -> [(Phrase, [String])] {
    let all = plans.map { UnitFigures($0.scene.grids) }
    func row(_ phrase: Phrase, counts: Bool, _ cell: (UnitFigures, MapScene) -> String) -> (Phrase, [String])
    {
      (
        phrase,
        plans.indices.map { at in
          let isShown = !counts || scene.options.working || (plans[at].isOwn && scene.isClean(0))
          return isShown ? cell(all[at], plans[at].scene) : Numerals.none
        }
      )
    }
    return [
      row(.grids, counts: false) { Numerals.count($1.grids.count) },
      row(.villages, counts: false) { Numerals.count($1.tree.count(of: .village)) },
      row(.households, counts: true) { Numerals.count($1.tree.nodes[0].households) },
      row(.persons, counts: true) { Numerals.count($1.tree.nodes[0].persons) },
      row(.minimum, counts: true) { figures, _ in Numerals.load(figures.minimumLoad) },
      row(.median, counts: true) { figures, _ in Numerals.load(figures.medianLoad) },
      row(.maximum, counts: true) { figures, _ in Numerals.load(figures.maximumLoad) },
      row(.meanDeviation, counts: true) { figures, _ in Numerals.fixed(figures.meanDeviation, places: 1) },
      row(.largestDeviation, counts: true) { figures, _ in
        Numerals.fixed(figures.largestDeviation, places: 1)
      },
      row(.meanCompactness, counts: false) { figures, _ in Numerals.fixed(figures.meanCompactness, places: 3)
      },
      row(.areaKm2, counts: false) { figures, _ in Numerals.fixed(figures.area.squareKilometres, places: 1) },
    ]
  }
}
