/// The ground of one village cut into base units: the Voronoi cells of its clustered sites, clipped to the
/// village and split along barriers. A piece without a site joins the neighbour with the longest open border.
struct BaseCells {
  let arrangement: Arrangement
  /// Position of each vertex of the arrangement, metres.
  let planar: [Coordinate<Planar>]
  /// Base unit of each face; −1 outside the village.
  var units: [Int32] = []
  var unitCount = 0
  /// Base unit of each site.
  var unitOfSite: [Int32] = []
  /// Highest resistance of the barriers on each edge; −1 where there is none.
  var resistances: [Double] = []
  /// Pieces without a site that only an uncrossable barrier joins to the rest.
  var forcedCrossings = 0

  /// Grid of an older plan that each face lies in; −1 in none. Empty without an older plan.
  var homeOfFace: [Int32] = []
  /// Segments of the village's border and of an older plan's outlines on each edge; empty without such a plan.
  var outlineSegments: [Set<Int32>] = []

  /// Edges of the village's border, with the segment of it that each lies on.
  var borderEdges: [BorderEdge] = []

  /// A piece of the border: an edge of the arrangement, and the ends of the given segment.
  struct BorderEdge {
    var edge: Int32
    /// Number of the segment, and its ends.
    var segment: Int32
    var from: Int32
    var to: Int32
  }

  let ground: DivisionGround
  let clusters: [Int32]
  let sites: [Coordinate<Planar>]

  init(_ ground: DivisionGround, buildingDistance: Length, kit: inout WorkerKit) throws(GridGeoError) {
    self.ground = ground
    sites = try kit.planar(ground.sites.map(\.position.coordinate))
    clusters = SettlementClusters.of(sites, within: buildingDistance)
    var input = SegmentInput()
    for ring in ground.rings { input.add(ring, .border) }
    let corners = try kit.planar(ground.rings.joined().map(\.coordinate))
    var box = corners.dropFirst().reduce(BoundingBox(corners[0])) { $0.including($1) }
    box = sites.reduce(box) { $0.including($1) }
    if clusters.contains(where: { $0 > 0 }) {
      let cells = VoronoiCells(sites: sites, clusters: clusters, box: box)
      let ends = try kit.geographic(cells.segments.flatMap { [$0.from, $0.to] }).map { LatticePoint($0) }
      for (i, segment) in cells.segments.enumerated() {
        input.add(ends[2 * i], ends[2 * i + 1], .cell(left: segment.left, right: segment.right))
      }
    }
    for barrier in ground.barriers {
      input.add(barrier.from, barrier.to, .barrier(resistance: barrier.resistance))
    }
    arrangement = Arrangement(points: input.points, segments: input.segments)
    planar = try kit.planar(arrangement.points.map(\.coordinate))
    let faces = label(input)
    join(nearestSites(faces.votes, faces.inside), faces.isBorder)
  }

  /// The ground cut along given base units, one a site of the ground. What no unit covers goes to a
  /// neighbour; what several cover goes to the first of them.
  ///
  /// - Parameter unitRings: rings of each unit, its ground on their left.
  init(
    _ ground: DivisionGround, unitRings: [[[LatticePoint]]], kit: inout WorkerKit
  ) throws(GridGeoError) {
    self.ground = ground
    sites = try kit.planar(ground.sites.map(\.position.coordinate))
    clusters = unitRings.indices.map { Int32($0) }
    var input = SegmentInput()
    for ring in ground.rings { input.add(ring, .border) }
    for (unit, rings) in unitRings.enumerated() {
      for ring in rings { input.add(ring, .unit(Int32(unit))) }
    }
    for barrier in ground.barriers {
      input.add(barrier.from, barrier.to, .barrier(resistance: barrier.resistance))
    }
    arrangement = Arrangement(points: input.points, segments: input.segments)
    planar = try kit.planar(arrangement.points.map(\.coordinate))
    let faces = label(input)
    takeUnits(coveringUnits(input.kinds), faces.inside, count: unitRings.count)
  }

  /// Length of an edge, metres.
  func length(ofEdge e: Int) -> Double {
    let a = planar[Int(arrangement.origins[2 * e])]
    let b = planar[Int(arrangement.origins[2 * e + 1])]
    return ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// What the segments say of the faces and edges.
  struct Labels {
    /// Of each face: 1 inside the village, 0 outside.
    var inside: [Int8]
    var isBorder: [Bool]
    /// Sites on the two sides of each cell border.
    var votes: [(face: Int32, site: Int32, length: Double)]
  }

  mutating func label(_ input: SegmentInput) -> Labels {
    let a = arrangement
    resistances = [Double](repeating: -1, count: a.edgeCount)
    // −1 not known, 0 outside, 1 inside.
    var inside = [Int8](repeating: -1, count: a.faceCount)
    var isBorder = [Bool](repeating: false, count: a.edgeCount)
    var votes: [(face: Int32, site: Int32, length: Double)] = []
    for e in 0..<a.edgeCount {
      let length = length(ofEdge: e)
      // Two stretches of the border that fell together, one there and one back, bound nothing.
      var balance = 0
      a.forEachSource(of: Int32(2 * e)) { segment, reversed in
        let forward = a.faces[reversed ? 2 * e + 1 : 2 * e]
        let backward = a.faces[reversed ? 2 * e : 2 * e + 1]
        switch input.kinds[Int(segment)] {
        case .border:
          balance += reversed ? -1 : 1
          let (from, to) = input.segments[Int(segment)]
          borderEdges.append(BorderEdge(edge: Int32(e), segment: segment, from: from, to: to))
        case .cell(let left, let right):
          if forward >= 0 { votes.append((forward, left, length)) }
          if backward >= 0 { votes.append((backward, right, length)) }
        case .barrier(let resistance): resistances[e] = max(resistances[e], resistance)
        case .unit: break
        }
      }
      guard balance != 0 else { continue }
      isBorder[e] = true
      let (ground, outside) =
        balance > 0 ? (a.faces[2 * e], a.faces[2 * e + 1]) : (a.faces[2 * e + 1], a.faces[2 * e])
      if ground >= 0 { inside[Int(ground)] = 1 }
      if outside >= 0 { inside[Int(outside)] = 0 }
    }
    spread(&inside, across: isBorder)
    return Labels(inside: inside, isBorder: isBorder, votes: votes)
  }

  /// Faces with no border edge of their own are on the side of their neighbours.
  private func spread(_ inside: inout [Int8], across isBorder: [Bool]) {
    var changed = true
    while changed {
      changed = false
      for e in 0..<arrangement.edgeCount where !isBorder[e] {
        let left = arrangement.faces[2 * e]
        let right = arrangement.faces[2 * e + 1]
        let l: Int8 = left < 0 ? 0 : inside[Int(left)]
        let r: Int8 = right < 0 ? 0 : inside[Int(right)]
        if l < 0, r >= 0 {
          inside[Int(left)] = r
          changed = true
        } else if r < 0, l >= 0 {
          inside[Int(right)] = l
          changed = true
        }
      }
    }
  }

  /// The site whose cell each inside face belongs to; −1 outside. By the cell borders around the face,
  /// longest first, or by distance when it has none.
  func nearestSites(
    _ votes: [(face: Int32, site: Int32, length: Double)], _ inside: [Int8]
  ) -> [Int32] {
    var result = [Int32](repeating: -1, count: arrangement.faceCount)
    let sorted = votes.sorted { ($0.face, $0.site) < ($1.face, $1.site) }
    var best = [Double](repeating: 0, count: arrangement.faceCount)
    var i = 0
    while i < sorted.count {
      var j = i
      var sum = 0.0
      while j < sorted.count, sorted[j].face == sorted[i].face, sorted[j].site == sorted[i].site {
        sum += sorted[j].length
        j += 1
      }
      let face = Int(sorted[i].face)
      if sum > best[face] {
        best[face] = sum
        result[face] = sorted[i].site
      }
      i = j
    }
    for face in inside.indices where inside[face] != 1 { result[face] = -1 }
    guard !sites.isEmpty else {
      return inside.map { $0 == 1 ? 0 : -1 }
    }
    for walk in arrangement.walks {
      let face = Int(arrangement.faces[Int(walk)])
      guard face >= 0, inside[face] == 1, result[face] < 0 else { continue }
      let p = planar[Int(arrangement.origins[Int(walk)])]
      func squared(_ s: Coordinate<Planar>) -> Double {
        (s.x - p.x) * (s.x - p.x) + (s.y - p.y) * (s.y - p.y)
      }
      let nearest = sites.indices.min { squared(sites[$0]) < squared(sites[$1]) }
      result[face] = Int32(nearest ?? 0)
    }
    return result
  }
}
