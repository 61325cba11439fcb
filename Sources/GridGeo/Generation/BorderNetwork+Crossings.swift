extension BorderNetwork {
  /// One straight piece: its edge and the numbers of its two points.
  private struct Piece {
    var slot: Int32
    var from: Int32
    var to: Int32
  }

  /// Slots of the edges that cross, touch or lie on another line, ascending. Exact: all in whole numbers.
  ///
  /// - Complexity: O(pieces) for pieces of about the same length.
  func crossings() -> [Int] {
    let pieces = allPieces()
    guard let first = points.first else { return [] }
    var low = first
    var high = first
    for p in points {
      low = FixedPoint(x: min(low.x, p.x), y: min(low.y, p.y))
      high = FixedPoint(x: max(high.x, p.x), y: max(high.y, p.y))
    }
    // Buckets of about half an edge, in 1e-7 degrees.
    let size = max(Int32(mesh.side * 0.6 * 90), 1)
    let columns = Int((high.x - low.x) / size) + 1
    let rows = Int((high.y - low.y) / size) + 1
    func buckets(_ piece: Piece, _ body: (Int) -> Void) {
      let a = points[Int(piece.from)]
      let b = points[Int(piece.to)]
      for row in Int((min(a.y, b.y) - low.y) / size)...Int((max(a.y, b.y) - low.y) / size) {
        for column in Int((min(a.x, b.x) - low.x) / size)...Int((max(a.x, b.x) - low.x) / size) {
          body(row * columns + column)
        }
      }
    }
    var starts = [Int32](repeating: 0, count: columns * rows + 1)
    for piece in pieces { buckets(piece) { starts[$0 + 1] += 1 } }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var fill = starts
    var content = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
    for (i, piece) in pieces.enumerated() {
      buckets(piece) {
        content[Int(fill[$0])] = Int32(i)
        fill[$0] += 1
      }
    }
    var faulty: Set<Int> = []
    for bucket in 0..<(columns * rows) {
      let range = Int(starts[bucket])..<Int(starts[bucket + 1])
      guard range.count > 1 else { continue }
      for i in range {
        for j in (i + 1)..<max(range.upperBound, i + 1) {
          let a = pieces[Int(content[i])]
          let b = pieces[Int(content[j])]
          if conflict(a, b) {
            faulty.insert(Int(a.slot))
            faulty.insert(Int(b.slot))
          }
        }
      }
    }
    return faulty.sorted()
  }

  private func allPieces() -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(points.count + edges.count)
    for slot in edges.indices {
      var last = ends[slot].from
      for k in 0..<Int32(innerCounts[slot]) {
        let next = innerStarts[slot] + k
        pieces.append(Piece(slot: Int32(slot), from: last, to: next))
        last = next
      }
      pieces.append(Piece(slot: Int32(slot), from: last, to: ends[slot].to))
    }
    return pieces
  }

  private func conflict(_ a: Piece, _ b: Piece) -> Bool {
    if a.from == b.from { return foldsBack(at: a.from, a.to, b.to) }
    if a.from == b.to { return foldsBack(at: a.from, a.to, b.from) }
    if a.to == b.from { return foldsBack(at: a.to, a.from, b.to) }
    if a.to == b.to { return foldsBack(at: a.to, a.from, b.from) }
    return Self.touch(
      points[Int(a.from)], points[Int(a.to)], points[Int(b.from)], points[Int(b.to)])
  }

  /// Whether two pieces from one point run over each other.
  private func foldsBack(at joint: Int32, _ one: Int32, _ other: Int32) -> Bool {
    let p = points[Int(joint)]
    let a = points[Int(one)]
    let b = points[Int(other)]
    guard FixedPoint.turn(p, a, b) == 0 else { return false }
    let along =
      (Int64(a.x) - Int64(p.x)) * (Int64(b.x) - Int64(p.x)) + (Int64(a.y) - Int64(p.y))
      * (Int64(b.y) - Int64(p.y))
    return along >= 0
  }

  /// Whether the segments a–b and c–d have a point in common.
  static func touch(_ a: FixedPoint, _ b: FixedPoint, _ c: FixedPoint, _ d: FixedPoint) -> Bool {
    guard
      max(a.x, b.x) >= min(c.x, d.x), max(c.x, d.x) >= min(a.x, b.x), max(a.y, b.y) >= min(c.y, d.y),
      max(c.y, d.y) >= min(a.y, b.y)
    else { return false }
    let side1 = FixedPoint.turn(a, b, c).signum()
    let side2 = FixedPoint.turn(a, b, d).signum()
    let side3 = FixedPoint.turn(c, d, a).signum()
    let side4 = FixedPoint.turn(c, d, b).signum()
    // On one line the boxes' overlap is the answer, and it has been seen.
    return side1 * side2 <= 0 && side3 * side4 <= 0
  }
}
