import GridGeo

/// Small pieces of JSON, as properties hold them. What is JSON is decided by the library's strict reader.
enum JSONText {
  /// Whether a text is JSON.
  static func isValid(_ text: String) -> Bool { feature(text) != nil }

  /// The elements of a list of texts; nil for all else.
  static func strings(in text: String) -> [String]? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    // As properties of a feature, the elements are read without a reader of lists.
    var members = ""
    var rest = text.dropFirst().dropLast()
    var count = 0
    while let start = rest.first(where: { !$0.isWhitespace }) {
      guard start == "\"" else { return nil }
      guard let open = rest.firstIndex(of: "\"") else { return nil }
      var end = rest.index(after: open)
      while end < rest.endIndex, rest[end] != "\"" {
        if rest[end] == "\\" { end = rest.index(after: end) }
        guard end < rest.endIndex else { return nil }
        end = rest.index(after: end)
      }
      guard end < rest.endIndex else { return nil }
      members += "\(count > 0 ? "," : "")\"\(count)\":\(rest[open...end])"
      count += 1
      rest = rest[rest.index(after: end)...]
      guard let comma = rest.first(where: { !$0.isWhitespace }) else { break }
      guard comma == ",", let at = rest.firstIndex(of: ",") else { return nil }
      rest = rest[rest.index(after: at)...]
    }
    if count == 0 { return [] }
    let source = "{\"type\":\"Feature\",\"properties\":{\(members)},\"geometry\":null}"
    return read(source)?.properties.compactMap {
      if case .text(let text) = $0.value { text } else { nil }
    }
  }

  private static func feature(_ value: String) -> Feature? {
    read("{\"type\":\"Feature\",\"properties\":{\"value\":\(value)},\"geometry\":null}")
  }

  private static func read(_ text: String) -> Feature? {
    let read = try? GeoJSONReader.read(
      InputSource(text: text, name: "value"), options: ReadingOptions(hashes: false))
    return read?.features.count == 1 ? read?.features.first : nil
  }
}
