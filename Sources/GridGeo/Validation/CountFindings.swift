/// Units of the lowest level that have nothing to balance: no household points, and no counts above 0.
///
/// - Parameters:
///   - householdUnits: For each household the index of its unit.
///   - hasHouseholds: Household points were given, usable or not.
///   - hasBaseUnits: Loads come with the base units, so nothing is missing here.
func countFindings(
  units: [AdminUnit], householdUnits: [Int], hasHouseholds: Bool, hasBaseUnits: Bool
) -> [Finding] {
  guard let lowest = units.last?.level, !hasBaseUnits else { return [] }
  var points = [Int](repeating: 0, count: units.count)
  for unit in householdUnits { points[unit] += 1 }
  let empty = units.indices.filter { units[$0].level == lowest && points[$0] == 0 }
  let missing = empty.filter { units[$0].households == nil && units[$0].persons == nil }
  let zero = empty.filter {
    let counts = [units[$0].households, units[$0].persons].compactMap(\.self)
    return !counts.isEmpty && counts.allSatisfy { $0 == 0 }
  }
  let peers = units.count { $0.level == lowest }
  var findings: [Finding] = []
  if !hasHouseholds && missing.count == peers, peers > 1 {
    // A territory by itself: one note for all.
    findings.append(
      Finding(
        .countMissing, .note,
        message: "there are no household points, and none of the \(peers) \(lowest.name) units has counts",
        remedy: "give household points or counts to balance by", size: Finding.Size(count: peers)))
  } else {
    for i in missing {
      findings.append(
        Finding(
          .countMissing, .warning, at: units[i].countPlace, subject: [units[i].code],
          message: "\(units[i].label) has no household points and no counts",
          remedy: "add them; until then its load is 0", coordinate: units[i].anchor))
    }
  }
  for i in zero {
    findings.append(
      Finding(
        .countZero, .note, at: units[i].countPlace, subject: [units[i].code],
        message: "\(units[i].label) has no household points, and its counts are 0",
        remedy: "nothing to do if nobody lives there", coordinate: units[i].anchor))
  }
  return findings
}

extension AdminUnit {
  fileprivate var countPlace: SourcePlace {
    var place = place
    if place.id == nil { place.id = code }
    return place
  }
}
