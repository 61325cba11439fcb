/// What some changed claims make of a saved run.
///
/// Faces follow from the edges near them alone. So disputes whose boxes meet no changed ground stay as they are,
/// and all others lie within that ground and the boxes of the old disputes that meet it: the claims there are
/// arranged anew, and of what is found that which meets the changed ground is new.
struct DisputeUpdate {
  let state: DisputeState
  let options: DisputeOptions
  /// By id: new ones, and those that replace another.
  let changed: [Claim]
  private let changedIndices: Set<Int>
  private let ground: BoundingBox<Geographic>
  private let gone: Set<Int>
  private let goneLeftOut: Set<Int>
  private let region: BoundingBox<Geographic>

  /// Ten lattice steps.
  private static let margin = 1e-6

  struct Found: Sendable {
    var pieces: [WeighedDispute]
    var leftOut: [BoundingBox<Geographic>]
  }

  struct Difference: Sendable {
    /// New disputes and those of which something is not as it was, in their order.
    var changed: [Dispute]
    /// Ids that no dispute has any more.
    var gone: [String]
  }

  /// - Throws: `badInput` for an id to remove that no claim has, and for a damaged state.
  init(
    _ state: DisputeState, options: DisputeOptions, changed: [Claim], removed: [String]
  ) throws(GridGeoError) {
    self.state = state
    self.options = options
    self.changed = changed
    var wanted: [UInt64: Set<String>] = [:]
    for id in changed.map(\.id) + removed { wanted[StableHash.fnv1a(id), default: []].insert(id) }
    var found: Set<Int> = []
    var ids: Set<String> = []
    var box = changed.compactMap(\.region.boundingBox).reduce(nil as BoundingBox<Geographic>?) {
      $0?.union($1) ?? $1
    }
    for i in state.indices(of: .claims) {
      let record = state.record(.claims, i)
      guard let names = wanted[record.key] else { continue }
      let id = try state.value(.claims, i) { (coder) throws(GridGeoError) in try coder.claim() }.id
      guard names.contains(id) else { continue }
      found.insert(i)
      ids.insert(id)
      box = box?.union(record.box) ?? record.box
    }
    if let missing = removed.first(where: { !ids.contains($0) }) {
      throw GridGeoError(
        .badInput, "no claim has the id \"\(missing)\" that is to be removed; check --removed")
    }
    let ground = box?.padded(by: DisputeUpdate.margin) ?? StateRecord.nowhere
    func meeting(_ section: DisputeState.Section) -> Set<Int> {
      Set(state.indices(of: section).filter { state.record(section, $0).box.intersects(ground) })
    }
    self.ground = ground
    changedIndices = found
    gone = meeting(.pieces)
    goneLeftOut = meeting(.leftOut)
    region =
      (gone.map { state.record(.pieces, $0).box } + goneLeftOut.map { state.record(.leftOut, $0).box })
      .reduce(ground) { $0.union($1) }.padded(by: DisputeUpdate.margin)
  }

  /// The box of all ground after the change, as the working frame is centred on it; nil when none is left.
  var extent: BoundingBox<Geographic>? { extent(of: [.claims, .units], with: changed) }

  var extentBefore: BoundingBox<Geographic>? { extent(of: [.claims, .units], with: [], without: []) }

  private func extent(
    of sections: [DisputeState.Section], with claims: [Claim], without left: Set<Int>? = nil
  ) -> BoundingBox<Geographic>? {
    var box = claims.compactMap(\.region.boundingBox).reduce(nil as BoundingBox<Geographic>?) {
      $0?.union($1) ?? $1
    }
    let left = left ?? changedIndices
    for section in sections {
      for i in state.indices(of: section) where section != .claims || !left.contains(i) {
        let own = state.record(section, i).box
        if own.minimum.x <= own.maximum.x { box = box?.union(own) ?? own }
      }
    }
    return box
  }

  /// Why only a full run can tell; nil when the update can.
  func obstacle() -> String? {
    let hasUnits = !state.indices(of: .units).isEmpty
    if let gap = options.gapDistance, gap <= .zero { return nil }
    guard hasUnits else {
      return options.gapDistance == nil ? nil : "gaps without a territory follow from all claims"
    }
    func parties(_ left: Set<Int>) -> Set<UInt64> {
      var hashes: Set<UInt64> = []
      for i in state.indices(of: .claims) where !left.contains(i) {
        let stem = state.record(.claims, i).stem
        hashes.insert(stem)
      }
      return hashes.subtracting([0])
    }
    let after = parties(changedIndices).union(changed.map { DisputeState.record($0, options).stem })
    return after.subtracting([0]) == parties([]) ? nil : "the set of parties changes, and gaps follow from it"
  }

  /// The finder for the ground that has to be arranged anew.
  ///
  /// - Throws: `badInput` for a damaged state.
  func finder() throws(GridGeoError) -> DisputeFinder {
    func isNear(_ section: DisputeState.Section, _ i: Int) -> Bool {
      state.record(section, i).box.intersects(region)
    }
    var claims = changed
    for i in state.indices(of: .claims) where !changedIndices.contains(i) && isNear(.claims, i) {
      claims.append(try state.value(.claims, i) { (coder) throws(GridGeoError) in try coder.claim() })
    }
    var units: [AdminUnit] = []
    for i in state.indices(of: .units) {
      var unit = try state.value(.units, i) { (coder) throws(GridGeoError) in try coder.unit() }
      // It keeps its name and place in the order, but bounds nothing here.
      if !isNear(.units, i) { unit.region = .empty }
      units.append(unit)
    }
    var zones: [GapZone] = []
    for i in state.indices(of: .zones) where isNear(.zones, i) {
      zones.append(try state.value(.zones, i) { (coder) throws(GridGeoError) in try coder.zone() })
    }
    let wide = extent(of: [.claims], with: changed)?.padded(by: 1) ?? StateRecord.nowhere
    let close = region.padded(by: 1)
    var counts = false
    var households: [Household] = []
    for i in state.indices(of: .households) {
      let box = state.record(.households, i).box
      counts = counts || wide.intersects(box)
      guard close.intersects(box) else { continue }
      households.append(
        try state.value(.households, i) { (coder) throws(GridGeoError) in try coder.household() })
    }
    var finder = DisputeFinder(claims: claims, units: units, households: households, options: options)
    finder.knownZones = zones
    finder.countsHouseholds = counts
    return finder
  }

  /// Of what the finder found, that which meets the changed ground.
  ///
  /// - Throws: `broken`.
  func found(_ result: DisputeFinder.Result) throws(GridGeoError) -> Found {
    let boxes = try result.leftOutBoxes()
    return Found(
      pieces: result.pieces.filter { $0.dispute.region.boundingBox?.intersects(ground) ?? false },
      leftOut: boxes.filter { $0.intersects(ground) })
  }

  private func piece(_ i: Int) throws(GridGeoError) -> WeighedDispute {
    try state.value(.pieces, i) { (coder) throws(GridGeoError) in try coder.piece() }
  }

  /// All pieces after the change, for the whole answer.
  ///
  /// - Complexity: O(bytes of the pieces).
  func pieces(with found: Found) throws(GridGeoError) -> [WeighedDispute] {
    var all = found.pieces
    for i in state.indices(of: .pieces) where !gone.contains(i) { all.append(try piece(i)) }
    return all
  }

  /// What a run of all claims would give.
  func disputes(with found: Found) throws(GridGeoError) -> [Dispute] {
    DisputeAssembly.finished(try pieces(with: found), keepsSlivers: options.keepsSlivers).map(\.dispute)
  }

  /// What is not as it was. Slivers of the same parties and disputes whose ids differ by a number alone are looked
  /// at together wherever they lie.
  ///
  /// - Complexity: O(records), and what is changed.
  func difference(with found: Found) throws(GridGeoError) -> Difference {
    var old: [WeighedDispute] = []
    for i in gone.sorted() { old.append(try piece(i)) }
    var rest: [WeighedDispute] = []
    var loaded = gone
    var (before, after): ([Dispute], [Dispute]) = ([], [])
    while true {
      func finished(_ pieces: [WeighedDispute]) -> [Dispute] {
        DisputeAssembly.finished(pieces, keepsSlivers: options.keepsSlivers).map(\.dispute)
      }
      (before, after) = (finished(old + rest), finished(found.pieces + rest))
      let stems = Set((before + after).map { StableHash.fnv1a(DisputeOrder.stem($0)) })
      let groups = Set(
        (old + rest + found.pieces).map { PieceNames.group(of: $0.dispute, options.keepsSlivers) }
      )
      .subtracting([0])
      var more: [Int] = []
      for i in state.indices(of: .pieces) where !loaded.contains(i) {
        let record = state.record(.pieces, i)
        if stems.contains(record.stem) || groups.contains(record.key) { more.append(i) }
      }
      if more.isEmpty { break }
      for i in more { rest.append(try piece(i)) }
      loaded.formUnion(more)
    }
    let known = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(after.map(\.id))
    return Difference(
      changed: after.filter { known[$0.id] != $0 }, gone: before.map(\.id).filter { !ids.contains($0) })
  }

  /// The state after the change.
  ///
  /// - Complexity: O(bytes of the state).
  func content(with found: Found) throws(GridGeoError) -> DisputeState.Content {
    var content = DisputeState.Content(
      fingerprint: state.fingerprint, options: options, claims: changed, units: [], zones: [], households: [],
      pieces: try pieces(with: found), leftOut: found.leftOut)
    for i in state.indices(of: .claims) where !changedIndices.contains(i) {
      content.claims.append(try state.value(.claims, i) { (coder) throws(GridGeoError) in try coder.claim() })
    }
    for i in state.indices(of: .leftOut) where !goneLeftOut.contains(i) {
      content.leftOut.append(state.record(.leftOut, i).box)
    }
    for i in state.indices(of: .units) {
      content.units.append(try state.value(.units, i) { (coder) throws(GridGeoError) in try coder.unit() })
    }
    for i in state.indices(of: .zones) {
      content.zones.append(try state.value(.zones, i) { (coder) throws(GridGeoError) in try coder.zone() })
    }
    for i in state.indices(of: .households) {
      content.households.append(
        try state.value(.households, i) { (coder) throws(GridGeoError) in try coder.household() })
    }
    return content
  }
}

extension DisputeFinder.Result {
  /// Boxes of the disputes that were left out.
  ///
  /// - Throws: `broken`.
  func leftOutBoxes() throws(GridGeoError) -> [BoundingBox<Geographic>] {
    var boxes: [BoundingBox<Geographic>] = []
    for draft in leftOut {
      if let box = try ground.arrangement.outline(of: draft.faces).boundingBox { boxes.append(box) }
    }
    return boxes
  }
}
