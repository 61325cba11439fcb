import GridGeo

extension DossierPage {
  /// The options for a dispute between two sides beside each other, and the stakes of each.
  func optionSheet(_ place: Int, _ settlement: Settlement) -> Markup {
    let dispute = disputes[place]
    var out: Markup = """
      <section class="sheet">
      \(heading(dispute))
      <h3>\(Phrase.optionsToSettle, language)
      """
    for (number, party) in settlement.parties.enumerated() {
      out += "\(number > 0 ? " –" : ":") \(title(party))"
    }
    out += "</h3>\n<p class=\"note\">\(Phrase.optionsNote, language)</p>\n<div class=\"minis\">\n"
    for option in settlement.options { out += figure(place, settlement, option) }
    out += "</div>\n"
    out += effects(settlement)
    if !settlement.omissions.isEmpty {
      out += "<p><b>\(Phrase.notPossible, language):</b>"
      for (number, omission) in settlement.omissions.enumerated() {
        out += "\(number > 0 ? ";" : "") \(Phrase.method(omission.method), language) (\(omission.reason))"
      }
      out += "</p>\n"
    }
    out += courses(settlement)
    out += "<p class=\"note\">\(Phrase.dossierNote, language)</p>\n</section>\n"
    return out
  }

  private func figure(_ place: Int, _ settlement: Settlement, _ option: SettlementOption) -> Markup {
    guard let box = boxes[place] else { return Markup() }
    let map = DossierMap(box, pad: 0.08, width: 170, height: 130)
    var content = Markup()
    for part in option.parts {
      let number = settlement.parties.firstIndex(of: part.party) ?? 2
      content += "<path class=\"a\(min(number, 2))\" d=\"\(map.path(part.region))\"/>\n"
    }
    content += legal(map, around: box, thin: true)
    content += "<path class=\"option\" d=\"\(map.path(option.lines))\"/>\n"
    for stake in option.stakes {
      let p = map.place(stake.position)
      content += "<circle class=\"stake\" cx=\"\(p.x)\" cy=\"\(p.y)\" r=\"1.6\"/>"
    }
    let picture = map.picture(content, label: option.id, language: language, small: true)
    return "<figure>\(picture)<figcaption>\(caption(option))</figcaption></figure>\n"
  }

  private func caption(_ option: SettlementOption) -> Markup {
    var out: Markup = "\(Phrase.method(option.method), language) <code>\(option.id)</code>"
    if !option.name.isEmpty { out += " <bdi>\(option.name)</bdi>" }
    return out
  }

  /// A column of the effect table: what it is called, and what it says of a side.
  private struct Effect {
    var phrase: Phrase
    var text: (EffectTable.Side) -> String?
  }

  /// Figures that nothing is known of, or that are not published, have no column.
  private func columns(_ settlement: Settlement) -> [Effect] {
    let shows = DossierCounts.mayShow(settlement, working: options.working)
    var effects = [
      Effect(phrase: .hectares) { hectares($0.area) },
      Effect(phrase: .mu) { mu($0.area) },
      Effect(phrase: .share) { Numerals.fixed($0.share * 100, places: 2) },
      Effect(phrase: .change) { Numerals.fixed($0.change.hectares, places: 2, signed: true) },
      Effect(phrase: .water) { $0.waterPoints.map(Numerals.count) },
    ]
    if shows {
      effects += [
        Effect(phrase: .households) { $0.households.map(Numerals.count) },
        Effect(phrase: .herd) { $0.herd.map { Numerals.fixed($0, places: 0) } },
        Effect(phrase: .camps) { $0.camps.map(Numerals.count) },
        Effect(phrase: .nearestHouse) { $0.nearestHouse.map { Numerals.fixed($0.metres, places: 0) } },
      ]
    }
    effects.append(Effect(phrase: .joined) { $0.joined.map { say($0 ? .yes : .no) } })
    let sides = settlement.options.flatMap(\.effects.sides)
    return effects.filter { effect in sides.contains { effect.text($0) != nil } }
  }

  /// The same table for both sides of every option.
  private func effects(_ settlement: Settlement) -> Markup {
    let columns = columns(settlement)
    var out: Markup =
      "<table class=\"effects\"><thead><tr><th>\(Phrase.option, language)</th><th class=\"who\">\(Phrase.party, language)</th>"
    for phrase in columns.map(\.phrase) + [.fence, .stakes] { out += "<th>\(phrase, language)</th>" }
    out += "</tr></thead><tbody>\n"
    for option in settlement.options {
      let sides = option.effects.sides.filter {
        settlement.parties.contains($0.party) || $0.area.squareMetres > 0
      }
      for (number, side) in sides.enumerated() {
        out += "<tr>"
        if number == 0 { out += "<th rowspan=\"\(sides.count)\">\(caption(option))\(turns(option))</th>" }
        out += "<td>\(side.party.isEmpty ? "\(Phrase.withdrawn, language)" : title(side.party))</td>"
        for column in columns { out += "<td class=\"n\">\(column.text(side) ?? Numerals.none)</td>" }
        if number == 0 {
          out += """
            <td class="n" rowspan="\(sides.count)">\(Numerals.fixed(option.effects.fence.metres, places: 0))</td>\
            <td class="n" rowspan="\(sides.count)">\(option.effects.stakes)</td>
            """
        }
        out += "</tr>\n"
      }
    }
    out += "</tbody></table>\n"
    return out
  }

  private func turns(_ option: SettlementOption) -> Markup {
    var out = Markup()
    for turn in option.turns {
      out += "<br/><bdi>\(turn.party)</bdi>: \(days(turn.days)) / \(days(turn.otherYears))"
    }
    return out
  }

  /// Stakes with place, bearing and distance to the next.
  private func courses(_ settlement: Settlement) -> Markup {
    let staked = settlement.options.filter { !$0.stakes.isEmpty }
    guard !staked.isEmpty else { return Markup() }
    var out: Markup = "<h3>\(Phrase.stakes, language)</h3>\n<div class=\"courses\">\n"
    for option in staked {
      out += "<table><thead><tr><th colspan=\"5\">\(caption(option))</th></tr><tr>"
      for phrase in [Phrase("No.", "桩号"), .longitude, .latitude, .bearing, .distance] {
        out += "<th>\(phrase, language)</th>"
      }
      out += "</tr></thead><tbody>\n"
      for stake in option.stakes {
        let bearing = stake.bearing.map { Numerals.fixed($0.degrees, places: 1) + "°" } ?? Numerals.none
        let distance = stake.distance.map { Numerals.fixed($0.metres, places: 2) } ?? Numerals.none
        out += """
          <tr><td class="n">\(stake.number)</td><td class="n">\(Numerals.fixed(stake.position.x, places: 7))</td>\
          <td class="n">\(Numerals.fixed(stake.position.y, places: 7))</td><td class="n">\(bearing)</td>\
          <td class="n">\(distance)</td></tr>

          """
      }
      out += "</tbody></table>\n"
    }
    out += "</div>\n"
    return out
  }
}
