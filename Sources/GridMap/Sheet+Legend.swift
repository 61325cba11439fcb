import GridGeo

extension Sheet {
  /// Classes, lines, scale bar and north arrow, side by side where the sheet is wide, else one below the
  /// other.
  func drawLegend(top: Double) -> (Markup, bottom: Double) {
    let columns = width >= 640 ? 3.0 : 1.0
    let gap = 24.0
    let column = (inner - gap * (columns - 1)) / columns
    var out = Markup()
    var bottom = top
    var y = top
    for (index, part) in [drawClasses, drawLines, drawScale].enumerated() {
      let x = columns == 1 ? Self.margin : Self.margin + Double(index) * (column + gap)
      let (markup, end) = part(x, columns == 1 ? y : top, column)
      out += markup
      y = end + 10
      bottom = max(bottom, end)
    }
    return (out, bottom + 4)
  }

  private func heading(_ words: String, x: Double, y: Double, width: Double) -> (Markup, Double) {
    var out = Markup()
    var y = y
    for line in TextMeasure.wrapped(words, size: 12, width: width, lines: 2) {
      y += 16
      out += text(line, x: x, y: y, size: 12, extra: " font-weight=\"600\"")
    }
    return (out, y + 9)
  }

  private func drawClasses(x: Double, top: Double, width: Double) -> (Markup, Double) {
    let colouring = scene.options.colouring
    let scale = scene.scale(colouring) ?? scene.loads
    let words = scene.say(colouring.heading) + " · " + scene.say(.gridsInClass)
    var (out, y) = heading(words, x: x, y: top, width: width)
    func row(_ fill: String, _ label: String, _ count: Int) {
      out += """
        <rect x="\(x)" y="\(y)" width="26" height="14" fill="\(fill)" stroke="#888" stroke-width=".5"/>
        \(text(label, x: x + 34, y: y + 11.5, size: 12))\
        <text x="\(x + min(width, 200))" y="\(y + 11.5)" font-size="12" text-anchor="end">\
        \(Numerals.count(count))</text>

        """
      y += 20
    }
    if !scale.hasMeaning {
      for line in TextMeasure.wrapped(scene.say(.areaColours), size: 12, width: width, lines: 4) {
        out += text(line, x: x, y: y + 11.5, size: 12)
        y += 18
      }
    }
    for entry in scale.entries where scale.hasMeaning { row(entry.fill, entry.label, entry.count) }
    if scale.unclassed > 0 { row("url(#hatch)", scene.say(.notPublished), scale.unclassed) }
    if !scene.emptyVillages.isEmpty {
      for line in TextMeasure.wrapped(
        "\(scene.say(.noGrids)): \(Numerals.count(scene.emptyVillages.count))", size: 12, width: width - 34,
        lines: 2)
      {
        out += text(line, x: x + 34, y: y + 11.5, size: 12)
        y += 18
      }
    }
    return (out, y)
  }

  private func drawLines(x: Double, top: Double, width: Double) -> (Markup, Double) {
    var (out, y) = heading(scene.say(.boundaries), x: x, y: top, width: width)
    func row(_ colour: String, _ thickness: Double, _ label: Phrase, dashed: Bool = false) {
      out += """
        <path d="M\(x) \(y + 7)h30" stroke="\(colour)" stroke-width="\(thickness)" fill="none"\
        \(dashed ? " stroke-dasharray=\"6 4\"" : "" as Markup)/>
        \(text(scene.say(label), x: x + 38, y: y + 11.5, size: 12))
        """
      y += 20
    }
    if scene.has(.outer) { row("#000", 2.6, .outerEdge) }
    if scene.has(.county) { row("#000", 3.4, .countyLine) }
    if scene.has(.township) { row("#111", 2, .townshipLine) }
    if scene.has(.village) { row("#444", 1.1, .villageLine) }
    for kind in MapScene.BarrierKind.allCases where scene.barriers[kind] != nil {
      let style = Self.style(of: kind)
      row(style.colour, style.width, style.name, dashed: kind == .other)
    }
    return (out, y)
  }

  private func drawScale(x: Double, top: Double, width: Double) -> (Markup, Double) {
    let bar = scene.scaleBar(pixels: min(220, width - 70))
    let length = bar.metres / scene.frame.lengthPerPixel.metres
    let y = top + 34
    let arrow = x + min(width, 280) - 14
    let out: Markup = """
      <path d="M\(x) \(y - 6)v6h\(length)v-6" fill="none" stroke="#000" stroke-width="1.4"/>
      <path d="M\(x + length / 2) \(y - 4)v4" stroke="#000" stroke-width="1"/>
      <text x="\(x)" y="\(y - 10)" font-size="12">0</text>
      <text x="\(x + length)" y="\(y - 10)" font-size="12" text-anchor="middle">\(bar.text)</text>
      <path d="M\(arrow) \(top + 16)l8 26l-8-6l-8 6z" fill="#000"/>
      <text x="\(arrow)" y="\(top + 12)" font-size="12" font-weight="600" text-anchor="middle">\
      \(Phrase.north, scene.options.language)</text>

      """
    return (out, top + 50)
  }
}
