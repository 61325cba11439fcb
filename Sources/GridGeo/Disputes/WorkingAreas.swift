/// Groups disputes along the borders of their parties, and draws each committee's working area.
///
/// Disputes of one set of parties stand along the chains of those parties' common legal boundary, each on the chain
/// that is nearest to most of its vertices, over the stretch between its outermost feet. Three parties have committees
/// of their own: they never sit with two of them. Parties without a common boundary have none to follow: their
/// disputes are ordered along the straight line between two far ends of the disputed ground.
struct WorkingAreas: ~Copyable {
  let boundary: SharedBoundary
  let superior: CommonSuperior
  let households: [(id: String, place: Coordinate<Planar>)]
  let options: CommitteeOptions
  let kit: WorkerKit

  private struct Placed {
    var dispute: Dispute
    var region: Region<Planar>
    var from: Double
    var to: Double
    /// From the ground to the border, where there is a way to go.
    var links: [[Coordinate<Planar>]]
    var days: Int
  }

  /// The committees in the order of the deciding unit's code, the parties and the place along the border.
  ///
  /// - Parameter disputes: Those that get a committee.
  /// - Throws: `badCRS` for ground too far from the frame's centre; `native`.
  func committees(_ disputes: [Dispute]) throws(GridGeoError) -> [Committee] {
    let sets = Dictionary(grouping: disputes) { Set($0.parties).sorted(by: StableOrder.precedes) }
    let order = sets.keys.map { ($0, superior.table(of: $0)) }.sorted { a, b in
      a.1.unit != b.1.unit
        ? StableOrder.precedes(a.1.unit, b.1.unit)
        : a.0.lexicographicallyPrecedes(b.0, by: StableOrder.precedes)
    }
    var committees: [Committee] = []
    for (parties, table) in order {
      // Numbers depend on the input's order; place does not.
      let own = (sets[parties] ?? []).sorted { StableOrder.precedes($0.id, $1.id) }
      try form(own, parties, table, into: &committees)
    }
    for i in committees.indices {
      let number = String(i + 1)
      committees[i].id = "C-" + String(repeating: "0", count: max(0, 3 - number.count)) + number
    }
    return committees
  }

  private func form(
    _ disputes: [Dispute], _ parties: [String], _ table: Dispute.Table, into committees: inout [Committee]
  ) throws(GridGeoError) {
    var chains = boundary.chains(of: parties)
    if chains.isEmpty { chains = [WorkingAreas.axis(of: disputes)] }
    let locator = try BorderLocator(chains, kit)
    var byChain: [[Placed]] = Array(repeating: [], count: chains.count)
    for dispute in disputes {
      let (chain, placed) = try place(dispute, locator)
      byChain[chain].append(placed)
    }
    for (chain, placed) in zip(chains, byChain) where !placed.isEmpty {
      let placed = placed.sorted {
        ($0.from, $0.to) != ($1.from, $1.to)
          ? ($0.from, $0.to) < ($1.from, $1.to) : StableOrder.precedes($0.dispute.id, $1.dispute.id)
      }
      let items = placed.map { BorderRun.Item(from: $0.from, to: $0.to, days: $0.days) }
      let (gap, cap) = (options.gap.metres, Int((options.fieldDayCap * 100).rounded()))
      let runs =
        chain.isRing
        ? BorderRun.ring(items, length: chain.length, gap: gap, cap: cap)
        : BorderRun.open(items, gap: gap, cap: cap)
      for run in runs {
        let members = run.map { k -> Placed in
          var member = placed[k % placed.count]
          if k >= placed.count {
            member.from += chain.length
            member.to += chain.length
          }
          return member
        }
        committees.append(try committee(members, parties, table, chain))
      }
    }
  }

  private func committee(
    _ members: [Placed], _ parties: [String], _ table: Dispute.Table, _ chain: BorderChain
  ) throws(GridGeoError) -> Committee {
    let from = members.map(\.from).min() ?? 0
    var to = members.map(\.to).max() ?? 0
    if chain.isRing { to = min(to, from + chain.length) }
    var pieces = Region(members.flatMap(\.region.polygons))
    pieces = try pieces.buffered(by: options.buffer, in: kit.geos, name: "a working area")
    var lines = members.flatMap(\.links)
    if let line = chain.line(from: from, to: to) { lines.append(try kit.planar(line)) }
    for line in lines {
      let handle = try kit.geos.handle(of: Polyline<Planar>(trusted: line))
      let around: Region<Planar> = try kit.geos.region(
        of: try kit.geos.buffer(handle, options.buffer.metres, name: "the border of a working area"))
      pieces.polygons += around.polygons
    }
    let region = try Region.union(of: [pieces], in: kit.geos, name: "a working area")
    let near = Set(
      households.lazy.filter { region.boundingBox?.contains($0.place) ?? false }
        .filter { region.contains($0.place) }.map(\.id))
    return Committee(
      id: "", level: table.level, unit: table.unit, parties: parties, disputes: members.map(\.dispute.id),
      area: members.reduce(.zero) { $0 + $1.dispute.area }, border: .metres(to - from),
      fieldDays: Double(members.reduce(0) { $0 + $1.days }) / 100,
      households: households.isEmpty ? nil : near.count,
      region: try kit.geographic(region).roundedToLattice())
  }

  private func place(
    _ dispute: Dispute, _ locator: BorderLocator
  ) throws(GridGeoError) -> (chain: Int, placed: Placed) {
    let region = try kit.planar(dispute.region)
    let places = region.polygons.map { $0.rings.flatMap(\.coordinates) }
    var counts = [Int](repeating: 0, count: locator.chains.count)
    for place in places.joined() {
      if let foot = locator.foot(of: place) { counts[foot.chain] += 1 }
    }
    let most = counts.max() ?? 0
    let chain = counts.firstIndex(of: most) ?? 0
    var along: [Double] = []
    var links: [[Coordinate<Planar>]] = []
    for polygon in places {
      var nearest: (Coordinate<Planar>, BorderLocator.Foot)?
      for place in polygon {
        guard let foot = locator.foot(of: place, isWanted: { $0 == chain }) else { continue }
        along.append(foot.chainage)
        if nearest.map({ foot.squaredDistance < $0.1.squaredDistance }) ?? true { nearest = (place, foot) }
      }
      if let (place, foot) = nearest, foot.place != place { links.append([place, foot.place]) }
    }
    let line = locator.chains[chain]
    let (from, to) = WorkingAreas.stretch(along, ring: line.isRing ? line.length : nil)
    return (
      chain,
      Placed(
        dispute: dispute, region: region, from: from, to: to, links: links,
        days: options.fieldDays.hundredths(border: to - from, area: dispute.area))
    )
  }

  /// The shortest stretch with all the chainages; on a ring it may run over the seam.
  static func stretch(_ along: [Double], ring: Double?) -> (from: Double, to: Double) {
    let along = along.sorted()
    guard let first = along.first, let last = along.last else { return (0, 0) }
    guard let ring else { return (first, last) }
    var best = (gap: first + ring - last, from: first, to: last)
    for k in along.indices.dropFirst() where along[k] - along[k - 1] > best.gap {
      best = (along[k] - along[k - 1], along[k], along[k - 1] + ring)
    }
    return (best.from, best.to)
  }

  /// A straight line between two vertices that are far apart: the farthest from the least vertex, and the farthest
  /// from that.
  private static func axis(of disputes: [Dispute]) -> BorderChain {
    let all = Set(
      disputes.flatMap { $0.region.polygons.flatMap { $0.exterior.coordinates.map { PlanVertex($0) } } }
    ).sorted()
    func farthest(from a: PlanVertex) -> PlanVertex? {
      all.max {
        let (p, q) = (PlanVertex.steps(from: a, to: $0), PlanVertex.steps(from: a, to: $1))
        return p.x * p.x + p.y * p.y < q.x * q.x + q.y * q.y
      }
    }
    guard let least = all.first, let a = farthest(from: least), let b = farthest(from: a) else {
      let origin = PlanVertex(Coordinate(x: 0, y: 0))
      return BorderChain([origin, origin])
    }
    return BorderChain(a < b ? [a, b] : [b, a])
  }
}
