public import GridGeo

/// A static picture of a plan: SVG 1.1 that any viewer shows, with title, legend, scale bar and north arrow.
public enum SVGMap {
  /// Draws the plan.
  ///
  /// Counties, townships and villages are outlined from the codes that the grids carry, so a plan is enough;
  /// `units` add names, and villages without grids. Shared borders are simplified once for both sides.
  ///
  /// - Parameters:
  ///   - plan: drawn in its given order of codes; borders that grids share must share their vertices.
  ///   - units: any levels; may be empty.
  ///   - barriers: rivers and roads to draw; may be empty.
  ///   - disputes: give the grids that they flag a tier to colour by; they are not drawn themselves.
  ///   - options: language, width, colouring, and whether small counts are suppressed.
  /// - Returns: UTF-8 bytes; the same for the same arguments.
  /// - Throws: `badInput` for a plan without grids or with coordinates that are not degrees; `badOption` for
  ///   a width outside 300…8000.
  /// - Complexity: O(v log v) for v vertices.
  public static func render(
    _ plan: GridPlan, units: [AdminUnit] = [], barriers: [Barrier] = [], disputes: [Dispute] = [],
    options: MapOptions = MapOptions()
  ) throws(GridGeoError) -> [UInt8] {
    let scene = try MapScene(
      plan: plan, units: units, barriers: barriers, options: options,
      width: Double(options.width) - 2 * Sheet.margin, maximumHeight: .infinity, unitsPerPixel: 10,
      tolerance: 0.3, disputes: disputes)
    return Sheet(scene).draw().bytes
  }
}

/// The sheet around the map: heading above, legend below, nothing over anything else.
struct Sheet {
  static let margin = 24.0
  static let fonts =
    "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

  let scene: MapScene
  let width: Double
  var inner: Double { width - 2 * Self.margin }

  init(_ scene: MapScene) {
    self.scene = scene
    width = Double(scene.options.width)
  }

  func draw() -> Markup {
    let titleLines = TextMeasure.wrapped(scene.title, size: 22, width: inner, lines: 2)
    let countLines = TextMeasure.wrapped(scene.countLine, size: 13, width: inner, lines: 3)
    var y = 20.0
    var head = Markup()
    for line in titleLines {
      y += 26
      head += text(line, x: Self.margin, y: y, size: 22, extra: " font-weight=\"600\"")
    }
    y += 4
    for line in countLines {
      y += 18
      head += text(line, x: Self.margin, y: y, size: 13, extra: " fill=\"#444\"")
    }
    y += 14
    let mapTop = y
    y += scene.frame.height + 16
    let (legend, bottom) = drawLegend(top: y)
    y = bottom
    var foot = Markup()
    var notes = [scene.options.working ? Phrase.working : .published, .note]
    if scene.hasSuppressed { notes.append(.suppressionNote) }
    for note in notes {
      for line in TextMeasure.wrapped(scene.say(note), size: 11, width: inner, lines: 4) {
        y += 16
        foot += text(line, x: Self.margin, y: y, size: 11, extra: " fill=\"#444\"")
      }
    }
    y += 18

    var out: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(y)" \
      viewBox="0 0 \(width) \(y)" font-family="\(Self.fonts)" fill="#1a1a1a">
      <title>\(scene.title)</title>
      <desc>\(scene.countLine)
      \(scene.say(.note))</desc>
      <defs>\(hatch("hatch", size: 6))\(hatch("hatch-map", size: 60))\
      \(scene.options.colouring == .tier ? TierPatterns.defs(unit: 10) : "")</defs>
      <rect width="\(width)" height="\(y)" fill="#fff"/>

      """
    out += head
    out += drawMap(top: mapTop)
    out += legend
    out += foot
    out += "</svg>\n"
    return out
  }

  /// The ground, clipped to its frame.
  private func drawMap(top: Double) -> Markup {
    let unit = Double(scene.unitsPerPixel)
    let thin = min(0.8, max(0.15, scene.typicalGridSize * 0.03)) * unit
    var out: Markup = """
      <svg x="\(Self.margin)" y="\(top)" width="\(scene.frame.width)" height="\(scene.frame.height)" \
      viewBox="0 0 \(scene.pageWidth) \(scene.pageHeight)">
      <g stroke="#fff" stroke-width="\(thin)" stroke-linejoin="round" fill-rule="evenodd">

      """
    let scale = scene.scale(scene.options.colouring) ?? scene.loads
    if !scene.emptyVillages.isEmpty {
      out += "<g fill=\"#fff\">\n"
      for (offset, village) in scene.emptyVillages.enumerated() {
        let path = scene.path(ofRegion: scene.grids.count + offset)
        out +=
          "<path d=\"\(path)\"><title>\(village.name) \(village.code)\n\(scene.say(.noGrids))</title></path>\n"
      }
      out += "</g>\n"
    }
    for index in Array(scale.entries.indices) + [-1] where scale.classes.contains(index) {
      out += "<g fill=\"\(index < 0 ? "url(#hatch-map)" : scale.entries[index].fill)\">\n"
      for place in scene.grids.indices where scale.classes[place] == index {
        out += "<path d=\"\(scene.path(ofRegion: place))\"><title>\(scene.facts(place))</title></path>\n"
      }
      out += "</g>\n"
    }
    out += "</g>\n<g fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n"
    out += line(scene.path(of: .village), "#444", 1.1 * unit)
    for kind in MapScene.BarrierKind.allCases {
      let path = scene.path(of: kind)
      let style = Self.style(of: kind)
      out += line(path, "#fff", (style.width + 1.4) * unit, extra: " stroke-opacity=\".75\"")
      out += line(
        path, style.colour, style.width * unit,
        extra: kind == .other ? " stroke-dasharray=\"60 40\"" : "")
    }
    out += line(scene.path(of: .township), "#111", 2 * unit)
    out += line(scene.path(of: .county), "#000", 3.4 * unit)
    out += line(scene.path(of: .outer), "#000", 2.6 * unit)
    out += "</g>\n"
    for level in [AdminLevel.township, .county] {
      guard let labels = scene.labels[level] else { continue }
      let size = MapScene.labelSize(level) * unit
      out += """
        <g font-size="\(size)" font-weight="\(level == .county ? 700 : 500)" text-anchor="middle" stroke="#fff" \
        stroke-width="\(size * 0.24)" stroke-linejoin="round" paint-order="stroke">

        """
      for label in labels { out += "<text x=\"\(label.x)\" y=\"\(label.y)\">\(label.text)</text>\n" }
      out += "</g>\n"
    }
    out += "</svg>\n"
    return out
  }

  static func style(of kind: MapScene.BarrierKind) -> (colour: String, width: Double, name: Phrase) {
    switch kind {
    case .river: ("#1f78b4", 1.6, .river)
    case .road: ("#8c510a", 1.3, .road)
    case .other: ("#555", 1.2, .otherBarrier)
    }
  }

  func hatch(_ id: String, size: Int) -> Markup {
    """
    <pattern id="\(id)" width="\(size)" height="\(size)" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect width="\(size)" height="\(size)" fill="#eee"/>\
    <rect width="\(Double(size) / 4)" height="\(size)" fill="#aaa"/></pattern>
    """
  }

  func text(_ text: String, x: Double, y: Double, size: Double, extra: Markup = "") -> Markup {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\"\(extra)>\(text)</text>\n"
  }

  private func line(_ path: Markup, _ colour: String, _ width: Double, extra: Markup = "") -> Markup {
    path.bytes.isEmpty
      ? "" : "<path d=\"\(path)\" stroke=\"\(colour)\" stroke-width=\"\(width)\"\(extra)/>\n"
  }
}
