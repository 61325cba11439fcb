/// Claims, lowest units and gap zones in one arrangement, and what each face of it is.
struct DisputeGround: Sendable {
  let reader: FaceReader
  let arrangement: ClaimArrangement
  /// One for each label set of the arrangement.
  let readings: [FaceReading]
  let drafts: [DisputeDraft]

  /// - Parameter claims: in order of id.
  /// - Throws: `broken` when the arrangement contradicts itself.
  init(
    claims: [Claim], ground: LegalGround, zones: [GapZone], rights: RightsTable, crew: WorkerCrew
  ) async throws(GridGeoError) {
    let reader = FaceReader(claims: claims, ground: ground, zones: zones, rights: rights)
    let regions = claims.map(\.region) + ground.units.map(\.region) + zones.map(\.region)
    let arrangement = try await ClaimArrangement.build(ClaimOutlines(regions).rings, crew: crew)
    let readings = arrangement.labelSets.map { reader.reading($0) }
    self.reader = reader
    self.arrangement = arrangement
    self.readings = readings
    drafts = DisputeGround.drafts(arrangement, readings, claimCount: claims.count)
  }

  /// In order of their first faces.
  private static func drafts(
    _ arrangement: ClaimArrangement, _ readings: [FaceReading], claimCount: Int
  ) -> [DisputeDraft] {
    func reading(_ face: Int32) -> FaceReading { readings[Int(arrangement.faceLabels[Int(face)])] }
    // Numbers instead of parties and kinds: comparing them must be cheap for every edge.
    var numbers: [Key: Int32] = [:]
    let keys = readings.map { reading -> Int32 in
      guard let kind = reading.kind else { return -1 }
      let key = Key(kind: kind, parties: reading.parties)
      let number = numbers[key] ?? Int32(numbers.count)
      numbers[key] = number
      return number
    }
    var sets = DisjointSets(count: arrangement.faceCount)
    arrangement.forEachEdge { edge in
      let (left, right) = (edge.left, edge.right)
      guard left >= 0, right >= 0, left != right else { return }
      let key = keys[Int(arrangement.faceLabels[Int(left)])]
      if key >= 0, key == keys[Int(arrangement.faceLabels[Int(right)])] { sets.unite(left, right) }
    }
    var draftOfRoot: [Int32: Int] = [:]
    var drafts: [DisputeDraft] = []
    for face in 0..<Int32(arrangement.faceCount) {
      let own = reading(face)
      guard let kind = own.kind else { continue }
      let root = sets.root(of: face)
      let draft = draftOfRoot[root] ?? drafts.count
      if draft == drafts.count {
        draftOfRoot[root] = draft
        drafts.append(DisputeDraft(kind: kind, parties: own.parties))
      }
      drafts[draft].add(face, own, squareMetres: arrangement.faceAreas[Int(face)])
    }
    for draft in drafts.indices { drafts[draft].sum() }
    // No claim meets in a gap: those around it bound it.
    var around: [Int: Set<Int32>] = [:]
    arrangement.forEachEdge { edge in
      for (inner, outer) in [(edge.left, edge.right), (edge.right, edge.left)] where inner >= 0 && outer >= 0
      {
        guard reading(inner).kind == .gap, reading(outer).kind != .gap,
          let draft = draftOfRoot[sets.root(of: inner)]
        else { continue }
        let labels = arrangement.labelSets[Int(arrangement.faceLabels[Int(outer)])]
        around[draft, default: []].formUnion(labels.prefix { Int($0) < claimCount })
      }
    }
    for (draft, claims) in around { drafts[draft].claims = claims.sorted() }
    return drafts
  }

  private struct Key: Hashable {
    var kind: Dispute.Kind
    var parties: [String]
  }

  /// Who meets whom: one row for each pair of parties, kind and set of days, in this order.
  var calendar: [SeasonMeeting] {
    var areas: [Row: Double] = [:]
    for (face, label) in arrangement.faceLabels.enumerated() {
      for meeting in readings[Int(label)].meetings {
        let row = Row(parties: meeting.parties, kind: meeting.kind, days: meeting.days)
        areas[row, default: 0] += arrangement.faceAreas[face]
      }
    }
    return areas.map { row, area in
      SeasonMeeting(parties: row.parties, kind: row.kind, days: row.days, area: .squareMetres(area))
    }
    .sorted { a, b in
      if a.parties != b.parties {
        return a.parties.lexicographicallyPrecedes(b.parties, by: StableOrder.precedes)
      }
      if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
      return a.days.description < b.days.description
    }
  }

  private struct Row: Hashable {
    var parties: [String]
    var kind: SeasonMeeting.Kind
    var days: DaySet
  }
}
