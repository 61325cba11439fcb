import GridGeo

extension ReportPage {
  /// How many grids have which load, of those whose load is published.
  func histogram() -> Markup {
    let places = scene.grids.indices.filter { scene.isShown(scene.tree.gridNode[$0]) }
    let histogram = Histogram(places.map { scene.grids[$0].load }, most: 20)
    guard let most = histogram.counts.max(), most > 0 else { return "" }
    let (width, height, foot, head) = (272.0, 96.0, 18.0, 14.0)
    let step = width / Double(histogram.counts.count)
    func label(_ number: Int) -> String {
      let (low, high) = histogram.bin(number)
      return histogram.width == 1 ? Numerals.load(low) : "\(Numerals.load(low))–\(Numerals.load(high))"
    }
    let fullest = histogram.counts.firstIndex(of: most) ?? 0
    let whole =
      "\(scene.say(.histogram)): \(Numerals.count(places.count)) \(scene.say(.grids)), "
      + "\(label(0)) … \(label(histogram.counts.count - 1)); max \(label(fullest)): \(Numerals.count(most))"
    var out: Markup = """
      <section class="legend bars"><h2>\(Phrase.histogram, language)</h2>
      <svg id="histogram" viewBox="0 0 \(width) \(head + height + foot)" role="img" aria-label="\(whole)" \
      data-load="\(Phrase.load, language)" data-start="\(Numerals.plain(histogram.start))" data-width="\(Numerals.plain(histogram.width))">

      """
    for (number, count) in histogram.counts.enumerated() {
      let tall = count == 0 ? 0 : max(1, height * Double(count) / Double(most))
      out += """
        <rect x="\(Double(number) * step + 0.5)" y="\(head + height - tall)" width="\(max(1, step - 1))" \
        height="\(tall)"><title>\(label(number)): \(Numerals.count(count))</title></rect>

        """
    }
    out += """
      <path d="M0 \(head + height)h\(width)"/>
      <text x="0" y="\(head + height + 13)">\(Numerals.load(histogram.start))</text>
      <text x="\(width)" y="\(head + height + 13)" text-anchor="end">\
      \(Numerals.load(histogram.bin(histogram.counts.count - 1).high))</text>
      <text x="\(min(width - 30, max(30, (Double(fullest) + 0.5) * step)))" y="10" text-anchor="middle">\
      \(label(fullest)): \(Numerals.count(most))</text>
      </svg></section>

      """
    return out
  }
}

extension Numerals {
  /// For programs: a point, no grouping, at most three places.
  static func plain(_ value: Double) -> String {
    fixed(value, places: 3).filter { $0 != "," }.map { $0 == "−" ? "-" : String($0) }.joined()
  }
}
