/// A grid of square cells over a box of the lattice. Sides are powers of two, so that a cell is found by shifts.
struct LatticeCells: Sendable {
  let west: Int
  let south: Int
  let shift: Int
  let columns: Int
  let rows: Int

  var count: Int { columns * rows }

  /// - Parameter wanted: about how many cells to make; at most this many and a half-row more.
  init(west: Int32, south: Int32, east: Int32, north: Int32, wanted: Int) {
    self.west = Int(west)
    self.south = Int(south)
    let width = Int(east) - Int(west) + 1
    let height = Int(north) - Int(south) + 1
    var shift = 0
    while ((width >> shift) + 1) * ((height >> shift) + 1) > max(1, wanted) && shift < 32 { shift += 1 }
    self.shift = shift
    columns = (width - 1) >> shift + 1
    rows = (height - 1) >> shift + 1
  }

  /// The cell of a point in the box.
  @inline(__always)
  func cell(of p: LatticePoint) -> Int {
    ((Int(p.y) - south) >> shift) * columns + (Int(p.x) - west) >> shift
  }

  /// The cell of a point, or the one nearest to it in its row and column when it lies outside the box.
  @inline(__always)
  func nearestCell(to p: LatticePoint) -> Int {
    let column = min(max((Int(p.x) - west) >> shift, 0), columns - 1)
    let row = min(max((Int(p.y) - south) >> shift, 0), rows - 1)
    return row * columns + column
  }

  /// Calls `body` for each cell that a point within one step of a segment can lie in.
  ///
  /// - Parameters:
  ///   - a: the western end.
  @inline(__always)
  func forEachCell(from a: LatticePoint, to b: LatticePoint, _ body: (Int) -> Void) {
    let ax = Int(a.x) - west
    let ay = Int(a.y) - south
    let bx = Int(b.x) - west
    let by = Int(b.y) - south
    let firstColumn = max(0, (ax - 1) >> shift)
    let lastColumn = min(columns - 1, (bx + 1) >> shift)
    let firstRow = max(0, (min(ay, by) - 1) >> shift)
    let lastRow = min(rows - 1, (max(ay, by) + 1) >> shift)
    guard firstColumn <= lastColumn, firstRow <= lastRow else { return }
    if firstColumn == lastColumn || firstRow == lastRow {
      for row in firstRow...lastRow {
        for column in firstColumn...lastColumn { body(row * columns + column) }
      }
      return
    }
    let slope = Double(by - ay) / Double(max(1, bx - ax))
    for column in firstColumn...lastColumn {
      // The segment's heights over this column, wider than one step on each side.
      let from = max(ax, column << shift - 1)
      let to = min(bx, (column + 1) << shift + 1)
      let ya = Double(ay) + slope * Double(from - ax)
      let yb = bx == ax ? Double(by) : Double(ay) + slope * Double(to - ax)
      let low = max(firstRow, (Int(min(ya, yb).rounded(.down)) - 2) >> shift)
      let high = min(lastRow, (Int(max(ya, yb).rounded(.up)) + 2) >> shift)
      guard low <= high else { continue }
      for row in low...high { body(row * columns + column) }
    }
  }
}
