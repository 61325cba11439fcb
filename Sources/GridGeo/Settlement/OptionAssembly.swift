/// Makes options out of labelled cuts.
struct OptionAssembly {
  let ground: SettlementGround
  let stakeDistance: Length
  private let setter: StakeSetter
  private let meter: EffectMeter

  init(_ ground: SettlementGround, stakeDistance: Length) {
    self.ground = ground
    self.stakeDistance = stakeDistance
    setter = StakeSetter(frame: ground.given.frame, features: ground.given.features)
    meter = EffectMeter(ground: ground)
  }

  private var parties: [String] { ground.given.sides.map(\.party) }

  /// What a method adds to its cut.
  struct Title {
    var id: String
    var method: SettlementMethod
    var key: SettlementKey?
    var name = ""
    var tolerance = 0.0
    var wantedShare: Double?
    var notes: [String] = []
  }

  /// - Throws: `badCRS`, `native` from the projection.
  func option(
    _ title: Title, _ cut: GroundCut, _ projector: borrowing Projector
  ) throws(GridGeoError) -> SettlementOption {
    let outlines = CutOutlines(cut)
    var lines: [Polyline<Geographic>] = []
    var planarLines: [[Coordinate<Planar>]] = []
    for line in outlines.lines() {
      let polyline = Polyline<Geographic>(trusted: line.map(\.coordinate))
      lines.append(polyline)
      planarLines.append(try projector.planar(polyline.coordinates))
    }
    let columns: GroundCut.Label = cut.labels.contains(2) ? 2 : 1
    var parts: [SettlementOption.Part] = []
    var planarParts: [Region<Planar>] = []
    for label in 0...columns {
      let region = outlines.region(label)
      parts.append(SettlementOption.Part(party: label < 2 ? parties[Int(label)] : "", region: region))
      planarParts.append(try region.planar(with: projector))
    }
    let stakes = try setter.stakes(along: lines, every: stakeDistance, projector)
    let fence = Length.metres(lines.reduce(0) { $0 + $1.ellipsoidalLength.metres })
    let effects = meter.effects(
      cut, parts: planarParts, lines: planarLines, fence: fence, stakes: stakes.count)
    return SettlementOption(
      id: title.id, method: title.method, key: title.key, name: title.name, parties: parties, parts: parts,
      lines: lines, stakes: stakes, controls: try LineControls(ground).controls(of: planarLines, projector),
      effects: effects, tolerance: .metres(title.tolerance), wantedShare: title.wantedShare,
      notes: title.notes + notes(effects))
  }

  /// What an option's figures give to say.
  private func notes(_ effects: EffectTable) -> [String] {
    effects.sides.compactMap { side in
      side.joined == false
        ? "part of the ground of \(side.party) does not border its undisputed land" : nil
    }
  }

  /// Everything to one side.
  ///
  /// - Throws: `badCRS`, `native` from the projection.
  func reference(
    to side: Int, _ projector: borrowing Projector
  ) throws(GridGeoError) -> Settlement.Reference {
    var cut = try GroundCut(ground.lattice, dividers: [], projector)
    cut.takeVotes { _ in GroundCut.Label(side) }
    let outlines = CutOutlines(cut)
    let parts = [
      try outlines.region(0).planar(with: projector), try outlines.region(1).planar(with: projector),
    ]
    return Settlement.Reference(
      party: parties[side],
      effects: meter.effects(cut, parts: parts, lines: [], fence: .zero, stakes: 0))
  }

  /// The whole ground to each side in turn.
  ///
  /// - Throws: `badCRS`, `native` from the projection.
  func turns(
    _ title: Title, share: Double, _ projector: borrowing Projector
  ) throws(GridGeoError) -> SettlementOption {
    var cut = try GroundCut(ground.lattice, dividers: [], projector)
    cut.takeVotes { _ in 0 }
    let region = CutOutlines(cut).region(0)
    let turns = SeasonTurns.turns(ground.given.days, parties: parties, share: share)
    var effects = meter.effects(
      cut, parts: [try region.planar(with: projector), .empty], lines: [], fence: .zero, stakes: 0)
    let whole = effects.sides[0]
    let days = Double(max(1, ground.given.days.count))
    effects.sides = turns.map { turn in
      var side = whole
      side.party = turn.party
      side.share = Double(turn.days.count + turn.otherYears.count) / (2 * days)
      side.change = .zero
      side.changePercent = nil
      side.joined = nil
      return side
    }
    effects.disproportion = nil
    return SettlementOption(
      id: title.id, method: title.method, key: title.key, parties: parties,
      parts: [SettlementOption.Part(party: "", region: region)], lines: [], stakes: [], controls: [],
      turns: turns, effects: effects, tolerance: .zero, wantedShare: title.wantedShare, notes: title.notes)
  }
}
