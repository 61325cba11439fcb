import GridGeo

/// A condition of the user's in the words of a file: columns under the names that are shown become the names that the
/// file has, and Chinese ones need no quotes.
struct FilterWords {
  private let columns: [LayerColumns.Column]
  /// The fields of the layer that the condition is put to, whose names are of the same encoding as the condition.
  private let fields: [ForeignField]
  private let file: ForeignName

  init(_ columns: LayerColumns, of layer: ForeignLayer) {
    self.columns = columns.columns
    fields = layer.fields
    file = layer.file
  }

  /// SQLite doubles a quote where GDAL's own language has a backslash before it.
  private var isSQLite: Bool { file.format.driver == "GPKG" }

  /// - Throws: `badOption` for a column that the file cannot tell from another one.
  func bytes(of condition: String) throws(GridGeoError) -> [UInt8] {
    var result: [UInt8] = []
    var rest = condition[...]
    while let first = rest.first {
      if first == "'" || first == "\"" {
        let (text, length) = quoted(rest, by: first)
        let whole = Array(rest.prefix(length).utf8)
        result += first == "'" ? whole : try column(text).map(quoting) ?? whole
        rest = rest.dropFirst(length)
      } else if first.isLetter || first == "_" {
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        let isPlain = word.utf8.allSatisfy { $0 < 0x80 }
        result += try column(word).map(quoting) ?? (isPlain ? Array(word.utf8) : quoting(Array(word.utf8)))
        rest = rest.dropFirst(word.count)
      } else {
        result += Array(String(first).utf8)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// A text in quotes, without them, and how many characters it takes with them.
  private func quoted(_ text: Substring, by quote: Character) -> (text: String, length: Int) {
    var inner = ""
    var length = 1
    var rest = text.dropFirst()
    while let next = rest.first {
      let isEscape = next == (isSQLite ? quote : "\\") && rest.dropFirst().first == quote
      length += isEscape ? 2 : 1
      if next == quote, !isEscape { break }
      inner.append(isEscape ? quote : next)
      rest = rest.dropFirst(isEscape ? 2 : 1)
    }
    return (inner, length)
  }

  /// The file's own name of a column that it has under another one; nil where the word is the file's.
  private func column(_ word: String) throws(GridGeoError) -> [UInt8]? {
    let key = word.lowercased()
    if fields.contains(where: { FilterWords.key($0.rawName) == key }) { return nil }
    // A Chinese name that is cut inside of a character is shown without its half.
    if let half = fields.first(where: { shown($0.rawName) == key }) { return half.rawName }
    guard let index = columns.first(where: { $0.name.lowercased() == key })?.field.index,
      let name = fields.first(where: { $0.index == index })?.rawName
    else { return nil }
    let twins = fields.count { FilterWords.key($0.rawName) == FilterWords.key(name) }
    guard twins == 1 else {
      throw GridGeoError(
        .badOption, "--where cannot tell \"\(word)\" from another column: the file cuts both names alike",
        at: file.place)
    }
    return name
  }

  private func shown(_ name: [UInt8]) -> String? {
    file.format.isShapefile ? ForeignEncoding.text(name, .utf8, mayBeCut: true)?.lowercased() : nil
  }

  private static func key(_ name: [UInt8]) -> String { String(decoding: name, as: UTF8.self).lowercased() }

  private func quoting(_ name: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    return [quote] + name.flatMap { $0 == quote ? [isSQLite ? quote : UInt8(ascii: "\\"), $0] : [$0] } + [
      quote
    ]
  }
}
