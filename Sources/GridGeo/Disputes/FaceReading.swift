/// What the claims over a face make of it.
struct FaceReading: Sendable {
  /// Nil where there is nothing to tell.
  var kind: Dispute.Kind?
  /// Codes, sorted.
  var parties: [String] = []
  /// Claims that meet in it, ascending.
  var claims: [Int32] = []
  /// Parties that claim it.
  var claimants = 0
  /// The days on which it is disputed; of stacked use those on which anybody is there.
  var days = DaySet.none
  /// The gravest conflict between rights of different parties.
  var conflict = RightsTable.Conflict.full
  /// The lowest unit whose ground it is; −1 for none.
  var unit: Int32 = -1
  /// Which parties meet, how and when.
  var meetings: [Meeting] = []

  struct Meeting: Sendable {
    var parties: [String]
    var kind: SeasonMeeting.Kind
    var days: DaySet
  }
}

/// Reads label sets: labels are claims, then the lowest units, then the zones where gaps are looked for.
struct FaceReader: Sendable {
  let claims: [Claim]
  let ground: LegalGround
  let zones: [GapZone]
  let rights: RightsTable

  /// - Parameter labels: ascending.
  func reading(_ labels: [Int32]) -> FaceReading {
    let unitStart = claims.count
    let zoneStart = unitStart + ground.units.count
    let over = labels.prefix { Int($0) < unitStart }
    var reading = FaceReading()
    // Where the territory's units overlap, the first by code has the ground; the check has told.
    reading.unit = labels.first { unitStart..<zoneStart ~= Int($0) }.map { $0 - Int32(unitStart) } ?? -1
    guard !over.isEmpty else {
      let near = labels.filter { Int($0) >= zoneStart }
      if !near.isEmpty {
        reading.kind = .gap
        reading.parties = sorted(near.flatMap { zones[Int($0) - zoneStart].parties })
        reading.days = .wholeYear
      }
      return reading
    }
    let parties = sorted(over.map { claims[Int($0)].party })
    reading.claimants = parties.count
    if parties.count > 1 {
      meet(Array(over), &reading)
      if reading.kind == .overlap { return reading }
    }
    let strangers = strangers(parties, unit: Int(reading.unit))
    // Whoever owns the ground and uses it at other times has let the others in.
    if !strangers.isEmpty, strangers.count == parties.count {
      reading.kind = .encroachment
      var named = strangers
      if reading.unit >= 0 { named += strangers.map { ground.name(of: Int(reading.unit), for: $0) } }
      reading.parties = sorted(named)
      reading.claims = Array(over)
      reading.days = over.reduce(.none) { $0.union(claims[Int($1)].season.days) }
    }
    return reading
  }

  private func meet(_ over: [Int32], _ reading: inout FaceReading) {
    var disputing: Set<String> = []
    var involved: Set<Int32> = []
    var days = DaySet.none
    var gravest = RightsTable.Conflict.none
    for (i, first) in over.enumerated() {
      for second in over[(i + 1)...] {
        let (a, b) = (claims[Int(first)], claims[Int(second)])
        guard a.party != b.party else { continue }
        let common = a.overlapsInTime(b) ? a.season.days.intersection(b.season.days) : .none
        let conflict = rights[a.right, b.right]
        let kind: SeasonMeeting.Kind = common.isEmpty ? .stacked : conflict != .none ? .dispute : .shared
        let met = common.isEmpty ? a.season.days.union(b.season.days) : common
        note(sorted([a.party, b.party]), kind, met, &reading.meetings)
        guard kind == .dispute else { continue }
        disputing.formUnion([a.party, b.party])
        involved.formUnion([first, second])
        days.formUnion(common)
        gravest = max(gravest, conflict)
      }
    }
    if !disputing.isEmpty {
      reading.kind = .overlap
      reading.parties = sorted(Array(disputing))
      reading.claims = involved.sorted()
      reading.days = days
      reading.conflict = gravest
    } else {
      reading.kind = .stacked
      reading.parties = sorted(over.map { claims[Int($0)].party })
      reading.claims = over
      reading.days = over.reduce(.none) { $0.union(claims[Int($1)].season.days) }
    }
  }

  private func note(
    _ parties: [String], _ kind: SeasonMeeting.Kind, _ days: DaySet, _ meetings: inout [FaceReading.Meeting]
  ) {
    if let i = meetings.firstIndex(where: { $0.kind == kind && $0.parties == parties }) {
      meetings[i].days.formUnion(days)
    } else {
      meetings.append(FaceReading.Meeting(parties: parties, kind: kind, days: days))
    }
  }

  /// Parties of the territory that have no ground here.
  private func strangers(_ parties: [String], unit: Int) -> [String] {
    guard !ground.isEmpty else { return [] }
    return parties.filter { ground.isKnown($0) && (unit < 0 || !ground.isOwn(unit, of: $0)) }
  }

  private func sorted(_ codes: [String]) -> [String] {
    Array(Set(codes)).sorted(by: StableOrder.precedes)
  }
}
