/// A Gauss–Krüger system of CGCS2000: zones of 6° or 3° with a false easting of 500 km, and of each two codes,
/// one where the number of the zone stands before the easting (34512345) and one where it does not (512345).
///
/// Source: GB/T 17798 and the EPSG registry, codes 4491–4554.
struct GaussKrugerSystem: Sendable, Hashable {
  let code: Int
  /// Degrees east.
  let centralMeridian: Int
  /// The number before eastings; nil in a system without it.
  let zone: Int?

  /// - Returns: nil for a code that is none of these systems.
  init?(epsg code: Int) {
    self.code = code
    switch code {
    case 4491...4501: (zone, centralMeridian) = (code - 4491 + 13, (code - 4491) * 6 + 75)
    case 4502...4512: (zone, centralMeridian) = (nil, (code - 4502) * 6 + 75)
    case 4513...4533: (zone, centralMeridian) = (code - 4513 + 25, (code - 4513) * 3 + 75)
    case 4534...4554: (zone, centralMeridian) = (nil, (code - 4534) * 3 + 75)
    default: return nil
    }
  }

  /// - Parameter name: Such as "EPSG:4543", "4543" or "urn:ogc:def:crs:EPSG::4543".
  init?(named name: String) {
    let parts = name.filter { !$0.isWhitespace }.split(whereSeparator: { $0 == ":" || $0 == "/" })
    guard let last = parts.last, last.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let code = Int(last),
      parts.count == 1 || parts.contains(where: { $0.lowercased() == "epsg" })
    else { return nil }
    self.init(epsg: code)
  }

  /// The system whose eastings begin with a zone's number.
  ///
  /// - Parameter zone: 13–23 for zones of 6°, 25–45 for zones of 3°.
  init?(zone: Int) {
    switch zone {
    case 13...23: self.init(epsg: zone - 13 + 4491)
    case 25...45: self.init(epsg: zone - 25 + 4513)
    default: return nil
    }
  }

  /// The system without numbers before its eastings that is this one otherwise.
  var withoutZone: Int {
    switch code {
    case 4491...4501: code + 11
    case 4513...4533: code + 21
    default: code
    }
  }

  /// "EPSG:4522".
  var name: String { "EPSG:\(code)" }

  /// "CGCS2000 3-degree zone 34".
  var words: String {
    let width = code <= 4512 ? 6 : 3
    return zone.map { "CGCS2000 \(width)-degree zone \($0)" }
      ?? "CGCS2000 \(width)-degree zones, central meridian \(centralMeridian)°E"
  }

  /// Metres that a zone's number is worth.
  static let zoneUnit = 1e6

  /// The number of a zone that stands before an easting; nil when there is none.
  static func zone(of easting: Double) -> Int? {
    guard easting >= 13 * zoneUnit, easting < 46 * zoneUnit else { return nil }
    let zone = Int(easting / zoneUnit)
    return zone == 24 ? nil : zone
  }
}
