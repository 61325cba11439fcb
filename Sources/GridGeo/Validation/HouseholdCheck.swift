/// Checks households: ids, counts, positions, and which unit holds each.
struct HouseholdCheck {
  /// No household has as many people.
  private static let mostPersons = 100
  private static let mostLoad = 1e6
  /// Nobody lives this near to 0,0, in the Gulf of Guinea; in degrees.
  private static let nearZero = 1e-4

  private let households: [Household]
  private let file: String?
  /// The lowest units, and where they begin in the list of units.
  private let lowest: UnitLocator
  private let offset: Int
  /// All units.
  private let whole: UnitLocator
  private let hasUnits: Bool

  private(set) var findings: [Finding] = []
  private(set) var account = SurveyTally.Account()
  private(set) var rounding = LatticeRounding()
  private(set) var kept: [Household] = []
  /// Parallel to `kept`: index of the unit.
  private(set) var units: [Int] = []

  /// - Parameter units: In order of level.
  init(_ households: [Household], units: [AdminUnit], file: String?) {
    self.households = households.sorted { a, b in
      if a.row != b.row { return a.row < b.row }
      if a.id != b.id { return a.id < b.id }
      if a.season != b.season { return (a.season?.rawValue ?? "") < (b.season?.rawValue ?? "") }
      if let p = a.position, let q = b.position, p != q { return (p.x, p.y) < (q.x, q.y) }
      return (a.persons, a.load) < (b.persons, b.load)
    }
    self.file = file
    offset = units.firstIndex { $0.level == units.last?.level } ?? 0
    // Without households there is nothing to look up.
    lowest = UnitLocator(households.isEmpty ? [] : units[offset...].map(\.region))
    whole = UnitLocator(households.isEmpty ? [] : units[..<offset].map(\.region))
    hasUnits = !units.isEmpty
  }

  private var territory: BoundingBox<Geographic>? {
    guard let a = lowest.box else { return whole.box }
    return whole.box.map(a.union) ?? a
  }

  mutating func run() {
    account.read(households.count)
    let territory = territory
    // Which seasons of an id have been seen, and which are kept: 1 none given, 2 winter, 4 summer.
    var seen: [String: UInt8] = [:]
    var taken: [String: UInt8] = [:]
    for household in households {
      let before = findings.count
      var place = SourcePlace(file: file, row: household.row > 0 ? household.row : nil)
      place.id = household.id.isEmpty ? nil : household.id
      checkCounts(household, place)
      let (point, unit) = locate(household, place, territory)
      let mask: UInt8 = household.season.map { $0 == .winter ? 2 : 4 } ?? 1
      func clashes(_ other: UInt8) -> Bool { other & mask != 0 || (other != 0 && (other | mask) & 1 != 0) }
      if household.id.allSatisfy(\.isWhitespace) {
        report(
          .householdNoId, place, household, "a household has no id",
          "give it an id; until then it is left out")
      } else {
        if clashes(seen[household.id] ?? 0) {
          let isTaken = clashes(taken[household.id] ?? 0)
          report(
            .householdDuplicate, place, household, "household \(household.id) occurs before",
            isTaken
              ? "give each its own id; until then only the first usable row is used"
              : "give each its own id; this row is used, as the one before cannot be",
            severity: isTaken ? .error : .warning)
        }
        seen[household.id, default: 0] |= mask
      }
      let isOut = point == nil || unit == nil
      // A warning leaves a household out only when it takes its place away.
      if let fatal = findings[before...].first(where: {
        $0.severity == .error || (isOut && $0.code != .countAbsurd && $0.code != .householdDuplicate)
      }) {
        account.leaveOut(fatal.code)
      } else if let point, let unit {
        account.keep()
        taken[household.id, default: 0] |= mask
        kept.append(household)
        kept[kept.count - 1].position = point
        units.append(unit)
      }
    }
  }

  private mutating func checkCounts(_ household: Household, _ place: SourcePlace) {
    if household.persons < 0 || !(household.load.isFinite && household.load >= 0) {
      report(
        .countInvalid, place, household,
        "household \(household.id) has persons \(household.persons) and load \(household.load)",
        "write whole numbers of persons and a load, from 0; until then it is left out", severity: .error)
    } else if household.persons > Self.mostPersons || household.load > Self.mostLoad {
      report(
        .countAbsurd, place, household,
        "household \(household.id) has persons \(household.persons) and load \(household.load)",
        "check the figures; if it is a school or a barracks, give it a dedicated grid")
    }
  }

  /// The point on the lattice and the lowest unit that holds it; a finding when there is none.
  private mutating func locate(
    _ household: Household, _ place: SourcePlace, _ territory: BoundingBox<Geographic>?
  ) -> (Coordinate<Geographic>?, Int?) {
    let name = "household \(household.id)"
    guard let raw = household.position else {
      report(
        .householdNoPosition, place, household, "\(name) has no position",
        "add its longitude and latitude; until then it is left out")
      return (nil, nil)
    }
    guard raw.isFinite else {
      report(
        .coordinateNotFinite, place, household, "\(name) has a position that is not a finite number",
        "correct it; until then it is left out")
      return (nil, nil)
    }
    if abs(raw.x) < Self.nearZero && abs(raw.y) < Self.nearZero {
      report(
        .householdAtZero, place, household, "\(name) is at 0,0",
        "leave the position empty when it is not known, or add it", coordinate: raw)
      return (nil, nil)
    }
    let isInRange = abs(raw.x) <= 180 && abs(raw.y) <= 90
    var point = raw
    if isInRange {
      point = CheckPoint(raw).coordinate
      rounding.add(raw)
      if let unit = lowest.unit(holding: point) { return (point, offset + unit) }
      if whole.unit(holding: point) != nil {
        report(
          .householdInGap, place, household, "\(name) is in the territory, but in none of its lowest units",
          "close the gap between the units, or correct the position", coordinate: point)
        return (nil, nil)
      }
    }
    if let territory, !territory.contains(raw), territory.contains(Coordinate(x: raw.y, y: raw.x)) {
      report(
        .householdSwapped, place, household,
        "\(name) is at longitude \(raw.x), latitude \(raw.y): swapped it is in the territory",
        "swap the two columns, or pass --axes north-east; until then it is left out",
        coordinate: isInRange ? point : nil)
    } else if !isInRange {
      report(
        .coordinateOutOfRange, place, household,
        "\(name) is at longitude \(raw.x), latitude \(raw.y), beyond ±180 or ±90 degrees",
        "correct the position; until then it is left out")
    } else {
      report(
        .householdOutside, place, household,
        hasUnits ? "\(name) is outside the territory" : "\(name) has no unit to lie in",
        "correct the position, or leave it to the neighbouring territory", coordinate: point)
    }
    return (nil, nil)
  }

  private mutating func report(
    _ code: Finding.Code, _ place: SourcePlace, _ household: Household, _ message: String, _ remedy: String,
    severity: Finding.Severity? = nil, coordinate: Coordinate<Geographic>? = nil
  ) {
    let severity = severity ?? (code == .householdNoId ? .error : .warning)
    findings.append(
      Finding(
        code, severity, at: place, subject: household.id.isEmpty ? [] : [household.id], message: message,
        remedy: remedy, coordinate: coordinate))
  }
}
