import Testing

@testable import GridGeo

/// Claims made of whole cells of a coarse raster, where everything can be counted by hand.
@Suite struct DisputePropertyTests {
  private static let size = 12
  private static let step = 0.001

  /// A random set of claims over a territory of four villages in two townships.
  private struct RasterCase {
    var claims: [Claim] = []
    /// Cells of each claim.
    var cells: [Set<Int>] = []
    var units: [AdminUnit] = []

    init(seed: UInt64) throws {
      var generator = SeededGenerator(seed: seed, stream: "raster")
      func draw(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
      let half = size / 2
      for (township, x) in [("T1", 0), ("T2", half)] {
        units.append(unit(township, .township, nil, x, 0, half, size))
        units.append(unit(township + "a", .village, township, x, 0, half, half))
        units.append(unit(township + "b", .village, township, x, half, half, half))
      }
      let parties = ["T1a", "T1b", "T2a", "T2b", "T2"]
      let seasons = [
        Season(name: "winter", days: DaySet("11-01/05-31")!),
        Season(name: "summer", days: DaySet("06-01/10-31")!),
        .wholeYear,
      ]
      for i in 0..<(3 + draw(8)) {
        let (x, y) = (draw(size - 2), draw(size - 2))
        let (w, h) = (1 + draw(size - x - 1), 1 + draw(size - y - 1))
        var claim = Claim(
          id: "c\(i)", party: parties[draw(parties.count)], season: seasons[draw(3)],
          accuracy: .metres(1), region: .empty)
        claim.right = [.grazing, .grazing, .passage][draw(3)]
        var own = Set<Int>()
        for cy in y..<(y + h) { for cx in x..<(x + w) { own.insert(cy * size + cx) } }
        var rings = [rectangle(x, y, w, h)]
        // A hole in the larger ones.
        if w > 2, h > 2, draw(2) == 0 {
          own.remove((y + 1) * size + x + 1)
          rings.append(rectangle(x + 1, y + 1, 1, 1).reversed())
        }
        claim.region = Region(Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
        claims.append(claim)
        cells.append(own)
      }
    }

    private func unit(
      _ code: String, _ level: AdminLevel, _ parent: String?, _ x: Int, _ y: Int, _ w: Int, _ h: Int
    ) -> AdminUnit {
      AdminUnit(
        code: code, name: code, level: level, parent: parent,
        region: Region(Polygon(exterior: rectangle(x, y, w, h))))
    }
  }

  private static func rectangle(_ x: Int, _ y: Int, _ w: Int, _ h: Int) -> Ring<Geographic> {
    func corner(_ i: Int, _ j: Int) -> Coordinate<Geographic> {
      Coordinate(x: 101 + Double(i) * step, y: 35 + Double(j) * step)
    }
    return Ring(trusted: [
      corner(x, y), corner(x + w, y), corner(x + w, y + h), corner(x, y + h), corner(x, y),
    ])
  }

  /// What is expected of one dispute, its size in cells.
  private struct Expected: Hashable {
    var kind: Dispute.Kind
    var parties: [String]
    var claims: [String]
    var claimants: Int
    var days: DaySet
    var cells: Int
  }

  private static func expected(_ set: RasterCase, rights: RightsTable) -> [Expected: Int] {
    let villages = ["T1a", "T2a", "T1b", "T2b"]
    var kinds = [Expected?](repeating: nil, count: size * size)
    for cell in 0..<(size * size) {
      let owner = villages[(cell % size < size / 2 ? 0 : 1) + (cell / size < size / 2 ? 0 : 2)]
      let over = set.claims.indices.filter { set.cells[$0].contains(cell) }
      var disputing = Set<String>()
      var involved = Set<String>()
      var days = DaySet.none
      for i in over {
        for j in over where i < j && set.claims[i].party != set.claims[j].party {
          let (a, b) = (set.claims[i], set.claims[j])
          let common = a.season.days.intersection(b.season.days)
          guard !common.isEmpty, rights[a.right, b.right] != .none else { continue }
          disputing.formUnion([a.party, b.party])
          involved.formUnion([a.id, b.id])
          days.formUnion(common)
        }
      }
      let parties = Set(over.map { set.claims[$0].party })
      func isOwn(_ party: String) -> Bool { party == owner || party == String(owner.prefix(2)) }
      if !disputing.isEmpty {
        kinds[cell] = Expected(
          kind: .overlap, parties: disputing.sorted(), claims: involved.sorted(), claimants: parties.count,
          days: days, cells: 1)
      } else if !parties.isEmpty, parties.allSatisfy({ !isOwn($0) }) {
        let other = parties.map { $0.count == 2 ? String(owner.prefix(2)) : owner }
        kinds[cell] = Expected(
          kind: .encroachment, parties: Set(parties.union(other)).sorted(),
          claims: over.map { set.claims[$0].id }.sorted(), claimants: parties.count,
          days: over.reduce(.none) { $0.union(set.claims[$1].season.days) }, cells: 1)
      }
    }
    // Flood over cells with the same kind and parties.
    var counts: [Expected: Int] = [:]
    var seen = Set<Int>()
    for start in kinds.indices {
      guard let first = kinds[start], seen.insert(start).inserted else { continue }
      var sum = first
      sum.cells = 0
      var queue = [start]
      while let cell = queue.popLast() {
        let own = kinds[cell]!
        sum.cells += 1
        sum.claims = Set(sum.claims + own.claims).sorted()
        sum.claimants = max(sum.claimants, own.claimants)
        sum.days.formUnion(own.days)
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
          let (x, y) = (cell % size + dx, cell / size + dy)
          guard 0..<size ~= x, 0..<size ~= y, let other = kinds[y * size + x], other.kind == sum.kind,
            other.parties == sum.parties, seen.insert(y * size + x).inserted
          else { continue }
          queue.append(y * size + x)
        }
      }
      counts[sum, default: 0] += 1
    }
    return counts
  }

  private static func find(
    _ set: RasterCase, workers: Int = 1,
    options: DisputeOptions = DisputeOptions(gapDistance: .zero, keepsSlivers: true)
  ) async throws -> DisputeFinder.Result {
    let frame = try WorkingFrame(centre: Coordinate(x: 101, y: 35))
    return try await DisputeFinder(
      claims: set.claims, units: set.units, households: [], options: options
    ).find(in: frame, workers: workers)
  }

  @Test(arguments: 0..<150)
  func disputesAreThoseCountedCellByCell(_ seed: Int) async throws {
    let set = try RasterCase(seed: UInt64(seed))
    let result = try await Self.find(set)
    // Cells of one row have the same area; rows differ a little.
    let cell = Region(Polygon(exterior: Self.rectangle(0, 0, 1, 1))).ellipsoidalArea.squareMetres
    var found: [Expected: Int] = [:]
    for dispute in result.disputes {
      let cells = (dispute.area.squareMetres / cell).rounded()
      #expect(abs(dispute.area.squareMetres / cell - cells) < 0.05)
      found[
        Expected(
          kind: dispute.kind, parties: dispute.parties, claims: dispute.claims,
          claimants: dispute.claimants, days: dispute.days, cells: Int(cells)), default: 0] += 1
    }
    #expect(found == Self.expected(set, rights: DisputeRules.usual.rights))
    #expect(Set(result.disputes.map(\.id)).count == result.disputes.count)
  }

  @Test(arguments: 200..<230)
  func orderAndThreadsDoNotShow(_ seed: Int) async throws {
    var set = try RasterCase(seed: UInt64(seed))
    let first = try await Self.find(set)
    set.claims.reverse()
    set.units.reverse()
    for i in set.claims.indices {
      // Other starts and directions of the rings.
      set.claims[i].region = Region(
        set.claims[i].region.polygons.map { polygon in
          Polygon(
            exterior: Ring(trusted: Self.rotated(polygon.exterior.coordinates)),
            holes: polygon.holes.map { $0.reversed() })
        })
    }
    let second = try await Self.find(set, workers: 3)
    #expect(first.disputes == second.disputes)
    #expect(first.calendar == second.calendar)
  }

  @Test func swappingThePartiesMirrorsTheResult() async throws {
    for seed in UInt64(300)..<UInt64(320) {
      let set = try RasterCase(seed: seed)
      var mirrored = set
      let names = ["T1a": "T1b", "T1b": "T1a"]
      for i in mirrored.claims.indices {
        mirrored.claims[i].party = names[set.claims[i].party] ?? set.claims[i].party
      }
      mirrored.units = []
      var plain = set
      plain.units = []
      let (a, b) = (try await Self.find(plain), try await Self.find(mirrored))
      func shape(_ disputes: [Dispute], renamed: Bool) -> Set<[String]> {
        Set(
          disputes.map { dispute in
            [
              "\(dispute.area.squareMetres)", "\(dispute.areaLow) \(dispute.areaHigh)",
              dispute.certainty.rawValue, dispute.tier.rawValue, dispute.claims.joined(separator: " "),
            ] + dispute.parties.map { renamed ? names[$0] ?? $0 : $0 }.sorted()
          })
      }
      #expect(shape(a.disputes, renamed: true) == shape(b.disputes, renamed: false))
    }
  }

  private static func rotated(_ ring: [Coordinate<Geographic>]) -> [Coordinate<Geographic>] {
    let open = Array(ring.dropLast())
    let turned = Array(open[2...] + open[..<2])
    return (turned + [turned[0]]).reversed()
  }
}
