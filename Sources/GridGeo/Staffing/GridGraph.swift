/// The grids of a township and who touches whom.
struct GridGraph: Sendable {
  struct Link: Sendable, Hashable {
    var to: Int32
    /// Length of the shared border, metres; 0 across water.
    var length: Double
    /// The same, border between two villages counting half.
    var worth: Double
  }

  private(set) var loads: [Double]
  /// Square metres.
  private(set) var areas: [Double]
  /// Metres.
  private(set) var perimeters: [Double]
  /// Metres, in a plane of the township's own.
  private(set) var centres: [Coordinate<Planar>]
  /// Of each grid, ascending.
  private(set) var links: [[Link]]

  var count: Int { loads.count }

  /// - Parameter grids: of one township, by code.
  /// - Complexity: O(vertices) expected.
  init(_ grids: [Grid]) {
    let plane = LocalPlane(grids)
    loads = grids.map(\.load)
    areas = grids.map(\.area.squareMetres)
    centres = grids.map { plane.centre(of: $0.region) }
    perimeters = []
    links = [[Link]](repeating: [], count: grids.count)
    var borders = SharedBorders(plane)
    for (number, grid) in grids.enumerated() {
      perimeters.append(borders.add(grid.region, number: Int32(number)))
    }
    let known = borders.lengths.values.reduce(0, +)
    // A border that cannot be measured, as where it was cut, counts as a usual one.
    let usual = borders.lengths.isEmpty ? 1000 : known / Double(borders.lengths.count)
    let position = Dictionary(
      grids.indices.map { (grids[$0].code, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    var pairs: Set<SharedBorders.Pair> = []
    for (number, grid) in grids.enumerated() {
      for code in grid.neighbours {
        guard let other = position[code], other != number else { continue }
        pairs.insert(SharedBorders.Pair(Int32(number), other))
      }
    }
    for pair in pairs.sorted() {
      let length = borders.lengths[pair] ?? usual
      let isInside = grids[Int(pair.low)].village == grids[Int(pair.high)].village
      let worth = isInside ? length : length / 2
      links[Int(pair.low)].append(Link(to: pair.high, length: length, worth: worth))
      links[Int(pair.high)].append(Link(to: pair.low, length: length, worth: worth))
    }
    for number in links.indices { links[number].sort { $0.to < $1.to } }
  }

  /// A graph from its parts, for tests and for pieces of a graph.
  init(
    loads: [Double], areas: [Double], perimeters: [Double], centres: [Coordinate<Planar>], links: [[Link]]
  ) {
    self.loads = loads
    self.areas = areas
    self.perimeters = perimeters
    self.centres = centres
    self.links = links
  }

  /// The graph of some grids, renumbered in their order.
  ///
  /// - Parameter grids: ascending.
  /// - Complexity: O(*m* log *m*) in the number of those grids and their links, whatever else there is.
  func restricted(to grids: [Int32]) -> GridGraph {
    func position(_ grid: Int32) -> Int32? {
      var (low, high) = (0, grids.count)
      while low < high {
        let middle = (low + high) / 2
        if grids[middle] < grid { low = middle + 1 } else { high = middle }
      }
      return low < grids.count && grids[low] == grid ? Int32(low) : nil
    }
    return GridGraph(
      loads: grids.map { loads[Int($0)] }, areas: grids.map { areas[Int($0)] },
      perimeters: grids.map { perimeters[Int($0)] }, centres: grids.map { centres[Int($0)] },
      links: grids.map { grid in
        links[Int(grid)].compactMap { link in
          position(link.to).map { Link(to: $0, length: link.length, worth: link.worth) }
        }
      })
  }

  /// Adds a link across water between the two grids.
  mutating func join(_ a: Int32, _ b: Int32) {
    links[Int(a)].append(Link(to: b, length: 0, worth: 0))
    links[Int(b)].append(Link(to: a, length: 0, worth: 0))
    links[Int(a)].sort { $0.to < $1.to }
    links[Int(b)].sort { $0.to < $1.to }
  }

  /// Grids that hang together, each piece ascending, in the order of their first grids.
  var pieces: [[Int32]] {
    var pieces: [[Int32]] = []
    var isSeen = [Bool](repeating: false, count: count)
    for start in 0..<count where !isSeen[start] {
      isSeen[start] = true
      var piece = [Int32(start)]
      var at = 0
      while at < piece.count {
        for link in links[Int(piece[at])] where !isSeen[Int(link.to)] {
          isSeen[Int(link.to)] = true
          piece.append(link.to)
        }
        at += 1
      }
      pieces.append(piece.sorted())
    }
    return pieces
  }
}
