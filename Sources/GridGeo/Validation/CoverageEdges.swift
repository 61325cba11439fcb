/// The directed edges of a set of regions, those cancelled that two regions share in opposite directions.
///
/// How many regions cover a point changes only at edges that are left: where every edge is cancelled there is
/// neither gap nor overlap. In a clean coverage only its outline is left, and all further work is in
/// proportion to what is wrong.
struct CoverageEdges {
  struct Edge: Hashable {
    var a: Coordinate<Planar>
    var b: Coordinate<Planar>
    var reversed: Edge { Edge(a: b, b: a) }
  }

  /// Edges that are left, the ground to their left, and whose they are.
  let open: [(edge: Edge, owner: Int)]
  /// Regions that have an edge left.
  let dirty: Set<Int>
  /// Regions at each end of an open edge, ascending.
  private let owners: [Coordinate<Planar>: [Int]]

  /// - Complexity: O(n) in edges.
  init(_ regions: [Region<Planar>]) {
    // How often an edge runs forth (in its canonical direction) and back.
    struct Count {
      var forth: UInt8 = 0
      var back: UInt8 = 0

      mutating func add(_ isForth: Bool) {
        // More than two are as many as two.
        if isForth { forth = min(forth, 1) + 1 } else { back = min(back, 1) + 1 }
      }
    }
    var counts: [Edge: Count] = [:]
    counts.reserveCapacity(regions.reduce(0) { $0 + $1.coordinateCount } * 3 / 5)
    for region in regions {
      Self.forEachEdge(of: region) { edge in
        let isForth = (edge.a.x, edge.a.y) < (edge.b.x, edge.b.y)
        counts[isForth ? edge : edge.reversed, default: Count()].add(isForth)
      }
    }
    var open: [(edge: Edge, owner: Int)] = []
    var dirty: Set<Int> = []
    var owners: [Coordinate<Planar>: [Int]] = [:]
    for (number, region) in regions.enumerated() {
      Self.forEachEdge(of: region) { edge in
        let key = (edge.a.x, edge.a.y) < (edge.b.x, edge.b.y) ? edge : edge.reversed
        if let count = counts[key], count.forth == 1 && count.back == 1 { return }
        open.append((edge, number))
        dirty.insert(number)
        for end in [edge.a, edge.b] where owners[end]?.last != number {
          owners[end, default: []].append(number)
        }
      }
    }
    self.open = open
    self.dirty = dirty
    self.owners = owners
  }

  /// Calls `body` for each edge, the ground to its left whichever way the rings run.
  static func forEachEdge(of region: Region<Planar>, _ body: (Edge) -> Void) {
    for polygon in region.polygons {
      for (role, ring) in polygon.rings.enumerated() {
        let isForward = ring.isCounterClockwise == (role == 0)
        let points = ring.coordinates
        for i in 1..<points.count where points[i] != points[i - 1] {
          body(isForward ? Edge(a: points[i - 1], b: points[i]) : Edge(a: points[i], b: points[i - 1]))
        }
      }
    }
  }

  /// The regions whose open edges end at vertices of this one.
  func owners(around region: Region<Planar>) -> [Int] {
    var found: Set<Int> = []
    for polygon in region.polygons {
      for ring in polygon.rings {
        for point in ring.coordinates { found.formUnion(owners[point] ?? []) }
      }
    }
    return found.sorted()
  }
}
