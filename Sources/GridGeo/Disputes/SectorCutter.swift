/// Cuts the border between neighbours into inspection sectors, at stakes and where rivers and roads cross it.
struct SectorCutter: ~Copyable {
  let boundary: SharedBoundary
  let barriers: [Barrier]
  let stakes: [Coordinate<Geographic>]
  let options: CommitteeOptions
  let kit: WorkerKit

  /// The sectors in order of the neighbours' codes and the place along their border.
  ///
  /// Each chain gets the fewest sectors for the longest length, where its cuts allow; of those the longest as short as
  /// can be, then the evenest. A ring may begin at any of its cuts, and begins at the best.
  ///
  /// - Parameter disputes: With their committees.
  /// - Throws: `badCRS` for ground too far from the frame's centre.
  func sectors(_ disputes: [Dispute]) throws(GridGeoError) -> [InspectionSector] {
    let neighbours = boundary.neighbours()
    let lines = neighbours.flatMap { pair in pair.chains.map { (units: pair.units, chain: $0) } }
    let locator = try BorderLocator(lines.map(\.chain), kit)
    let cuts = try cuts(locator)
    var feet: [[(chainage: Double, dispute: Int)]] = Array(repeating: [], count: lines.count)
    let numbers = Dictionary(
      boundary.ground.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = lines.map {
      SharedBoundary.Pair(first: numbers[$0.units[0]] ?? 0, second: numbers[$0.units[1]] ?? 0)
    }
    let disputes = disputes.sorted { StableOrder.precedes($0.id, $1.id) }
    for (d, dispute) in disputes.enumerated() {
      let wanted = Set(pairs.indices.filter { boundary.separates(pairs[$0], dispute.parties) })
      if wanted.isEmpty { continue }
      for place in try kit.planar(dispute.region).polygons.flatMap(\.exterior.coordinates) {
        if let foot = locator.foot(of: place, isWanted: wanted.contains) {
          feet[foot.chain].append((foot.chainage, d))
        }
      }
    }
    var sectors: [InspectionSector] = []
    for (i, line) in lines.enumerated() {
      for (from, to) in SectorCutter.stretches(line.chain, at: cuts[i], longest: options.sectorLength.metres)
      {
        guard let places = line.chain.line(from: from, to: to) else { continue }
        let inside = Set(
          feet[i].lazy.filter { foot in
            (from <= foot.chainage && foot.chainage <= to) || foot.chainage + line.chain.length <= to
          }
          .map(\.dispute)
        ).sorted().map { disputes[$0] }
        let number = String(sectors.count + 1)
        sectors.append(
          InspectionSector(
            id: "S-" + String(repeating: "0", count: max(0, 4 - number.count)) + number, parties: line.units,
            committee: inside.lazy.compactMap(\.committee).first, disputes: inside.map(\.id),
            tier: Dispute.Tier.allCases.first { tier in inside.contains { $0.tier == tier } },
            length: .metres(to - from), line: Polyline(trusted: places.map { $0.roundedToLattice() })))
      }
    }
    return sectors
  }

  private func cuts(_ locator: BorderLocator) throws(GridGeoError) -> [[Double]] {
    var cuts: [[Double]] = Array(repeating: [], count: locator.chains.count)
    for stake in try kit.planar(stakes) {
      if let foot = locator.foot(of: stake, within: options.stakeReach.metres) {
        cuts[foot.chain].append(foot.chainage)
      }
    }
    for line in barriers.flatMap(\.lines) {
      let places = try kit.planar(line.coordinates)
      for k in places.indices.dropFirst() {
        for (chain, chainage) in locator.crossings(places[k - 1], places[k]) { cuts[chain].append(chainage) }
      }
    }
    return cuts
  }

  /// Where the sectors of a chain begin and end.
  ///
  /// - Parameter cuts: Chainages, in any order; those within a metre of another or of an end count once.
  static func stretches(_ chain: BorderChain, at cuts: [Double], longest: Double) -> [(
    from: Double, to: Double
  )] {
    var marks: [Double] = []
    for cut in cuts.sorted()
    where cut - (marks.last ?? (chain.isRing ? -1 : 0)) >= 1 && chain.length - cut >= 1 {
      marks.append(cut)
    }
    func division(_ marks: [Double]) -> (cost: (Int, Int, Double), stretches: [(from: Double, to: Double)]) {
      // Centimetres, so that sums are exact.
      let sizes = marks.indices.dropFirst().map { Int(((marks[$0] - marks[$0 - 1]) * 100).rounded()) }
      let count = LinearPartition.runs(sizes, limit: Int(longest * 100))
      let ends = LinearPartition.balanced(sizes, count: count)
      let stretches = zip([0] + ends, ends).map { (from: marks[$0], to: marks[$1]) }
      let lengths = stretches.map { (($0.to - $0.from) * 100).rounded() }
      return ((count, Int(lengths.max() ?? 0), lengths.reduce(0) { $0 + $1 * $1 }), stretches)
    }
    guard chain.isRing, !marks.isEmpty else { return division([0] + marks + [chain.length]).stretches }
    let candidates = marks.indices.map { start in
      division(marks[start...] + marks[...start].map { $0 + chain.length })
    }
    return candidates.min { $0.cost < $1.cost }?.stretches ?? []
  }
}
