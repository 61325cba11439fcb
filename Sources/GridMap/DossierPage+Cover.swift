import GridGeo

extension DossierPage {
  /// Most numbers that the overview carries; the list has all.
  private static let labelBudget = 400

  func cover(_ title: String, _ chosen: [Int]) -> Markup {
    // As reports count them.
    let counted = disputes.count { $0.certainty != .sliver && $0.kind != .stacked }
    let rest = disputes.count - counted
    let others: Markup = rest == 0 ? "" : " · \(Numerals.count(rest)) \(Phrase.sliversListed, language)"
    return """
      <section class="sheet cover">
      <h1><bdi>\(title)</bdi></h1>
      <p class="note"><b>\(Phrase.dossierNote, language)</b> \(Phrase.neutral, language) \
      \(options.working ? Phrase.working : .countsNote, language)</p>
      \(overview(chosen))
      \(overviewLegend())
      <h3>\(Phrase.disputeList, language): \(Numerals.count(counted)) · \(Numerals.count(chosen.count)) \
      \(Phrase.sheetsNote, language)\(others)</h3>
      \(list(chosen, from: 1))
      \(made())
      </section>

      """
  }

  /// The disputes that have no sheet.
  func remainder(_ chosen: [Int]) -> Markup {
    let known = Set(chosen)
    let rest = disputes.indices.filter { !known.contains($0) }
    if rest.isEmpty { return Markup() }
    return """
      <section class="sheet"><h3>\(Phrase.withoutSheet, language): \(Numerals.count(rest.count))</h3>
      \(list(rest, from: nil))
      </section>

      """
  }

  private func overview(_ chosen: [Int]) -> Markup {
    var box = boxes.compactMap { $0 }.reduce(nil as BoundingBox<Geographic>?) { $0?.union($1) ?? $1 }
    for claim in input.claims {
      if let own = claim.region.boundingBox { box = box?.union(own) ?? own }
    }
    let parties = Set(disputes.flatMap(\.parties))
    for unit in input.units where parties.contains(unit.code) {
      if let own = unit.region.boundingBox { box = box?.union(own) ?? own }
    }
    guard let box else { return Markup() }
    let map = DossierMap(box, pad: 0.02, width: 700, height: 440)
    let sides = Array(Set(input.claims.map(\.party))).sorted()
    var content: Markup = "<g>"
    for claim in input.claims {
      let number = sides.firstIndex(of: claim.party) ?? 0
      let path = map.path(claim.region)
      if path.bytes.isEmpty { continue }
      content += "<path class=\"\(sides.count <= 2 ? "o" : "tint")\(number % 2)\" d=\"\(path)\"/>\n"
    }
    content += "</g>\n<g>"
    for number in unitIndex.items(meeting: box) {
      let unit = input.units[number]
      let thin: Markup = unit.level == .village ? " thin" : ""
      content += "<path class=\"legal\(thin)\" d=\"\(map.path(unit.region))\"/>\n"
    }
    content += "</g>\n<g>"
    for committee in input.committees {
      content += "<path class=\"area\" d=\"\(map.path(committee.region))\"/>\n"
    }
    // The red ones come last, on top.
    for tier in Dispute.Tier.allCases.reversed() {
      for dispute in disputes where dispute.tier == tier {
        content += "<path class=\"t-\(tier.rawValue)\" d=\"\(map.path(dispute.region))\"/>\n"
      }
    }
    content += "</g>\n"
    var labels = LabelPlacer()
    var count = 0
    for tier in Dispute.Tier.allCases {
      for (number, place) in chosen.enumerated() where disputes[place].tier == tier {
        guard count < Self.labelBudget, let box = boxes[place] else { continue }
        count += 1
        let p = map.place(box.centre)
        let text = String(number + 1)
        if labels.place(text, x: p.x, y: p.y, size: 9) {
          content += "<text class=\"name\" x=\"\(p.x)\" y=\"\(p.y + 3)\">\(text)</text>\n"
        }
      }
    }
    return map.picture(content, label: say(.overview), language: language)
  }

  private func overviewLegend() -> Markup {
    var out: Markup = "<ul class=\"legend\">"
    for tier in Dispute.Tier.allCases {
      out += """
        <li>\(key("<rect class=\"t-\(tier.rawValue)\" width=\"22\" height=\"10\"/>"))\(Phrase.tier, language): \
        \(Phrase.tier(tier), language) · \(Numerals.count(disputes.count { $0.tier == tier }))</li>
        """
    }
    out += "<li>\(key("<path class=\"legal\" d=\"M0 5h22\"/>"))\(Phrase.legalBoundary, language)</li>"
    let sides = Array(Set(input.claims.map(\.party))).sorted()
    func swatch(_ number: Int) -> Markup {
      key("<rect class=\"\(sides.count <= 2 ? "o" : "tint")\(number)\" width=\"22\" height=\"10\"/>")
    }
    if sides.count <= 2 {
      for (number, party) in sides.enumerated() {
        out += "<li>\(swatch(number))\(Phrase.claims, language): \(title(party))</li>"
      }
    } else {
      out += "<li>\(swatch(0))\(swatch(1))\(Phrase.claims, language)</li>"
    }
    if !input.committees.isEmpty {
      out += "<li>\(key("<path class=\"area\" d=\"M0 5h22\"/>"))\(Phrase.workingArea, language) · "
      out += "\(Numerals.count(input.committees.count))</li>"
    }
    out += "</ul>"
    return out
  }

  func key(_ content: Markup) -> Markup {
    "<svg class=\"key\" viewBox=\"0 0 22 10\" aria-hidden=\"true\">\(content)</svg>"
  }

  /// A party as code and name.
  func title(_ code: String) -> Markup {
    let name = name(code)
    return name.isEmpty ? "<bdi>\(code)</bdi>" : "<bdi>\(code)</bdi> <bdi>\(name)</bdi>"
  }

  /// - Parameter first: number of the first on the overview; nil for disputes without a sheet.
  private func list(_ places: [Int], from first: Int?) -> Markup {
    var out: Markup = "<table class=\"list\"><thead><tr>"
    if first != nil { out += "<th class=\"number\">\(Phrase.shownAs, language)</th>" }
    for phrase in [
      Phrase.id, .kind, .parties, .areaRange, .mu, .certainty, .tier, .season, .decidedBy, .committee,
    ] {
      out += "<th>\(phrase, language)</th>"
    }
    out += "</tr></thead><tbody>\n"
    for (number, place) in places.enumerated() {
      let dispute = disputes[place]
      out += "<tr>"
      if let first { out += "<td class=\"n\"><a href=\"#s\(place)\">\(first + number)</a></td>" }
      out += "<td><bdi>\(dispute.id)</bdi></td><td>\(Phrase.kind(dispute.kind), language)"
      if dispute.pieces > 1 { out += " × \(Numerals.count(dispute.pieces))" }
      out += "</td><td>"
      for (place, party) in dispute.parties.sorted().enumerated() {
        if place > 0 { out += "<br/>" }
        out += title(party)
      }
      out += """
        </td><td class="n">\(hectares(dispute.area)) (\(hectares(dispute.areaLow))–\
        \(hectares(dispute.areaHigh)))</td><td class="n">\(mu(dispute.area))</td>\
        <td>\(Phrase.certainty(dispute.certainty), language)</td><td>\
        \(key("<rect class=\"t-\(dispute.tier.rawValue)\" width=\"22\" height=\"10\"/>"))\
        \(Phrase.tier(dispute.tier), language)</td><td>\(days(dispute.days))</td><td>\(table(dispute))</td>\
        <td><bdi>\(dispute.committee ?? Numerals.none)</bdi></td></tr>

        """
    }
    out += "</tbody></table>"
    return out
  }

  func hectares(_ area: Area) -> String { Numerals.fixed(area.hectares, places: area.hectares < 1 ? 4 : 2) }
  func mu(_ area: Area) -> String { Numerals.fixed(area.mu, places: area.hectares < 1 ? 3 : 1) }

  func days(_ days: DaySet) -> String { days == .wholeYear ? say(.wholeYear) : days.description }

  /// Whose table a dispute belongs on.
  func table(_ dispute: Dispute) -> Markup {
    guard let level = dispute.table.level, !dispute.table.unit.isEmpty else {
      return "\(Phrase.beyond, language)"
    }
    return "\(Phrase.level(level), language) \(title(dispute.table.unit))"
  }

  /// How the disputes were found, and the digest of the facts.
  private func made() -> Markup {
    let p = input.provenance
    var out: Markup = """
      <div class="made"><h3>\(Phrase.provenance, language)</h3><p>GridGeo \(p.version) · <code>\(p.command)</code>
      """
    for option in p.options { out += " · <code>\(option.name)</code> \(option.value)" }
    if !p.frame.isEmpty { out += "<br/><code>\(p.frame)</code>" }
    for file in p.inputs {
      out += "<br/>\(file.role): <bdi>\(file.name)</bdi> <code>SHA-256 \(file.sha256)</code>"
    }
    out += "</p><p>"
    // Counts of households may be small; a copy for publication leaves them out.
    for figure in p.summary where options.working || !figure.name.contains("household") {
      let value =
        switch figure.value {
        case .count(let count): Numerals.count(count)
        case .number(let number): Numerals.fixed(number, places: 3)
        case .text(let text): text
        }
      if figure.name == "digest" {
        out += "<b>\(Phrase.digest, language)</b> <code>\(value)</code> "
      } else {
        out += "<code>\(figure.name)</code> \(value) · "
      }
    }
    out += "</p></div>"
    return out
  }
}
