extension StateEncoder {
  mutating func append(_ days: DaySet) { append(days.description) }

  mutating func append(_ texts: [String]) { append(texts) { $0.append($1) } }

  mutating func append(_ date: CalendarDate?) { append(date) { $0.append($1.description) } }

  mutating func append(_ claim: Claim) {
    append(claim.id)
    append(claim.party)
    append(claim.right.rawValue)
    append(claim.season.name)
    append(claim.season.days)
    append(claim.validFrom)
    append(claim.validTo)
    append(claim.source)
    append(claim.evidence) { $0.append(Int32($1)) }
    append(claim.accuracy) { $0.append($1.metres) }
    append(claim.contract) { $0.append($1.squareMetres) }
    append(claim.region)
  }

  mutating func append(_ unit: AdminUnit) {
    append(unit.code)
    append(unit.name)
    append(unit.level.name)
    append(unit.parent) { $0.append($1) }
    append(unit.region)
  }

  mutating func append(_ zone: GapZone) {
    append(zone.parties)
    append(zone.region)
  }

  mutating func append(_ household: Household) {
    append(household.id)
    append(household.position?.x ?? .nan)
    append(household.position?.y ?? .nan)
    append(household.load)
  }

  mutating func append(_ piece: WeighedDispute) {
    let dispute = piece.dispute
    append(piece.tierIfWorse.rawValue)
    append(dispute.kind.rawValue)
    append(dispute.parties)
    append(dispute.claims)
    append(Int32(dispute.claimants))
    append(dispute.days)
    append(dispute.rights.map(\.rawValue))
    append(dispute.table.level) { $0.append($1.name) }
    append(dispute.table.unit)
    for area in [dispute.area, dispute.areaLow, dispute.areaHigh, dispute.areaError] {
      append(area.squareMetres)
    }
    append(dispute.z) { $0.append($1) }
    append(dispute.hectareDays)
    append(dispute.width) { $0.append($1.metres) }
    append(dispute.certainty.rawValue)
    append(dispute.tier.rawValue)
    append(dispute.reasons)
    append(dispute.sideAreas) {
      $0.append($1.unit)
      $0.append($1.area.squareMetres)
    }
    append(dispute.households) { $0.append(Int64($1)) }
    append(dispute.householdsNear) { $0.append(Int64($1)) }
    append(dispute.herd) { $0.append($1) }
    append(dispute.evidence) {
      $0.append($1.party)
      $0.append($1.rank) { $0.append(Int32($1)) }
    }
    append(dispute.yearsOpen) { $0.append(Int32($1)) }
    append(dispute.region)
  }
}

extension StateDecoder {
  mutating func days() throws(GridGeoError) -> DaySet {
    let text = try text()
    guard let days = text == "year" ? .wholeYear : text == "none" ? DaySet.none : DaySet(text) else {
      throw StateDecoder.damage
    }
    return days
  }

  mutating func texts() throws(GridGeoError) -> [String] {
    try array { (coder) throws(GridGeoError) in try coder.text() }
  }

  private mutating func date() throws(GridGeoError) -> CalendarDate? {
    try optional { (coder) throws(GridGeoError) in
      guard let date = CalendarDate(try coder.text()) else { throw StateDecoder.damage }
      return date
    }
  }

  private mutating func number() throws(GridGeoError) -> Double? {
    try optional { (coder) throws(GridGeoError) in try coder.double() }
  }

  private mutating func small() throws(GridGeoError) -> Int? {
    try optional { (coder) throws(GridGeoError) in Int(try coder.integer(Int32.self)) }
  }

  private mutating func large() throws(GridGeoError) -> Int? {
    try optional { (coder) throws(GridGeoError) in Int(try coder.integer(Int64.self)) }
  }

  private mutating func level() throws(GridGeoError) -> AdminLevel {
    guard let level = AdminLevel(try text()) else { throw StateDecoder.damage }
    return level
  }

  mutating func claim() throws(GridGeoError) -> Claim {
    Claim(
      id: try text(), party: try text(), right: try named(),
      season: Season(name: try text(), days: try days()), validFrom: try date(), validTo: try date(),
      source: try text(), evidence: try small(), accuracy: try number().map { .metres($0) },
      contract: try number().map { .squareMetres($0) }, region: try region())
  }

  mutating func unit() throws(GridGeoError) -> AdminUnit {
    AdminUnit(
      code: try text(), name: try text(), level: try level(),
      parent: try optional { (coder) throws(GridGeoError) in try coder.text() }, region: try region())
  }

  mutating func zone() throws(GridGeoError) -> GapZone {
    GapZone(parties: try texts(), region: try region())
  }

  mutating func household() throws(GridGeoError) -> Household {
    let id = try text()
    let place = Coordinate<Geographic>(x: try double(), y: try double())
    return Household(id: id, position: place.isFinite ? place : nil, load: try double())
  }

  mutating func piece() throws(GridGeoError) -> WeighedDispute {
    let worse: Dispute.Tier = try named()
    let dispute = Dispute(
      id: "", kind: try named(), parties: try texts(), claims: try texts(),
      claimants: Int(try integer(Int32.self)), days: try days(),
      rights: try array { (coder) throws(GridGeoError) in try coder.named() },
      table: Dispute.Table(
        level: try optional { (coder) throws(GridGeoError) in try coder.level() }, unit: try text()),
      area: .squareMetres(try double()), areaLow: .squareMetres(try double()),
      areaHigh: .squareMetres(try double()), areaError: .squareMetres(try double()), z: try number(),
      hectareDays: try double(), width: try number().map { .metres($0) }, certainty: try named(),
      tier: try named(), reasons: try texts(),
      sideAreas: try array { (coder) throws(GridGeoError) in
        Dispute.SideArea(unit: try coder.text(), area: .squareMetres(try coder.double()))
      },
      households: try large(), householdsNear: try large(), herd: try number(),
      evidence: try array { (coder) throws(GridGeoError) in
        Dispute.Evidence(party: try coder.text(), rank: try coder.small())
      },
      yearsOpen: try small(), region: try region())
    return WeighedDispute(dispute: dispute, tierIfWorse: worse)
  }
}
