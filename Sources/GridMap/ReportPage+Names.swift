import GridGeo

extension ReportPage {
  /// A text of the map and where it is; `fit` is the largest size that stays inside its ground, 0 for any size.
  private struct Name {
    var text: String
    var x: Int
    var y: Int
    var fit: Int
    var isShown: Bool
    var more: Markup = ""
  }

  /// Sizes in pixels of the names that `data-layer` and the level name.
  private static let villageSize = 10.0
  private static let numberSize = 9.5

  /// Names of counties, townships and villages, and a number on each grid: shown where they have room, on the screen
  /// by the script, on paper and without script those that fit while the whole map is shown.
  func names() -> Markup {
    var placer = scene.placer
    var out = Markup()
    for level in [AdminLevel.county, .township] {
      let shown = (scene.labels[level] ?? []).map {
        Name(text: $0.text, x: $0.x, y: $0.y, fit: 0, isShown: true)
      }
      let crowded = (scene.crowdedLabels[level] ?? []).map {
        Name(text: $0.text, x: $0.x, y: $0.y, fit: 0, isShown: false)
      }
      out += group(shown + crowded, level.name, "townships", size: MapScene.labelSize(level))
    }
    if !layers.areas.isEmpty {
      out += group(areaNames(), "areas", "areas", size: Self.villageSize)
    }
    out += group(villageNames(&placer), "villages", "villages", size: Self.villageSize)
    out += group(numbers(&placer), "numbers", "numbers", size: Self.numberSize)
    return out
  }

  private func group(_ names: [Name], _ kind: String, _ layer: String, size: Double) -> Markup {
    guard !names.isEmpty else { return "" }
    let unit = Double(scene.unitsPerPixel)
    var out: Markup = """
      <g class="name \(kind)\(off(layer))" data-layer="\(layer)" data-size="\(size)" font-size="\(size * unit)" \
      stroke-width="\(size * unit * 0.24)">

      """
    for name in names {
      out += "<text\(name.isShown ? " class=\"s\"" : "" as Markup) x=\"\(name.x)\" y=\"\(name.y)\""
      if name.fit > 0 { out += " data-f=\"\(name.fit)\"" }
      out += "\(name.more)>\(name.text)</text>\n"
    }
    out += "</g>\n"
    return out
  }

  private func name(
    _ text: String, at spot: LabelSpot, size pixels: Double, overlap: Double, _ placer: inout LabelPlacer,
    isOn: Bool = true
  ) -> Name {
    let size = pixels * Double(scene.unitsPerPixel)
    let fit = spot.size(for: text) * overlap
    let isShown = isOn && fit >= size && placer.place(text, x: spot.x, y: spot.y, size: size)
    return Name(
      text: text, x: Int(spot.x), y: Int(spot.y + size * 0.36), fit: max(1, Int(fit)), isShown: isShown)
  }

  private func villageNames(_ placer: inout LabelPlacer) -> [Name] {
    var names: [Name] = []
    for number in scene.tree.unitNodes where scene.tree.nodes[number].level == .village {
      let node = scene.tree.nodes[number]
      guard !node.name.isEmpty, let spot = scene.spot(ofGrids: node.span) else { continue }
      // A village's name may reach a little over its border.
      names.append(name(node.name, at: spot, size: Self.villageSize, overlap: 1.2, &placer))
    }
    return names
  }

  private func areaNames() -> [Name] {
    var placer = LabelPlacer()
    let isOn = switches.contains { $0.name == "areas" && $0.isOn }
    return layers.areas.compactMap { area in
      guard let spot = area.spot else { return nil }
      var short = Substring(area.code)
      if let first = area.grids.first, short.hasPrefix(scene.grids[first].township) {
        short = short.dropFirst(scene.grids[first].township.count)
      }
      var name = name(
        String(short.isEmpty ? Substring(area.code) : short), at: spot, size: Self.villageSize, overlap: 1,
        &placer,
        isOn: isOn)
      let grids = area.grids.map(String.init).joined(separator: " ")
      name.more = " data-code=\"\(area.code)\" data-grids=\"\(grids)\""
      return name
    }
  }

  private func numbers(_ placer: inout LabelPlacer) -> [Name] {
    scene.grids.indices.compactMap { place in
      guard let spot = scene.spot(ofGrid: place) else { return nil }
      return name(scene.number(ofGrid: place), at: spot, size: Self.numberSize, overlap: 1, &placer)
    }
  }
}
