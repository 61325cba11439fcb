import GridGeo

/// Draws ground into one picture of a dossier: outlines are simplified to what can be seen, and cut down where
/// they leave the picture.
struct DossierMap {
  let frame: MapFrame
  /// Half a pixel is not seen.
  private static let tolerance = 0.5
  private static let margin = 6.0

  /// Shows `box` with `pad` of its longer side around it.
  init(_ box: BoundingBox<Geographic>, pad: Double, width: Double, height: Double) {
    // A lone point gets some ground around it, a metre or so.
    let room = max(max(box.width, box.height) * pad, 2e-4)
    let fitted = MapFrame(fitting: box.padded(by: room), width: width, maximumHeight: height, margin: 0)
    frame = fitted
  }

  /// What is on the picture, with a margin.
  func place(_ c: Coordinate<Geographic>) -> (x: Double, y: Double) {
    frame.page(longitude: c.x, latitude: c.y)
  }

  private func side(_ p: (x: Double, y: Double)) -> Int {
    (p.x < -Self.margin ? 1 : p.x > frame.width + Self.margin ? 2 : 0)
      | (p.y < -Self.margin ? 4 : p.y > frame.height + Self.margin ? 8 : 0)
  }

  /// The path of a region, empty when nothing of it can be seen.
  func path(_ region: Region<Geographic>) -> Markup {
    var out = Markup()
    for polygon in region.polygons {
      for ring in polygon.rings { append(ring.coordinates, closed: true, to: &out) }
    }
    return out
  }

  func path(_ lines: [Polyline<Geographic>]) -> Markup {
    var out = Markup()
    for line in lines { append(line.coordinates, closed: false, to: &out) }
    return out
  }

  private func append(_ line: [Coordinate<Geographic>], closed: Bool, to out: inout Markup) {
    var kept: [(x: Double, y: Double)] = []
    var common = 15
    for c in line {
      let p = place(c)
      let side = side(p)
      common &= side
      if let last = kept.last {
        if abs(last.x - p.x) < Self.tolerance, abs(last.y - p.y) < Self.tolerance { continue }
        // A run beyond one edge of the picture is as good as its ends.
        if kept.count > 1, side & self.side(last) & self.side(kept[kept.count - 2]) != 0 { kept.removeLast() }
      }
      kept.append(p)
    }
    guard common == 0, kept.count > 1 else { return }
    for (number, p) in kept.enumerated() {
      // Far beyond the picture the place does not matter, but its size would.
      let x = min(max(p.x, -1e5), 1e5)
      let y = min(max(p.y, -1e5), 1e5)
      out += number == 0 ? "M\(x) \(y)" : "L\(x) \(y)"
    }
    if closed { out += "Z" }
  }

  /// A picture with `content`, scale bar and north arrow.
  func picture(_ content: Markup, label: String, language: MapOptions.Language, small: Bool = false) -> Markup
  {
    let (width, height) = (frame.width, frame.height)
    var out: Markup = """
      <svg class="map" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-label="\(label)"><rect class="paper" width="\(width)" height="\(height)"/>
      \(content)
      """
    if !small { out += furniture(language) }
    out += "</svg>\n"
    return out
  }

  private func furniture(_ language: MapOptions.Language) -> Markup {
    let most = frame.lengthPerPixel.metres * frame.width / 3
    var metres = 1.0
    while metres * 10 <= most { metres *= 10 }
    if metres * 5 <= most { metres *= 5 } else if metres * 2 <= most { metres *= 2 }
    let text =
      metres >= 1000
      ? "\(Numerals.fixed(metres / 1000, places: 0)) km" : "\(Numerals.fixed(metres, places: 0)) m"
    let length = metres / frame.lengthPerPixel.metres
    let base = frame.height - 8
    return """
      <g class="bar"><path d="M10 \(base - 5)v5h\(length)v-5"/><text x="\(10 + length + 4)" y="\(base)">\(text)\
      </text></g><g class="bar"><path class="arrow" d="M\(frame.width - 14) 8l6 18l-6-4l-6 4z"/>\
      <text x="\(frame.width - 26)" y="18" text-anchor="end">\(Phrase.north, language)</text></g>

      """
  }
}
