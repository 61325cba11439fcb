/// Makes an index of rings: strips of rows, each by one worker, put together in order.
struct GridIndexBuilding: ~Copyable {
  private let memory: IndexMemory
  private let gridStarts: ContiguousArray<Int>
  private let ringEnds: ContiguousArray<Int>
  private let raster: CellRaster
  private let least: SIMD2<Double>
  private let greatest: SIMD2<Double>
  private let rowsPerStrip: Int
  private let reach: Double

  /// Cells for each vertex: more make fewer points look at edges, and more memory for all to miss.
  private static let cellsPerVertex = 6
  private static let fewestCells = 1 << 12
  private static let mostCells = 1 << 26
  private static let mostCrossings = 8.0
  /// Vertices of a strip: few enough for its work to stay in the processor's own cache.
  private static let verticesPerStrip = 1 << 13

  init(_ rings: consuming GridRings) {
    gridStarts = rings.gridStarts
    ringEnds = rings.ringEnds
    let count = rings.count
    least = rings.least
    greatest = rings.greatest
    // Beside the rounding unit there is the rounding of sides and crossings, which is far below this.
    reach = EdgeSide.halfUnit + 1e-9
    raster = GridIndexBuilding.raster(least, greatest, rings.shape)
    let strips = min(raster.rows, max(1, count / GridIndexBuilding.verticesPerStrip))
    rowsPerStrip = (raster.rows + strips - 1) / strips
    memory = rings.memory()
  }

  private static func raster(
    _ least: SIMD2<Double>, _ greatest: SIMD2<Double>, _ shape: RasterShape
  ) -> CellRaster {
    guard least.x <= greatest.x else {
      return CellRaster(west: 0, south: 0, width: 1, height: 1, columns: 1, rows: 1)
    }
    let target = Double(min(mostCells, max(fewestCells, shape.edges * cellsPerVertex)))
    let size = pointwiseMax(greatest - least, SIMD2(repeating: 1e-5))
    let (columns, rows) = shape.sides(cells: target, of: size, most: mostCrossings)
    let width = max(size.x / Double(columns), 1e-6)
    let height = max(size.y / Double(rows), 1e-6)
    // The outermost cells are empty: they answer for all that lies beyond the raster too.
    return CellRaster(
      west: least.x - width * 1.5, south: least.y - height * 1.5, width: width, height: height,
      columns: Int(size.x / width) + 4, rows: Int(size.y / height) + 4)
  }

  private var vertices: UnsafePointer<SIMD2<Double>> {
    UnsafePointer(memory.start.assumingMemoryBound(to: SIMD2<Double>.self))
  }

  private func eachEdge(_ body: (Int) -> Void) {
    var edge = 0
    for end in ringEnds {
      while edge < end - 1 {
        body(edge)
        edge += 1
      }
      edge = end
    }
  }

  private func strips(of edge: Int) -> ClosedRange<Int> {
    let (a, b) = (vertices[edge].y, vertices[edge + 1].y)
    return raster.row(min(a, b) - reach) / rowsPerStrip...raster.row(max(a, b) + reach) / rowsPerStrip
  }

  /// Edges by strip, in order of vertex.
  private func binned(_ count: Int) -> (starts: ContiguousArray<Int>, edges: ContiguousArray<Int32>) {
    var starts = ContiguousArray<Int>(repeating: 0, count: count + 2)
    eachEdge { edge in for strip in strips(of: edge) { starts[strip + 2] += 1 } }
    for i in 2..<starts.count { starts[i] += starts[i - 1] }
    let edges = ContiguousArray<Int32>(unsafeUninitializedCapacity: starts[count + 1]) { room, filled in
      eachEdge { edge in
        for strip in strips(of: edge) {
          room[starts[strip + 1]] = Int32(truncatingIfNeeded: edge)
          starts[strip + 1] += 1
        }
      }
      filled = starts[count + 1]
    }
    return (starts, edges)
  }

  /// - Throws: `badInput` for more than 2³¹ vertices or words; `cancelled`.
  /// - Complexity: O(n + c) in the edges and in the cells that they cross.
  consuming func index(workers: Int) async throws(GridGeoError) -> GridIndex {
    let count = (raster.rows + rowsPerStrip - 1) / rowsPerStrip
    guard memory.count / 16 < Int(Int32.max), gridStarts.count < 1 << 29 else {
      throw GridGeoError(.badInput, "the grids have more vertices than an index holds; divide the plan")
    }
    let (starts, edges) = binned(count)
    let (gridStarts, raster, rowsPerStrip, reach) = (gridStarts, raster, rowsPerStrip, reach)
    let memory = memory
    let cells = IndexMemory(count: raster.rows * raster.columns * 4)
    let strips = try await parallelMap(Array(0..<count), workers: workers, blockSize: 1) {
      (_: inout WorkerKit, _, strip: Int) throws(GridGeoError) -> ContiguousArray<Int32> in
      let rows = strip * rowsPerStrip..<min(raster.rows, (strip + 1) * rowsPerStrip)
      var filling = RasterFilling(
        UnsafePointer(memory.start.assumingMemoryBound(to: SIMD2<Double>.self)), reach: reach)
      var entries: ContiguousArray<RasterFilling.Entry> = []
      let own = starts[strip]..<starts[strip + 1]
      entries.reserveCapacity(own.count * 2)
      var grid = 0
      for i in own {
        let edge = Int(edges[i])
        if gridStarts[grid + 1] <= edge {
          grid = GridIndexBuilding.grid(of: edge, in: gridStarts, from: grid)
        }
        filling.list(
          edge: edges[i], grid: Int32(truncatingIfNeeded: grid), raster, rows: rows, into: &entries)
      }
      filling.fill(
        raster, rows: rows, entries,
        into: cells.start.assumingMemoryBound(to: Int32.self) + rows.lowerBound * raster.columns)
      return filling.words
    }
    let total = strips.reduce(0) { $0 + $1.count }
    guard total < Int(Int32.max) else {
      throw GridGeoError(.badInput, "the grids' borders are too crowded for one index; divide the plan")
    }
    // A few words more, for lookups that look ahead.
    let words = IndexMemory(count: total * 4, beyond: 16)
    var offset = 0
    for (strip, own) in strips.enumerated() {
      own.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        (words.start + offset * 4).copyMemory(from: start, byteCount: bytes.count)
      }
      // Records of a strip are counted from its own first until here.
      let rows = strip * rowsPerStrip..<min(raster.rows, (strip + 1) * rowsPerStrip)
      let stripCells = cells.start.assumingMemoryBound(to: Int32.self)
      if offset > 0 {
        for i in rows.lowerBound * raster.columns..<rows.upperBound * raster.columns where stripCells[i] < -1
        {
          stripCells[i] -= Int32(offset)
        }
      }
      offset += own.count
    }
    return GridIndex(
      vertices: memory, cells: cells, words: words, raster: raster, least: least, greatest: greatest,
      gridCount: gridStarts.count - 1)
  }

  /// The grid of an edge, by bisection.
  private static func grid(of edge: Int, in starts: ContiguousArray<Int>, from low: Int) -> Int {
    var (low, high) = (low, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= edge { low = middle } else { high = middle }
    }
    return low
  }
}
