import GridGeo

/// Another plan of the same ground, small, beside the page's own.
struct AlternativePanel: Sendable {
  let name: String
  let scene: MapScene
  private let classes: [Int]

  static let width = 420.0

  /// - Throws: as `MapScene`.
  init(
    _ alternative: ReportInput.Alternative, units: [AdminUnit], beside own: MapScene,
    ground: [Region<Geographic>]
  ) throws(GridGeoError) {
    name = alternative.name
    var options = own.options
    options.colouring = .load
    do {
      scene = try MapScene(
        plan: alternative.plan, units: units, barriers: [], options: options, width: Self.width,
        maximumHeight: Self.width * 1.2, unitsPerPixel: 10, tolerance: 0.25, ground: ground)
    } catch {
      var error = error
      error.place.file = error.place.file ?? name
      throw error
    }
    classes = scene.grids.map { options.working ? own.loads.quantile(of: $0.load) ?? -1 : -1 }
  }

  func picture(_ language: MapOptions.Language) -> Markup {
    var out: Markup = """
      <figure><figcaption><bdi>\(name)</bdi></figcaption>
      <svg class="twin by-load" viewBox="0 0 \(scene.pageWidth) \(scene.pageHeight)" width="\(scene.frame.width)" \
      height="\(scene.frame.height)" role="img" aria-label="\(name): \(scene.countLine)">
      <g class="grids">

      """
    for place in scene.grids.indices {
      let kind: Markup = classes[place] < 0 ? "x" : "l\(classes[place])"
      out += "<path class=\"\(kind)\" d=\"\(scene.path(ofRegion: place))\"/>\n"
    }
    out += "</g>\n"
    for (line, name) in [(MapScene.Line.village, "village"), (.township, "township"), (.county, "county"), (.outer, "outer")] {
      let path = scene.path(of: line)
      if !path.bytes.isEmpty { out += "<path class=\"line \(name)\" d=\"\(path)\"/>\n" }
    }
    out += "</svg></figure>\n"
    return out
  }
}
