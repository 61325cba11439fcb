import Testing

@testable import GridGeo

/// A changed claim followed from a saved state against a run of all claims.
@Suite struct DisputeUpdatePropertyTests {
  private struct Case {
    var claims: [Claim] = []
    var units: [AdminUnit] = []
    var households: [Household] = []
    var generator: SeededGenerator
    let parties: [String]

    init(seed: UInt64) {
      generator = SeededGenerator(seed: seed, stream: "update")
      let hasTerritory = seed % 4 != 0
      parties = ["T1a", "T1b", "T2a", "T2b"]
      if hasTerritory {
        for (township, x) in [("T1", 0.0), ("T2", 0.04)] {
          units.append(unit(township, .township, nil, x, 0, 0.04, 0.08))
          units.append(unit(township + "a", .village, township, x, 0, 0.04, 0.04))
          units.append(unit(township + "b", .village, township, x, 0.04, 0.04, 0.04))
        }
      }
      // Two claims that never change hold the frame in its place, and every party has one more.
      for (i, party) in parties.enumerated() {
        let (x, y) = (i < 2 ? 0.0 : 0.075, i % 2 == 0 ? 0.0 : 0.075)
        claims.append(Claim(id: "k\(i)", party: party, region: blob(x, y, 0.005, 0.005, noise: 0)))
      }
      for i in 0..<(10 + draw(30)) { claims.append(random("c\(i)")) }
      if seed % 3 == 0 {
        for i in 0..<40 {
          households.append(
            Household(
              id: "h\(i % 35)", position: Coordinate(x: 101 + unit() * 0.08, y: 35 + unit() * 0.08), load: 2))
        }
      }
    }

    mutating func draw(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
    mutating func unit() -> Double { Double(draw(1_000_001)) / 1_000_000 }

    mutating func random(_ id: String) -> Claim {
      // Some follow a common line and make slivers, others lie as they like.
      let (w, h) = (0.002 + unit() * 0.012, 0.002 + unit() * 0.012)
      var (x, y) = (unit() * (0.08 - w), unit() * (0.08 - h))
      if draw(2) == 0 { (x, y) = (Double(draw(6)) * 0.01, Double(draw(6)) * 0.01) }
      var claim = Claim(
        id: id, party: parties[draw(4)], accuracy: .metres(3),
        region: draw(2) == 0 ? blob(x, y, w, h, noise: 0.00004) : blob(x, y, 0.01, 0.01, noise: 0.00004))
      claim.right = [.grazing, .grazing, .grazing, .passage][draw(4)]
      if draw(4) == 0 { claim.season = Season(name: "winter", days: DaySet("11-01/05-31")!) }
      if draw(6) == 0 { claim.season = Season(name: "summer", days: DaySet("06-01/10-31")!) }
      if draw(3) == 0 { claim.evidence = 1 + draw(5) }
      return claim
    }

    /// A rectangle whose sides waver, within the frame's ground.
    private mutating func blob(
      _ x: Double, _ y: Double, _ w: Double, _ h: Double, noise: Double
    ) -> Region<Geographic> {
      var ring: [Coordinate<Geographic>] = []
      let steps = noise > 0 ? 8 : 1
      let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
      for (i, a) in corners.enumerated() {
        let b = corners[(i + 1) % 4]
        for s in 0..<steps {
          let t = Double(s) / Double(steps)
          func place(_ p: Double, _ q: Double) -> Double {
            min(0.08, max(0, p + (q - p) * t + (unit() - 0.5) * noise))
          }
          ring.append(Coordinate(x: 101 + place(a.0, b.0), y: 35 + place(a.1, b.1)).roundedToLattice())
        }
      }
      return Region(Polygon(exterior: Ring(trusted: ring + [ring[0]])))
    }

    private func unit(
      _ code: String, _ level: AdminLevel, _ parent: String?, _ x: Double, _ y: Double, _ w: Double,
      _ h: Double
    ) -> AdminUnit {
      let ring = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)].map {
        Coordinate<Geographic>(x: 101 + $0.0, y: 35 + $0.1).roundedToLattice()
      }
      return AdminUnit(
        code: code, name: code, level: level, parent: parent,
        region: Region(Polygon(exterior: Ring(trusted: ring))))
    }
  }

  private static let frame = try! WorkingFrame(centre: Coordinate(x: 101.04, y: 35.04))

  private static func full(_ set: Case, _ options: DisputeOptions) async throws -> DisputeFinder.Result {
    try await DisputeFinder(
      claims: set.claims, units: set.units, households: set.households, options: options
    ).find(in: frame, workers: 1)
  }

  private static func bytes(_ content: DisputeState.Content) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try DisputeState.write(content) { (more) throws(GridGeoError) in bytes.append(contentsOf: more) }
    return bytes
  }

  private static func bytes(
    _ set: Case, _ result: DisputeFinder.Result, _ options: DisputeOptions
  ) throws -> [UInt8] {
    try bytes(
      DisputeState.Content(
        fingerprint: "test", options: options, claims: set.claims, units: set.units,
        zones: result.ground.reader.zones, households: set.households, pieces: result.pieces,
        leftOut: try result.leftOutBoxes()))
  }

  private static func text(_ disputes: [Dispute]) throws -> String {
    try DisputeWriter.text(disputes, provenance: Provenance(version: "", command: ""))
  }

  @Test(arguments: 0..<60)
  func anUpdateIsARunOfAllClaims(seed: Int) async throws {
    var set = Case(seed: UInt64(seed))
    let options = DisputeOptions(
      date: seed % 5 == 0 ? CalendarDate("2026-07-01") : nil,
      gapDistance: set.units.isEmpty ? nil : seed % 2 == 0 ? .metres(150) : .zero,
      minimumArea: seed % 7 == 0 ? .squareMetres(2_000) : .zero, keepsStacked: seed % 3 == 1,
      keepsSlivers: seed % 5 == 1)
    var before = try await Self.full(set, options)
    var saved = try Self.bytes(set, before, options)
    for step in 0..<4 {
      let place = 4 + set.draw(set.claims.count - 4)
      var changed: [Claim] = []
      var removed: [String] = []
      switch set.draw(4) {
      case 0:
        removed = [set.claims[place].id]
        set.claims.remove(at: place)
      case 1:
        changed = [set.random("n\(step)")]
        set.claims += changed
      default:
        changed = [set.random(set.claims[place].id)]
        set.claims[place] = changed[0]
      }
      let loaded = saved
      let (finder, obstacle) = try Self.open(loaded) { (state: DisputeState) in
        let update = try DisputeUpdate(state, options: options, changed: changed, removed: removed)
        return (try update.finder(), update.obstacle())
      }
      let after = try await Self.full(set, options)
      // By date parties can come and go.
      if obstacle != nil {
        #expect(options.date != nil)
        return
      }
      let local = try await finder.find(in: Self.frame, workers: 1)
      try Self.open(loaded) { (state: DisputeState) in
        let update = try DisputeUpdate(state, options: options, changed: changed, removed: removed)
        let found = try update.found(local)
        let disputes = try update.disputes(with: found)
        #expect(disputes == after.disputes)
        #expect(try Self.text(disputes) == Self.text(after.disputes))
        let difference = try update.difference(with: found)
        let known = Dictionary(uniqueKeysWithValues: before.disputes.map { ($0.id, $0) })
        #expect(difference.changed == after.disputes.filter { known[$0.id] != $0 })
        #expect(Set(difference.gone) == Set(known.keys).subtracting(after.disputes.map(\.id)))
        saved = try Self.bytes(update.content(with: found))
      }
      // The state that an update leaves is that of the run of all claims, but for the order of what was left out.
      if after.leftOut.isEmpty { #expect(saved == (try Self.bytes(set, after, options))) }
      before = after
    }
  }

  private static func open<T>(_ bytes: [UInt8], _ body: (DisputeState) throws -> T) throws -> T {
    try bytes.withUnsafeBytes { try body(DisputeState($0)) }
  }

  @Test func aDamagedStateIsRefused() async throws {
    let set = Case(seed: 3)
    let options = DisputeOptions(gapDistance: .metres(150))
    let whole = try Self.bytes(set, await Self.full(set, options), options)
    func fault(_ bytes: [UInt8]) -> GridGeoError? {
      do {
        try Self.open(bytes) { state in
          let update = try DisputeUpdate(state, options: options, changed: [], removed: ["c1"])
          _ = try update.content(with: DisputeUpdate.Found(pieces: [], leftOut: []))
          _ = try update.disputes(with: DisputeUpdate.Found(pieces: [], leftOut: []))
        }
        return nil
      } catch { return error as? GridGeoError }
    }
    #expect(fault(whole) == nil)
    for count in [0, 7, 16, whole.count / 2, whole.count - 1] {
      #expect(fault(Array(whole.prefix(count)))?.code == .badInput)
    }
    var other = whole
    other[8] = 2
    #expect(fault(other)?.message.contains("version 2") == true)
    // Every byte of the index and its foot counts, wherever it is looked at.
    for place in stride(from: whole.count - 1, to: whole.count - 4_000, by: -7) {
      var flipped = whole
      flipped[place] ^= 4
      #expect(fault(flipped)?.code == .badInput, "byte \(place)")
    }
  }
}
