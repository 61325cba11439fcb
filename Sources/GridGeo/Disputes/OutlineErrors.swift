/// What the errors of the digitised vertices do to a piece's area, found in one walk along its outline.
///
/// **Variance.** Errors are independent at the vertices that somebody digitised, east and north each with the
/// claim's accuracy, and run linearly along an edge between its two ends. To first order the area changes by
/// the integral of the outline's shift along its normal, so a vertex weighs the integral of its hat function
/// along that part of its two edges which the piece's outline follows. Where a piece is a whole claim this is
/// the known ¼ σ² Σ |vᵢ₊₁ − vᵢ₋₁|²; where an outline is cut by crossings, or has vertices added on an edge,
/// nothing changes, while that formula on the piece's own vertices would fall with every vertex added.
///
/// **Narrow ground.** Where two lines run closer together than their bands it is chance which lies where: noise
/// opens ground between them as often as it closes some, but only what it opens is seen, so that areas come out
/// too large there.
///
/// Sources of the formula for whole polygons: N. Chrisman and B. Yandell, "Effects of point error on area
/// calculations: a statistical model", Surveying and Mapping 48 (1988), 241–246; C. Ghilani, "Demystifying
/// area uncertainty: more or less", Surveying and Land Information Systems 60 (2000), 183–189.
struct OutlineErrors {
  /// In m², a number for each line: the variance of the area for a variance of 1 m² of its vertices. Where the
  /// outline follows several lines at once, which of them bounds the ground is chance; each counts in full
  /// for an equal share of the variance.
  private(set) var weights: [Double]
  /// Ground between lines closer to each other than their bands, in m².
  private(set) var narrow = 0.0

  /// Lines closer to each other than this, in metres, are followed together: outlines are rounded.
  private static let together = 0.005
  /// Places looked at for width on one edge, at most.
  private static let mostSteps = 4

  private let lines: NearLines
  private let bands: [Double]
  private let widest: Double
  /// Twice what the ends of the edges weigh.
  private var vertices: [SIMD2<Double>]
  private var lineOfVertex: [Int32]
  /// Of the edge at hand: the nearest edge of each line.
  private var nearest: [(edge: Int, square: Double)]
  private var hints: [Int]

  /// - Parameters:
  ///   - bands: Of the lines, in metres.
  ///   - lines: At least every edge that is within two bands of the piece.
  /// - Complexity: about O(n √m) for n edges of the piece and m near it.
  init(of piece: Region<Planar>, _ lines: NearLines, bands: [Double]) {
    self.lines = lines
    self.bands = bands
    widest = bands.max() ?? 0
    vertices = Array(repeating: .zero, count: lines.vertexCount)
    lineOfVertex = Array(repeating: 0, count: lines.vertexCount)
    nearest = Array(repeating: (-1, 0), count: lines.lineCount)
    hints = Array(repeating: -1, count: lines.lineCount)
    weights = Array(repeating: 0, count: lines.lineCount)
    for polygon in piece.polygons {
      follow(polygon.exterior, isHole: false)
      for hole in polygon.holes { follow(hole, isHole: true) }
    }
    // Both sides of narrow ground see it.
    narrow /= 2
    for vertex in vertices.indices {
      let w = vertices[vertex]
      weights[Int(lineOfVertex[vertex])] += w.x * w.x + w.y * w.y
    }
  }

  private mutating func follow(_ ring: Ring<Planar>, isHole: Bool) {
    let sign = ring.isCounterClockwise == isHole ? -1.0 : 1.0
    for i in 1..<ring.coordinates.count {
      let (p, q) = (ring.coordinates[i - 1], ring.coordinates[i])
      let (x, y) = ((p.x + q.x) / 2, (p.y + q.y) / 2)
      var least = Double.infinity
      var own = -1
      for line in nearest.indices {
        nearest[line] = lines.nearest(on: line, x: x, y: y, within: least + Self.together, hint: &hints[line])
        if nearest[line].edge >= 0, nearest[line].square.squareRoot() < least {
          least = nearest[line].square.squareRoot()
          own = line
        }
      }
      guard own >= 0, least <= Self.farthest(from: lines.edges[nearest[own].edge]) else { continue }
      let limit = (least + Self.together) * (least + Self.together)
      var count = 0
      for found in nearest where found.edge >= 0 && found.square <= limit { count += 1 }
      let normal = SIMD2(q.y - p.y, p.x - q.x) * (sign / Double(count).squareRoot())
      for line in nearest.indices where nearest[line].edge >= 0 && nearest[line].square <= limit {
        let edge = lines.edges[nearest[line].edge]
        let t = min(1, max(0, ((x - edge.x) * edge.dx + (y - edge.y) * edge.dy) * edge.inverse))
        vertices[Int(edge.from)] += normal * (1 - t)
        vertices[Int(edge.to)] += normal * t
        lineOfVertex[Int(edge.from)] = Int32(line)
        lineOfVertex[Int(edge.to)] = Int32(line)
      }
      // Lines followed together leave no ground between them.
      if count == 1 { addNarrow(p, q, from: own) }
    }
  }

  /// How far an outline may lie from an edge that it follows. Edges that are straight in degrees are bent in the
  /// plane, by less than L²⁄10⁷ m up to 78 degrees of latitude; what lies farther away bounds the ground by itself,
  /// such as the distance to which a gap is looked at, and has no error.
  private static func farthest(from edge: NearLines.Edge) -> Double {
    1 + 1e-7 * (edge.dx * edge.dx + edge.dy * edge.dy)
  }

  /// Adds the trapezes between an edge of the outline and the nearest line but its own, where that is close.
  private mutating func addNarrow(_ p: Coordinate<Planar>, _ q: Coordinate<Planar>, from own: Int) {
    guard widest > 0 else { return }
    let length = p.metres(to: q)
    let steps = Int(min(Double(Self.mostSteps), max(1, length / widest)))
    for step in 0..<steps {
      let t = (Double(step) + 0.5) / Double(steps)
      let (x, y) = (p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t)
      var least = Double.infinity
      for line in bands.indices where line != own {
        let limit = min(least, bands[line] + bands[own])
        let found = lines.nearest(on: line, x: x, y: y, within: limit, hint: &hints[line])
        if found.edge >= 0 { least = found.square.squareRoot() }
      }
      if least < .infinity { narrow += least * length / Double(steps) }
    }
  }
}
