/// A checked survey: only sound units and usable households, with every finding and the account of what was
/// left out. Stage 2 of the flow; it can only be made by `RawSurvey.validated(repair:)`.
public struct ValidSurvey: Sendable {
  /// Sound units with distinct codes, in order of level, then code. Coordinates are rounded to 7 decimals.
  public let units: [AdminUnit]
  /// Households with a point inside one of the lowest units, in order of row.
  public let households: [Household]
  /// For each household the index in `units` of the lowest unit that holds it. On a shared border it is
  /// the unit with the lower code.
  public let householdUnits: [Int]
  public let barriers: [Barrier]
  public let baseUnits: [BaseUnit]
  public let inputs: [InputFile]
  /// What the readers had to say.
  public let notes: [String]
  /// All findings, in order.
  public private(set) var findings: [Finding]
  public let tally: SurveyTally

  fileprivate init(
    units: [AdminUnit], households: [Household], householdUnits: [Int], barriers: [Barrier],
    baseUnits: [BaseUnit], raw: RawSurvey, findings: [Finding], tally: SurveyTally
  ) {
    self.units = units
    self.households = households
    self.householdUnits = householdUnits
    self.barriers = barriers
    self.baseUnits = baseUnits
    inputs = raw.inputs
    notes = raw.notes
    self.findings = findings.sorted()
    self.tally = tally
  }

  /// The lowest level that has units: the one that is divided into grids.
  public var lowestLevel: AdminLevel? { units.last?.level }

  /// Takes up what a later look at the same survey found, such as gaps and overlaps.
  mutating func add(_ more: [Finding]) {
    findings = (findings + more).sorted()
  }

  /// Completes findings, such as by a distance that takes a projection to measure.
  mutating func complete(_ change: (inout Finding) -> Void) {
    for i in findings.indices { change(&findings[i]) }
    findings.sort()
  }
}

extension RawSurvey {
  /// Checks everything that can be checked in degrees: rings, codes, names, levels, counts, households,
  /// barriers. What cannot be used is left out and listed; the rest goes on.
  ///
  /// The result does not depend on the order of the input.
  ///
  /// - Parameter repair: Whether unsound ground is made valid instead of left out.
  /// - Throws: `native` when GEOS cannot start. Faults of the data are findings, never errors.
  /// - Complexity: about O(n log n) in coordinates and households.
  public func validated(repair: RepairPolicy = .none) throws(GridGeoError) -> ValidSurvey {
    let geos = try GEOSContext()
    var findings: [Finding] = []
    var tally = SurveyTally()
    var rounding = LatticeRounding()

    var unitCheck = UnitCheck(units, repair: repair)
    let units = try unitCheck.run(in: geos)
    findings += unitCheck.findings
    tally.units = unitCheck.account
    rounding.add(unitCheck.rounding)

    var baseCheck = BaseUnitCheck(baseUnits, units: units, repair: repair)
    let baseUnits = try baseCheck.run(in: geos)
    findings += baseCheck.findings
    tally.baseUnits = baseCheck.account
    rounding.add(baseCheck.rounding)

    var householdCheck = HouseholdCheck(
      households, units: units, file: inputs.first { $0.role == "households" }?.name)
    householdCheck.run()
    findings += householdCheck.findings
    tally.households = householdCheck.account
    rounding.add(householdCheck.rounding)

    var barrierCheck = BarrierCheck(barriers, units: units)
    let barriers = barrierCheck.run()
    findings += barrierCheck.findings
    tally.barriers = barrierCheck.account
    rounding.add(barrierCheck.rounding)

    findings += countFindings(
      units: units, householdUnits: householdCheck.units, hasHouseholds: !households.isEmpty,
      hasBaseUnits: !baseUnits.isEmpty)
    if let finding = rounding.finding { findings.append(finding) }
    return ValidSurvey(
      units: units, households: householdCheck.kept, householdUnits: householdCheck.units,
      barriers: barriers, baseUnits: baseUnits, raw: self, findings: findings, tally: tally)
  }
}
