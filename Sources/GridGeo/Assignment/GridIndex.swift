/// Finds the grid of a point: exactly, and in a few nanoseconds.
///
/// A raster lies over all grids. Most of its cells lie inside one grid, and the answer is one look. A cell that
/// an edge comes near holds a record: its few edges, and the grids that hold its corner. Crowded cells hold a
/// raster of their own. Grids may overlap, have holes and parts; inside is counted by even and odd crossings
/// over all rings of a grid, and a point on a ring belongs to the grid. Edges are straight in longitude and
/// latitude, as GeoJSON says.
///
/// Values of this type may be used from any thread; a lookup allocates nothing.
///
/// ```swift
/// let index = try await GridIndex(of: plan.grids.map(\.region))
/// let place = index.place(of: Coordinate(longitude: 101.5, latitude: 34.9))
/// if place.grid >= 0 { print(plan.grids[Int(place.grid)].code) }
/// ```
public struct GridIndex: Sendable {
  let raster: CellRaster
  let least: SIMD2<Double>
  let greatest: SIMD2<Double>
  /// How many grids it was made of.
  public let gridCount: Int
  let vertices: IndexMemory
  let cells: IndexMemory
  let words: IndexMemory

  /// - Parameters:
  ///   - regions: in order of precedence: of several grids that hold a point the first one gets it. For plans
  ///     that is the order of codes.
  ///   - workers: how many may build at once; the index is the same with any number.
  /// - Throws: `badInput` for more vertices than an index holds (2³¹); `cancelled`.
  /// - Complexity: O(*n* + *c*) time in the *n* edges and the *c* cells that they cross, about 300 ns an edge;
  ///   about 50 bytes a vertex.
  public init(of regions: [Region<Geographic>], workers: Int = 1) async throws(GridGeoError) {
    var rings = GridRings(reserving: regions.reduce(0) { $0 + $1.coordinateCount })
    for region in regions { rings.append(region) }
    self = try await GridIndexBuilding(rings).index(workers: workers)
  }

  init(
    vertices: IndexMemory, cells: IndexMemory, words: IndexMemory, raster: CellRaster, least: SIMD2<Double>,
    greatest: SIMD2<Double>, gridCount: Int
  ) {
    self.vertices = vertices
    self.cells = cells
    self.words = words
    self.raster = raster
    self.least = least
    self.greatest = greatest
    self.gridCount = gridCount
  }

  /// Valid as long as the index lives.
  var view: GridIndexView {
    GridIndexView(
      vertices: UnsafePointer(vertices.start.assumingMemoryBound(to: SIMD2<Double>.self)),
      cells: UnsafePointer(cells.start.assumingMemoryBound(to: Int32.self)),
      words: UnsafePointer(words.start.assumingMemoryBound(to: Int32.self)), top: raster, least: least,
      greatest: greatest, gridCount: gridCount, vertexCount: vertices.count / 16,
      holdsZero: least.x <= 0 && greatest.x >= 0 && least.y <= 0 && greatest.y >= 0)
  }

  /// The grid that holds the point: the first of those that do.
  ///
  /// - Returns: status `inside`; `border` when a second grid comes within half the rounding unit of 10⁻⁷
  ///   degrees, so that rounding may have decided; `outside`; `invalid` for numbers that are not finite, out of
  ///   range, or both 0.
  /// - Complexity: O(1) in most cells, O(*k*) in one with *k* edges; no allocation.
  public func place(of point: Coordinate<Geographic>) -> GridPlace {
    let place = GridPlace(found: view.find(SIMD2(point.x, point.y)))
    withExtendedLifetime(self) {}
    return place
  }

  /// Indices of all grids that hold the point, in ascending order.
  ///
  /// - Complexity: as ``place(of:)``, and an array.
  public func owners(of point: Coordinate<Geographic>) -> [Int] {
    let owners = view.owners(of: SIMD2(point.x, point.y))
    withExtendedLifetime(self) {}
    return owners
  }

  /// The places of many points, in their order.
  ///
  /// - Parameter places: as many as there are points.
  /// - Complexity: O(*n*); no allocation.
  public func places(
    of points: Span<Coordinate<Geographic>>, into places: inout MutableSpan<GridPlace>
  ) {
    precondition(points.count == places.count, "as many places as points")
    let view = view
    points.withUnsafeBufferPointer { points in
      places.withUnsafeMutableBufferPointer { places in
        guard let points = points.baseAddress, let start = places.baseAddress else { return }
        // A coordinate is two doubles.
        points.withMemoryRebound(to: SIMD2<Double>.self, capacity: places.count) { points in
          withUnsafeTemporaryAllocation(of: Int32.self, capacity: GridIndexView.batch) { found in
            var done = 0
            while done < places.count {
              let count = min(GridIndexView.batch, places.count - done)
              view.find(points + done, count: count, into: found.baseAddress.unsafelyUnwrapped)
              for i in 0..<count { start[done + i] = GridPlace(found: found[i]) }
              done += count
            }
          }
        }
      }
    }
    withExtendedLifetime(self) {}
  }
}

extension GridPlace {
  /// - Parameter found: what ``GridIndexView/find(_:)`` says.
  @inline(__always)
  init(found: Int32) {
    if found >= 0 {
      let isBorder = found & GridIndexView.borderBit != 0
      self.init(grid: found & ~GridIndexView.borderBit, status: isBorder ? .border : .inside)
    } else {
      self.init(grid: -1, status: found == GridIndexView.invalid ? .invalid : .outside)
    }
  }
}
