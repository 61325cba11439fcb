/// One method after the other on one piece of disputed ground.
struct SettlementWork {
  let ground: SettlementGround
  let request: SettlementRequest
  let assembly: OptionAssembly

  typealias Title = OptionAssembly.Title

  /// What a method gave, and why it did not give more.
  struct Outcome {
    var options: [SettlementOption] = []
    var reasons: [String] = []

    static func none(_ reason: String) -> Outcome { Outcome(reasons: [reason]) }
  }

  /// - Throws: `badCRS`, `native` from the projection.
  func options(
    by method: SettlementMethod, _ projector: borrowing Projector
  ) throws(GridGeoError) -> Outcome {
    switch method {
    case .median: try withField { (field) throws(GridGeoError) in try median(field, projector) }
    case .share: try withField { (field) throws(GridGeoError) in try shares(field, projector) }
    case .threeStage: try withField { (field) throws(GridGeoError) in try threeStage(field, projector) }
    case .fence: try fences(projector)
    case .feature: try features(projector)
    case .leastCost: try withField { (field) throws(GridGeoError) in try leastCost(field, projector) }
    case .season: try season(projector)
    case .statusQuo: try statusQuo(projector)
    case .buffer: try withField { (field) throws(GridGeoError) in try buffer(field, projector) }
    }
  }

  private func withField(
    _ body: (DistanceField) throws(GridGeoError) -> Outcome
  ) throws(GridGeoError) -> Outcome {
    guard let field = ground.field else {
      return .none(ground.noDistance ?? "no distance can be taken over the ground")
    }
    return try body(field)
  }

  /// What a side without land of its own gives to say.
  var standInNotes: [String] {
    guard let side = ground.standIn else { return [] }
    return [
      "\(ground.given.sides[side].party) has no undisputed land; border of the ground that is nobody else's"
        + " stands in for it"
    ]
  }

  // MARK: Levels of the distance

  private func median(
    _ field: DistanceField, _ projector: borrowing Projector
  ) throws(GridGeoError) -> Outcome {
    let division = LevelDivision(ground, field, .relative, tolerance: request.tolerance)
    let found = try division.along(level: 0, projector)
    let title = Title(
      id: "median", method: .median, tolerance: found.tolerance, notes: standInNotes + alone(found.cut))
    return Outcome(options: [try assembly.option(title, found.cut, projector)])
  }

  private func shares(
    _ field: DistanceField, _ projector: borrowing Projector
  ) throws(GridGeoError) -> Outcome {
    var outcome = Outcome()
    let division = LevelDivision(ground, field, .relative, tolerance: request.tolerance)
    for key in request.keys {
      switch share(by: key) {
      case .none(let reason): outcome.reasons.append(reason)
      case .of(let share):
        let found = try division.giving(share: share, projector)
        let title = Title(
          id: "share-\(key.name)", method: .share, key: key, tolerance: found.tolerance, wantedShare: share,
          notes: standInNotes + missed(share, found.cut))
        outcome.options.append(try assembly.option(title, found.cut, projector))
      }
    }
    return outcome
  }

  private func threeStage(
    _ field: DistanceField, _ projector: borrowing Projector
  ) throws(GridGeoError) -> Outcome {
    let title: (text: String, measure: DistanceField.Measure, level: Double)
    switch request.adjustment {
    case nil:
      return .none(
        "no adjustment is stated: the line would be the median, whose disproportion is given there")
    case .level(let level):
      guard level > 0, level < 1 else {
        return .none("the stated level \(level) is not between 0 and 1")
      }
      title = ("median moved to the level \(level)", .relative, 2 * level - 1)
    case .shift(let length, let party):
      guard let side = ground.given.sides.firstIndex(where: { $0.party == party }) else {
        return .none("the stated shift favours \(party), which is not one of the two sides")
      }
      let metres = 2 * length.metres
      title = (
        "median moved by \(length.metres) m in favour of \(party)", .difference, side == 0 ? metres : -metres
      )
    }
    let division = LevelDivision(ground, field, title.measure, tolerance: request.tolerance)
    let found = try division.along(level: title.level, projector)
    let heading = Title(
      id: "three-stage", method: .threeStage, tolerance: found.tolerance,
      notes: standInNotes + [title.text] + alone(found.cut))
    return Outcome(options: [try assembly.option(heading, found.cut, projector)])
  }

  private func buffer(
    _ field: DistanceField, _ projector: borrowing Projector
  ) throws(GridGeoError) -> Outcome {
    let division = LevelDivision(ground, field, .relative, tolerance: request.tolerance)
    let lines = try division.along(level: 0, projector)
    guard
      let strip = try BufferStrip(ground, field, median: lines.cut, width: request.buffer, projector)
    else { return .none("the median does not cross the ground, so there is no strip along it") }
    let exact = try strip.cut(projector)
    guard exact.area(of: 0) > 0 || exact.area(of: 1) > 0 else {
      return .none("a strip of \(request.buffer.metres) m covers the whole ground; ask for a narrower one")
    }
    let (cut, tolerance) = try LineThinning.thinned(exact, ground, tolerance: request.tolerance, projector)
    let title = Title(
      id: "buffer", method: .buffer, tolerance: tolerance,
      notes: standInNotes + ["strip of \(request.buffer.metres) m along the median that both withdraw from"])
    return Outcome(options: [try assembly.option(title, cut, projector)])
  }

  /// Says so when one side gets all.
  private func alone(_ cut: GroundCut) -> [String] {
    (GroundCut.Label(0)...1).compactMap { label in
      cut.area(of: label) > 0
        ? nil : "all of the ground is nearer to \(ground.given.sides[1 - Int(label)].party)"
    }
  }

  /// Says so when a share was not met: on very small ground the lattice is too coarse.
  func missed(_ share: Double, _ cut: GroundCut) -> [String] {
    let off = abs(cut.area(of: 0) / cut.area - share)
    return off > 1e-4 ? ["the share is off by more than 0.01 %: the ground is too small or too broken"] : []
  }

  // MARK: Time

  private func season(_ projector: borrowing Projector) throws(GridGeoError) -> Outcome {
    guard ground.given.days.count > 1 else { return .none("the dispute has no days that could be shared") }
    switch share(by: request.mainKey) {
    case .none(let reason): return .none(reason)
    case .of(let share):
      let title = Title(
        id: "season-\(request.mainKey.name)", method: .season, key: request.mainKey, wantedShare: share,
        notes: ["who begins changes from year to year"])
      return Outcome(options: [try assembly.turns(title, share: share, projector)])
    }
  }
}
