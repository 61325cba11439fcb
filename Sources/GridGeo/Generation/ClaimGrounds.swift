/// The villages that claim, their outlines in metres, and the borders between them.
struct ClaimGrounds {
  struct Village {
    var code: String
    var township: String
    var county: String
    var isPastoral: Bool
    /// The outline of its largest part, counter-clockwise, open.
    var ring: [PlanePoint]
    var holes: [[PlanePoint]]
    /// By point, the village across the edge that begins there: number in `villages`, −1 when it is none of them.
    var across: [Int]
    /// The same as the code of any village; empty beyond the territory.
    var acrossCode: [String]
    /// Middle of the main settlement.
    var centre: PlanePoint

    func index(_ i: Int) -> Int { (i % ring.count + ring.count) % ring.count }
    func point(_ i: Int) -> PlanePoint { ring[index(i)] }

    /// Points from one number to a later one, both included; numbers run on past the end.
    func line(_ from: Int, _ to: Int) -> [PlanePoint] { (from...max(from, to)).map { point($0) } }
  }

  /// A stretch along which one village meets one other: `left` runs along it forwards, `right` backwards.
  struct Border {
    var left: Int
    var right: Int
    /// Number of its first point in the ring of `left`, and of the same point in the ring of `right`.
    var start: Int
    var startOfRight: Int
    /// Edges.
    var count: Int
    /// Names its random numbers.
    var key: String
  }

  private(set) var villages: [Village] = []
  private(set) var borders: [Border] = []
  /// Stretches of claiming villages along others that claim nothing; `right` is −1.
  private(set) var openBorders: [Border] = []

  /// - Parameters:
  ///   - outlines: polygons by village of the division.
  ///   - centres: by village of the division.
  /// - Complexity: O(points).
  init(
    _ division: DrawnUnits, _ frame: LocalFrame, outlines: [[[[FixedPoint]]]],
    centres: [(x: Double, y: Double)], most: Int
  ) {
    var owner: [FixedEdge: Int] = [:]
    for (v, polygons) in outlines.enumerated() {
      for ring in polygons.joined() {
        for (a, b) in zip(ring, ring.dropFirst()) { owner[FixedEdge(a, b)] = v }
      }
    }
    let order = division.villages.indices.sorted { division.villages[$0].code < division.villages[$1].code }
    var place = [Int](repeating: -1, count: order.count)
    let mains = outlines.map { Array(($0.first?.first ?? []).dropLast()) }
    let neighbours = mains.map { ring in
      ring.indices.map { owner[FixedEdge(ring[($0 + 1) % ring.count], ring[$0])] ?? -1 }
    }
    func township(_ v: Int) -> DrawnUnits.Township { division.townships[division.villages[v].township] }
    // County boundaries first, then township boundaries; herders before farmers.
    func rank(_ v: Int) -> Int? {
      let others = neighbours[v].filter { $0 >= 0 }
      let county = others.contains { township($0).county != township(v).county }
      let border = others.contains { division.villages[$0].township != division.villages[v].township }
      guard border else { return nil }
      return (county ? 0 : 2) + (division.villages[v].isPastoral ? 0 : 1)
    }
    let ranked = order.compactMap { v in rank(v).map { (rank: $0, village: v) } }
    let taken = ranked.sorted {
      ($0.rank, division.villages[$0.village].code) < ($1.rank, division.villages[$1.village].code)
    }
    .prefix(most).map(\.village)
    let chosen = Set(taken)
    for v in order where chosen.contains(v) {
      place[v] = villages.count
      func metres(_ p: FixedPoint) -> PlanePoint {
        let (x, y) = frame.metres(p.coordinate)
        return PlanePoint(x: x, y: y)
      }
      villages.append(
        Village(
          code: division.villages[v].code, township: township(v).code,
          county: division.counties[township(v).county].code, isPastoral: division.villages[v].isPastoral,
          ring: mains[v].map(metres), holes: outlines[v][0].dropFirst().map { $0.dropLast().map(metres) },
          across: neighbours[v], acrossCode: neighbours[v].map { $0 < 0 ? "" : division.villages[$0].code },
          centre: PlanePoint(x: centres[v].x, y: centres[v].y)))
    }
    for v in villages.indices {
      villages[v].across = villages[v].across.map { $0 < 0 ? -1 : place[$0] }
    }
    let numbers = order.filter { chosen.contains($0) }.map { v in
      Dictionary(uniqueKeysWithValues: mains[v].enumerated().map { ($0.element, $0.offset) })
    }
    let fixed = order.filter { chosen.contains($0) }.map { mains[$0] }
    for v in villages.indices { findBorders(of: v, fixed, numbers) }
  }

  private mutating func findBorders(
    of v: Int, _ fixed: [[FixedPoint]], _ numbers: [[FixedPoint: Int]]
  ) {
    let codes = villages[v].acrossCode
    let n = codes.count
    // A village that lies wholly inside another one has no place to begin.
    guard let first = codes.indices.first(where: { codes[$0] != codes[($0 + n - 1) % n] }) else { return }
    var i = first
    var count: [String: Int] = [:]
    while i < first + n {
      let code = codes[i % n]
      var end = i + 1
      while end < first + n, codes[end % n] == code { end += 1 }
      defer { i = end }
      guard !code.isEmpty else { continue }
      let other = villages[v].across[i % n]
      count[code, default: 0] += 1
      let key = "\(villages[v].code) \(code) \(count[code] ?? 0)"
      if other < 0 {
        openBorders.append(
          Border(left: v, right: -1, start: i % n, startOfRight: -1, count: end - i, key: key))
      } else if v < other, let same = numbers[other][fixed[v][i % n]] {
        // The other's main outline may not hold the whole stretch: then it is a part or a hole of it.
        let m = fixed[other].count
        let isShared = (0...(end - i)).allSatisfy { k in
          fixed[v][(i + k) % n] == fixed[other][((same - k) % m + m) % m]
        }
        guard isShared else { continue }
        borders.append(
          Border(left: v, right: other, start: i % n, startOfRight: same, count: end - i, key: key))
      }
    }
  }
}

private struct FixedEdge: Hashable {
  var a: UInt64
  var b: UInt64

  init(_ a: FixedPoint, _ b: FixedPoint) {
    self.a = FixedEdge.word(a)
    self.b = FixedEdge.word(b)
  }

  private static func word(_ p: FixedPoint) -> UInt64 {
    UInt64(UInt32(bitPattern: p.x)) << 32 | UInt64(UInt32(bitPattern: p.y))
  }
}
