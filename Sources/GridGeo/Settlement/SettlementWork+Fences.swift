extension SettlementWork {
  /// - Throws: `badCRS`, `native` from the projection.
  func fences(_ projector: borrowing Projector) throws(GridGeoError) -> Outcome {
    let share: Double
    switch self.share(by: request.mainKey) {
    case .none(let reason): return .none(reason)
    case .of(let found): share = found
    }
    let (pair, reason) = ground.gates()
    guard let gates = pair, let outer = ground.border.rings.first(where: \.isExterior) else {
      return .none(reason)
    }
    let plan = FencePlan(
      ground.given.ground, outer: outer.line, gates: gates,
      target: share * ground.area + holes(share: share))
    var outcome = Outcome()
    var shortest = Double.infinity
    for segments in 1...3 {
      // A bend more must make it shorter.
      guard let line = plan.fence(segments: segments), planarLength(line) < shortest * (1 - 1e-4) else {
        continue
      }
      shortest = planarLength(line)
      let divider = GroundCut.Divider(
        points: try ground.lattice.across(line, projector), left: 0, right: 1)
      var cut = try GroundCut(ground.lattice, dividers: [divider], projector)
      cut.takeVotes { _ in 0 }
      cut.clearCrumbs(below: ground.area * 5e-6)
      // With holes a fence may have put them on the other side than was taken for the area.
      guard abs(cut.area(of: 0) / cut.area - share) < 1e-3 else { continue }
      let title = Title(
        id: "fence-\(segments)", method: .fence, key: request.mainKey, wantedShare: share,
        notes: standInNotes + missed(share, cut))
      outcome.options.append(try assembly.option(title, cut, projector))
    }
    if outcome.options.isEmpty {
      outcome.reasons = ["no fence of one to three straight segments stays inside the ground at this share"]
    }
    return outcome
  }

  /// Square metres of the holes that lie on the first side's part of the ground, as the level with this share
  /// has them.
  private func holes(share: Double) -> Double {
    let rings = ground.border.rings.filter { !$0.isExterior }
    guard !rings.isEmpty, let field = ground.field else { return 0 }
    let values = field.values(.relative)
    let sorted = values.indices.filter { field.inside[$0] }.map { values[$0] }.sorted()
    guard !sorted.isEmpty else { return 0 }
    let level = sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    return rings.reduce(0) { sum, ring in
      let place = ring.line[0]
      let ring = Ring<Planar>(trusted: ring.line)
      return field.value(.relative, at: place, inGround: true) < level
        ? sum + abs(ring.signedDoubleArea) / 2 : sum
    }
  }
}
