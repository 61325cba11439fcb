/// The edges of one tile, those whose lesser end lies in it: equal pieces merged, with the labels that run along
/// them an odd number of times.
struct TileEdges: Sendable {
  /// A piece that begins in the tile and ends anywhere; the end is numbered over all tiles.
  struct Piece: Sendable {
    var from: Int32
    var to: Int32
    var label: Int32
  }

  /// Two ends for each edge, numbered over all tiles.
  private(set) var origins: [Int32] = []
  /// The label of each edge, or the complement of an index into `sets` where there are several.
  private(set) var codes: [Int32] = []
  private(set) var sets: [[Int32]] = []

  /// - Parameters:
  ///   - base: the number of the tile's first point over all tiles.
  ///   - beyond: pieces of edges that reach beyond tiles.
  init(_ noding: TileNoding, base: Int32, beyond: ArraySlice<Piece>) {
    let total = noding.pieces.count + beyond.count
    let starts = ScratchBuffer<Int32>(repeating: 0, count: noding.points.count + 2)
    for piece in noding.pieces { starts[Int(piece.from) + 2] += 1 }
    for piece in beyond { starts[Int(piece.from) + 2] += 1 }
    for v in 2..<starts.count { starts[v] += starts[v - 1] }
    // End and label of each piece, in order of beginnings.
    let rest = ScratchBuffer<UInt64>(repeating: 0, count: total)
    func put(_ from: Int32, _ to: Int32, _ label: Int32) {
      rest[Int(starts[Int(from) + 1])] = UInt64(UInt32(to)) << 32 | UInt64(UInt32(label))
      starts[Int(from) + 1] += 1
    }
    for piece in noding.pieces { put(piece.from, piece.to + base, piece.label) }
    for piece in beyond { put(piece.from, piece.to, piece.label) }
    origins.reserveCapacity(2 * total)
    codes.reserveCapacity(total)
    var set: [Int32] = []
    for v in 0..<noding.points.count {
      let first = Int(starts[v])
      let end = Int(starts[v + 1])
      sortSmall(UnsafeMutableBufferPointer(start: rest.base + first, count: end - first)) { $0 < $1 }
      var i = first
      while i < end {
        let to = rest[i] >> 32
        var code = Int32(truncatingIfNeeded: rest[i])
        i += 1
        if i < end, rest[i] >> 32 == to {
          set.removeAll(keepingCapacity: true)
          set.append(code)
          while i < end, rest[i] >> 32 == to {
            let label = Int32(truncatingIfNeeded: rest[i])
            if set.last == label { set.removeLast() } else { set.append(label) }
            i += 1
          }
          if set.isEmpty { continue }
          if set.count == 1 {
            code = set[0]
          } else {
            code = ~Int32(sets.count)
            sets.append(set)
          }
        }
        origins.append(base + Int32(v))
        origins.append(Int32(to))
        codes.append(code)
      }
    }
  }
}
