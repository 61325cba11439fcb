import GridGeo

extension ReportPage {
  /// What is above the map: colours, layers, search, zoom.
  func tools() -> Markup {
    var out: Markup = """
      <div class="tools tool">
      <fieldset id="colours"><legend>\(Phrase.colourBy, language)</legend>

      """
    for colouring in colourings {
      out += """
        <label><input type="radio" name="by" id="by-\(colouring.rawValue)" value="\(colouring.rawValue)"\
        \(colouring == scene.options.colouring ? " checked=\"checked\"" : "" as Markup)/> \
        \(colouring.word, language)</label>

        """
    }
    out += """
      </fieldset>
      <div class="finder"><input type="search" id="search" role="combobox" aria-expanded="false" \
      aria-controls="hits" aria-autocomplete="list" autocomplete="off" spellcheck="false" \
      aria-label="\(Phrase.search, language)" placeholder="\(Phrase.search, language) ( / )" \
      title="\(Phrase.searchHint, language)"/>\
      <ul id="hits" role="listbox" aria-label="\(Phrase.search, language)" hidden="hidden"></ul></div>
      <span class="zoom"><button type="button" id="in" title="\(Phrase.zoomIn, language)" \
      aria-label="\(Phrase.zoomIn, language)">+</button>\
      <button type="button" id="out" title="\(Phrase.zoomOut, language)" \
      aria-label="\(Phrase.zoomOut, language)">−</button>\
      <button type="button" id="whole">\(Phrase.whole, language)</button>\
      <button type="button" id="print">\(Phrase.print, language)</button></span>
      <details id="more" open="open"><summary>\(Phrase.layers, language)</summary>\
      <fieldset id="layers" aria-label="\(Phrase.layers, language)">

      """
    for layer in switches {
      out += """
        <label><input type="checkbox" id="switch-\(layer.name)" value="\(layer.name)"\
        \(layer.isOn ? " checked=\"checked\"" : "" as Markup)/> \(layer.phrase, language)</label>

        """
    }
    out += "</fieldset></details>\n</div>"
    return out
  }

  /// The layers that the page has, and which are shown at first.
  var switches: [(name: String, phrase: Phrase, isOn: Bool)] {
    var out: [(name: String, phrase: Phrase, isOn: Bool)] = []
    if scene.has(.township) || scene.has(.county) || !scene.labels.isEmpty {
      out.append(("townships", .townships, true))
    }
    if scene.tree.count(of: .village) > 0 { out.append(("villages", .villages, true)) }
    out.append(("grids", .grids, true))
    out.append(("numbers", .gridNumbers, true))
    if !scene.barriers.isEmpty { out.append(("barriers", .barriers, true)) }
    if !layers.areas.isEmpty {
      out.append(("areas", .supervisionAreas, scene.options.colouring == .area))
    }
    if !layers.disputes.isEmpty { out.append(("disputes", .disputes, true)) }
    if !layers.committees.isEmpty { out.append(("committees", .committees, false)) }
    if !layers.households.bytes.isEmpty { out.append(("households", .householdPoints, true)) }
    if tiles != nil { out.append(("tiles", .background, true)) }
    return out
  }

  /// The class of what belongs to a layer that is not shown at first.
  func off(_ name: String) -> Markup { switches.contains { $0.name == name && $0.isOn } ? "" : " off" }

  func legends() -> Markup {
    var out = Markup()
    for colouring in colourings { out += legend(colouring) }
    out += histogram()
    out += lineLegend()
    return out
  }

  private func legend(_ colouring: MapOptions.Colouring) -> Markup {
    guard let scale = scene.scale(colouring) else { return "" }
    var out: Markup = """
      <section class="legend by-\(colouring.rawValue)"><h2>\(colouring.heading, language)</h2>

      """
    guard scale.hasMeaning else {
      out += "<p>"
      for index in scale.entries.indices where scale.entries[index].count > 0 {
        out += swatch("\(colouring.letter)\(index)")
      }
      out += "</p>\n<p class=\"hint\">\(Phrase.areaColours, language)</p></section>\n"
      return out
    }
    out += "<table><tbody>\n"
    func row(_ kind: String, _ label: String, _ count: Int) {
      out +=
        "<tr><td>\(swatch(kind))</td><td>\(label)</td><td class=\"n\">\(Numerals.count(count))</td></tr>\n"
    }
    for (index, entry) in scale.entries.enumerated() {
      row("\(colouring.letter)\(index)", entry.label, entry.count)
    }
    if scale.unclassed > 0 { row("h", scene.say(.notPublished), scale.unclassed) }
    out += """
      </tbody><tfoot><tr><td></td><td>\(Phrase.grids, language)</td>\
      <td class="n">\(Numerals.count(scene.grids.count))</td></tr></tfoot></table></section>

      """
    return out
  }

  private func swatch(_ kind: String) -> Markup {
    """
    <svg class="swatch" width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">\
    <rect class="\(kind)" width="26" height="14"/></svg>
    """
  }

  private func lineLegend() -> Markup {
    var out: Markup = "<section class=\"legend lines\"><h2>\(Phrase.boundaries, language)</h2><ul>\n"
    func line(_ kind: String, _ phrase: Phrase, layer: String) {
      out += """
        <li\(layer.isEmpty ? "" : " class=\"layer-\(layer)\(off(layer))\"" as Markup)>\
        <svg class="swatch" width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">\
        <path class="line \(kind)" d="M0 7h30"/></svg> \(phrase, language)</li>

        """
    }
    if scene.has(.outer) { line("outer", .outerEdge, layer: "") }
    if scene.has(.county) { line("county", .countyLine, layer: "townships") }
    if scene.has(.township) { line("township", .townshipLine, layer: "townships") }
    if scene.has(.village) { line("village", .villageLine, layer: "villages") }
    for kind in MapScene.BarrierKind.allCases where scene.barriers[kind] != nil {
      line("\(kind)", Sheet.style(of: kind).name, layer: "barriers")
    }
    if !layers.areas.isEmpty { line("area", .supervisionArea, layer: "areas") }
    func box(_ kind: String, _ words: String, layer: String) {
      out += """
        <li class="layer-\(layer)\(off(layer))"><svg class="swatch" width="30" height="14" viewBox="0 0 30 14" \
        aria-hidden="true"><rect class="\(kind)" width="30" height="14"/></svg> \(words)</li>

        """
    }
    for tier in Dispute.Tier.allCases {
      let count = layers.disputes.count { $0.tier == tier }
      guard count > 0 else { continue }
      box(
        "key-\(tier.rawValue)",
        "\(scene.say(.disputed)) · \(scene.say(Phrase.tier(tier))) · \(Numerals.count(count))",
        layer: "disputes")
    }
    if layers.leftOut > 0 {
      out += """
        <li class="layer-disputes\(off("disputes")) hint">\(Numerals.count(layers.leftOut)) \
        \(Phrase.sliversLeftOut, language)</li>

        """
    }
    if !layers.committees.isEmpty { box("m m0", scene.say(.workingArea), layer: "committees") }
    if !layers.households.bytes.isEmpty {
      out += """
        <li class="layer-households\(off("households"))"><svg class="swatch" width="30" height="14" \
        viewBox="0 0 30 14" aria-hidden="true"><path class="points" d="M15 7h0"/></svg> \
        \(Phrase.householdPoints, language)</li>

        """
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
