public import GridGeo

/// A plan before and after a repartition, side by side: SVG 1.1. Grids that changed are coloured by what became of
/// them; there are no counts in the picture.
public enum ChangeMap {
  /// - Parameters:
  ///   - changes: what became of each grid.
  ///   - barriers: rivers and roads to draw; may be empty.
  ///   - options: language and width, of both panels together.
  /// - Returns: UTF-8 bytes; the same for the same arguments.
  /// - Throws: `badInput` for a plan without grids or with coordinates that are not degrees.
  /// - Complexity: O(v log v) for v vertices.
  public static func render(
    before: GridPlan, after: GridPlan, changes: [GridChange], barriers: [Barrier] = [],
    options: MapOptions = MapOptions(width: 1400)
  ) throws(GridGeoError) -> [UInt8] {
    let kinds = Dictionary(changes.map { ($0.grid, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let width = (Double(options.width) - 3 * Sheet.margin) / 2
    func scene(_ plan: GridPlan) throws(GridGeoError) -> MapScene {
      try MapScene(
        plan: plan, units: [], barriers: barriers, options: options, width: width, maximumHeight: .infinity,
        unitsPerPixel: 10, tolerance: 0.3)
    }
    let panels = [(Phrase.before, try scene(before)), (Phrase.after, try scene(after))]
    let height = panels.map(\.1.frame.height).max() ?? 0
    let total = 60 + height + 70
    var out: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Double(options.width))" height="\(total)" \
      viewBox="0 0 \(Double(options.width)) \(total)" font-family="\(Sheet.fonts)" fill="#1a1a1a">
      <title>\(options.title ?? Phrase.repartition.text(options.language))</title>
      <rect width="\(Double(options.width))" height="\(total)" fill="#fff"/>

      """
    for (number, panel) in panels.enumerated() {
      let x = Sheet.margin + Double(number) * (width + Sheet.margin)
      out += """
        <text x="\(x)" y="36" font-size="18" font-weight="600">\(panel.0.text(options.language))</text>

        """
      out += draw(panel.1, kinds, x: x, y: 52)
    }
    out += legend(changes, options.language, top: 60 + height + 24)
    out += "</svg>\n"
    return out.bytes
  }

  private static func draw(
    _ scene: MapScene, _ kinds: [String: GridChange.Kind], x: Double, y: Double
  ) -> Markup {
    let unit = Double(scene.unitsPerPixel)
    let thin = min(0.8, max(0.15, scene.typicalGridSize * 0.03)) * unit
    var out: Markup = """
      <svg x="\(x)" y="\(y)" width="\(scene.frame.width)" height="\(scene.frame.height)" \
      viewBox="0 0 \(scene.pageWidth) \(scene.pageHeight)">
      <g stroke="#777" stroke-width="\(thin)" stroke-linejoin="round" fill-rule="evenodd">

      """
    for kind in GridChange.Kind.allCases {
      let places = scene.grids.indices.filter { kinds[scene.grids[$0].code] ?? .kept == kind }
      guard !places.isEmpty else { continue }
      out += "<g fill=\"\(colour(kind))\">\n"
      for place in places {
        out +=
          "<path d=\"\(scene.path(ofRegion: place))\"><title>\(scene.grids[place].code) \(kind.rawValue)</title></path>\n"
      }
      out += "</g>\n"
    }
    out += "</g>\n<g fill=\"none\" stroke-linejoin=\"round\">\n"
    for (line, width) in [(MapScene.Line.village, 1.1), (.township, 2), (.county, 3), (.outer, 2.6)] {
      let path = scene.path(of: line)
      if !path.bytes.isEmpty {
        out += "<path d=\"\(path)\" stroke=\"#222\" stroke-width=\"\(width * unit)\"/>\n"
      }
    }
    for kind in MapScene.BarrierKind.allCases {
      let path = scene.path(of: kind)
      guard !path.bytes.isEmpty else { continue }
      let style = Sheet.style(of: kind)
      out += "<path d=\"\(path)\" stroke=\"\(style.colour)\" stroke-width=\"\(style.width * unit)\"/>\n"
    }
    out += "</g>\n</svg>\n"
    return out
  }

  private static func legend(
    _ changes: [GridChange], _ language: MapOptions.Language, top: Double
  ) -> Markup {
    var out = Markup()
    var x = Sheet.margin
    for kind in GridChange.Kind.allCases {
      let count = changes.count { $0.kind == kind }
      guard count > 0 else { continue }
      let words = "\(Phrase.change(kind).text(language)) \(count)"
      out += """
        <rect x="\(x)" y="\(top)" width="16" height="12" fill="\(colour(kind))" stroke="#777"/>
        <text x="\(x + 22)" y="\(top + 11)" font-size="13">\(words)</text>

        """
      x += 60 + TextMeasure.width(words, size: 13)
    }
    return out
  }

  static func colour(_ kind: GridChange.Kind) -> String {
    switch kind {
    case .kept: "#f2f2ee"
    case .reshaped: "#eedd88"
    case .split: "#ee8866"
    case .merged: "#77aadd"
    case .new: "#44bb99"
    case .retired: "#bdbdbd"
    }
  }
}

extension Phrase {
  fileprivate static let repartition = Phrase("Repartition", "网格调整")
}
