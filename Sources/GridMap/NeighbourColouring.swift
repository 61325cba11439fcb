/// Colours for things that lie beside each other, so that no two neighbours are alike.
enum NeighbourColouring {
  /// The scheme "light" of Paul Tol's notes on colour schemes (2021), without its grey: told apart with any kind
  /// of colour vision, and light enough for black text.
  static let palette = [
    "#77aadd", "#ee8866", "#eedd88", "#ffaabb", "#99ddff", "#44bb99", "#bbcc33", "#aaaa00",
  ]

  /// A colour for each of `count` things: greedy in smallest-last order (Matula and Beck 1983). A map on a plane
  /// takes at most 6 colours this way, since each part of it has a thing with at most 5 neighbours. Of the colours
  /// that are free, the one used least so far.
  ///
  /// - Parameter neighbours: for each thing its neighbours, both ways, none twice.
  /// - Returns: Numbers from 0; below the palette's count unless neighbours are many.
  /// - Complexity: O(n + pairs).
  static func assign(_ neighbours: [[Int]]) -> [Int] {
    let order = smallestLast(neighbours)
    var colours = [Int](repeating: -1, count: neighbours.count)
    var used = [Int](repeating: 0, count: palette.count)
    for thing in order.reversed() {
      let taken = Set(neighbours[thing].map { colours[$0] })
      var chosen = -1
      for colour in palette.indices where !taken.contains(colour) {
        if chosen < 0 || used[colour] < used[chosen] { chosen = colour }
      }
      if chosen < 0 {
        chosen = palette.count
        while taken.contains(chosen) { chosen += 1 }
      } else {
        used[chosen] += 1
      }
      colours[thing] = chosen
    }
    return colours
  }

  private static func smallestLast(_ neighbours: [[Int]]) -> [Int] {
    var degree = neighbours.map(\.count)
    var buckets = [[Int]](repeating: [], count: (degree.max() ?? 0) + 1)
    for thing in neighbours.indices.reversed() { buckets[degree[thing]].append(thing) }
    var removed = [Bool](repeating: false, count: neighbours.count)
    var order: [Int] = []
    var least = 0
    while order.count < neighbours.count {
      guard let thing = buckets[least].popLast() else {
        least += 1
        continue
      }
      // An entry may be stale: the thing has moved to a lower bucket since.
      if removed[thing] || degree[thing] != least { continue }
      removed[thing] = true
      order.append(thing)
      for other in neighbours[thing] where !removed[other] {
        degree[other] -= 1
        buckets[degree[other]].append(other)
      }
      least = max(0, least - 1)
    }
    return order
  }
}
