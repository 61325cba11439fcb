/// Base units without a territory: which ground each has, who touches whom, and the outlines of parts made of
/// them.
///
/// All units are cut against each other at once on the output lattice, so a vertex that stands on a neighbour's
/// edge is a vertex of both. Ground that several units cover goes to the smallest of them, so that one drawn
/// over another keeps its ground; ground that none covers stays free. Both are measured.
struct UnitCoverage: Sendable {
  let arrangement: Arrangement
  /// Position of each vertex of the arrangement, metres.
  let planar: [Coordinate<Planar>]
  /// Unit that each face belongs to; −1 for none.
  let unitOfFace: [Int32]
  let unitCount: Int
  /// Highest resistance of the barriers on each edge; −1 where there is none.
  let resistances: [Double]
  /// What lies enclosed between units and belongs to none, and what several units cover.
  let gaps: Flaw
  let overlaps: Flaw
  /// Units that others cover wholly.
  let covered: [Int32]

  /// Ground that is not one unit's.
  struct Flaw: Sendable, Hashable {
    var pieces = 0
    var squareMetres = 0.0
    /// Units around or over the largest piece.
    var units: [Int32] = []
  }

  /// - Parameters:
  ///   - unitRings: closed rings of each unit, its ground on their left.
  ///   - barriers: lines that count where they run along common borders.
  /// - Throws: `badCRS` for ground too far from the frame's centre.
  /// - Complexity: O(*n* log *n*) expected in vertices, for a coverage of few pieces of land.
  init(
    _ unitRings: [[[LatticePoint]]], barriers: [DivisionGround.BarrierSegment] = [], kit: inout WorkerKit
  ) throws(GridGeoError) {
    var input = UnitSegments()
    for (unit, rings) in unitRings.enumerated() {
      for ring in rings { input.add(ring, unit: Int32(unit)) }
    }
    for barrier in barriers { input.add(barrier) }
    unitCount = unitRings.count
    arrangement = Arrangement(points: input.points, segments: input.segments)
    planar = try kit.planar(arrangement.points.map(\.coordinate))
    let segments = input
    let covers = arrangement.covers { (segments.lefts[Int($0)], segments.rights[Int($0)]) }
    let areas = UnitCoverage.areas(arrangement, planar)
    let units = UnitCoverage.smallest(covers, areas, count: unitRings.count)
    unitOfFace = units
    var resistances = [Double](repeating: -1, count: arrangement.edgeCount)
    for e in 0..<arrangement.edgeCount {
      arrangement.forEachSource(of: Int32(2 * e)) { segment, _ in
        resistances[e] = max(resistances[e], segments.resistances[Int(segment)])
      }
    }
    self.resistances = resistances
    gaps = UnitCoverage.gaps(arrangement, covers, areas, units)
    var overlaps = Flaw()
    var largest = 0.0
    for (face, cover) in covers.enumerated() where cover.count > 1 {
      overlaps.pieces += 1
      overlaps.squareMetres += areas[face]
      if areas[face] > largest { (largest, overlaps.units) = (areas[face], cover) }
    }
    self.overlaps = overlaps
    var hasGround = [Bool](repeating: false, count: unitRings.count)
    for unit in units where unit >= 0 { hasGround[Int(unit)] = true }
    covered = hasGround.indices.filter { !hasGround[$0] }.map { Int32($0) }
  }

  /// Area of each face, m².
  private static func areas(_ arrangement: Arrangement, _ planar: [Coordinate<Planar>]) -> [Double] {
    var areas = [Double](repeating: 0, count: arrangement.faceCount)
    for walk in arrangement.walks {
      let face = Int(arrangement.faces[Int(walk)])
      guard face >= 0 else { continue }
      // About a point of the walk: sums about a far origin would cancel.
      let base = planar[Int(arrangement.origins[Int(walk)])]
      var h = walk
      var sum = 0.0
      repeat {
        let a = planar[Int(arrangement.origins[Int(h)])]
        let b = planar[Int(arrangement.origins[Int(h ^ 1)])]
        sum += (a.x - base.x) * (b.y - base.y) - (b.x - base.x) * (a.y - base.y)
        h = arrangement.nexts[Int(h)]
      } while h != walk
      areas[face] += sum / 2
    }
    return areas
  }

  private static func smallest(_ covers: [[Int32]], _ areas: [Double], count: Int) -> [Int32] {
    var sizes = [Double](repeating: 0, count: count)
    for (face, cover) in covers.enumerated() {
      for unit in cover { sizes[Int(unit)] += areas[face] }
    }
    return covers.map { cover in
      cover.min { (sizes[Int($0)], $0) < (sizes[Int($1)], $1) } ?? -1
    }
  }

  /// Faces of no unit, taken together where only barriers part them, but for those that open to the outside.
  private static func gaps(
    _ arrangement: Arrangement, _ covers: [[Int32]], _ areas: [Double], _ units: [Int32]
  ) -> Flaw {
    var sets = DisjointSets(count: arrangement.faceCount + 1)
    let outside = Int32(arrangement.faceCount)
    func isFree(_ face: Int32) -> Bool { face < 0 || covers[Int(face)].isEmpty }
    for e in 0..<arrangement.edgeCount {
      let (left, right) = (arrangement.faces[2 * e], arrangement.faces[2 * e + 1])
      if isFree(left), isFree(right) { sets.unite(left < 0 ? outside : left, right < 0 ? outside : right) }
    }
    let open = sets.root(of: outside)
    var size: [Int32: Double] = [:]
    var flaw = Flaw()
    for (face, cover) in covers.enumerated() where cover.isEmpty {
      let root = sets.root(of: Int32(face))
      guard root != open else { continue }
      size[root, default: 0] += areas[face]
      flaw.squareMetres += areas[face]
    }
    flaw.pieces = size.count
    guard let largest = size.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return flaw }
    var around: Set<Int32> = []
    for e in 0..<arrangement.edgeCount {
      for (face, other) in [
        (arrangement.faces[2 * e], arrangement.faces[2 * e + 1]),
        (arrangement.faces[2 * e + 1], arrangement.faces[2 * e]),
      ] where face >= 0 && other >= 0 && covers[Int(face)].isEmpty && units[Int(other)] >= 0 {
        if sets.root(of: face) == largest { around.insert(units[Int(other)]) }
      }
    }
    flaw.units = around.sorted()
    return flaw
  }

  /// The dual graph: a link for each pair of units with a common border line that can be crossed.
  func dualGraph(loads: [Double]) -> DualGraph {
    DualGraph(arrangement, planar: planar, unitOfFace: unitOfFace, loads: loads, resistances: resistances)
  }

  /// Units whose ground is in several pieces that share no border line.
  var scattered: Int {
    var sets = DisjointSets(count: unitOfFace.count)
    for e in 0..<arrangement.edgeCount {
      let (left, right) = (arrangement.faces[2 * e], arrangement.faces[2 * e + 1])
      if left >= 0, right >= 0, unitOfFace[Int(left)] >= 0, unitOfFace[Int(left)] == unitOfFace[Int(right)] {
        sets.unite(left, right)
      }
    }
    var pieces = [Int32](repeating: 0, count: unitCount)
    for face in unitOfFace.indices
    where unitOfFace[face] >= 0 && sets.root(of: Int32(face)) == Int32(face) {
      pieces[Int(unitOfFace[face])] += 1
    }
    return pieces.count { $0 > 1 }
  }

  /// Closed rings of each part, the ground on their left; parts that touch share all vertices between them.
  ///
  /// - Parameter parts: part of each unit, from 0.
  func rings(_ parts: [Int32], count: Int) -> [[[LatticePoint]]] {
    var origins: [Int32] = []
    var lefts: [Int32] = []
    func part(_ face: Int32) -> Int32 {
      face < 0 || unitOfFace[Int(face)] < 0 ? -1 : parts[Int(unitOfFace[Int(face)])]
    }
    for e in 0..<arrangement.edgeCount {
      let (left, right) = (part(arrangement.faces[2 * e]), part(arrangement.faces[2 * e + 1]))
      guard left != right else { continue }
      origins += arrangement.origins[2 * e...2 * e + 1]
      lefts += [left, right]
    }
    return Outlines.rings(of: count, points: arrangement.points, origins: origins, lefts: lefts)
  }
}
