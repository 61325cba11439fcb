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
  private struct Group {
    var grid: Int32
    var first: Int
    var end: Int
    /// Holds the walk's start after the edges that the start is above of are taken off.
    var base: Bool
    /// Holds the corner of the next cell.
    var next: Bool
  }

  private let vertices: UnsafePointer<SIMD2<Double>>
  /// How far beyond a cell its edges are listed: the rounding unit and the rounding of the cell's own sides.
  private let reach: Double
  private(set) var words: ContiguousArray<Int32> = []
  private var owners: ContiguousArray<Int32> = []
  private var groups: ContiguousArray<Group> = []
  private var lastSet: ContiguousArray<Int32> = []
  private var lastSetCode: Int32 = -1
  /// Entries that rasters of crowded cells may still add: where everything is crowded, finer rasters only
  /// list the same edges again.
  private var room = 0

  /// More entries than this in one cell make a raster of their own.
  private static let crowd = 24
  private static let deepest = 5

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
  private mutating func forgetSet() {
    lastSetCode = -1
    lastSet.removeAll(keepingCapacity: true)
  }

  /// The raster that a crowded cell is divided into; nil when that would bring little.
  private func finer(
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
  private mutating func subdivide(
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

  // MARK: Cells

  /// What the cell says; moves `owners` on to the corner of the next cell.
  ///
  /// - Parameter base: records of this raster are counted from here.
  private mutating func code(
    of entries: UnsafeBufferPointer<Entry>, _ raster: CellRaster, _ row: Int, _ column: Int, base: Int,
    depth: Int
  ) -> Int32 {
    guard !entries.isEmpty else {
      if owners.count < 2 { return owners.first ?? -1 }
      if lastSetCode == -1 || lastSet != owners {
        lastSet = owners
        lastSetCode = IndexRecord.code(ofRecordAt: words.count - base)
        words.append(Int32(owners.count) << 2 | IndexRecord.several)
        for grid in owners {
          words.append(grid)
          words.append(1)
        }
      }
      return lastSetCode
    }
    let corner = SIMD2(raster.x(column), raster.y(row))
    group(entries, corner, nextX: raster.x(column + 1))
    let code: Int32
    if entries.count > RasterFilling.crowd, depth < RasterFilling.deepest,
      let finer = finer(entries, raster, row, column)
    {
      let kept = groups
      code = IndexRecord.code(ofRecordAt: subdivide(entries, finer, depth: depth + 1) - base)
      groups = kept
    } else {
      code = IndexRecord.code(ofRecordAt: words.count - base)
      if !appendTwo(entries) { appendSeveral(entries) }
    }
    moveOn()
    return code
  }

  /// Gathers the entries by grid, and what the walk's start and the next corner are to each.
  private mutating func group(_ entries: UnsafeBufferPointer<Entry>, _ corner: SIMD2<Double>, nextX: Double) {
    groups.removeAll(keepingCapacity: true)
    let nextCorner = SIMD2(nextX, corner.y)
    var i = 0
    while i < entries.count {
      let grid = entries[i].grid
      let isOwner = owners.contains(grid)
      var group = Group(grid: grid, first: i, end: i, base: isOwner, next: isOwner)
      while i < entries.count, entries[i].grid == grid {
        let edge = IndexEdge(vertices[Int(entries[i].edge)], vertices[Int(entries[i].edge) + 1])
        if edge.crossesColumn(corner.x), edge.isAbove(corner) { group.base.toggle() }
        if edge.crossesRow(corner.y), edge.isRight(corner) != edge.isRight(nextCorner) { group.next.toggle() }
        i += 1
      }
      group.end = i
      groups.append(group)
    }
  }

  /// Brings `owners` to the next corner.
  private mutating func moveOn() {
    if groups.count == 1, owners.count < 2 {
      let group = groups[0]
      if owners.isEmpty {
        if group.next { owners.append(group.grid) }
        return
      }
      if owners[0] == group.grid {
        if !group.next { owners.removeLast() }
        return
      }
    }
    owners.removeAll { owner in groups.contains { $0.grid == owner } }
    for group in groups where group.next {
      owners.insert(group.grid, at: owners.firstIndex { $0 > group.grid } ?? owners.count)
    }
  }

  /// The short record: the cell's edges part two grids, or one grid from none.
  private mutating func appendTwo(_ entries: UnsafeBufferPointer<Entry>) -> Bool {
    guard groups.count <= 2, owners.allSatisfy({ owner in groups.contains { $0.grid == owner } }) else {
      return false
    }
    var grids: (Int32, Int32)
    let first = groups[0]
    if groups.count == 2 {
      let second = groups[1]
      guard first.base != second.base, first.end - first.first == second.end - second.first,
        first.end - first.first <= 16, hasSameEdges(entries, first, second)
      else { return false }
      grids = first.base ? (first.grid, second.grid) : (second.grid, first.grid)
    } else {
      grids = first.base ? (first.grid, -1) : (-1, first.grid)
    }
    words.append(Int32(first.end - first.first) << 2 | IndexRecord.two)
    words.append(grids.0)
    words.append(grids.1)
    for i in first.first..<first.end { words.append(entries[i].edge) }
    return true
  }

  /// Whether each edge of the one is an edge of the other, in whichever direction, and none stands twice.
  private func hasSameEdges(_ entries: UnsafeBufferPointer<Entry>, _ one: Group, _ other: Group) -> Bool {
    func times(_ i: Int, in group: Group) -> Int {
      let (a, b) = (vertices[Int(entries[i].edge)], vertices[Int(entries[i].edge) + 1])
      var times = 0
      for j in group.first..<group.end {
        let (c, d) = (vertices[Int(entries[j].edge)], vertices[Int(entries[j].edge) + 1])
        if (a == d && b == c) || (a == c && b == d) { times += 1 }
      }
      return times
    }
    return (one.first..<one.end).allSatisfy { times($0, in: one) == 1 && times($0, in: other) == 1 }
  }

  private mutating func appendSeveral(_ entries: UnsafeBufferPointer<Entry>) {
    let covers = owners.filter { owner in !groups.contains { $0.grid == owner } }
    words.append(Int32(groups.count + covers.count) << 2 | IndexRecord.several)
    var next = 0
    func appendCovers(below limit: Int32) {
      while next < covers.count, covers[next] < limit {
        words.append(covers[next])
        words.append(1)
        next += 1
      }
    }
    for group in groups {
      appendCovers(below: group.grid)
      words.append(group.grid)
      words.append(Int32(group.end - group.first) << 1 | (group.base ? 1 : 0))
      for i in group.first..<group.end { words.append(entries[i].edge) }
    }
    appendCovers(below: .max)
  }
}
