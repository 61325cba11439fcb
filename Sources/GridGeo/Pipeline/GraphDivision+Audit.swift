extension GraphDivision {
  /// Everything that was asked, looked at anew by code that knows nothing of the engine.
  ///
  /// - Parameter parts: part of each unit, from 0.
  /// - Throws: `broken` with the first thing that is wrong.
  func audit(_ parts: [Int32]) throws(GridGeoError) {
    let whole = GraphAudit(
      starts: ground.starts, neighbours: ground.neighbours, fixed: request.fixed, together: request.together,
      apart: request.apart, within: request.within)
    try refuse(whole.findings(parts, partCount: plan.partCount, names: survey.ids))
    if options.allowsOutOfBand { return }
    // Each piece has bands of its own; the parts of the others are one that may hold anything.
    var pieceOfPart = [Int](repeating: -1, count: plan.partCount)
    for (i, piece) in plan.pieces.enumerated() {
      for part in 0..<piece.rules.partCount { pieceOfPart[Int(piece.firstPart) + part] = i }
    }
    var units = [[Int]](repeating: [], count: plan.pieces.count)
    for (u, part) in parts.enumerated() { units[pieceOfPart[Int(part)]].append(u) }
    for (piece, own) in zip(plan.pieces, units) {
      let loads = survey.loads.map { kind in own.map { kind[$0] } }
      let audit = GraphAudit(
        starts: [Int32](repeating: 0, count: own.count + 1), neighbours: [], loads: loads,
        bands: piece.rules.bands.map { (low: $0.lowest, high: $0.highest) })
      let found = audit.findings(own.map { parts[$0] - piece.firstPart }, partCount: piece.rules.partCount)
      // Without borders every part is in pieces; that was looked at above.
      try refuse(found.filter { $0.code == .partOutOfBand || $0.code == .partEmpty })
    }
  }

  private func refuse(_ findings: [Finding]) throws(GridGeoError) {
    guard let first = findings.first else { return }
    throw GridGeoError(
      .broken, "the plan fails its audit: \(first.message); please report this", at: SourcePlace(file: file))
  }

  /// Who touches whom: the file's edges, and the links across water that the plan made.
  private var ground: (starts: [Int32], neighbours: [Int32]) {
    guard !plan.links.isEmpty else { return (survey.starts, survey.neighbours) }
    var rows = (0..<survey.unitCount).map { u in
      Array(survey.neighbours[Int(survey.starts[u])..<Int(survey.starts[u + 1])])
    }
    for (a, b) in plan.links {
      rows[Int(a)].append(b)
      rows[Int(b)].append(a)
    }
    var starts: [Int32] = [0]
    for row in rows { starts.append(starts[starts.count - 1] + Int32(row.count)) }
    return (starts, Array(rows.joined()))
  }
}
