/// Names of at most so many bytes for fields, each one once: ten of a Shapefile.
enum ShortNames {
  /// - Returns: a short name for each name, in order; a name that fits is its own.
  static func names(for names: [String], room: Int = 10) -> [String] {
    var taken: Set<String> = []
    var short: [String] = []
    for name in names {
      var candidate = cut(name, to: room)
      var number = 1
      // Names differ beyond case only by more than case: the table's readers know no case.
      while taken.contains(candidate.lowercased()) {
        number += 1
        let suffix = "_\(number)"
        candidate = cut(name, to: room - suffix.utf8.count) + suffix
      }
      taken.insert(candidate.lowercased())
      short.append(candidate)
    }
    return short
  }

  /// The longest beginning that fits, whole characters only.
  private static func cut(_ name: String, to bytes: Int) -> String {
    var text = ""
    for character in name {
      guard text.utf8.count + character.utf8.count <= bytes else { break }
      text.append(character)
    }
    return text
  }
}
