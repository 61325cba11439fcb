/// The outlines' edges, noded: they meet only in their ends, equal ones stand once, and each has the labels whose
/// outlines run along it an odd number of times. Edges without such a label bound nothing and are left out.
///
/// Worked out tile by tile. The tiles share out the work and decide nothing: where they lie shows in the order of
/// points and edges alone.
struct NodedOutlines: Sendable {
  private(set) var points: [LatticePoint] = []
  /// Ends of edge `e`: points `origins[2e]` and `origins[2e + 1]`, in ``LatticePoint/precedes(_:_:)`` order.
  private(set) var origins: [Int32] = []
  /// The labels of each edge, in ``sets``.
  private(set) var edgeSets: [Int32] = []
  private(set) var sets = LabelSets()
  /// The farthest that noding moved a place on a line, in lattice steps.
  private(set) var largestBend = 0.0

  /// - Parameters:
  ///   - outlines: closed rings for each label.
  ///   - segmentsPerTile: about how many edges to work on at a time.
  /// - Throws: `badInput` when the outlines reach over 107° or more.
  init(
    _ outlines: [[[LatticePoint]]], segmentsPerTile: Int = OutlineTiles.segmentsPerTile
  ) throws(GridGeoError) {
    let tiles = try OutlineTiles(outlines, segmentsPerTile: segmentsPerTile)
    let nodings = (0..<tiles.count).map { TileNoding(tiles, $0) }
    let (bases, seams) = try NodedOutlines.joined(tiles, nodings)
    let edges = nodings.indices.map { t in
      TileEdges(nodings[t], base: bases[t], beyond: seams.pieces[seams.starts[t]..<seams.starts[t + 1]])
    }
    gather(nodings, edges, labelCount: outlines.count)
  }

  /// The same on several workers: equal bytes with any number of them.
  static func build(
    _ outlines: [[[LatticePoint]]], crew: WorkerCrew
  ) async throws(GridGeoError) -> NodedOutlines {
    let tiles = try OutlineTiles(outlines)
    let numbers = Array(0..<tiles.count)
    let nodings = try await crew.map(numbers) { _, _, t throws(GridGeoError) in TileNoding(tiles, t) }
    let (bases, seams) = try joined(tiles, nodings)
    let edges = try await crew.map(numbers) { _, _, t throws(GridGeoError) in
      TileEdges(nodings[t], base: bases[t], beyond: seams.pieces[seams.starts[t]..<seams.starts[t + 1]])
    }
    var result = NodedOutlines()
    result.gather(nodings, edges, labelCount: outlines.count)
    return result
  }

  private init() {}

  private static func joined(
    _ tiles: OutlineTiles, _ nodings: [TileNoding]
  ) throws(GridGeoError) -> (bases: [Int32], seams: TileSeams) {
    var bases: [Int32] = []
    var count = 0
    for noding in nodings {
      bases.append(Int32(count))
      count += noding.points.count
      guard count < Int(Int32.max) else {
        throw GridGeoError(
          .badInput, "the outlines have more than 2³¹ vertices and crossings; divide them first")
      }
    }
    return (bases, TileSeams(tiles, nodings, bases: bases))
  }

  private mutating func gather(_ nodings: [TileNoding], _ edges: [TileEdges], labelCount: Int) {
    points.reserveCapacity(nodings.reduce(0) { $0 + $1.points.count })
    for noding in nodings {
      points += noding.points
      largestBend = max(largestBend, noding.largestBend)
    }
    let edgeCount = edges.reduce(0) { $0 + $1.codes.count }
    origins.reserveCapacity(2 * edgeCount)
    edgeSets.reserveCapacity(edgeCount)
    // Set l + 1 is label l alone.
    for label in 0..<Int32(labelCount) { _ = sets.number(of: CollectionOfOne(label)) }
    for tile in edges {
      origins += tile.origins
      let several = tile.sets.map { sets.number(of: $0) }
      for code in tile.codes { edgeSets.append(code >= 0 ? code + 1 : several[Int(~code)]) }
    }
  }
}
