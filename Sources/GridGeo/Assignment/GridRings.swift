#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rings of many grids, vertex after vertex in one piece of memory: what an index is made of.
struct GridRings: ~Copyable {
  private(set) var vertices: UnsafeMutablePointer<SIMD2<Double>>
  private(set) var count = 0
  private var capacity: Int
  /// The vertices of grid g begin at `gridStarts[g]`, and those behind the last one would at the last entry.
  private(set) var gridStarts: ContiguousArray<Int> = [0]
  /// Index behind the closing vertex of each ring.
  private(set) var ringEnds: ContiguousArray<Int> = []
  private(set) var shape = RasterShape()
  private(set) var least = SIMD2<Double>(repeating: .infinity)
  private(set) var greatest = SIMD2<Double>(repeating: -.infinity)

  init(reserving capacity: Int = 1024) {
    self.capacity = max(16, capacity)
    vertices = GridRings.memory(nil, self.capacity)
  }

  deinit { free(vertices) }

  var gridCount: Int { gridStarts.count - 1 }

  private static func memory(
    _ old: UnsafeMutablePointer<SIMD2<Double>>?, _ capacity: Int
  ) -> UnsafeMutablePointer<SIMD2<Double>> {
    guard let new = realloc(old, capacity * 16) else { fatalError("out of memory for \(capacity) vertices") }
    return new.assumingMemoryBound(to: SIMD2<Double>.self)
  }

  @inline(__always)
  mutating func append(x: Double, y: Double) {
    if count == capacity {
      capacity *= 2
      vertices = GridRings.memory(vertices, capacity)
    }
    let vertex = SIMD2(x, y)
    vertices[count] = vertex
    count += 1
    least = pointwiseMin(least, vertex)
    greatest = pointwiseMax(greatest, vertex)
  }

  /// The vertices since the last ring are one.
  mutating func endRing() {
    var i = (ringEnds.last ?? 0) + 1
    while i < count {
      let d = vertices[i] - vertices[i - 1]
      shape.east += abs(d.x)
      shape.north += abs(d.y)
      shape.edges += 1
      i += 1
    }
    ringEnds.append(count)
  }

  /// The rings since the last grid are one.
  mutating func endGrid() { gridStarts.append(count) }

  mutating func append(_ region: Region<Geographic>) {
    for polygon in region.polygons {
      for ring in polygon.rings {
        for c in ring.coordinates { append(x: c.x, y: c.y) }
        endRing()
      }
    }
    endGrid()
  }

  /// The same rings with the grids in another order: grid i of the result is `order[i]` of these.
  consuming func reordered(_ order: [Int]) -> GridRings {
    var result = GridRings(reserving: count)
    var firstRings: [Int] = []
    var ring = 0
    for g in 0..<gridCount {
      firstRings.append(ring)
      while ring < ringEnds.count, ringEnds[ring] <= gridStarts[g + 1] { ring += 1 }
    }
    firstRings.append(ring)
    for g in order {
      var next = gridStarts[g]
      for r in firstRings[g]..<firstRings[g + 1] {
        while next < ringEnds[r] {
          result.append(x: vertices[next].x, y: vertices[next].y)
          next += 1
        }
        result.endRing()
      }
      result.endGrid()
    }
    return result
  }

  /// The vertices as memory of an index.
  consuming func memory() -> IndexMemory {
    let memory = IndexMemory(taking: GridRings.memory(vertices, max(1, count)), count: count * 16)
    vertices = GridRings.memory(nil, 1)
    return memory
  }
}
