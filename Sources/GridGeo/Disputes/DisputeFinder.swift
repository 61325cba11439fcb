/// Finds what claims disagree about: the one entry to this folder.
struct DisputeFinder: Sendable {
  let claims: [Claim]
  let units: [AdminUnit]
  let households: [Household]
  let options: DisputeOptions

  struct Result: Sendable {
    var disputes: [Dispute]
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
    self.claims = claims.sorted { StableOrder.precedes($0.id, $1.id) }
    self.units = units
    self.households = households
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
    let (weighed, tooSmall) = try await assembly.disputes(crew: crew) { done in
      progress?(ProgressEvent(stage: "weigh", done: done, total: total))
    }
    return Result(
      disputes: weighed.map(\.dispute), calendar: ground.calendar, ground: ground,
      outOfForce: claims.count - inForce.count, tooSmall: tooSmall,
      tiersThatWouldChange: weighed.count { $0.dispute.tier != $0.tierIfWorse })
  }

  private func zones(
    _ claims: [Claim], _ legal: LegalGround, _ crew: WorkerCrew
  ) async throws(GridGeoError) -> [GapZone] {
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

  private func placed(_ crew: WorkerCrew) async throws(GridGeoError) -> DisputeHouseholds? {
    guard !households.isEmpty else { return nil }
    // What lies farther away than this is near no claim, and may have no place in the frame at all.
    let box = claims.compactMap(\.region.boundingBox).reduce(nil as BoundingBox<Geographic>?) {
      $0?.union($1) ?? $1
    }
    let reach = box?.padded(by: 1)
    let known = households.filter { household in
      household.position.map { reach?.contains($0) ?? false } ?? false
    }
    let points = try await crew.map([known.compactMap { $0.position }]) {
      (kit: inout WorkerKit, _, points: [Coordinate<Geographic>]) throws(GridGeoError) in
      try kit.planar(points)
    }
    return DisputeHouseholds(known, at: points[0])
  }
}
