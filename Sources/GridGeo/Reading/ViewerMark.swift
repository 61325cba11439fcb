/// The mark in a file's provenance that its positions are shifted for a viewer: `"viewer": "gcj02"`.
enum ViewerMark {
  static let name = "viewer"

  /// The shift that a document says it has.
  static func shift(in summary: GeoJSONSummary) -> String? {
    guard case .json(let text)? = summary.members.first(where: { $0.name == "gridgeo" })?.value,
      // Few documents have it: most need not be read for it.
      text.contains("\"\(name)\""), case .object(let members)? = try? JSONDocument.value(in: text),
      case .text(let shift)? = members.first(where: { $0.name == name })?.value
    else { return nil }
    return shift
  }
}
