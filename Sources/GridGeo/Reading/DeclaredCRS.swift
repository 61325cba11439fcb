/// Recognises the names under which inputs declare a coordinate reference system.
enum DeclaredCRS {
  /// Whether positions in the named system are taken as WGS 84 longitude and latitude as they stand:
  /// WGS 84 itself, and CGCS2000, which differs by centimetres.
  static func isGeographic(_ name: String) -> Bool {
    let plain = name.lowercased().filter { !" -_".contains($0) }
    switch plain {
    case "wgs84", "crs84", "ogc:crs84", "cgcs2000", "4326", "4490", "4979": return true
    default: break
    }
    let parts = plain.split(whereSeparator: { $0 == ":" || $0 == "/" })
    guard let last = parts.last else { return false }
    switch last {
    case "crs84", "crs84h": return parts.contains("ogc")
    case "4326", "4490", "4979": return parts.contains("epsg")
    default: return false
    }
  }

  /// "EPSG:4545" out of "urn:ogc:def:crs:EPSG::4545" and its like; other names as they are.
  static func shortName(_ name: String) -> String {
    let parts = name.split(whereSeparator: { $0 == ":" || $0 == "/" })
    guard parts.count >= 2, let last = parts.last, last.allSatisfy({ $0.isASCII && $0.isNumber }),
      parts.contains(where: { $0.lowercased() == "epsg" })
    else { return name }
    return "EPSG:\(last)"
  }
}
