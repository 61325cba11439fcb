/// Names of fields as a format takes them: each one once, without letters that would break the file.
enum FieldTitles {
  /// - Returns: a title for each name, in order; a name that the format takes is its own.
  static func titles(for names: [String], in format: ForeignFormat) -> [String] {
    let whole = names.map { name in replacing(name) { $0.value == 0 } }
    switch format.driver {
    case "ESRI Shapefile": return ShortNames.names(for: whole)
    case "MapInfo File": return ShortNames.names(for: whole.enumerated().map { plain($1, $0 + 1) }, room: 31)
    case "GPKG", "XLSX", "ODS": return once(whole)
    case "GML": return once(whole.map { element($0) })
    case "LIBKML": return once(whole.map { KMLText.reserved.contains($0.lowercased()) ? "\($0)_" : $0 })
    default: return whole
    }
  }

  /// GDAL finds fields whatever their case, and mixes up those that differ in nothing else.
  private static func once(_ names: [String]) -> [String] {
    func key(_ name: String) -> String { name.lowercased() }
    // A name that is somebody's own is not given to another one.
    let own = Set(names.map(key))
    var taken: Set<String> = []
    return names.map { name in
      var candidate = name
      var number = 1
      while taken.contains(key(candidate)) || (number > 1 && own.contains(key(candidate))) {
        number += 1
        candidate = "\(name)_\(number)"
      }
      taken.insert(key(candidate))
      return candidate
    }
  }

  /// A name that an element of XML may have: letters, digits, `_` and `.`, with no digit first.
  private static func element(_ name: String) -> String {
    notDigitFirst(replacing(name) { $0.value < 0x80 && $0 != "_" && $0 != "." && !isLetterOrDigit($0) })
  }

  /// A name of plain letters, which are all that MapInfo has; the field's number where nothing is left.
  private static func plain(_ name: String, _ number: Int) -> String {
    guard name.unicodeScalars.contains(where: isLetterOrDigit) else { return "field_\(number)" }
    return notDigitFirst(replacing(name) { !isLetterOrDigit($0) })
  }

  private static func notDigitFirst(_ name: String) -> String {
    guard let first = name.unicodeScalars.first else { return "_" }
    return first == "." || "0"..."9" ~= first ? "_" + name : name
  }

  private static func replacing(_ name: String, _ isBad: (Unicode.Scalar) -> Bool) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { isBad($0) ? "_" : $0 }))
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}
