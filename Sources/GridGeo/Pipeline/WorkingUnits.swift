/// Checked base units in their working frame: their ground, and the dual graph of it.
struct WorkingUnits: Sendable {
  let frame: WorkingFrame
  let coverage: UnitCoverage
  let graph: UnitGraph
  /// Units that touch no other.
  private let lonely: [Int]

  /// - Throws: `badInput` without a usable unit; `badCRS` when the frame cannot be made.
  init(_ survey: ValidSurvey, _ options: GraphPartitionOptions, file: String) throws(GridGeoError) {
    let units = survey.baseUnits
    guard let frame = try WorkingFrame(covering: units.map(\.region)) else {
      throw GridGeoError(
        .badInput, "has no usable base unit; 'gridtool check --units' shows why", at: SourcePlace(file: file))
    }
    self.frame = frame
    var kit = try WorkerKit(frame: frame)
    let coverage = try UnitCoverage(
      units.map { DivisionGround.rings(of: $0.region) }, barriers: WorkingUnits.segments(survey.barriers),
      kit: &kit)
    self.coverage = coverage
    let dual = coverage.dualGraph(loads: units.map(\.load))
    let kinds = max(1, options.loadFields.count)
    var loads = [units.map(\.load)]
    for t in 1..<max(kinds, 1) { loads.append(units.map { $0.moreLoads[t - 1] }) }
    var attributes: [String: [String]] = [:]
    for (i, name) in options.attributes.enumerated() { attributes[name] = units.map { $0.attributes[i] } }
    graph = UnitGraph(
      ids: units.map(\.id), loadNames: options.loadFields.isEmpty ? ["load"] : options.loadFields,
      loads: loads, areas: dual.areas, outerLengths: dual.outerLengths, xs: dual.centres.map(\.x),
      ys: dual.centres.map(\.y), attributes: attributes, starts: dual.starts, neighbours: dual.neighbours,
      lengths: dual.lengths, hasLengths: true,
      resistances: dual.resistances.contains { $0 > 0 } ? dual.resistances : [])
    let covered = Set(coverage.covered)
    lonely =
      units.count < 2
      ? [] : units.indices.filter { dual.starts[$0] == dual.starts[$0 + 1] && !covered.contains(Int32($0)) }
  }

  /// In an order of their own, so that the order of the file does not matter.
  private static func segments(_ barriers: [Barrier]) -> [DivisionGround.BarrierSegment] {
    var segments: [DivisionGround.BarrierSegment] = []
    for barrier in barriers {
      for line in barrier.lines {
        for i in line.coordinates.indices.dropFirst() {
          segments.append(
            DivisionGround.BarrierSegment(
              from: LatticePoint(line.coordinates[i - 1]), to: LatticePoint(line.coordinates[i]),
              resistance: barrier.resistance))
        }
      }
    }
    return segments.sorted {
      if $0.from != $1.from { return LatticePoint.precedes($0.from, $1.from) }
      if $0.to != $1.to { return LatticePoint.precedes($0.to, $1.to) }
      return $0.resistance < $1.resistance
    }
  }

  var counts: [SummaryFigure] {
    [
      SummaryFigure("units", .count(graph.unitCount)),
      SummaryFigure("units_touching_none", .count(lonely.count)),
      SummaryFigure("gaps", .count(coverage.gaps.pieces)),
      SummaryFigure("gaps_ha", .number(coverage.gaps.squareMetres / 10_000)),
      SummaryFigure("overlaps", .count(coverage.overlaps.pieces)),
      SummaryFigure("overlaps_ha", .number(coverage.overlaps.squareMetres / 10_000)),
    ]
  }

  var notes: [String] {
    var notes: [String] = []
    let (gaps, overlaps) = (coverage.gaps, coverage.overlaps)
    if gaps.pieces > 0 {
      notes.append(
        "\(gaps.pieces) gaps between units, \(hectares(gaps)) in all, belong to no part; the largest is at \(names(gaps))"
      )
    }
    if overlaps.pieces > 0 {
      notes.append(
        "\(overlaps.pieces) overlaps of units, \(hectares(overlaps)) in all, go to the smaller unit; the largest is of \(names(overlaps))"
      )
    }
    let scattered = coverage.scattered
    if scattered > 0 { notes.append("\(scattered) units are in several pieces; so can their parts be") }
    return notes
  }

  var findings: [Finding] {
    lonely.map { u in
      Finding(
        .baseUnitAlone, .note, subject: [graph.ids[u]],
        message: "base unit \(graph.ids[u]) touches no other",
        remedy: "nothing to do for an island; it shares a part with the nearest ground, or has its own")
    }
      + coverage.covered.map { u in
        Finding(
          .baseUnitCovered, .warning, subject: [graph.ids[Int(u)]],
          message: "base unit \(graph.ids[Int(u)]) lies wholly under others and has no ground left",
          remedy: "correct its outline; its load is counted all the same")
      }
  }

  private func hectares(_ flaw: UnitCoverage.Flaw) -> String {
    "\((flaw.squareMetres / 10).rounded() / 1000) ha"
  }

  private func names(_ flaw: UnitCoverage.Flaw) -> String {
    let shown = flaw.units.prefix(3).map { graph.ids[Int($0)] }.joined(separator: ", ")
    return flaw.units.count > 3 ? "\(shown) and \(flaw.units.count - 3) more" : shown
  }
}

extension Finding.Code {
  /// A base unit has no common border with another.
  public static let baseUnitAlone = Self("unit-alone")
  /// Other base units cover all of a base unit's ground.
  public static let baseUnitCovered = Self("unit-covered")
}
