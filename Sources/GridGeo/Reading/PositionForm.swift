/// How the positions of an input are written: which number comes first, and whether a zone's number may stand
/// before the easting.
struct PositionForm: Sendable {
  let axes: AxisOrder
  /// The declared system as the user names it; nil for none.
  let crs: String?
  /// The declared system, when it is a Gauss–Krüger one.
  private let system: GaussKrugerSystem?

  /// - Parameter crs: The declared system; nil for none.
  init(axes: AxisOrder, crs: String?) {
    self.axes = axes
    self.crs = crs
    system = crs.flatMap { GaussKrugerSystem(named: $0) }
  }

  /// What stands before an easting.
  enum Easting: Equatable {
    case usual
    /// The right zone's number, which the system does not have: the easting without it.
    case numbered(Double)
    /// The number of another zone, or none where the system has one.
    case foreign
  }

  /// Whether eastings need a look at all.
  var hasZones: Bool { system != nil }

  func easting(_ x: Double) -> Easting {
    guard let system else { return .usual }
    let zone = GaussKrugerSystem.zone(of: x)
    guard let own = system.zone else {
      guard let zone, let other = GaussKrugerSystem(zone: zone) else { return .usual }
      guard other.centralMeridian == system.centralMeridian else { return .foreign }
      return .numbered(x - Double(zone) * GaussKrugerSystem.zoneUnit)
    }
    if zone == own { return .usual }
    return zone != nil || (x > -1e6 && x < 2e6) ? .foreign : .usual
  }

  /// What is wrong with a foreign easting, and the system to name instead.
  func reason(_ x: Double) -> String {
    guard let system else { return "" }
    if let zone = GaussKrugerSystem.zone(of: x), let right = GaussKrugerSystem(zone: zone) {
      return
        "easting \(x) begins with zone \(zone), \(system.name) is \(system.words); pass --crs \(right.name)"
    }
    return "easting \(x) has no zone number before it, as \(system.name) (\(system.words)) asks; "
      + "pass --crs EPSG:\(system.withoutZone)"
  }

  /// The option that would have the two numbers of each position read the other way around.
  var otherAxes: String {
    "--axes \((axes == .eastNorth ? AxisOrder.northEast : .eastNorth).rawValue)"
  }

  /// What was done to eastings, for a note.
  func zoneNote(_ count: Int, file: String) -> String {
    "\(file): the zone's number was taken off \(count) easting\(count == 1 ? "" : "s"), which \(system?.name ?? "") "
      + "does without"
  }
}
