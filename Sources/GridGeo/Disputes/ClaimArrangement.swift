/// The labelled planar arrangement of closed outlines: faces that do not overlap, each with the labels of all
/// outlines it lies in, so that ground under three claims is one face with three labels and counts once.
///
/// It stands on the lattice of the output: vertices with seven decimals do not move, nothing is rounded on the
/// way out. Crossings are snap-rounded, so that a face depends on nothing but the edges near it, and not on the
/// order or the direction of outlines.
///
/// Half-edges `2e` and `2e + 1` are the two directions of edge `e`; a half-edge bounds the face on its left.
/// Every edge separates two faces with different labels.
public struct ClaimArrangement: Sendable {
  let labelCount: Int
  let points: [LatticePoint]
  /// Start point of each half-edge.
  let origins: [Int32]
  /// Next half-edge around the face on the left.
  let nexts: [Int32]
  /// Face on the left of each half-edge; −1 is the unbounded one.
  let faces: [Int32]
  /// One half-edge of each boundary walk of face `f`, the outer walk first:
  /// `walks[walkStarts[f] ..< walkStarts[f + 1]]`; the unbounded face stands last.
  let walkStarts: [Int32]
  let walks: [Int32]
  /// Distinct sets of labels, each ascending; the first is empty.
  let labelSets: [[Int32]]
  /// The labels whose outlines separate the two sides of an edge, as an index into `labelSets`.
  let edgeLabels: [Int32]
  /// The labels of each face, as an index into `labelSets`.
  let faceLabels: [Int32]
  /// Area of each face on the ellipsoid in m², edges straight in longitude and latitude.
  let faceAreas: [Double]
  /// Twice the area of each face in square lattice steps, exact.
  let faceDoubleAreas: [Int64]
  /// How far the lattice moved a vertex or a place on a line, at most. Vertices of seven decimals do not move.
  public internal(set) var largestMove: Length

  /// Bounded faces, those without a label included.
  public var faceCount: Int { faceLabels.count }
  var edgeCount: Int { edgeLabels.count }

  /// - Parameter outlines: for each label its closed rings (first point repeated last), exterior ones and holes,
  ///   running either way; a place belongs to a label when an odd number of its rings lies around it.
  /// - Throws: `badInput` when the outlines reach over more than 107°; `broken` when labels contradict each
  ///   other across an edge: a fault of this code.
  /// - Complexity: O((*n* + *k*) log *n*) for *n* evenly spread edges with *k* crossings.
  init(_ outlines: [[[LatticePoint]]]) throws(GridGeoError) {
    try self.init(NodedOutlines(outlines), labelCount: outlines.count)
  }

  /// The same on several workers: equal bytes with any number of them.
  static func build(
    _ outlines: [[[LatticePoint]]], crew: WorkerCrew
  ) async throws(GridGeoError) -> ClaimArrangement {
    try ClaimArrangement(await NodedOutlines.build(outlines, crew: crew), labelCount: outlines.count)
  }

  init(_ noded: NodedOutlines, labelCount: Int) throws(GridGeoError) {
    let trace = try FaceTrace(points: noded.points, origins: noded.origins)
    let labelling = try FaceLabelling(trace, edgeSets: noded.edgeSets, sets: noded.sets)
    self.labelCount = labelCount
    points = noded.points
    origins = noded.origins
    edgeLabels = noded.edgeSets
    nexts = trace.nexts
    faces = trace.faces
    walkStarts = trace.walkStarts
    walks = trace.walks
    faceDoubleAreas = trace.doubleAreas
    faceLabels = labelling.faceSets
    labelSets = labelling.sets.arrays
    faceAreas = ClaimArrangement.areas(
      points: noded.points, origins: noded.origins, faces: trace.faces, faceCount: trace.faceCount)
    // The longer of the two lengths of a step, at the equator.
    largestMove = .metres(noded.largestBend * GreenArea.metresPerStep)
  }

  private static func areas(
    points: [LatticePoint], origins: [Int32], faces: [Int32], faceCount: Int
  ) -> [Double] {
    var south = Int32.max
    var north = Int32.min
    for p in points {
      south = min(south, p.y)
      north = max(north, p.y)
    }
    guard south <= north else { return [] }
    let green = GreenArea(latitudes: south...north)
    var sums = [Int128](repeating: 0, count: faceCount)
    for e in 0..<(origins.count / 2) {
      // The ground is on the left of an edge that runs west.
      let term = green.term(points[Int(origins[2 * e + 1])], points[Int(origins[2 * e])])
      let left = Int(faces[2 * e])
      let right = Int(faces[2 * e + 1])
      if left >= 0 { sums[left] += term }
      if right >= 0 { sums[right] -= term }
    }
    return sums.map(GreenArea.squareMetres)
  }

  /// Labels of a face, ascending; none for the unbounded face, −1.
  public func labels(ofFace face: Int32) -> [Int32] { face < 0 ? [] : labelSets[Int(faceLabels[Int(face)])] }
}
