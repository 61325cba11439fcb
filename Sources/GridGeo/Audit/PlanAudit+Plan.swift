/// What concerns the plan as a whole: codes, nesting, neighbours, deviations, bands.
extension PlanAudit {
  // MARK: Codes

  func codeFindings() -> [Finding] {
    var found: [Finding] = []
    var seen: Set<String> = []
    var short = 0
    var former = 0
    let known = Set(villages.map(\.unit.code))
    for grid in grids {
      if !seen.insert(grid.code).inserted {
        found.append(
          Self.finding(
            .gridCodeDuplicate, .error, grid, "has a code that another grid has", "give each its own code"))
      }
      let digits = grid.code.dropFirst(grid.village.count)
      // A grid keeps its code when its village merges or splits; a first plan has no reason to.
      let isFormer =
        provenance.command != "partition" && !provenance.command.isEmpty && !grid.code.hasPrefix(grid.village)
        && grid.code.utf8.count == grid.village.utf8.count + 3
      if isFormer { former += 1 }
      if !(grid.code.hasPrefix(grid.village) || isFormer) || digits.utf8.count != 3
        || !digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || digits == "000"
      {
        found.append(
          Self.finding(
            .gridCodeForm, .error, grid,
            "has a code that is not that of its village \(grid.village) and a sequence from 001 to 999",
            "number the grids of the village", others: [grid.village]))
      } else if grid.code.utf8.count != 15 || !grid.code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        short += 1
      }
      if !known.contains(grid.village) {
        found.append(
          Self.finding(
            .gridVillageUnknown, .error, grid,
            "names village \(grid.village), which the territory does not have",
            "give the territory that the plan was made from", others: [grid.village]))
      }
    }
    if former > 0 {
      found.append(
        Finding(
          .gridCodeFormer, .note, message: "\(former) grids keep the code they had in a former village",
          remedy: "nothing, or give them new codes with repartition --recode",
          size: Finding.Size(count: former)))
    }
    if short > 0 {
      found.append(
        Finding(
          .gridCodeLength, .note,
          message: "\(short) grid codes do not have 15 digits, as the villages' codes do not have 12",
          size: Finding.Size(count: short)))
    }
    return found
  }

  // MARK: Nesting

  func nestingFindings() -> [Finding] {
    let byCode = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    return villages.flatMap { village -> [Finding] in
      // Parents by level, as far as the territory names them.
      var above: [AdminLevel: String] = [:]
      var at = village.unit
      while let parent = at.parent, above.count < AdminLevel.allCases.count {
        guard let next = byCode[parent] else {
          if let level = at.level.above { above[level] = parent }
          break
        }
        if above[next.level] != nil { break }
        above[next.level] = next.code
        at = next
      }
      return village.grids.flatMap { i in
        [("township", AdminLevel.township, grids[i].township), ("county", .county, grids[i].county)]
          .compactMap { name, level, said -> Finding? in
            guard let code = above[level], code != said else { return nil }
            return Self.finding(
              .gridParentMismatch, .error, grids[i],
              "names \(said.isEmpty ? "no \(name)" : "\(name) \(said)"); its village lies in \(code)",
              "write the \(name) of the village", others: [village.unit.code, code])
          }
      }
    }
  }

  // MARK: Neighbours

  func neighbourFindings(_ verdicts: [Verdict]) -> [Finding] {
    var pairs = Set(verdicts.flatMap(\.contacts))
    // Where villages overlap, an edge can have several grids on a side: each may be called the neighbour.
    var possible: Set<GridPair> = []
    var outer = verdicts.flatMap(\.outer)
    outer.sort(by: PlanEdges.Edge.precedes)
    var start = 0
    while start < outer.count {
      var end = start + 1
      while end < outer.count, outer[end].isParallel(outer[start]) { end += 1 }
      for i in start..<end {
        for j in (i + 1)..<max(end, i + 1) where outer[i].isForward != outer[j].isForward {
          let pair = GridPair(outer[i].piece, outer[j].piece)
          if end - start == 2 { pairs.insert(pair) } else { possible.insert(pair) }
        }
      }
      start = end
    }
    let touching = touchingGrids(pairs)
    let near = touchingGrids(possible)
    var found: [Finding] = []
    for village in villages {
      for i in village.grids {
        let said = Set(grids[i].neighbours)
        let missing = touching[i].subtracting(said).sorted()
        let extra = said.subtracting(touching[i]).subtracting(near[i]).sorted()
        guard !missing.isEmpty || !extra.isEmpty || said.count != grids[i].neighbours.count else { continue }
        var parts: [String] = []
        if !missing.isEmpty { parts.append("leaves out \(Self.list(missing))") }
        if !extra.isEmpty { parts.append("names \(Self.list(extra)), with which it shares no border line") }
        if parts.isEmpty { parts.append("names a neighbour twice") }
        found.append(
          Self.finding(
            .gridNeighbours, .error, grids[i], "\(parts.joined(separator: " and ")) in its neighbours",
            "write the codes of the grids that share a border line with it", others: missing + extra))
      }
    }
    return found
  }

  /// Codes of the grids that each grid is paired with.
  private func touchingGrids(_ pairs: Set<GridPair>) -> [Set<String>] {
    var touching = [Set<String>](repeating: [], count: grids.count)
    for pair in pairs where pair.low != pair.high {
      touching[Int(pair.low)].insert(grids[Int(pair.high)].code)
      touching[Int(pair.high)].insert(grids[Int(pair.low)].code)
    }
    return touching
  }

  private static func list(_ codes: [String]) -> String {
    codes.count <= 3
      ? codes.joined(separator: ", ")
      : "\(codes.prefix(3).joined(separator: ", ")) and \(codes.count - 3) more"
  }

  // MARK: Loads

  /// In percent of the village's mean, as it is written: to 2 places.
  func deviationFindings() -> [Finding] {
    villages.flatMap { village -> [Finding] in
      let loads = village.grids.map { grids[$0].load }
      let mean = loads.reduce(0, +) / Double(max(loads.count, 1))
      return zip(village.grids, loads).compactMap { i, load in
        let deviation = mean > 0 ? 100 * (load - mean) / mean : 0
        guard abs(deviation - grids[i].deviationPercent) > 0.005_1 + 1e-4 / max(mean, 1e-3) else {
          return nil
        }
        return Self.finding(
          .gridFigure, .error, grids[i],
          "has a load \(Self.text(deviation, 2)) % off its village's mean, not \(Self.text(grids[i].deviationPercent, 2)) %",
          "write the deviation from the mean load of the village")
      }
    }
  }

  /// Loads outside what the plan's own options ask for: `min` and `max`, or `tolerance` about the mean of the
  /// plan (with `parts`) or of the village.
  func bandFindings() -> [Finding] {
    func option(_ name: String) -> String? { provenance.options.first { $0.name == name }?.value }
    func number(_ name: String) -> Double? {
      option(name).flatMap { Double($0.filter { $0 != "%" && $0 != " " }) }
    }
    var low = number("min") ?? 0
    var high = number("max") ?? .infinity
    let tolerance = number("tolerance").map { $0 / 100 }
    let whole = option("parts") != nil ? grids.reduce(0) { $0 + $1.load } / Double(max(grids.count, 1)) : nil
    guard low > 0 || high < .infinity || tolerance != nil else { return [] }
    var found: [Finding] = []
    for village in villages where !village.grids.isEmpty {
      if let tolerance {
        let mean =
          whole ?? village.grids.reduce(0) { $0 + grids[$1].load } / Double(village.grids.count)
        // Bounds that whole loads can keep.
        low = ((1 - tolerance) * mean - 1e-9).rounded(.up)
        high = ((1 + tolerance) * mean + 1e-9).rounded(.down)
      }
      for i in village.grids where grids[i].load < low - 1e-6 || grids[i].load > high + 1e-6 {
        let bounds =
          high < .infinity ? "\(Self.text(low, 6)) to \(Self.text(high, 6))" : "at least \(Self.text(low, 6))"
        found.append(
          Self.finding(
            .gridOutOfBand, .warning, grids[i],
            "has a load of \(Self.text(grids[i].load, 6)); the plan was made for \(bounds)",
            "widen the band, or change the number of grids of the village"))
      }
    }
    return found
  }

  /// A number with at most this many places.
  static func text(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
    let factor = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6][min(places, 6)]
    let whole = (value * factor).rounded()
    var text = "\(whole / factor)"
    if text.hasSuffix(".0") { text.removeLast(2) }
    return text
  }
}
