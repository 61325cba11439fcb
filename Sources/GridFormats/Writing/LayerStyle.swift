import GridGeo

/// The look of a layer for QGIS, as the XML that its table of styles holds: QGIS shows a GeoPackage with it at once.
struct LayerStyle {
  let content: OutputContent

  /// Nil for content without shapes.
  var qml: String? {
    guard let kind = symbolKind else { return nil }
    return """
      <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
      <qgis version="3.22" styleCategories="Symbology">
      \(renderer(kind))
      </qgis>
      """
  }

  private enum SymbolKind: String {
    case fill, line, marker
  }

  private var symbolKind: SymbolKind? {
    switch content.geometryKind {
    case ForeignLayer.Kind.polygon, ForeignLayer.Kind.polygons: .fill
    case ForeignLayer.Kind.line, ForeignLayer.Kind.lines: .line
    case ForeignLayer.Kind.point, ForeignLayer.Kind.points: .marker
    default: nil
    }
  }

  private func renderer(_ kind: SymbolKind) -> String {
    if kind == .fill, content.fields.index(of: "tier") != nil { return tiers }
    let bounds = FeatureStyle.bounds(content.loads)
    if kind == .fill, !bounds.isEmpty { return loads(bounds) }
    return """
      <renderer-v2 type="singleSymbol" symbollevels="0" forceraster="0" enableorderby="0">
      <symbols>\(symbol(0, kind, colour: kind == .fill ? FeatureStyle.plain : FeatureStyle.line))</symbols>
      </renderer-v2>
      """
  }

  private var tiers: String {
    let categories = FeatureStyle.tiers.enumerated().map {
      "<category value=\"\($1.name)\" label=\"\($1.name)\" symbol=\"\($0)\" render=\"true\"/>"
    }
    // Never colour alone: each tier has hatching of its own.
    let symbols = FeatureStyle.tiers.enumerated().map { hatched($0, colour: $1.colour, angle: 45 * (1 + $0)) }
    return """
      <renderer-v2 type="categorizedSymbol" attr="tier" symbollevels="0" forceraster="0" enableorderby="0">
      <categories>\(categories.joined())</categories>
      <symbols>\(symbols.joined())</symbols>
      </renderer-v2>
      """
  }

  private func loads(_ bounds: [Double]) -> String {
    let sorted = content.loads.sorted()
    let edges = [sorted[0]] + bounds + [sorted[sorted.count - 1]]
    let ranges = (0..<edges.count - 1).map { index in
      let (low, high) = ("\(edges[index])", "\(edges[index + 1])")
      return
        "<range lower=\"\(low)\" upper=\"\(high)\" label=\"\(low) – \(high)\" symbol=\"\(index)\" render=\"true\"/>"
    }
    let symbols = (0..<edges.count - 1).map { symbol($0, .fill, colour: FeatureStyle.classes[$0]) }
    return """
      <renderer-v2 type="graduatedSymbol" attr="load" graduatedMethod="GraduatedColor" symbollevels="0" forceraster="0" \
      enableorderby="0">
      <ranges>\(ranges.joined())</ranges>
      <symbols>\(symbols.joined())</symbols>
      </renderer-v2>
      """
  }

  private func symbol(_ number: Int, _ kind: SymbolKind, colour: String) -> String {
    let layer =
      switch kind {
      case .fill:
        (
          "SimpleFill",
          [("color", rgb(colour)), ("outline_color", rgb(FeatureStyle.line)), ("outline_width", "0.2")]
        )
      case .line: ("SimpleLine", [("line_color", rgb(colour)), ("line_width", "0.4")])
      case .marker: ("SimpleMarker", [("color", rgb(colour)), ("size", "1.4"), ("name", "circle")])
      }
    return frame(number, kind, "\(element(layer.0, layer.1))")
  }

  private func hatched(_ number: Int, colour: String, angle: Int) -> String {
    frame(
      number, .fill,
      element(
        "SimpleFill",
        [("color", rgb(colour, alpha: 110)), ("outline_color", rgb(colour)), ("outline_width", "0.5")])
        + element(
          "LinePatternFill",
          [
            ("angle", "\(angle)"), ("color", rgb(FeatureStyle.line)), ("distance", "2"),
            ("line_width", "0.2"),
          ]))
  }

  private func frame(_ number: Int, _ kind: SymbolKind, _ layers: String) -> String {
    "<symbol type=\"\(kind.rawValue)\" name=\"\(number)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\(layers)</symbol>"
  }

  private func element(_ name: String, _ values: [(String, String)]) -> String {
    let options = values.map { "<Option name=\"\($0.0)\" value=\"\($0.1)\" type=\"QString\"/>" }
    return
      "<layer class=\"\(name)\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">\(options.joined())</Option></layer>"
  }

  /// "255,255,204,255" of "ffffcc".
  private func rgb(_ colour: String, alpha: Int = 255) -> String {
    let value = Int(colour, radix: 16) ?? 0
    return "\(value >> 16),\(value >> 8 & 255),\(value & 255),\(alpha)"
  }
}
