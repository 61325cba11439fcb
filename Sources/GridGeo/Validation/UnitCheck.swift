/// Checks administrative units: ground first, then codes, then codes against names, levels and parents.
struct UnitCheck {
  private let units: [AdminUnit]
  private let repair: RepairPolicy
  private(set) var findings: [Finding] = []
  private(set) var account = SurveyTally.Account()
  private(set) var rounding = LatticeRounding()

  init(_ units: [AdminUnit], repair: RepairPolicy) {
    self.units = units.sorted { $0.stands(before: $1) }
    self.repair = repair
  }

  /// - Returns: The units that can be used, in order of level, then code.
  mutating func run(in geos: borrowing GEOSContext) throws(GridGeoError) -> [AdminUnit] {
    account.read(units.count)
    var ground = GroundCheck(repair: repair)
    var sound: [AdminUnit] = []
    var soundKeys: Set<Key> = []
    var fates: [Finding.Code?] = []
    for unit in units {
      let label = unit.label
      let (region, reason) = try ground.sound(
        unit.region, name: label, id: unit.subject, at: unit.place, in: geos)
      var fate = reason
      if unit.hasNoCode {
        report(
          .codeMissing, .error, unit, "\(label) has no code", "give it a code; until then it is left out")
        fate = fate ?? .codeMissing
      }
      fates.append(fate)
      if fate == nil { soundKeys.insert(Key(unit)) }
      sound.append(unit)
      sound[sound.count - 1].region = region ?? .empty
    }
    findings += ground.findings
    rounding = ground.rounding
    leaveOutDuplicates(&fates, soundKeys)
    var kept: [AdminUnit] = []
    for (unit, fate) in zip(sound, fates) {
      if let fate {
        account.leaveOut(fate)
      } else {
        account.keep()
        kept.append(checkCounts(unit))
      }
    }
    kept.sort { ($0.level.rawValue, $0.code) < ($1.level.rawValue, $1.code) }
    checkCodes(kept)
    checkParents(kept)
    return kept
  }

  private struct Key: Hashable {
    var level: AdminLevel
    var code: String

    init(_ unit: AdminUnit) {
      level = unit.level
      code = unit.code
    }
  }

  private mutating func report(
    _ code: Finding.Code, _ severity: Finding.Severity, _ unit: AdminUnit, _ message: String,
    _ remedy: String, others: [String] = [], column: String? = nil, count: Int? = nil
  ) {
    var place = unit.place
    if place.id == nil && !unit.hasNoCode { place.id = unit.code }
    place.column = column
    findings.append(
      Finding(
        code, severity, at: place, subject: [unit.subject] + others, message: message, remedy: remedy,
        coordinate: unit.anchor, size: count.map { Finding.Size(count: $0) }))
  }

  // MARK: Codes

  /// Of several units with one code the first sound one stays.
  private mutating func leaveOutDuplicates(_ fates: inout [Finding.Code?], _ soundKeys: Set<Key>) {
    var first: [Key: Int] = [:]
    for (i, unit) in units.enumerated() where !unit.hasNoCode {
      let key = Key(unit)
      if fates[i] == nil || !soundKeys.contains(key) {
        if first[key] == nil { first[key] = i }
      }
    }
    for (i, unit) in units.enumerated() where !unit.hasNoCode {
      guard let keeper = first[Key(unit)], keeper != i else { continue }
      let other = units[keeper]
      report(
        .codeDuplicate, .error, unit,
        "\(unit.label) has the code of another one (\(other.whereabouts))",
        "give each its own code; until then only one is used", others: [other.subject])
      if unit.name != other.name {
        report(
          .codeNameConflict, .error, unit,
          "code \(unit.code) stands for \"\(other.name)\" and for \"\(unit.name)\"",
          "find out which name the code belongs to", others: [other.subject])
      }
      if fates[i] == nil { fates[i] = .codeDuplicate }
    }
  }

  private mutating func checkCodes(_ kept: [AdminUnit]) {
    for level in AdminLevel.allCases {
      let peers = kept.filter { $0.level == level }
      let deviating = peers.filter { DivisionForm($0.code)?.level != level }
      if deviating.isEmpty { continue }
      if deviating.count * 2 > peers.count, let first = deviating.first {
        // A system of its own: one note for all, not one for each.
        report(
          .codeForeign, .note, first,
          "\(deviating.count) \(level.name) codes (such as \"\(first.code)\") are not division codes",
          "nothing to do if they are another system's; grid codes are the code and 3 digits",
          count: deviating.count)
        continue
      }
      for unit in deviating {
        report(
          .codeLength, .warning, unit,
          "\(unit.label) has a code that is not that of a \(level.name)",
          "correct the code or the level", column: "code")
      }
    }
    for unit in kept {
      if let allowed = levels(ofName: unit.name), !allowed.contains(unit.level) {
        let other = allowed.sorted().map(\.name).joined(separator: " or ")
        report(
          .nameLevelMismatch, .warning, unit,
          "\(unit.label) is named \"\(unit.name)\", as a \(other) is",
          "correct the name, the code or the level",
          column: "name")
      }
    }
  }

  // MARK: Parents

  private mutating func checkParents(_ kept: [AdminUnit]) {
    var byCode: [String: [AdminUnit]] = [:]
    for unit in kept { byCode[unit.code, default: []].append(unit) }
    guard let top = kept.first?.level else { return }
    for unit in kept {
      if let parent = unit.parent, !parent.isEmpty {
        let named = byCode[parent] ?? []
        let above = named.filter { $0.level < unit.level }
        if above.isEmpty, let wrong = named.first {
          report(
            .parentLevel, .warning, unit,
            "\(unit.label) has the \(wrong.level.name) \(parent) as its parent",
            "name a unit of a higher level", others: [parent], column: "parent")
        } else if named.isEmpty && unit.level > top {
          report(
            .parentMissing, .warning, unit, "\(unit.label) has the parent \(parent), which is not here",
            "add the parent or correct its code", others: [parent], column: "parent")
        }
        if let mine = DivisionForm(unit.code), let theirs = DivisionForm(parent), mine.level == unit.level,
          theirs.level < mine.level, !mine.isWithin(theirs)
        {
          report(
            .codeParentMismatch, .warning, unit,
            "\(unit.label) does not begin with the digits of its parent \(parent)",
            "correct the code or the parent", others: [parent], column: "parent")
        }
      } else if unit.level > top {
        report(
          .parentMissing, .warning, unit, "\(unit.label) names no parent", "name the unit it lies in",
          column: "parent")
      }
    }
  }

  // MARK: Counts

  private mutating func checkCounts(_ unit: AdminUnit) -> AdminUnit {
    var unit = unit
    func usable(_ value: Int?, _ column: String, least: Int, most: Int) -> Int? {
      guard let value else { return nil }
      if value < least {
        report(
          .countInvalid, .error, unit, "\(unit.label) has \(column) \(value)",
          "correct the figure; until then it counts as missing", column: column)
        return nil
      }
      if value > most {
        report(
          .countAbsurd, .warning, unit, "\(unit.label) has \(column) \(value)", "check the figure",
          column: column)
      }
      return value
    }
    // No prefecture has more people than this; no village has as many as a tenth.
    let most = unit.level == .village ? 3_000_000 : 40_000_000
    unit.households = usable(unit.households, "households", least: 0, most: most)
    unit.persons = usable(unit.persons, "persons", least: 0, most: most)
    unit.grids = usable(unit.grids, "grids", least: 1, most: 999_999)
    return unit
  }
}
