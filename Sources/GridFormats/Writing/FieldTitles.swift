/// Names of fields as a format takes them: each one once, without letters that would break the file.
enum FieldTitles {
  /// - Returns: a title for each name, in order; a name that the format takes is its own.
  static func titles(for names: [String], in format: ForeignFormat) -> [String] {
    let whole = names.map { String($0.map { $0 == "\0" ? "_" : $0 }) }
    switch format.driver {
    case "ESRI Shapefile": return ShortNames.names(for: whole)
    case "MapInfo File": return ShortNames.names(for: whole.map { element($0, dots: false) }, room: 31)
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
  private static func element(_ name: String, dots: Bool = true) -> String {
    let plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          let isKept =
            scalar.value >= 0x80 || scalar == "_" || (dots && scalar == ".") || isLetterOrDigit(scalar)
          return isKept ? scalar : "_"
        }))
    guard let first = plain.unicodeScalars.first else { return "_" }
    return first == "." || "0"..."9" ~= first ? "_" + plain : plain
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}
