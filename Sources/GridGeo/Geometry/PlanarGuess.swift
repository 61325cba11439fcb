/// What system positions in metres are likely to be in. A guess is for a message; nothing is ever read by it.
enum PlanarGuess {
  /// Northings of China, in metres from the equator.
  private static let northings = 1.6e6...6.2e6

  /// One clause that names the likely `--crs`, and `--axes` where the northing comes first; nil when the numbers
  /// are no metres.
  static func advice(x: Double, y: Double) -> String? {
    guard max(abs(x), abs(y)) > 1000, abs(x) < 1e8, abs(y) < 1e8 else { return nil }
    if let advice = gaussKruger(easting: x, northing: y) { return advice }
    if let advice = gaussKruger(easting: y, northing: x) { return advice + ", and --axes north-east" }
    if isRunTogether(x, y) || isRunTogether(y, x) {
      return "looks like degrees, minutes and seconds run together; write them apart, such as 102°30′15″"
    }
    return "these look like metres; name their system with --crs, such as EPSG:4547"
  }

  /// Whether 1023015 and 341205 may be 102°30′15″ and 34°12′05″, a place in or near China.
  private static func isRunTogether(_ longitude: Double, _ latitude: Double) -> Bool {
    func degrees(_ value: Double) -> Int? {
      guard value > 0, value < 1e7 else { return nil }
      let whole = Int(value)
      return whole / 100 % 100 < 60 && whole % 100 < 60 ? whole / 10_000 : nil
    }
    guard let east = degrees(longitude), let north = degrees(latitude) else { return false }
    return 70...140 ~= east && 10...60 ~= north
  }

  private static func gaussKruger(easting: Double, northing: Double) -> String? {
    guard northings.contains(northing) else { return nil }
    if let zone = GaussKrugerSystem.zone(of: easting), let system = GaussKrugerSystem(zone: zone) {
      // Web Mercator has eastings of the same size in the east of China.
      let mercator = easting < 15.1e6 ? ", or EPSG:3857 if it is web Mercator" : ""
      return "looks like \(system.words)\(mercator); pass --crs \(system.name)"
    }
    guard 50_000...950_000 ~= easting else { return nil }
    return
      "looks like Gauss–Krüger metres without the zone's number; pass the code of the central meridian, from "
      + "--crs EPSG:4534 (75°E) in steps of 3° to EPSG:4554 (135°E)"
  }
}
