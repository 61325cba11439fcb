import GridGeo

/// A plan of the same ground, small, to stand beside others.
struct AlternativePanel: Sendable {
  let name: String
  let scene: MapScene
  /// For each grid the class of its colour.
  private let classes: [String]
  private let colouring: MapOptions.Colouring

  static let width = 420.0

  /// - Parameter kinds: what became of each grid, by its code; nil colours by load, with the classes of `own`.
  /// - Throws: as `MapScene`, with the plan's name.
  init(
    _ alternative: ReportInput.Alternative, units: [AdminUnit], beside own: MapScene,
    ground: [Region<Geographic>], kinds: [String: GridChange.Kind]? = nil
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
    if let kinds {
      colouring = .change
      classes = scene.grids.map { "k-\((kinds[$0.code] ?? .kept).rawValue)" }
    } else {
      colouring = .load
      // Two plans together would give back a count that one of them hides.
      classes = scene.grids.map { grid in
        options.working ? own.loads.quantile(of: grid.load).map { "l\($0)" } ?? "x" : "x"
      }
    }
  }

  func picture(_ language: MapOptions.Language) -> Markup {
    let words =
      scene.options.working ? scene.countLine : "\(scene.say(.grids)) \(Numerals.count(scene.grids.count))"
    var out: Markup = """
      <figure><figcaption><bdi>\(name)</bdi></figcaption>
      <svg class="twin by-\(colouring.rawValue)" viewBox="0 0 \(scene.pageWidth) \(scene.pageHeight)" \
      width="\(scene.frame.width)" height="\(scene.frame.height)" role="img" aria-label="\(name): \(words)">
      <g class="grids">

      """
    for place in scene.grids.indices {
      out += "<path class=\"\(classes[place])\" d=\"\(scene.path(ofRegion: place))\"/>\n"
    }
    out += "</g>\n"
    let lines: [(MapScene.Line, Markup)] = [
      (.village, "village"), (.township, "township"), (.county, "county"), (.outer, "outer"),
    ]
    for (line, kind) in lines {
      let path = scene.path(of: line)
      if !path.bytes.isEmpty { out += "<path class=\"line \(kind)\" d=\"\(path)\"/>\n" }
    }
    out += "</svg></figure>\n"
    return out
  }
}
