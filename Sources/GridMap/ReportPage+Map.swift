import GridGeo

extension ReportPage {
  /// The map: one path a grid, in the tree's order, lines above, then names, scale bar and north arrow.
  func map() -> Markup {
    let unit = scene.unitsPerPixel
    let height = scene.pageHeight + Self.strip * unit
    var out: Markup = """
      <svg id="map" xmlns="http://www.w3.org/2000/svg" class="by-\(scene.options.colouring.rawValue)" \
      viewBox="0 0 \(scene.pageWidth) \(height)" width="\(scene.pageWidth / unit)" height="\(height / unit)" \
      tabindex="0" role="application" aria-label="\(scene.title): \(scene.countLine)" \
      data-unit="\(unit)" data-millimetres="\(Int((scene.frame.lengthPerPixel.metres * 1000).rounded()))">
      <defs>\(sheet.hatch("hatch", size: 6 * unit))\(sheet.hatch("hatch-key", size: 6))</defs>

      """
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
    out += "<g id=\"grids\">\n"
    for place in scene.grids.indices {
      let load = scene.loads.classes[place]
      let deviation = scene.deviations.classes[place]
      out += "<path class=\"\(load < 0 ? "hl" : "l\(load)") \(deviation < 0 ? "hd" : "d\(deviation)")\" d=\""
      out += scene.path(ofRegion: place)
      out += "\"><title>\(scene.facts(place))</title></path>\n"
    }
    out += "</g>\n"
    out += line("village", scene.path(of: .village))
    for kind in MapScene.BarrierKind.allCases {
      let path = scene.path(of: kind)
      out += line("casing", path)
      out += line("\(kind)", path)
    }
    out += line("township", scene.path(of: .township))
    out += line("county", scene.path(of: .county))
    out += line("outer", scene.path(of: .outer))
    out += "<path id=\"pick\" d=\"\"/>\n"
    for level in [AdminLevel.township, .county] {
      guard let labels = scene.labels[level] else { continue }
      let size = MapScene.labelSize(level)
      out += """
        <g class="name \(level.name)" data-size="\(size)" font-size="\(size * Double(unit))" \
        stroke-width="\(size * Double(unit) * 0.24)">

        """
      for label in labels { out += "<text x=\"\(label.x)\" y=\"\(label.y)\">\(label.text)</text>\n" }
      out += "</g>\n"
    }
    out += furniture(height: height)
    out += "</svg>"
    return out
  }

  private func line(_ kind: String, _ path: Markup) -> Markup {
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
