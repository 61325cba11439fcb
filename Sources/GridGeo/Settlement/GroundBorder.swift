/// The border of the disputed ground: whose undisputed land lies across each edge of it.
struct GroundBorder: Sendable {
  /// A stretch where the land of one side ends and that of the other begins.
  struct Gate: Sendable {
    /// One coordinate where the sides meet, or a line of border that is neither's.
    var line: [Coordinate<Planar>]
    /// Walking with the ground on the left, the first side's land lies before it.
    var opensFromFirst: Bool

    var isPoint: Bool { line.count == 1 }

    /// Places along it, its vertices among them: about so many.
    func places(about count: Int) -> [Coordinate<Planar>] {
      guard !isPoint else { return line }
      let step = planarLength(line) / Double(count)
      var result = [line[0]]
      for k in 1..<line.count {
        let (a, b) = (line[k - 1], line[k])
        let parts = max(1, Int((a.metres(to: b) / step).rounded()))
        for part in 1...parts {
          let t = Double(part) / Double(parts)
          result.append(Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y)))
        }
      }
      return result
    }
  }

  struct RingBorder: Sendable {
    /// Closed; the ground lies on the left.
    var line: [Coordinate<Planar>]
    /// Side across each edge: 0, 1, or −1 for neither.
    var owners: [Int8]
    var isExterior: Bool
    var gates: [Gate]
  }

  private(set) var rings: [RingBorder]
  /// Metres of border along each side's undisputed land.
  private(set) var frontages: [Double]

  /// How far across the border to look for land: beyond what rounding can leave there.
  private static var reach: Double { 0.5 }
  /// Points along an edge at which to look.
  private static var looks: Int { 5 }

  /// - Complexity: O(n log m) expected for n edges of ground and m of land.
  init(_ ground: Region<Planar>, _ lands: [SideLand]) {
    rings = []
    frontages = [0, 0]
    for polygon in ground.polygons {
      for (i, ring) in polygon.rings.enumerated() {
        let line = ring.isCounterClockwise == (i == 0) ? ring.coordinates : ring.coordinates.reversed()
        var owners: [Int8] = []
        for k in 1..<line.count {
          let counts = GroundBorder.across(line[k - 1], line[k], lands)
          let metres = line[k - 1].metres(to: line[k])
          for side in 0..<2 { frontages[side] += metres * Double(counts[side]) / Double(Self.looks) }
          let most = max(counts[0], counts[1])
          let isClear = 2 * most > Self.looks && counts[0] != counts[1]
          owners.append(isClear ? (counts[0] > counts[1] ? 0 : 1) : -1)
        }
        GroundBorder.smooth(&owners, line)
        rings.append(
          RingBorder(
            line: line, owners: owners, isExterior: i == 0, gates: GroundBorder.gates(line, owners)))
      }
    }
  }

  /// Gives the border that is neither's to a side without land.
  ///
  /// - Returns: The edges that stand in.
  mutating func giveFreeBorder(to side: Int) -> [EdgeDistance.Edge] {
    var given: [EdgeDistance.Edge] = []
    for r in rings.indices {
      for k in rings[r].owners.indices where rings[r].owners[k] < 0 {
        rings[r].owners[k] = Int8(side)
        given.append(EdgeDistance.Edge(a: rings[r].line[k], b: rings[r].line[k + 1]))
      }
      rings[r].gates = GroundBorder.gates(rings[r].line, rings[r].owners)
    }
    return given
  }

  /// Places where the sides meet in one point.
  var meetingPoints: [Coordinate<Planar>] {
    rings.flatMap { $0.gates.filter(\.isPoint).map { $0.line[0] } }
  }

  private static func across(
    _ a: Coordinate<Planar>, _ b: Coordinate<Planar>, _ lands: [SideLand]
  ) -> [Int] {
    let length = a.metres(to: b)
    guard length > 0 else { return [0, 0] }
    // Edges are straight in degrees: a long one bends away from the chord by up to L² tan φ ⁄ 8 R.
    let reach = max(Self.reach, length * length / 2.5e7)
    let (nx, ny) = ((b.y - a.y) / length * reach, -(b.x - a.x) / length * reach)
    var counts = [0, 0]
    for look in 0..<looks {
      let t = (Double(look) + 0.5) / Double(looks)
      let place = Coordinate<Planar>(x: a.x + t * (b.x - a.x) + nx, y: a.y + t * (b.y - a.y) + ny)
      for side in 0..<2 where lands[side].locator.position(of: place) == .inside { counts[side] += 1 }
    }
    return counts
  }

  /// Edges shorter than the look across tell nothing of their own: they go with the edge before.
  private static func smooth(_ owners: inout [Int8], _ line: [Coordinate<Planar>]) {
    let isShort = owners.indices.map { line[$0].metres(to: line[$0 + 1]) < 2 * reach }
    guard let start = isShort.firstIndex(of: false) else { return }
    var last = owners[start]
    for step in 1..<owners.count {
      let k = (start + step) % owners.count
      if isShort[k] { owners[k] = last } else { last = owners[k] }
    }
  }

  private static func gates(_ line: [Coordinate<Planar>], _ owners: [Int8]) -> [Gate] {
    let count = owners.count
    guard let start = owners.firstIndex(where: { $0 >= 0 }) else { return [] }
    var result: [Gate] = []
    var last = start
    for step in 1...count {
      let k = (start + step) % count
      guard owners[k] >= 0 else { continue }
      if owners[k] != owners[last] {
        // From the end of the last edge that is somebody's to the start of this one.
        let steps = (k - last - 1 + count) % count
        let stretch = (0...steps).map { line[(last + 1 + $0) % count] }
        let metres = planarLength(stretch)
        result.append(
          Gate(
            line: metres < 2 * reach ? [stretch[stretch.count / 2]] : stretch,
            opensFromFirst: owners[last] == 0))
      }
      last = k
    }
    return result
  }
}
