import GridGeo

/// How features look in viewers that take a style with each feature: by the tier of a dispute, the class of a grid's
/// load, or plainly. Colours can be told apart by the colour-blind.
struct FeatureStyle {
  /// Upper bounds of the classes of load, the last one left out; empty when nothing has a load.
  let bounds: [Double]

  /// Light to dark: yellow, green, blue; the darker the more.
  static let classes = ["ffffcc", "a1dab4", "41b6c4", "2c7fb8", "253494"]
  /// Of Okabe and Ito's palette.
  static let tiers: [(name: String, colour: String)] = [
    ("red", "d55e00"), ("yellow", "f0e442"), ("green", "009e73"),
  ]
  static let plain = "56b4e9"
  static let line = "404040"

  init(_ content: OutputContent) { bounds = FeatureStyle.bounds(content.loads) }

  /// Bounds that make five classes of as many values each.
  static func bounds(_ loads: [Double]) -> [Double] {
    guard loads.count > 1 else { return [] }
    let sorted = loads.sorted()
    var bounds: [Double] = []
    for index in 1..<classes.count {
      let bound = sorted[min(sorted.count - 1, sorted.count * index / classes.count)]
      if bound > (bounds.last ?? sorted[0]), bound < sorted[sorted.count - 1] { bounds.append(bound) }
    }
    return bounds
  }

  /// How one feature is drawn: its kind, and a colour as red, green and blue.
  struct Colour {
    enum Kind: String { case point, line, ground }
    var kind: Kind
    var colour: String

    var id: String { "\(kind.rawValue)-\(colour)" }
    /// Blue, green and red, as KML has it.
    var reversed: String { String(colour.suffix(2) + colour.dropFirst(2).prefix(2) + colour.prefix(2)) }
  }

  /// Nil for a feature without a shape.
  func colour(for feature: Feature) -> Colour? {
    switch feature.geometry {
    case nil: nil
    case .line, .lines: Colour(kind: .line, colour: FeatureStyle.line)
    case .point, .points: Colour(kind: .point, colour: FeatureStyle.line)
    default: Colour(kind: .ground, colour: colour(of: feature))
    }
  }

  private func colour(of feature: Feature) -> String {
    if let tier = feature["tier"]?.plainText, let known = FeatureStyle.tiers.first(where: { $0.name == tier })
    {
      return known.colour
    }
    guard !bounds.isEmpty, case .number(let text)? = feature["load"], let load = Double(text) else {
      return FeatureStyle.plain
    }
    return FeatureStyle.classes[bounds.count { $0 <= load }]
  }
}
