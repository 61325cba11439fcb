/// From what the searches brought to plans that are handed out.
extension GraphDivision {
  /// The plans, the best first, each audited.
  ///
  /// - Throws: `infeasible` when the best breaks a rule or is out of its band; `broken` when one fails the audit.
  func plans(_ found: [[Found]]) throws(GridGeoError) -> [GraphPlan] {
    let order = found.indices.sorted { a, b in
      let (x, y) = (GraphDivision.total(found[a]), GraphDivision.total(found[b]))
      return (x.breach, x.objective, a) < (y.breach, y.objective, b)
    }
    let proofs = found[0].map(\.proof)
    try refuseBreach(found[order[0]], proofs)
    var plans: [GraphPlan] = []
    for i in order {
      // What the first is refused for rules out a further one.
      if i != order[0], (try? refuseBreach(found[i], proofs)) == nil { continue }
      let parts = plan.parts(found[i].map(\.best.parts))
      if plans.contains(where: { $0.parts == numbered(parts) }) { continue }
      try audit(parts)
      plans.append(self.plan(parts, found[i], proofs, first: plans.first))
    }
    return plans
  }

  private static func total(_ found: [Found]) -> (breach: Double, objective: Double) {
    found.reduce((0, 0)) { ($0.0 + $1.best.breach, $0.1 + $1.best.objective) }
  }

  // MARK: What was not found

  private func refuseBreach(_ found: [Found], _ proofs: [DivisionProof?]) throws(GridGeoError) {
    for (i, piece) in plan.pieces.enumerated() {
      let parts = found[i].best.parts
      if !piece.rules.fixed.isEmpty { try refuseBroken(piece, parts) }
      guard !found[i].best.isFeasible else { continue }
      try refuseTogether(piece, parts)
      if options.allowsOutOfBand { continue }
      try refuseOutOfBand(piece, parts, isProven: proofs[i]?.isInfeasible == true)
    }
  }

  private func name(_ node: Int32) -> String {
    survey.ids[plan.nodeOfUnit.firstIndex(of: node) ?? 0]
  }

  /// Fixed units may leave a start in pieces that no move joins.
  private func refuseBroken(_ piece: DivisionPlan.Piece, _ parts: [Int32]) throws(GridGeoError) {
    for part in 0..<piece.rules.partCount {
      let own = zip(piece.nodes, parts).filter { $0.1 == Int32(part) }.map(\.0)
      if !own.isEmpty, plan.graph.restricted(to: own).components().count == 1 { continue }
      throw GridGeoError(
        .infeasible,
        own.isEmpty
          ? "no division was found in which part \(part + 1) has a unit beside the fixed ones; fix fewer units"
          : "no division was found in which the units fixed to part \(part + 1) hang together beside those of other parts; fix fewer units",
        at: SourcePlace(file: file))
    }
  }

  private func refuseTogether(_ piece: DivisionPlan.Piece, _ parts: [Int32]) throws(GridGeoError) {
    for (a, b) in piece.rules.apart where parts[Int(a)] == parts[Int(b)] {
      throw GridGeoError(
        .infeasible,
        "--apart \(name(piece.nodes[Int(a)])),\(name(piece.nodes[Int(b)])): no division was found that parts the two beside all else that is asked; drop the pair, widen --tolerance, or search longer (--effort high, --time 60s)",
        at: SourcePlace(file: file))
    }
  }

  private func refuseOutOfBand(
    _ piece: DivisionPlan.Piece, _ parts: [Int32], isProven: Bool
  ) throws(GridGeoError) {
    var worst = (off: -Double.infinity, load: 0.0, kind: 0)
    for (kind, band) in piece.rules.bands.enumerated() {
      let unitLoads = kind == 0 ? plan.graph.loads : plan.graph.moreLoads[kind - 1]
      var loads = [Double](repeating: 0, count: piece.rules.partCount)
      for (node, part) in zip(piece.nodes, parts) { loads[Int(part)] += unitLoads[Int(node)] }
      let mean = max(loads.reduce(0, +) / Double(loads.count), 1e-300)
      for load in loads {
        let off = max(band.lowest - load, load - band.highest) / mean
        if off > worst.off { worst = (off, load, kind) }
      }
    }
    let band = piece.rules.bands[worst.kind]
    let kind = piece.rules.bands.count > 1 ? " of kind \(worst.kind + 1)" : ""
    let wanted = "load\(kind) \(DivisionSizes.text(band.lowest)) … \(DivisionSizes.text(band.highest))"
    let parent =
      request.within.isEmpty ? nil : request.within[plan.nodeOfUnit.firstIndex(of: piece.nodes[0]) ?? 0]
    let place = parent.map { "\(request.withinName) \(request.parentNames[Int($0)]): " } ?? ""
    let count = piece.rules.partCount
    throw GridGeoError(
      .infeasible,
      isProven
        ? "\(place)no division into \(count) contiguous parts of \(wanted) exists, as a full search shows; widen the band, or ask for another number"
        : "\(place)no division with all \(count) parts within \(wanted) was found: the best has a part of \(DivisionSizes.text(worst.load)); widen the band, search longer (--effort high, --time 60s), or take it as it is (--allow-out-of-band)",
      at: SourcePlace(file: file))
  }

  // MARK: What was

  /// Parts numbered from 1 in the order of their first units, unless units were put into numbered parts.
  private func numbered(_ parts: [Int32]) -> [Int32] {
    guard options.fixed.isEmpty else { return parts.map { $0 + 1 } }
    var numbers = [Int32](repeating: 0, count: plan.partCount)
    var next: Int32 = 1
    return parts.map { part in
      if numbers[Int(part)] == 0 {
        numbers[Int(part)] = next
        next += 1
      }
      return numbers[Int(part)]
    }
  }

  private func plan(
    _ raw: [Int32], _ found: [Found], _ proofs: [DivisionProof?], first: GraphPlan?
  ) -> GraphPlan {
    let measures = GraphMeasures(raw, plan.partCount, units, survey)
    let inner = request.objective.inertia * plan.innerInertia
    let objective = found.reduce(inner) { $0 + $1.best.objective }
    let bound = bound(found, proofs)
    var outOfBand = 0
    var worst = [Double](repeating: 0, count: survey.loads.count)
    for piece in plan.pieces {
      let range = Int(piece.firstPart)..<Int(piece.firstPart) + piece.rules.partCount
      for (t, band) in piece.rules.bands.enumerated() {
        let mean = range.reduce(0) { $0 + measures.loads[t][$1] } / Double(range.count)
        for part in range {
          let load = measures.loads[t][part]
          if max(band.lowest - load, load - band.highest) > 1e-9 * max(band.highest, 1) { outOfBand += 1 }
          if mean > 0 { worst[t] = max(worst[t], 100 * abs(load - mean) / mean) }
        }
      }
    }
    let parts = numbered(raw)
    var loads = measures.loads
    for t in loads.indices {
      for (u, part) in raw.enumerated() { loads[t][Int(parts[u]) - 1] = measures.loads[t][Int(part)] }
    }
    return GraphPlan(
      parts: parts, partCount: plan.partCount, cutEdges: measures.cutEdges, cutLength: measures.cutLength,
      meanCompactness: measures.meanCompactness, loads: loads, worstDeviationPercent: worst,
      outOfBand: outOfBand,
      splits: request.keep.isEmpty ? nil : GraphMeasures.splits(raw, request.keep), objective: objective,
      lowerBound: bound, isOptimal: bound.map { objective <= $0 + 1e-6 * max(1, abs(objective)) } ?? false,
      differencePercent: first.map { GraphMeasures.difference(parts, $0.parts, units.loads) } ?? 0)
  }

  /// What no plan that keeps to the bands can be below; nil where none does, or nothing is known.
  private func bound(_ found: [Found], _ proofs: [DivisionProof?]) -> Double? {
    var sum = request.objective.inertia * plan.innerInertia
    for (i, piece) in plan.pieces.enumerated() {
      guard piece.rules.partCount > 1 else {
        sum += found[i].best.objective
        continue
      }
      // Bounds are of divisions that keep to the bands.
      guard found[i].best.isFeasible, let bound = proofs[i]?.lowerBound, bound.isFinite else { return nil }
      sum += bound
    }
    return sum
  }
}
