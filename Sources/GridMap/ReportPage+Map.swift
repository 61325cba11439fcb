import GridGeo

extension ReportPage {
  /// The map: one path a grid, in the tree's order, then what lies over them, each layer a group of its own that
  /// `data-layer` names; then names, scale bar and north arrow.
  func map() -> Markup {
    let unit = scene.unitsPerPixel
    let height = scene.pageHeight + Self.strip * unit
    var out: Markup = """
      <svg id="map" xmlns="http://www.w3.org/2000/svg" class="by-\(scene.options.colouring.rawValue)" \
      viewBox="0 0 \(scene.pageWidth) \(height)" width="\(scene.pageWidth / unit)" height="\(height / unit)" \
      tabindex="0" role="application" aria-label="\(scene.title): \(scene.countLine)" \
      data-unit="\(unit)" data-millimetres="\(Int((scene.frame.lengthPerPixel.metres * 1000).rounded()))">
      <defs>\(sheet.hatch("hatch", size: 6 * unit))\(sheet.hatch("hatch-key", size: 6))\
      \(patterns(unit))</defs>

      """
    out += grids()
    out += beforeGrids(height: height)
    if !layers.areas.isEmpty {
      out += group("areas") {
        line("casing wide", areaLines) + line("area", areaLines)
      }
    }
    out += group("villages") { line("village", scene.path(of: .village)) }
    if !scene.barriers.isEmpty {
      out += group("barriers") {
        var lines = Markup()
        for kind in MapScene.BarrierKind.allCases {
          let path = scene.path(of: kind)
          lines += line("casing", path) + line("\(kind)", path)
        }
        return lines
      }
    }
    out += group("townships") {
      line("township", scene.path(of: .township)) + line("county", scene.path(of: .county))
    }
    out += line("outer", scene.path(of: .outer))
    if !layers.committees.isEmpty { out += group("committees") { committeeGround() } }
    if !layers.disputes.isEmpty { out += group("disputes") { disputeGround() } }
    if !layers.households.bytes.isEmpty {
      out += group("households") { "<path class=\"points\" d=\"\(layers.households)\"/>\n" }
    }
    out += "<path id=\"pick\" d=\"\"/>\n"
    if before != nil { out += "<path id=\"seam\" class=\"tool\" d=\"\"/>\n" }
    out += names()
    out += furniture(height: height)
    out += "</svg>"
    return out
  }

  private func patterns(_ unit: Int) -> Markup {
    guard !layers.disputes.isEmpty || scene.scale(.tier) != nil else { return "" }
    return TierPatterns.defs(unit: unit) + TierPatterns.defs(unit: 1, suffix: "-key")
  }

  private func group(_ layer: String, _ content: () -> Markup) -> Markup {
    "<g id=\"layer-\(layer)\" data-layer=\"\(layer)\" class=\"layer\(off(layer))\">\n\(content())</g>\n"
  }

  private func grids() -> Markup {
    var out = Markup()
    if !scene.emptyVillages.isEmpty {
      out += "<g>\n"
      for (offset, village) in scene.emptyVillages.enumerated() {
        let path = scene.path(ofRegion: scene.grids.count + offset)
        out += """
          <path class="e" d="\(path)"><title>\(village.name) \(village.code)
          \(Phrase.noGrids, language)</title></path>

          """
      }
      out += "</g>\n"
    }
    let scales = colourings.compactMap { colouring in scene.scale(colouring).map { (colouring.letter, $0) } }
    out += "<g id=\"grids\" data-layer=\"grids\">\n"
    for place in scene.grids.indices {
      out += "<path class=\""
      for (number, (letter, scale)) in scales.enumerated() {
        let index = scale.classes[place]
        out += number > 0 ? " " : ""
        out += index < 0 ? "h\(letter)" : "\(letter)\(index)"
      }
      out += "\" d=\"\(scene.path(ofRegion: place))\"><title>\(scene.facts(place))</title></path>\n"
    }
    out += "</g>\n"
    return out
  }

  /// The grids as they were, left of the seam; without script, none of them are seen.
  private func beforeGrids(height: Int) -> Markup {
    guard let before else { return "" }
    return """
      <clipPath id="cut"><rect id="cutbox" width="0" height="\(height)"/></clipPath>
      <g id="before" class="tool" clip-path="url(#cut)">
      <rect class="ground" width="\(scene.pageWidth)" height="\(height)"/>
      \(before.paths())</g>

      """
  }

  private var areaLines: Markup {
    func head(_ region: Int) -> String {
      region >= 0 && region < scene.grids.count ? scene.grids[region].head ?? "" : ""
    }
    return scene.path { head($0) != head($1) }
  }

  /// Each tier's ground is hatched at once, so that a printed page holds each pattern once; what is pointed at are the
  /// disputes one by one, above it.
  private func disputeGround() -> Markup {
    var out = Markup()
    for tier in Dispute.Tier.allCases.reversed() {
      var path = Markup()
      for dispute in layers.disputes where dispute.tier == tier { path += dispute.path }
      if !path.bytes.isEmpty { out += "<path class=\"t-\(tier.rawValue)\" d=\"\(path)\"/>\n" }
    }
    for dispute in layers.disputes { out += ground(dispute, "hit") }
    return out
  }

  private func committeeGround() -> Markup {
    var out = Markup()
    for committee in layers.committees {
      out += ground(committee, "m m\(committee.colour % NeighbourColouring.palette.count)")
    }
    return out
  }

  private func ground(_ part: ReportLayers.Ground, _ kind: Markup) -> Markup {
    """
    <path class="\(kind)" data-id="\(part.id)" d="\(part.path)"><title>\(part.facts)</title></path>

    """
  }

  func line(_ kind: String, _ path: Markup) -> Markup {
    path.bytes.isEmpty ? "" : "<path class=\"line \(kind)\" d=\"\(path)\"/>\n"
  }

  /// Drawn in pixels, placed and scaled by the script as the view changes.
  private func furniture(height: Int) -> Markup {
    let unit = scene.unitsPerPixel
    let bar = scene.scaleBar(pixels: 200)
    let length = bar.metres / scene.frame.lengthPerPixel.metres
    let base = height - 12 * unit
    return """
      <g id="bar" transform="translate(\(16 * unit) \(base)) scale(\(unit))"><path d="M0-6v6h\(length)v-6"/>\
      <text class="zero" x="0" y="-10">0</text><text class="end" x="\(length)" y="-10">\(bar.text)</text></g>
      <g id="north" transform="translate(\(scene.pageWidth - 28 * unit) \(base)) scale(\(unit))">\
      <path d="M0-24l7 22l-7-5l-7 5z"/><text x="-10" y="-14">\(Phrase.north, language)</text></g>

      """
  }
}
