/// Finds what claims disagree about: the one entry to this folder.
struct DisputeFinder: Sendable {
  let claims: [Claim]
  let units: [AdminUnit]
  let households: [Household]
  let options: DisputeOptions
  /// Where gaps are looked for, when it is known already.
  var knownZones: [GapZone]?
  /// Whether households are counted; nil: when there are any.
  var countsHouseholds: Bool?

  struct Result: Sendable {
    var disputes: [Dispute]
    /// What the disputes are made of: slivers not yet gathered, no ids.
    var pieces: [WeighedDispute]
    var leftOut: [DisputeDraft]
    var calendar: [SeasonMeeting]
    var ground: DisputeGround
    /// Claims that were not in force on the date asked for.
    var outOfForce: Int
    var tooSmall: Int
    /// Disputes whose tier would be another, were the lines 1.5 times less accurate.
    var tiersThatWouldChange: Int
  }

  /// - Parameters:
  ///   - claims: Checked ones.
  ///   - units: The territory's; empty without one.
  init(claims: [Claim], units: [AdminUnit], households: [Household], options: DisputeOptions) {
    // However rings run and wherever they begin, sums over them must not differ in the last digit.
    self.claims = claims.sorted { StableOrder.precedes($0.id, $1.id) }.map { claim in
      var claim = claim
      claim.region = claim.region.canonical
      return claim
    }
    self.units = units.map { unit in
      var unit = unit
      unit.region = unit.region.canonical
      return unit
    }
    self.households = DisputeFinder.near(claims, households)
    self.options = options
  }

  /// - Throws: `badCRS` for ground too far from the frame's centre; `native`; `cancelled`; `broken`.
  /// - Complexity: O((n + k) log n) expected in vertices n and crossings k.
  func find(
    in frame: WorkingFrame, workers: Int, progress: ProgressHandler? = nil
  ) async throws(GridGeoError) -> Result {
    let crew = WorkerCrew(workers: workers, frame: frame)
    let inForce = options.date.map { date in claims.filter { $0.holds(on: date) } } ?? claims
    let legal = LegalGround(units)
    progress?(ProgressEvent(stage: "arrange", done: 0, total: 0))
    let ground = try await DisputeGround(
      claims: inForce, ground: legal, zones: try await zones(inForce, legal, crew),
      rights: options.rules.rights, crew: crew)
    let assembly = DisputeAssembly(
      ground: ground, households: try await placed(crew), options: options, superior: CommonSuperior(units),
      outlines: try await planar(inForce.map(\.region), crew),
      unitOutlines: try await planar(legal.units.map(\.region), crew))
    let total = ground.drafts.count
    let (pieces, leftOut) = try await assembly.pieces(crew: crew) { done in
      progress?(ProgressEvent(stage: "weigh", done: done, total: total))
    }
    let weighed = DisputeAssembly.finished(pieces, keepsSlivers: options.keepsSlivers)
    return Result(
      disputes: weighed.map(\.dispute), pieces: pieces, leftOut: leftOut, calendar: ground.calendar,
      ground: ground, outOfForce: claims.count - inForce.count,
      tooSmall: leftOut.count { options.keepsStacked || $0.kind != .stacked },
      tiersThatWouldChange: weighed.count { $0.dispute.tier != $0.tierIfWorse })
  }

  private func zones(
    _ claims: [Claim], _ legal: LegalGround, _ crew: WorkerCrew
  ) async throws(GridGeoError) -> [GapZone] {
    if let knownZones { return knownZones }
    guard let distance = options.gapDistance ?? (legal.isEmpty ? nil : .metres(100)), distance > .zero else {
      return []
    }
    guard !legal.isEmpty else { return try await GapZone.zones(of: claims, distance: distance, crew: crew) }
    return try await GapZone.zones(
      of: legal, parties: Set(claims.map(\.party)), distance: distance, crew: crew)
  }

  private func planar(
    _ regions: [Region<Geographic>], _ crew: WorkerCrew
  ) async throws(GridGeoError) -> [Region<Planar>] {
    try await crew.map(regions) {
      (kit: inout WorkerKit, _, region: Region<Geographic>) throws(GridGeoError) in
      try kit.planar(region)
    }
  }

  /// Households with a place that can matter: what lies a degree away from all claims is near none, and may have
  /// no place in the frame at all.
  static func near(_ claims: [Claim], _ households: [Household]) -> [Household] {
    let box = claims.compactMap(\.region.boundingBox).reduce(nil as BoundingBox<Geographic>?) {
      $0?.union($1) ?? $1
    }
    guard let reach = box?.padded(by: 1) else { return [] }
    return households.filter { $0.position.map { reach.contains($0) } ?? false }
  }

  private func placed(_ crew: WorkerCrew) async throws(GridGeoError) -> DisputeHouseholds? {
    guard countsHouseholds ?? !households.isEmpty else { return nil }
    let known = households.filter { $0.position != nil }
    let points = try await crew.map([known.compactMap { $0.position }]) {
      (kit: inout WorkerKit, _, points: [Coordinate<Geographic>]) throws(GridGeoError) in
      try kit.planar(points)
    }
    return DisputeHouseholds(known, at: points[0])
  }
}
