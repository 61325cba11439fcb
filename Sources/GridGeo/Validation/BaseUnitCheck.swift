/// Checks base units: ground, ids, loads and parents.
struct BaseUnitCheck {
  private let baseUnits: [BaseUnit]
  private let codes: Set<String>
  private let repair: RepairPolicy
  private(set) var findings: [Finding] = []
  private(set) var account = SurveyTally.Account()
  private(set) var rounding = LatticeRounding()

  init(_ baseUnits: [BaseUnit], units: [AdminUnit], repair: RepairPolicy) {
    self.baseUnits = baseUnits.sorted { a, b in
      let order = a.place.order(b.place)
      if order != 0 { return order < 0 }
      return a.id != b.id ? a.id < b.id : a.region.stands(before: b.region)
    }
    codes = Set(units.map(\.code))
    self.repair = repair
  }

  /// - Returns: The base units that can be used, in order of id.
  mutating func run(in geos: borrowing GEOSContext) throws(GridGeoError) -> [BaseUnit] {
    account.read(baseUnits.count)
    var ground = GroundCheck(repair: repair)
    var seen: Set<String> = []
    var taken: Set<String> = []
    var kept: [BaseUnit] = []
    for unit in baseUnits {
      let name = "base unit \(unit.id)"
      var fate: Finding.Code?
      func report(
        _ code: Finding.Code, _ severity: Finding.Severity, _ message: String, _ remedy: String,
        others: [String] = []
      ) {
        var place = unit.place
        if place.id == nil { place.id = unit.id.isEmpty ? nil : unit.id }
        findings.append(
          Finding(code, severity, at: place, subject: [unit.id] + others, message: message, remedy: remedy))
        if severity == .error && fate == nil { fate = code }
      }
      let (region, reason) = try ground.sound(unit.region, name: name, id: unit.id, at: unit.place, in: geos)
      fate = reason
      if unit.id.allSatisfy(\.isWhitespace) {
        report(.idMissing, .error, "a base unit has no id", "give it an id; until then it is left out")
      } else if !seen.insert(unit.id).inserted {
        report(
          .idDuplicate, taken.contains(unit.id) ? .error : .warning, "\(name) occurs before",
          "give each its own id; until then only one is used")
      }
      if !(unit.load.isFinite && unit.load >= 0) || unit.persons < 0 {
        report(
          .countInvalid, .error, "\(name) has load \(unit.load) and persons \(unit.persons)",
          "correct the figure; until then it is left out")
      }
      if let parent = unit.parent, !parent.isEmpty, !codes.isEmpty, !codes.contains(parent) {
        report(
          .parentMissing, .warning, "\(name) has the parent \(parent), which is not here",
          "add the parent or correct its code", others: [parent])
      }
      if let fate {
        account.leaveOut(fate)
      } else if let region {
        account.keep()
        taken.insert(unit.id)
        kept.append(unit)
        kept[kept.count - 1].region = region
      }
    }
    findings += ground.findings
    rounding = ground.rounding
    return kept.sorted { $0.id < $1.id }
  }
}
