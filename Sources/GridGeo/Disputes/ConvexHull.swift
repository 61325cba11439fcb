/// The convex hull of places.
enum ConvexHull {
  /// Its corners, counter-clockwise; fewer than three when all places lie on one line.
  ///
  /// Source: A. Andrew, "Another efficient algorithm for convex hulls in two dimensions", Information Processing
  /// Letters 9 (1979), 216–219.
  ///
  /// - Complexity: O(n log n).
  static func corners(of places: [Coordinate<Planar>]) -> [Coordinate<Planar>] {
    let sorted = places.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard let first = sorted.first, let last = sorted.last, first != last else {
      return Array(sorted.prefix(1))
    }
    func half(_ places: some Sequence<Coordinate<Planar>>) -> [Coordinate<Planar>] {
      var chain: [Coordinate<Planar>] = []
      for c in places {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          if (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0 { break }
          chain.removeLast()
        }
        chain.append(c)
      }
      return chain
    }
    return half(sorted).dropLast() + half(sorted.reversed()).dropLast()
  }

  /// The least distance of two parallels that hold all the places, in metres: one of them runs along an edge of
  /// the hull. Source: M. Houle and G. Toussaint, "Computing the width of a set", IEEE Transactions on Pattern
  /// Analysis and Machine Intelligence 10 (1988), 761–765.
  static func leastWidth(of places: [Coordinate<Planar>]) -> Double {
    let corners = corners(of: places)
    let n = corners.count
    guard n > 2 else { return 0 }
    var least = Double.infinity
    var opposite = 1
    for i in 0..<n {
      let (a, b) = (corners[i], corners[(i + 1) % n])
      let length = a.metres(to: b)
      func distance(_ k: Int) -> Double {
        let c = corners[k % n]
        return ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / length
      }
      opposite = max(opposite, i + 1)
      while opposite < i + n - 1, distance(opposite + 1) >= distance(opposite) { opposite += 1 }
      least = min(least, distance(opposite))
    }
    return least
  }
}
