/// The classes that colours stand for, and the class of each grid.
struct ClassScale: Sendable {
  struct Entry: Sendable {
    /// `#rrggbb`.
    var colour: String
    var label: String
    var count: Int
    /// A pattern of the page that is drawn instead of the colour.
    var pattern: String?

    /// What `fill` says.
    var fill: String { pattern.map { "url(#\($0))" } ?? colour }
  }

  private(set) var entries: [Entry]
  /// For each value its class; −1 where it is not published.
  private(set) var classes: [Int]
  /// False where colours only keep neighbours apart.
  private(set) var hasMeaning = true
  /// Of quantiles the upper end of each class.
  private(set) var bounds: [Double] = []
  /// How many values have no class.
  var unclassed: Int { classes.reduce(0) { $0 + ($1 < 0 ? 1 : 0) } }

  /// Yellow to green: the sequential scheme YlGn of ColorBrewer (Brewer and Harrower 2003), told apart with
  /// any kind of colour vision and in grey print; it leaves blue and brown to rivers and roads.
  static let sequential = ["#f7f7b9", "#c2e699", "#78c679", "#31a354", "#006837"]
  /// Purple to orange: the diverging scheme PuOr of ColorBrewer.
  static let diverging = ["#5e3c99", "#b2abd2", "#f4f2ee", "#fdb863", "#e66101"]
  /// Where a count is not published; drawn hatched, so that it is not told by colour alone.
  static let hiddenColour = "#dcdcdc"

  /// Classes of about equally many values; equal values are never in two classes, so there may be fewer.
  static func quantiles(_ values: [Double?], colours: [String] = sequential) -> ClassScale {
    let sorted = values.compactMap(\.self).sorted()
    var bounds: [Double] = []
    for k in stride(from: 1, through: colours.count, by: 1) where !sorted.isEmpty {
      let bound = sorted[max(0, (sorted.count * k + colours.count - 1) / colours.count - 1)]
      if bounds.last != bound { bounds.append(bound) }
    }
    // With fewer classes the colours spread over the whole scheme.
    let picked = bounds.indices.map { i in
      bounds.count == 1
        ? colours[colours.count / 2] : colours[i * (colours.count - 1) / (bounds.count - 1)]
    }
    let classes = values.map { value in
      value.flatMap { v in bounds.firstIndex { v <= $0 } } ?? -1
    }
    let entries = bounds.indices.map { i in
      let low = sorted.first { i == 0 || $0 > bounds[i - 1] } ?? bounds[i]
      let a = Numerals.load(low)
      let b = Numerals.load(bounds[i])
      return Entry(
        colour: picked[i], label: a == b ? a : "\(a)–\(b)",
        count: classes.reduce(0) { $0 + ($1 == i ? 1 : 0) })
    }
    return ClassScale(entries: entries, classes: classes, bounds: bounds)
  }

  /// Fixed classes around zero, in percent; all are listed, with nothing in them too.
  static func deviations(_ values: [Double?]) -> ClassScale {
    let classes = values.map { value in
      value.map { v in v < -15 ? 0 : v < -5 ? 1 : v <= 5 ? 2 : v <= 15 ? 3 : 4 } ?? -1
    }
    let labels = ["< −15", "−15 … −5", "−5 … +5", "+5 … +15", "> +15"]
    let entries = labels.indices.map { i in
      Entry(
        colour: diverging[i], label: labels[i], count: classes.reduce(0) { $0 + ($1 == i ? 1 : 0) })
    }
    return ClassScale(entries: entries, classes: classes)
  }

  /// Given classes of which only those with something in them are listed.
  static func kinds(_ classes: [Int], _ kinds: [(colour: String, pattern: String?, label: String)])
    -> ClassScale
  {
    var place = [Int](repeating: -1, count: kinds.count)
    var entries: [Entry] = []
    for (number, kind) in kinds.enumerated() {
      let count = classes.reduce(0) { $0 + ($1 == number ? 1 : 0) }
      guard count > 0 else { continue }
      place[number] = entries.count
      entries.append(Entry(colour: kind.colour, label: kind.label, count: count, pattern: kind.pattern))
    }
    return ClassScale(entries: entries, classes: classes.map { $0 < 0 ? -1 : place[$0] })
  }

  /// Colours that keep neighbours apart and say nothing else; −1 where there is nothing to colour.
  static func apart(_ colours: [Int]) -> ClassScale {
    let most = max(NeighbourColouring.palette.count, (colours.max() ?? 0) + 1)
    let entries = (0..<most).map { number in
      Entry(
        colour: NeighbourColouring.palette[number % NeighbourColouring.palette.count], label: "",
        count: colours.reduce(0) { $0 + ($1 == number ? 1 : 0) })
    }
    return ClassScale(entries: entries, classes: colours, hasMeaning: false)
  }

  /// The class that a further value would have; nil for quantiles of nothing.
  func quantile(of value: Double) -> Int? {
    bounds.isEmpty ? nil : bounds.firstIndex { value <= $0 } ?? bounds.count - 1
  }
}
