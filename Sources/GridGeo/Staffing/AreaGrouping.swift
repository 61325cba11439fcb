/// The grids of one township grouped into contiguous areas of even load, one for each head.
struct AreaGrouping: Sendable {
  /// The area of each grid, `0 ..< heads`; numbered by their first grids.
  private(set) var areaOf: [Int32]
  /// Pieces of ground that hang together nowhere.
  private(set) var pieces = 0
  /// Links made across water, because a piece was too small for a head of its own or there were too few heads.
  private(set) var joins = 0
  /// Σ (load of an area)², which is to be small.
  private(set) var squares = 0.0
  /// No grouping with these heads on each piece has less.
  private(set) var squaresAtLeast = 0.0
  /// Whether no other grouping is more even: proven, not guessed.
  private(set) var isOptimal = true

  /// - Parameters:
  ///   - graph: the township's grids.
  ///   - heads: from 1 to the number of grids.
  ///   - generator: of a stream named after the township.
  init(_ graph: GridGraph, heads: Int, method: ApportionmentMethod, generator: SeededGenerator) {
    var graph = graph
    var pieces = graph.pieces
    self.pieces = pieces.count
    while let lonely = AreaGrouping.pieceToJoin(graph, pieces, heads) {
      let link = AreaGrouping.shortestCrossing(from: pieces[lonely], graph)
      graph.join(link.from, link.to)
      joins += 1
      pieces = graph.pieces
    }
    areaOf = [Int32](repeating: 0, count: graph.count)
    let loads = pieces.map { $0.reduce(0) { $0 + graph.loads[Int($1)] } }
    // Joining left no more pieces than heads, and the caller no more heads than grids.
    let shares =
      (try? apportion(total: heads, among: loads, caps: pieces.map(\.count), method: method)) ?? [heads]
    var next: Int32 = 0
    for (piece, share) in zip(pieces, shares) {
      let solved = PieceGrouping(graph.restricted(to: piece), areas: share, generator: generator)
      for (i, grid) in piece.enumerated() { areaOf[Int(grid)] = next + solved.areaOf[i] }
      next += Int32(share)
      squares += solved.squares
      squaresAtLeast += solved.squaresAtLeast
      isOptimal = isOptimal && solved.isOptimal
    }
    number()
  }

  /// Areas in the order of their first grids.
  private mutating func number() {
    var numbers: [Int32: Int32] = [:]
    for grid in areaOf.indices {
      let new = numbers[areaOf[grid]] ?? Int32(numbers.count)
      numbers[areaOf[grid]] = new
      areaOf[grid] = new
    }
  }

  /// The lightest piece, when there are more pieces than heads or it has less than half the load of a head.
  private static func pieceToJoin(_ graph: GridGraph, _ pieces: [[Int32]], _ heads: Int) -> Int? {
    guard pieces.count > 1 else { return nil }
    let loads = pieces.map { $0.reduce(0) { $0 + graph.loads[Int($1)] } }
    let enough = loads.reduce(0, +) / Double(heads) / 2
    guard let lightest = loads.indices.min(by: { (loads[$0], $0) < (loads[$1], $1) }) else { return nil }
    return pieces.count > heads || loads[lightest] < enough ? lightest : nil
  }

  /// The two grids with the nearest centres, one inside and one outside the piece.
  private static func shortestCrossing(from piece: [Int32], _ graph: GridGraph) -> (from: Int32, to: Int32) {
    let own = Set(piece)
    var best: (squared: Double, from: Int32, to: Int32) = (.infinity, piece[0], piece[0])
    for a in piece {
      for b in 0..<Int32(graph.count) where !own.contains(b) {
        let (p, q) = (graph.centres[Int(a)], graph.centres[Int(b)])
        let squared = (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)
        if squared < best.squared { best = (squared, a, b) }
      }
    }
    return (best.from, best.to)
  }
}
