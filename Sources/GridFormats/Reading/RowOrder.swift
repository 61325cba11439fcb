import CGDAL

/// Puts the features of a layer in the order of their numbers. Files have them so; a database gives rows as they lie on
/// its disk, which an update changes.
struct RowOrder {
  private let layer: ForeignLayer
  private var pieces: [(number: Int64, range: Range<Int>)] = []

  init(_ layer: ForeignLayer) { self.layer = layer }

  /// Notes where the text of a feature stands.
  mutating func take(_ feature: gg_handle, _ range: Range<Int>) {
    pieces.append((layer.file.format.isDatabase ? layer.gdal.call.feature_id(feature) : 0, range))
  }

  /// The pieces of a text in their order, with a separator between them.
  func joined(_ text: [UInt8], head: String, separator: String, end: String) -> [UInt8] {
    var whole = Array(head.utf8)
    whole.reserveCapacity(text.count + pieces.count * separator.utf8.count + head.utf8.count + 16)
    let sorted = pieces.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    for (index, piece) in sorted.enumerated() {
      if index > 0 { whole.append(contentsOf: separator.utf8) }
      whole.append(contentsOf: text[piece.element.range])
    }
    whole.append(contentsOf: end.utf8)
    return whole
  }
}
