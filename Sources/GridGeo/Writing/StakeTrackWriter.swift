/// Writes the stakes of settlement options as GPX 1.1: a waypoint a stake and a route a line, to be walked with
/// a receiver.
///
/// Source of the format: Topografix, "GPX 1.1 Schema Documentation".
public enum StakeTrackWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  public static func write(
    _ settlements: [Settlement], language: TableLanguage, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var file = try AtomicFile(target, overwrite: overwrite)
    try append(settlements, language, to: &file.text)
    try file.commit()
  }

  /// The file's text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite.
  static func text(_ settlements: [Settlement], language: TableLanguage) throws(GridGeoError) -> String {
    var text = OutputText()
    try append(settlements, language, to: &text)
    return text.text
  }

  private static func append(
    _ settlements: [Settlement], _ language: TableLanguage, to text: inout OutputText
  ) throws(GridGeoError) {
    text.append(#"<?xml version="1.0" encoding="UTF-8"?>"# + "\n")
    text.append(
      #"<gpx version="1.1" creator="GridGeo \#(GridGeo.version)" xmlns="http://www.topografix.com/GPX/1/1">"#
        + "\n")
    let words = CourseWords(language)
    for settlement in settlements {
      for option in settlement.options {
        for (stake, course) in zip(option.stakes, words.courses(option.stakes)) {
          try append(stake, "wpt", name(settlement, option, stake), course, to: &text)
        }
      }
    }
    for settlement in settlements {
      for option in settlement.options {
        for line in option.lines.indices {
          text.append("<rte><name>\(escaped("\(title(settlement, option)) line \(line + 1)"))</name>\n")
          for stake in option.stakes where stake.line == line + 1 {
            try append(stake, "rtept", name(settlement, option, stake), nil, to: &text)
          }
          text.append("</rte>\n")
        }
      }
    }
    text.append("</gpx>\n")
  }

  private static func append(
    _ stake: BoundaryStake, _ element: String, _ name: String, _ description: String?,
    to text: inout OutputText
  ) throws(GridGeoError) {
    text.append("<\(element) lat=\"")
    try text.append(stake.position.y, decimals: CoordinateLattice.decimals)
    text.append("\" lon=\"")
    try text.append(stake.position.x, decimals: CoordinateLattice.decimals)
    text.append("\"><name>\(escaped(name))</name>")
    if let description { text.append("<desc>\(escaped(description))</desc>") }
    text.append("</\(element)>\n")
  }

  private static func title(_ settlement: Settlement, _ option: SettlementOption) -> String {
    "\(settlement.dispute) \(settlement.parties.joined(separator: "~")) \(option.id)"
  }

  private static func name(
    _ settlement: Settlement, _ option: SettlementOption, _ stake: BoundaryStake
  ) -> String { "\(title(settlement, option)) \(stake.number)" }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // XML has no place for control characters.
      case _ where character.unicodeScalars.allSatisfy { $0.value < 0x20 }: result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
