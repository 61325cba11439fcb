/// Fills rows of a raster with what its cells say, and makes the records: for one strip of an index, in one
/// worker.
struct RasterFilling: ~Copyable {
  /// An edge near a cell: the cell's number among those of the rows at hand, the edge's first vertex, its grid.
  struct Entry {
    var cell: Int32
    var edge: Int32
    var grid: Int32
  }

  /// A grid with edges near the cell at hand.
  struct Group {
    var grid: Int32
    var first: Int
    var end: Int
    /// Holds the walk's start after the edges that the start is above of are taken off.
    var base: Bool
    /// Holds the corner of the next cell.
    var next: Bool
  }

  let vertices: UnsafePointer<SIMD2<Double>>
  /// How far beyond a cell its edges are listed: the rounding unit and the rounding of the cell's own sides.
  let reach: Double
  var words: ContiguousArray<Int32> = []
  var owners: ContiguousArray<Int32> = []
  var groups: ContiguousArray<Group> = []
  var lastSet: ContiguousArray<Int32> = []
  var lastSetCode: Int32 = -1
  /// Entries that rasters of crowded cells may still add: where everything is crowded, finer rasters only
  /// list the same edges again.
  var room = 0

  /// More entries than this in one cell make a raster of their own.
  static let crowd = 24
  static let deepest = 5

  init(_ vertices: UnsafePointer<SIMD2<Double>>, reach: Double) {
    self.vertices = vertices
    self.reach = reach
  }

  // MARK: Entries

  /// Lists the cells of `rows` that the edge comes near.
  mutating func list(
    edge: Int32, grid: Int32, _ raster: CellRaster, rows: Range<Int>,
    into entries: inout ContiguousArray<Entry>
  ) {
    let edgeEnds = IndexEdge(vertices[Int(edge)], vertices[Int(edge) + 1])
    let (a, b) = (edgeEnds.a, edgeEnds.b)
    let (west, east) = (min(a.x, b.x), max(a.x, b.x))
    let (south, north) = (min(a.y, b.y), max(a.y, b.y))
    let first = max(rows.lowerBound, raster.row(south - reach))
    let last = min(rows.upperBound - 1, raster.row(north + reach))
    guard first <= last else { return }
    let leftmost = raster.column(west - reach)
    let rightmost = raster.column(east + reach)
    for row in first...last {
      let base = (row - rows.lowerBound) * raster.columns
      var (left, right) = (leftmost, rightmost)
      if left < right, first < last {
        // The part of the edge between the row's sides, which rounding cannot bring out of its box.
        let low = max(south, raster.y(row) - reach)
        let high = min(north, raster.y(row + 1) + reach)
        let slope = (b.x - a.x) / (b.y - a.y)
        if slope.isFinite {
          let x1 = min(max(a.x + (low - a.y) * slope, west), east)
          let x2 = min(max(a.x + (high - a.y) * slope, west), east)
          left = max(left, raster.column(min(x1, x2) - reach))
          right = min(right, raster.column(max(x1, x2) + reach))
        }
      }
      var column = left
      while column <= right {
        entries.append(Entry(cell: Int32(truncatingIfNeeded: base &+ column), edge: edge, grid: grid))
        column &+= 1
      }
    }
  }

  // MARK: Rows

  /// Fills the top raster's rows; west of it there is no grid.
  ///
  /// - Parameters:
  ///   - entries: in order of grid.
  ///   - cells: where the rows' cells go; records are counted from this strip's first.
  mutating func fill(
    _ raster: CellRaster, rows: Range<Int>, _ entries: ContiguousArray<Entry>,
    into cells: UnsafeMutablePointer<Int32>
  ) {
    let count = rows.count * raster.columns
    room = 8 * entries.count + 65_536
    let sorted = RasterFilling.byCell(entries, count: count).sorted
    sorted.withUnsafeBufferPointer { sorted in
      var next = 0
      for row in rows {
        let base = (row - rows.lowerBound) * raster.columns
        let end = base + raster.columns
        owners.removeAll(keepingCapacity: true)
        forgetSet()
        var cell = base
        while cell < end {
          let near = next < sorted.count ? min(end, Int(sorted[next].cell)) : end
          if cell < near {
            // No edge comes near these: what the corner of the first one is in, all of them are.
            let code = code(
              of: UnsafeBufferPointer(rebasing: sorted[next..<next]), raster, row, 0, base: 0, depth: 0)
            (cells + cell).update(repeating: code, count: near - cell)
            cell = near
            continue
          }
          let first = next
          while next < sorted.count, Int(sorted[next].cell) == cell { next += 1 }
          cells[cell] = code(
            of: UnsafeBufferPointer(rebasing: sorted[first..<next]), raster, row, cell - base, base: 0,
            depth: 0)
          cell += 1
        }
      }
    }
  }

  /// The next cell makes a record of its own of several grids without edges.
  mutating func forgetSet() {
    lastSetCode = -1
    lastSet.removeAll(keepingCapacity: true)
  }

  /// The raster that a crowded cell is divided into; nil when that would bring little.
  func finer(
    _ crowd: UnsafeBufferPointer<Entry>, _ parent: CellRaster, _ row: Int, _ column: Int
  ) -> CellRaster? {
    guard room > 0 else { return nil }
    let size = SIMD2(parent.width, parent.height)
    var shape = RasterShape()
    for entry in crowd {
      let d = vertices[Int(entry.edge) + 1] - vertices[Int(entry.edge)]
      shape.east += min(abs(d.x), size.x)
      shape.north += min(abs(d.y), size.y)
    }
    shape.edges = crowd.count
    var (columns, rows) = shape.sides(cells: Double(min(4096, crowd.count)), of: size, most: 4)
    // Cells are not made narrower than what edges are listed beyond them.
    columns = min(columns, Int(size.x / (64 * reach)))
    rows = min(rows, Int(size.y / (64 * reach)))
    guard columns >= 1, rows >= 1, columns * rows >= 4 else { return nil }
    return CellRaster(
      west: parent.x(column), south: parent.y(row), width: size.x / Double(columns),
      height: size.y / Double(rows),
      columns: columns, rows: rows)
  }

  /// Makes a raster of a crowded cell.
  ///
  /// - Parameter crowd: the cell's entries, in order of grid; `owners` holds the grids at its corner.
  /// - Returns: the record's offset.
  mutating func subdivide(
    _ crowd: UnsafeBufferPointer<Entry>, _ raster: CellRaster, depth: Int
  ) -> Int {
    let offset = words.count
    words.append(IndexRecord.raster)
    words.append(Int32(raster.columns))
    words.append(Int32(raster.rows))
    words.append(0)
    for number in [raster.west, raster.south, raster.width, raster.height, raster.perWidth, raster.perHeight]
    {
      words.append(Int32(truncatingIfNeeded: number.bitPattern))
      words.append(Int32(truncatingIfNeeded: number.bitPattern >> 32))
    }
    words.append(contentsOf: repeatElement(-1, count: raster.columns * raster.rows))
    var entries: ContiguousArray<Entry> = []
    for entry in crowd {
      list(edge: entry.edge, grid: entry.grid, raster, rows: 0..<raster.rows, into: &entries)
    }
    room -= entries.count - crowd.count
    let (sorted, starts) = RasterFilling.byCell(entries, count: raster.columns * raster.rows)
    let cornerOwners = owners
    sorted.withUnsafeBufferPointer { sorted in
      starts.withUnsafeBufferPointer { starts in
        var rowOwners = cornerOwners
        for row in 0..<raster.rows {
          if row > 0 {
            step(north: &rowOwners, crowd, x: raster.west, from: raster.y(row - 1), to: raster.y(row))
          }
          owners = rowOwners
          forgetSet()
          for column in 0..<raster.columns {
            let cell = row * raster.columns + column
            let range = Int(starts[cell])..<Int(starts[cell + 1])
            let code = code(
              of: UnsafeBufferPointer(rebasing: sorted[range]), raster, row, column, base: offset,
              depth: depth)
            words[offset + IndexRecord.rasterHead + cell] = code
          }
        }
      }
    }
    owners = cornerOwners
    forgetSet()
    return offset
  }

  /// Moves a set of owners up a meridian.
  private func step(
    north owners: inout ContiguousArray<Int32>, _ entries: UnsafeBufferPointer<Entry>, x: Double,
    from south: Double, to north: Double
  ) {
    for entry in entries {
      let edge = IndexEdge(vertices[Int(entry.edge)], vertices[Int(entry.edge) + 1])
      guard edge.crossesColumn(x), edge.isAbove(SIMD2(x, south)) != edge.isAbove(SIMD2(x, north)) else {
        continue
      }
      if let i = owners.firstIndex(of: entry.grid) {
        owners.remove(at: i)
      } else {
        owners.insert(entry.grid, at: owners.firstIndex { $0 > entry.grid } ?? owners.count)
      }
    }
  }

  /// Entries by cell, and within a cell in the order that they came in.
  private static func byCell(
    _ entries: ContiguousArray<Entry>, count: Int
  ) -> (sorted: ContiguousArray<Entry>, starts: ContiguousArray<Int32>) {
    var starts = ContiguousArray<Int32>(repeating: 0, count: count + 2)
    for entry in entries { starts[Int(entry.cell) + 2] += 1 }
    for i in 2..<starts.count { starts[i] += starts[i - 1] }
    let sorted = ContiguousArray<Entry>(unsafeUninitializedCapacity: entries.count) { room, filled in
      for entry in entries {
        room[Int(starts[Int(entry.cell) + 1])] = entry
        starts[Int(entry.cell) + 1] += 1
      }
      filled = entries.count
    }
    return (sorted, starts)
  }
}
