import CGDAL
import GridGeo

/// How the text of MapInfo files and drawings is read: their drivers give UTF-8 by what the file says of itself, which
/// may be nothing, so that its bytes come as they are, or wrong, so that Chinese comes as Western letters.
struct DriverEncoding {
  private(set) var encoding = TextEncoding.utf8
  /// Whether Western letters are taken back for the bytes they were.
  private(set) var isTakenForWestern = false
  /// For the user; nil when there is nothing to tell.
  private(set) var note: String?

  static func isNeeded(for layer: ForeignLayer) -> Bool {
    layer.file.format.isDrawing || layer.file.format.driver == "MapInfo File"
  }

  /// - Throws: `badInput` for text that is of no encoding that is read, or not of the one that was asked for.
  init(_ layer: ForeignLayer, _ fields: [ForeignField], asked: TextEncoding?) throws(GridGeoError) {
    // GDAL reads a drawing as the user says.
    if layer.file.format.isDrawing, asked != nil { return }
    var plain = ForeignEncoding()
    var western = ForeignEncoding()
    var isWestern = true
    func see(_ bytes: [UInt8]) {
      guard bytes.contains(where: { $0 >= 0x80 }) else { return }
      plain.see(bytes)
      if let bytes = WesternText.bytes(of: bytes) { western.see(bytes) } else { isWestern = false }
    }
    for field in fields { see(field.rawName) }
    let texts = fields.filter { $0.type == ForeignField.Kind.text }
    try layer.forEachFeature { feature in
      for field in texts where layer.gdal.call.feature_is_set(feature, field.index) != 0 {
        see(ForeignField.bytes(layer.gdal.call.feature_text(feature, field.index)))
      }
    }
    guard plain.hasSeenLetters else { return }
    let shown = layer.file.shown
    if !plain.isUTF8 {
      let verdict = try plain.verdict(asked: asked, declared: nil, file: layer.file)
      encoding = verdict.encoding
      note = verdict.reason.map { "\(shown): read as \(encoding.displayName): \($0)" }
    } else if isWestern, let found = western.certain(asked: asked) {
      encoding = found
      isTakenForWestern = true
      let reason = asked == nil ? "it says that its text is Western, which it is not" : "as --encoding says"
      note = "\(shown): read as \(found.displayName): \(reason)"
    } else if let asked, asked != .utf8 {
      note = "\(shown): --encoding has no effect; its text is read as the file says"
    }
  }

  /// The text of bytes as the driver gives them; nil when they are not of the encoding.
  func text(_ bytes: [UInt8]) -> String? {
    guard isTakenForWestern else { return ForeignEncoding.text(bytes, encoding) }
    return WesternText.bytes(of: bytes).flatMap { ForeignEncoding.text($0, encoding) }
  }
}
