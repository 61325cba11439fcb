import GridGeo

/// The borders of a set of regions cut into arcs: each stretch between two regions exists once.
///
/// Plans share their border vertices exactly, so a stretch that two regions share is walked by one of them
/// each way; pairing the directed edges finds it without any geometry. Arcs carry who lies left and right:
/// the outline of any union is the arcs whose two sides differ, the shared ones cancel.
struct ArcNetwork: Sendable {
  /// A region's border, one way along an arc.
  struct Step: Sendable {
    var arc: Int32
    var reversed: Bool
  }

  /// Vertices of all arcs, one after the other, in geographic degrees.
  private(set) var vertices: [Coordinate<Geographic>] = []
  /// Where each arc begins in `vertices`, and the end of the last.
  private(set) var starts: [Int] = [0]
  /// The region left and right of each arc; −1 where there is none.
  private(set) var left: [Int32] = []
  private(set) var right: [Int32] = []
  /// For each region its rings, exterior or hole alike, as steps along arcs.
  private(set) var rings: [[[Step]]] = []

  var arcCount: Int { left.count }
  func range(_ arc: Int) -> Range<Int> { starts[arc]..<starts[arc + 1] }

  /// - Complexity: O(vertices).
  init(_ regions: [Region<Geographic>]) {
    let total = regions.reduce(0) { $0 + $1.coordinateCount }
    var points = IdTable(capacity: total)
    // Half-edges: origin vertex, ring by ring; the next of a ring's last is its first.
    var origin: [Int32] = []
    origin.reserveCapacity(total)
    var owner: [Int32] = []
    owner.reserveCapacity(total)
    var ringStarts: [Int] = []
    for (number, region) in regions.enumerated() {
      for polygon in region.polygons {
        for ring in polygon.rings {
          let start = origin.count
          for coordinate in ring.coordinates.dropLast() {
            let id = points.insert(Self.key(coordinate))
            if origin.count > start, origin[origin.count - 1] == id { continue }
            origin.append(id)
          }
          while origin.count - start > 1, origin[origin.count - 1] == origin[start] { origin.removeLast() }
          if origin.count - start < 3 {
            origin.removeLast(origin.count - start)
            continue
          }
          owner += repeatElement(Int32(number), count: origin.count - start)
          ringStarts.append(start)
        }
      }
    }
    ringStarts.append(origin.count)
    var halves = HalfEdges(origin: origin, owner: owner, ringStarts: ringStarts, vertexCount: points.count)
    halves.markLoops()
    rings = Array(repeating: [], count: regions.count)
    build(halves, points)
  }

  private mutating func build(_ halves: HalfEdges, _ points: IdTable) {
    var arcStartingAt = [Int32](repeating: -1, count: halves.count)
    var lastOfArc: [Int] = []
    for ring in 0..<(halves.ringStarts.count - 1) {
      let bounds = halves.ringStarts[ring]..<halves.ringStarts[ring + 1]
      guard let first = bounds.first(where: { halves.isNode[Int(halves.origin[$0])] }) else { continue }
      var steps: [Step] = []
      var at = first
      repeat {
        // One chain, from this node to the next.
        let begin = at
        var last = at
        var length = 1
        at = halves.next(at, in: bounds)
        while !halves.isNode[Int(halves.origin[at])] {
          last = at
          at = halves.next(at, in: bounds)
          length += 1
        }
        let back = Int(halves.mate[last])
        if back >= 0, arcStartingAt[back] >= 0, range(Int(arcStartingAt[back])).count == length + 1,
          Int(halves.mate[lastOfArc[Int(arcStartingAt[back])]]) == begin
        {
          steps.append(Step(arc: arcStartingAt[back], reversed: true))
        } else {
          let arc = Int32(left.count)
          arcStartingAt[begin] = arc
          lastOfArc.append(last)
          steps.append(Step(arc: arc, reversed: false))
          left.append(halves.owner[begin])
          right.append(halves.mate[begin] >= 0 ? halves.owner[Int(halves.mate[begin])] : -1)
          var walk = begin
          for _ in 0..<length {
            vertices.append(Self.coordinate(points.keys[Int(halves.origin[walk])]))
            walk = halves.next(walk, in: bounds)
          }
          vertices.append(Self.coordinate(points.keys[Int(halves.origin[walk])]))
          starts.append(vertices.count)
        }
      } while at != first
      rings[Int(halves.owner[bounds.lowerBound])].append(steps)
    }
  }

  /// Files carry 7 decimals; two coordinates that agree in them are the same vertex.
  private static func key(_ c: Coordinate<Geographic>) -> UInt64 {
    let x = UInt32(bitPattern: Int32((c.x * 1e7).rounded()))
    let y = UInt32(bitPattern: Int32((c.y * 1e7).rounded()))
    return UInt64(x) << 32 | UInt64(y)
  }

  private static func coordinate(_ key: UInt64) -> Coordinate<Geographic> {
    let x = Int32(bitPattern: UInt32(truncatingIfNeeded: key >> 32))
    let y = Int32(bitPattern: UInt32(truncatingIfNeeded: key))
    return Coordinate(x: Double(x) / 1e7, y: Double(y) / 1e7)
  }
}

/// All rings as directed edges, each with its mate the other way, and the vertices where arcs end.
private struct HalfEdges {
  let origin: [Int32]
  let owner: [Int32]
  let ringStarts: [Int]
  let mate: [Int32]
  var isNode: [Bool]

  var count: Int { origin.count }
  func next(_ half: Int, in ring: Range<Int>) -> Int {
    half + 1 == ring.upperBound ? ring.lowerBound : half + 1
  }

  init(origin: [Int32], owner: [Int32], ringStarts: [Int], vertexCount: Int) {
    self.origin = origin
    self.owner = owner
    self.ringStarts = ringStarts
    var edges = IdTable(capacity: origin.count)
    // Where two regions walk the same edge the same way (an overlap), the first one has it.
    var halfOfEdge: [Int32] = []
    halfOfEdge.reserveCapacity(origin.count)
    var destination = [Int32](repeating: 0, count: origin.count)
    for ring in 0..<(ringStarts.count - 1) {
      let bounds = ringStarts[ring]..<ringStarts[ring + 1]
      for half in bounds {
        destination[half] = origin[half + 1 == bounds.upperBound ? bounds.lowerBound : half + 1]
        let id = edges.insert(Self.key(origin[half], destination[half]))
        if Int(id) == halfOfEdge.count { halfOfEdge.append(Int32(half)) }
      }
    }
    var mate = [Int32](repeating: -1, count: origin.count)
    var degree = [Int32](repeating: 0, count: vertexCount)
    for half in origin.indices {
      let id = edges.find(Self.key(destination[half], origin[half]))
      if id >= 0 { mate[half] = halfOfEdge[Int(id)] }
      if id < 0 || half < Int(mate[half]) {
        degree[Int(origin[half])] += 1
        degree[Int(destination[half])] += 1
      }
    }
    self.mate = mate
    isNode = degree.map { $0 != 2 }
    // Also where the region on the other side changes, which only faulty borders do at degree 2.
    for ring in 0..<(ringStarts.count - 1) {
      let bounds = ringStarts[ring]..<ringStarts[ring + 1]
      var before = bounds.upperBound - 1
      for half in bounds {
        let a = mate[before] < 0 ? -1 : owner[Int(mate[before])]
        let b = mate[half] < 0 ? -1 : owner[Int(mate[half])]
        if a != b { isNode[Int(origin[half])] = true }
        before = half
      }
    }
  }

  /// A ring that meets no node gets one, the same for both its sides: its lowest vertex.
  mutating func markLoops() {
    for ring in 0..<(ringStarts.count - 1) {
      let vertices = origin[ringStarts[ring]..<ringStarts[ring + 1]]
      if vertices.contains(where: { isNode[Int($0)] }) { continue }
      if let lowest = vertices.min() { isNode[Int(lowest)] = true }
    }
  }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
  }
}
