/// The features of one settlement's options.
struct SettlementFeatures {
  private let settlement: Settlement
  private let words: CourseWords

  init(_ settlement: Settlement, _ language: TableLanguage) {
    self.settlement = settlement
    words = CourseWords(language)
  }

  private typealias Properties = [(String, JSONValue)]

  private func id(_ option: String, _ part: String) -> String {
    "\(settlement.dispute)/\(settlement.parties.joined(separator: "~"))/\(option)/\(part)"
  }

  func features(_ option: SettlementOption) -> [OutputFeature] {
    areas(option) + lines(option) + stakes(option)
  }

  /// Everything to one side: figures without a place of their own.
  func features(_ reference: Settlement.Reference) -> [OutputFeature] {
    let option = "all-to-\(reference.party)"
    return reference.effects.sides.map { side in
      OutputFeature(
        id: id(option, "area/\(side.party)"),
        properties: [
          ("kind", .text("reference")), ("dispute", .text(settlement.dispute)), ("option", .text(option)),
        ] + figures(side), geometry: .none)
    }
  }

  private func heading(_ kind: String, _ option: SettlementOption) -> Properties {
    var result: Properties = [
      ("kind", .text(kind)), ("dispute", .text(settlement.dispute)), ("option", .text(option.id)),
      ("method", .text(option.method.rawValue)),
    ]
    if let key = option.key { result.append(("key", .text(key.name))) }
    if !option.name.isEmpty { result.append(("name", .text(option.name))) }
    return result
  }

  private func areas(_ option: SettlementOption) -> [OutputFeature] {
    option.effects.sides.compactMap { side in
      // Of a time share both sides have the whole ground, in turn.
      let part = option.parts.first { $0.party == side.party } ?? option.parts.first
      guard let part else { return nil }
      var properties = heading("area", option) + figures(side)
      properties.append(("fence_m", .rounded(option.effects.fence.metres, decimals: 1)))
      properties.append(("stakes", .integer(option.effects.stakes)))
      if let turn = option.turns.first(where: { $0.party == side.party }) {
        properties.append(("days", .text(turn.days.description)))
        properties.append(("days_other_years", .text(turn.otherYears.description)))
      }
      return OutputFeature(
        id: id(option.id, "area/\(side.party.isEmpty ? "withdrawn" : side.party)"), properties: properties,
        geometry: part.region.isEmpty ? .none : .region(part.region))
    }
  }

  private func figures(_ side: EffectTable.Side) -> Properties {
    var result: Properties = [
      ("party", side.party.isEmpty ? .null : .text(side.party)),
      ("area_ha", .rounded(side.area.hectares, decimals: 4)),
      ("area_mu", .rounded(side.area.mu, decimals: 3)),
      ("share", .rounded(side.share, decimals: 6)),
    ]
    func add(_ name: String, _ number: Double?, decimals: Int) {
      if let number { result.append((name, .rounded(number, decimals: decimals))) }
    }
    func add(_ name: String, _ count: Int?) {
      if let count { result.append((name, .integer(count))) }
    }
    add("households", side.households)
    add("persons", side.persons)
    add("herd", side.herd, decimals: 3)
    add("household_share", side.householdShare, decimals: 4)
    add("water_points", side.waterPoints)
    add("camps", side.camps)
    add("nearest_house_m", side.nearestHouse?.metres, decimals: 1)
    add("change_ha", side.change.hectares, decimals: 4)
    add("change_pct", side.changePercent, decimals: 2)
    add("pieces", side.pieces)
    if let joined = side.joined { result.append(("joined", .bool(joined))) }
    return result
  }

  private func lines(_ option: SettlementOption) -> [OutputFeature] {
    option.lines.enumerated().map { number, line in
      var properties = heading("line", option)
      properties.append(("parties", .array(option.parties.map { .text($0) })))
      let length = option.stakes.reduce(0) { $1.line == number + 1 ? $0 + ($1.distance?.metres ?? 0) : $0 }
      properties.append(("length_m", .rounded(length, decimals: 1)))
      properties.append(("fence_m", .rounded(option.effects.fence.metres, decimals: 1)))
      properties.append(("tolerance_m", .rounded(option.tolerance.metres, decimals: 3)))
      if let wanted = option.wantedShare {
        properties.append(("wanted_share", .rounded(wanted, decimals: 6)))
      }
      if let disproportion = option.effects.disproportion {
        properties.append(("disproportion", .rounded(disproportion, decimals: 4)))
      }
      properties.append(
        ("areas", byParty(option) { .rounded($0.area.hectares, decimals: 4) }))
      properties.append(("shares", byParty(option) { .rounded($0.share, decimals: 6) }))
      properties.append(
        (
          "household_shares",
          byParty(option) { side in side.householdShare.map { .rounded($0, decimals: 4) } ?? .null }
        ))
      properties.append(
        ("controls", .array(option.controls.filter { $0.line == number + 1 }.map(control))))
      properties.append(("notes", .array(option.notes.map { .text($0) })))
      return OutputFeature(
        id: id(option.id, "line/\(number + 1)"), properties: properties, geometry: .lines([line]))
    }
  }

  private func byParty(
    _ option: SettlementOption, _ figure: (EffectTable.Side) -> JSONValue
  ) -> JSONValue {
    .object(option.effects.sides.filter { !$0.party.isEmpty }.map { JSONMember($0.party, figure($0)) })
  }

  private func control(_ control: LineControl) -> JSONValue {
    func position(_ place: Coordinate<Geographic>) -> JSONValue {
      .array([.rounded(place.x, decimals: 7), .rounded(place.y, decimals: 7)])
    }
    return .object([
      JSONMember("from_m", .rounded(control.from.metres, decimals: 1)),
      JSONMember("to_m", .rounded(control.to.metres, decimals: 1)),
      JSONMember(
        "places",
        .array(
          control.places.map { place in
            .object([
              JSONMember("party", .text(place.party)),
              place.end.map { JSONMember("edge", .array([position(place.start), position($0)])) }
                ?? JSONMember("vertex", position(place.start)),
            ])
          })),
    ])
  }

  private func stakes(_ option: SettlementOption) -> [OutputFeature] {
    zip(option.stakes, words.courses(option.stakes)).map { stake, course in
      var properties = heading("stake", option)
      properties.append(("line", .integer(stake.line)))
      properties.append(("number", .integer(stake.number)))
      if let bearing = stake.bearing, let distance = stake.distance {
        let degrees = bearing.degrees < 359.95 ? bearing.degrees : 0
        properties.append(("bearing_deg", .rounded(degrees, decimals: 1)))
        properties.append(("distance_m", .rounded(distance.metres, decimals: 2)))
      }
      if !stake.landmark.isEmpty { properties.append(("landmark", .text(stake.landmark))) }
      properties.append(("course", .text(course)))
      return OutputFeature(
        id: id(option.id, "stake/\(stake.number)"), properties: properties, geometry: .point(stake.position))
    }
  }
}
