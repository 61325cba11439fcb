import GridGeo

extension DossierPage {
  /// The sheet of a dispute, and a second one for its options when there are some.
  func sheet(_ place: Int) -> Markup {
    let dispute = disputes[place]
    let parties = Array(Set(dispute.parties)).sorted()
    let claims = shown(dispute, parties)
    var out: Markup = """
      <section class="sheet" id="s\(place)">
      \(heading(dispute))
      <div class="split"><div class="picture">\(map(place, parties, claims))</div>\(facts(dispute))</div>
      <ul class="legend"><li>\(key("<path class=\"legal\" d=\"M0 5h22\"/>"))\(Phrase.legalBoundary, language)</li>\
      <li>\(key("<rect class=\"ground\" width=\"22\" height=\"10\"/>"))\(Phrase.disputed, language)</li>
      """
    for (number, party) in parties.enumerated() where claims.contains(where: { $0.party == party }) {
      let line: Markup = "<path class=\"claim p\(number % 4)\" d=\"M0 5h22\"/>"
      out += "<li>\(key(line))\(Phrase.claimLine, language): \(title(party))</li>"
    }
    out += "</ul>\n"
    out += sides(dispute, parties, claims)
    out += calendar(dispute, parties, claims)
    out += "<h3>\(Phrase.objections, language)</h3>\n<div class=\"boxes say\">"
    for party in parties { out += "<div>\(title(party))</div>" }
    out += """
      </div>
      <h3>\(Phrase.minutes, language)</h3><div class="minutes"></div>
      <h3>\(Phrase.signature, language)</h3>
      <div class="boxes sign">
      """
    for party in parties { out += "<div>\(title(party))<br/>\(Phrase.date, language):</div>" }
    out +=
      "</div>\n<p class=\"note\">\(Phrase.dossierNote, language) \(Phrase.neutral, language)</p>\n</section>\n"
    for settlement in input.settlements[dispute.id] ?? [] { out += optionSheet(place, settlement) }
    return out
  }

  func heading(_ dispute: Dispute) -> Markup {
    """
    <div class="head"><h2><bdi>\(dispute.id)</bdi> · \(Phrase.kind(dispute.kind), language)</h2>\
    <span class="badge">\(key("<rect class=\"t-\(dispute.tier.rawValue)\" width=\"22\" height=\"10\"/>"))\
    \(Phrase.tier, language): \(Phrase.tier(dispute.tier), language)</span></div>
    """
  }

  /// The claims on its sheet: those that meet in it; of a gap its parties' claims around it.
  private func shown(_ dispute: Dispute, _ parties: [String]) -> [Claim] {
    var numbers = dispute.claims.compactMap { claimAt[$0] }
    if numbers.isEmpty, let box = dispute.region.boundingBox {
      numbers = claimIndex.items(meeting: box).filter { parties.contains(input.claims[$0].party) }
    }
    return numbers.sorted().map { input.claims[$0] }
  }

  private func map(_ place: Int, _ parties: [String], _ claims: [Claim]) -> Markup {
    guard let box = boxes[place] else { return Markup() }
    let map = DossierMap(box, pad: 0.3, width: 340, height: 270)
    var content = Markup()
    for claim in claims {
      let number = (parties.firstIndex(of: claim.party) ?? 0) % 4
      content += "<path class=\"claim p\(number)\" d=\"\(map.path(claim.region))\"/>\n"
    }
    content += "<path class=\"ground\" d=\"\(map.path(disputes[place].region))\"/>\n"
    content += legal(map, around: box, thin: false)
    return map.picture(content, label: disputes[place].id, language: language)
  }

  func legal(_ map: DossierMap, around box: BoundingBox<Geographic>, thin: Bool) -> Markup {
    var out = Markup()
    let room = max(max(box.width, box.height), 1e-3) * 2
    for number in unitIndex.items(meeting: box.padded(by: room)) {
      let path = map.path(input.units[number].region)
      if !path.bytes.isEmpty {
        out += "<path class=\"legal\(thin ? " thin" : "" as Markup)\" d=\"\(path)\"/>\n"
      }
    }
    return out
  }

  private func facts(_ dispute: Dispute) -> Markup {
    var out: Markup = "<table class=\"facts\"><tbody>\n"
    func row(_ phrase: Phrase, _ value: Markup) {
      out += "<tr><th>\(phrase, language)</th><td>\(value)</td></tr>\n"
    }
    let (low, high) = (dispute.areaLow, dispute.areaHigh)
    row(
      .area,
      """
      <b>\(Numerals.fixed(dispute.area.squareMetres, places: 0)) m²</b> \
      (\(Numerals.fixed(low.squareMetres, places: 0))–\(Numerals.fixed(high.squareMetres, places: 0)))<br/>\
      <b>\(hectares(dispute.area)) \(Phrase.hectares, language)</b> (\(hectares(low))–\(hectares(high)))<br/>\
      <b>\(mu(dispute.area)) \(Phrase.mu, language)</b> (\(mu(low))–\(mu(high)))
      """)
    var certainty: Markup =
      "<b>\(Phrase.certainty(dispute.certainty), language)</b> \(Phrase.explained(dispute.certainty), language)"
    if let z = dispute.z {
      let number = Numerals.fixed(z, places: 1)
      let sentence = Phrase(
        "The area is \(number) times its standard error (z).", "面积为其标准误差的\(number)倍（z）。")
      certainty += " \(sentence, language)"
    }
    row(.certainty, certainty)
    var reasons: Markup = "<b>\(Phrase.tier(dispute.tier), language)</b>: "
    for (number, code) in dispute.reasons.enumerated() {
      reasons += "\(number > 0 ? "; " : "")\(Phrase.reason(code), language)"
    }
    row(.reasonsOfTier, reasons)
    row(.decidedBy, "\(table(dispute))<br/>\(Phrase.ruleOfTable, language)")
    if let committee = dispute.committee { row(.committee, "<bdi>\(committee)</bdi>") }
    var sides = Markup()
    for (number, side) in dispute.sideAreas.sorted(by: { $0.unit < $1.unit }).enumerated() {
      if number > 0 { sides += "<br/>" }
      sides += side.unit.isEmpty ? "\(Phrase.beyond, language)" : title(side.unit)
      sides +=
        ": \(hectares(side.area)) \(Phrase.hectares, language), \(mu(side.area)) \(Phrase.mu, language)"
    }
    if !dispute.sideAreas.isEmpty { row(.byLaw, sides) }
    row(
      .season,
      "\(days(dispute.days))<br/>\(Phrase.hectareDays, language): \(Numerals.fixed(dispute.hectareDays, places: 0))"
    )
    let counts = DossierCounts(dispute, working: options.working)
    row(.householdsInside, "\(say(counts.inside))")
    row(.householdsNear, "\(say(counts.near))")
    if let years = dispute.yearsOpen { row(.yearsOpen, "\(years)") }
    out += "</tbody></table>"
    return out
  }

  private func say(_ count: DossierCounts.Count) -> String {
    switch count {
    case .number(let number): Numerals.count(number)
    case .hidden: say(.hiddenCount)
    case .unknown: say(.notCounted)
    }
  }

  /// Most claims of a party that its column describes.
  private static let claimsPerParty = 3

  private func sides(_ dispute: Dispute, _ parties: [String], _ claims: [Claim]) -> Markup {
    var out: Markup = "<h3>\(Phrase.claims, language)</h3>\n<table class=\"sides\"><thead><tr><th></th>"
    for party in parties { out += "<th>\(title(party))</th>" }
    out += "</tr></thead><tbody>\n"
    let own = parties.map { party in claims.filter { $0.party == party } }
    func row(_ phrase: Phrase, _ value: (Claim) -> Markup) {
      out += "<tr><th>\(phrase, language)</th>"
      for column in own {
        out += "<td>"
        for (number, claim) in column.prefix(Self.claimsPerParty).enumerated() {
          if number > 0 { out += "<br/>" }
          out += value(claim)
        }
        if column.isEmpty { out += "\(Numerals.none)" }
        out += "</td>"
      }
      out += "</tr>\n"
    }
    out += "<tr><th>\(Phrase.claim, language)</th>"
    for column in own {
      out += "<td>"
      for (number, claim) in column.prefix(Self.claimsPerParty).enumerated() {
        out += "\(number > 0 ? ", " : "")<bdi>\(claim.id)</bdi>"
      }
      if column.isEmpty { out += "\(Phrase.noClaim, language)" }
      if column.count > Self.claimsPerParty {
        out += " + \(column.count - Self.claimsPerParty) \(Phrase.more, language)"
      }
      out += "</td>"
    }
    out += "</tr>\n"
    row(.right) {
      "\(Phrase.right($0.right), language) · \($0.season.days == .wholeYear ? say(.wholeYear) : $0.season.name)"
    }
    row(.source) { $0.source.isEmpty ? "\(Numerals.none)" : "<bdi>\($0.source)</bdi>" }
    row(.evidence) { "\($0.evidence.map(String.init) ?? Numerals.none)" }
    row(.validity) { "\($0.validFrom?.description ?? "…") – \($0.validTo?.description ?? "…")" }
    row(.accuracy) { "\($0.accuracy.map { Numerals.fixed($0.metres, places: 1) + " m" } ?? Numerals.none)" }
    row(.measuredArea) { area($0.region.ellipsoidalArea) }
    row(.contractArea) { $0.contract.map(area) ?? "\(Numerals.none)" }
    row(.difference) { claim in
      guard let contract = claim.contract else { return "\(Numerals.none)" }
      let ratio = claim.region.ellipsoidalArea.squareMetres / contract.squareMetres - 1
      return "\(Numerals.fixed(ratio * 100, places: 1, signed: true)) %"
    }
    out += "</tbody></table>\n"
    return out
  }

  private func area(_ area: Area) -> Markup {
    "\(hectares(area)) \(Phrase.hectares, language) · \(mu(area)) \(Phrase.mu, language)"
  }

  /// A strip of the year for each claim, and one for the days of the dispute.
  private func calendar(_ dispute: Dispute, _ parties: [String], _ claims: [Claim]) -> Markup {
    var out: Markup = """
      <h3>\(Phrase.calendar, language)</h3>
      <table class="calendar"><tbody><tr><th></th><td><ul class="months">
      """
    for month in 1...12 { out += "<li>\(month)</li>" }
    out += "</ul></td></tr>\n"
    for party in parties {
      for claim in claims.filter({ $0.party == party }).prefix(Self.claimsPerParty) {
        out += "<tr><th><bdi>\(claim.id)</bdi></th><td>\(strip(claim.season.days, "on"))</td></tr>\n"
      }
    }
    out +=
      "<tr><th><b><bdi>\(dispute.id)</bdi></b></th><td>\(strip(dispute.days, "d"))</td></tr></tbody></table>\n"
    return out
  }

  private func strip(_ days: DaySet, _ kind: Markup) -> Markup {
    var out: Markup = """
      <svg class="days" viewBox="0 0 365 10" preserveAspectRatio="none" role="img" aria-label="\(self.days(days))">\
      <rect class="none" width="365" height="10"/>
      """
    for (first, last) in days.periods {
      // A period that wraps the year's end is two bars.
      for (from, through) in first <= last ? [(first, last)] : [(first, 364), (0, last)] {
        out += "<rect class=\"\(kind)\" x=\"\(from)\" width=\"\(through - from + 1)\" height=\"10\"/>"
      }
    }
    out += "<path d=\""
    var day = 0
    for length in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
      day += length
      out += "M\(day) 0v10"
    }
    out += "\"/></svg>"
    return out
  }
}
