/// The disputed ground cut along lines, on the output lattice: faces, each labelled with who gets it.
///
/// All that an option says of areas, pieces and lines is taken from here, so that what is written and what is
/// measured are the same thing.
struct GroundCut {
  /// Labels: 0 and 1 for the sides, 2 for ground that both withdraw from, −1 outside of the ground.
  typealias Label = Int8

  /// A line, and who is meant to be on its left and on its right.
  struct Divider {
    var points: [LatticePoint]
    var left: Label
    var right: Label
  }

  let arrangement: Arrangement
  /// Positions of the arrangement's points in the frame.
  let planar: [Coordinate<Planar>]
  /// Of each half-edge: the ground's edge that it lies on, −1 for none.
  private(set) var borderEdges: [Int32]
  /// Whether a divider runs along an edge.
  private(set) var isDivider: [Bool]
  /// Whether each face lies in the ground.
  private(set) var inGround: [Bool]
  /// Square metres of each face.
  private(set) var areas: [Double]
  var labels: [Label]
  /// What dividers say about each face in the ground: metres for each label.
  private(set) var votes: [[Double]]

  /// - Throws: `badCRS`, `native` from the projection.
  init(
    _ base: GroundLattice, dividers: [Divider], _ projector: borrowing Projector
  ) throws(GridGeoError) {
    var numbers = base.numbers
    var points = base.points
    var segments = base.segments
    var sides: [(left: Label, right: Label)] = []
    for divider in dividers {
      var last: Int32?
      for point in divider.points {
        let number = numbers[point] ?? Int32(points.count)
        if number == Int32(points.count) {
          points.append(point)
          numbers[point] = number
        }
        if let last, last != number {
          segments.append((last, number))
          sides.append((divider.left, divider.right))
        }
        last = number
      }
    }
    let arrangement = Arrangement(points: points, segments: segments)
    self.arrangement = arrangement
    let groundSegments = Int32(base.segments.count)
    planar = try projector.planar(arrangement.points.map(\.coordinate))
    let covers = arrangement.covers { $0 < groundSegments ? (0, -1) : (-1, -1) }
    let inGround = covers.map { !$0.isEmpty }
    self.inGround = inGround
    let half = arrangement.origins.count
    borderEdges = [Int32](repeating: -1, count: half)
    isDivider = [Bool](repeating: false, count: half / 2)
    votes = [[Double]](repeating: [0, 0, 0], count: arrangement.faceCount)
    areas = [Double](repeating: 0, count: arrangement.faceCount)
    labels = inGround.map { $0 ? 0 : -1 }
    let origin = planar.first ?? Coordinate(x: 0, y: 0)
    for h in 0..<half {
      let face = Int(arrangement.faces[h])
      guard face >= 0 else { continue }
      let p = planar[Int(arrangement.origins[h])]
      let q = planar[Int(arrangement.origins[h ^ 1])]
      areas[face] += ((p.x - origin.x) * (q.y - origin.y) - (p.y - origin.y) * (q.x - origin.x)) / 2
      let metres = p.metres(to: q)
      arrangement.forEachSource(of: Int32(h)) { segment, reversed in
        if segment < groundSegments {
          if !reversed { borderEdges[h] = segment }
          return
        }
        isDivider[h / 2] = true
        let side = sides[Int(segment - groundSegments)]
        let label = reversed ? side.right : side.left
        if label >= 0, inGround[face] { votes[face][Int(label)] += metres }
      }
    }
  }

  var area: Double { areas.indices.reduce(0) { $0 + (inGround[$1] ? areas[$1] : 0) } }

  func area(of label: Label) -> Double {
    areas.indices.reduce(0) { $0 + (labels[$1] == label ? areas[$1] : 0) }
  }

  func metres(_ h: Int) -> Double {
    planar[Int(arrangement.origins[h])].metres(to: planar[Int(arrangement.origins[h ^ 1])])
  }

  /// The face on the other side of a half-edge, when that lies in the ground.
  func faceAcross(_ h: Int) -> Int? {
    let face = Int(arrangement.faces[h ^ 1])
    return face >= 0 && inGround[face] ? face : nil
  }

  /// A place inside a face: between its longest border and what lies opposite.
  func placeInside(_ face: Int) -> Coordinate<Planar> {
    var longest = -1
    for h in arrangement.faces.indices where Int(arrangement.faces[h]) == face {
      if longest < 0 || metres(h) > metres(longest) { longest = h }
    }
    let p = planar[Int(arrangement.origins[longest])]
    let q = planar[Int(arrangement.origins[longest ^ 1])]
    let middle = Coordinate<Planar>(x: (p.x + q.x) / 2, y: (p.y + q.y) / 2)
    let length = max(p.metres(to: q), 1e-9)
    let normal = Coordinate<Planar>(x: -(q.y - p.y) / length, y: (q.x - p.x) / length)
    var reach = Double.infinity
    for h in arrangement.faces.indices where Int(arrangement.faces[h]) == face && h != longest {
      let a = planar[Int(arrangement.origins[h])]
      let b = planar[Int(arrangement.origins[h ^ 1])]
      let (ax, ay) = (a.x - middle.x, a.y - middle.y)
      let (ex, ey) = (b.x - a.x, b.y - a.y)
      let divisor = normal.x * ey - normal.y * ex
      guard divisor != 0 else { continue }
      let t = (ax * ey - ay * ex) / divisor
      let s = (ax * normal.y - ay * normal.x) / divisor
      if t > 0, -1e-9...(1 + 1e-9) ~= s { reach = min(reach, t) }
    }
    let step = reach.isFinite ? reach / 2 : 1e-3
    return Coordinate(x: middle.x + normal.x * step, y: middle.y + normal.y * step)
  }

  /// Labels each face as its dividers say by the greater length; where none runs, as asked.
  mutating func takeVotes(otherwise: (_ place: Coordinate<Planar>) -> Label) {
    for face in labels.indices where inGround[face] {
      let votes = votes[face]
      let best = votes.indices.max { votes[$0] != votes[$1] ? votes[$0] < votes[$1] : $0 > $1 } ?? 0
      labels[face] = votes[best] > 0 ? Label(best) : otherwise(placeInside(face))
    }
  }

  /// Gives crumbs of no consequence to the neighbour with the longest common line.
  mutating func clearCrumbs(below squareMetres: Double) {
    for piece in pieces() where piece.area < squareMetres {
      var shared = [0.0, 0.0, 0.0]
      for h in arrangement.faces.indices where arrangement.faces[h] >= 0 {
        guard piece.faces.contains(Int(arrangement.faces[h])), let across = faceAcross(h),
          labels[across] != piece.label
        else { continue }
        shared[Int(labels[across])] += metres(h)
      }
      let best = shared.indices.max { shared[$0] != shared[$1] ? shared[$0] < shared[$1] : $0 > $1 } ?? 0
      if shared[best] > 0 { for face in piece.faces { labels[face] = Label(best) } }
    }
  }

  /// Faces of one label that hang together over edges.
  struct Piece {
    var label: Label
    var faces: Set<Int>
    var area: Double
    /// Metres of border along each side's undisputed land.
    var contact: [Double]
  }

  /// - Parameter owners: side across each of the ground's edges, −1 for neither.
  func pieces(owners: [Int8] = []) -> [Piece] {
    var pieceOf = [Int](repeating: -1, count: labels.count)
    var neighbours = [[Int]](repeating: [], count: labels.count)
    for h in arrangement.faces.indices {
      let face = Int(arrangement.faces[h])
      if face >= 0, inGround[face], let across = faceAcross(h), labels[across] == labels[face] {
        neighbours[face].append(across)
      }
    }
    var result: [Piece] = []
    for face in labels.indices where inGround[face] && pieceOf[face] < 0 {
      var piece = Piece(label: labels[face], faces: [], area: 0, contact: [0, 0])
      var queue = [face]
      pieceOf[face] = result.count
      while let next = queue.popLast() {
        piece.faces.insert(next)
        piece.area += areas[next]
        for other in neighbours[next] where pieceOf[other] < 0 {
          pieceOf[other] = result.count
          queue.append(other)
        }
      }
      result.append(piece)
    }
    guard !owners.isEmpty else { return result }
    for h in arrangement.faces.indices where borderEdges[h] >= 0 && arrangement.faces[h] >= 0 {
      let owner = owners[Int(borderEdges[h])]
      let piece = pieceOf[Int(arrangement.faces[h])]
      if owner >= 0, piece >= 0 { result[piece].contact[Int(owner)] += metres(h) }
    }
    return result
  }
}
