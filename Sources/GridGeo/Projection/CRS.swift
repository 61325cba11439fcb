/// The coordinate reference system that an input says it is in. Coordinates are always x = east, y = north,
/// whatever order the authority prescribes for its axes.
///
/// EPSG codes go through PROJ's database. `gcj02` and `bd09`, the shifted systems of Chinese web maps, may
/// be declared and are never assumed. Beijing 1954 and Xi'an 1980 are refused: without local parameters
/// their coordinates cannot be moved to WGS 84, and PROJ would hand them back unchanged, 100 m off.
public struct CRS: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case epsg(Int)
    case webMap(WebMapShift)
  }

  let kind: Kind
  /// The coordinates are metres, not degrees.
  public let isProjected: Bool

  /// WGS 84 longitude and latitude, the system of GeoJSON.
  public static let wgs84 = CRS(kind: .epsg(4326), isProjected: false)
  /// CGCS2000 longitude and latitude; taken as WGS 84, from which it differs by centimetres.
  public static let cgcs2000 = CRS(kind: .epsg(4490), isProjected: false)

  private init(kind: Kind, isProjected: Bool) {
    self.kind = kind
    self.isProjected = isProjected
  }

  /// Reads "EPSG:4547", "4490", "urn:ogc:def:crs:OGC:1.3:CRS84", "CGCS2000", "gcj02" and their like.
  ///
  /// - Throws: `badCRS` when the system is unknown, refused, or not one of positions on a map.
  /// - Complexity: O(1) for WGS 84, CGCS2000 with its Gauss–Krüger zones, and UTM; other codes are looked up
  ///   in PROJ's database, which takes milliseconds.
  public init(_ text: String) throws(GridGeoError) {
    let plain = CRS.plainName(text)
    try CRS.refuseName(plain, as: text)
    switch plain {
    case "wgs84", "crs84", "ogc:crs84", "ogc:wgs84": self = .wgs84
    case "cgcs2000", "国家2000", "2000国家大地坐标系": self = .cgcs2000
    case "gcj02", "gcj2", "火星坐标", "火星坐标系": self.init(kind: .webMap(.gcj02), isProjected: false)
    case "bd09", "bd09ll", "百度坐标", "百度坐标系": self.init(kind: .webMap(.bd09), isProjected: false)
    case _ where plain.hasPrefix("urn:ogc:def:crs:ogc:") && plain.hasSuffix(":crs84"): self = .wgs84
    case _ where plain.contains("opengis.net/def/crs/ogc/") && plain.hasSuffix("/crs84"): self = .wgs84
    default:
      guard let code = CRS.epsgCode(text.lowercased().filter { !$0.isWhitespace }) else {
        throw GridGeoError(
          .badCRS,
          "coordinate reference system \"\(text)\" is not known; give an EPSG code, such as EPSG:4326 or EPSG:4547"
        )
      }
      try self.init(epsg: code)
    }
  }

  /// - Throws: `badCRS` when the code is unknown, refused, or not one of positions on a map.
  public init(epsg code: Int) throws(GridGeoError) {
    try CRS.refuseCode(code)
    switch code {
    case 4326, 4490: self.init(kind: .epsg(code), isProjected: false)
    case CRS.gaussKrugerCodes, 32601...32660, 32701...32760:
      self.init(kind: .epsg(code), isProjected: true)
    default:
      let facts: CRSFacts
      do {
        facts = try PROJContext().description(of: "EPSG:\(code)")
      } catch {
        throw GridGeoError(
          .badCRS, "EPSG:\(code) is not in PROJ's database; check the code", underlying: error.underlying)
      }
      // A code may be newer than the list of refused ones.
      try CRS.refuseName(CRS.plainName(facts.geodeticName), as: "EPSG:\(code)")
      guard facts.isProjected || facts.isGeographic else {
        throw GridGeoError(
          .badCRS, "EPSG:\(code) (\(facts.name)) is not a system of positions on a map; give a 2D code")
      }
      self.init(kind: .epsg(code), isProjected: facts.isProjected)
    }
  }

  /// Names differ in case, blanks, hyphens and apostrophes.
  private static func plainName(_ text: String) -> String {
    text.lowercased().filter { !"-_'’".contains($0) && !$0.isWhitespace }
  }

  /// CGCS2000 Gauss–Krüger, 6° and 3° zones, with and without the zone's number in the easting.
  static var gaussKrugerCodes: ClosedRange<Int> { 4491...4554 }

  /// "EPSG:4547" or "gcj02".
  public var name: String {
    switch kind {
    case .epsg(let code): "EPSG:\(code)"
    case .webMap(let shift): shift.rawValue
    }
  }

  /// The digits of "4547", "epsg:4547", "urn:ogc:def:crs:epsg::4547", ".../def/crs/epsg/0/4547".
  private static func epsgCode(_ plain: String) -> Int? {
    let digits: Substring
    if plain.allSatisfy(\.isASCIIDigit) {
      digits = plain[...]
    } else {
      guard plain.hasPrefix("epsg:") || plain.contains("crs:epsg:") || plain.contains("/def/crs/epsg/"),
        let mark = plain.lastIndex(where: { $0 == ":" || $0 == "/" })
      else { return nil }
      digits = plain[plain.index(after: mark)...]
    }
    guard !digits.isEmpty, digits.count <= 7, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int(digits)
  }
}

extension CRS: CustomStringConvertible {
  public var description: String { name }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
