/// A uniform grid of square cells over lattice points, for finding what is near a segment.
struct CellGrid {
  private var minX: Int64 = 0
  private var minY: Int64 = 0
  private var side: Int64 = 1
  private(set) var columns = 1
  private(set) var rows = 1

  /// An empty grid of one cell.
  init() {}

  /// - Parameter cellsWanted: about how many cells to make.
  init(covering points: [LatticePoint], cellsWanted: Int) {
    guard let first = points.first else { return }
    var low = first
    var high = first
    for p in points {
      low = LatticePoint(x: min(low.x, p.x), y: min(low.y, p.y))
      high = LatticePoint(x: max(high.x, p.x), y: max(high.y, p.y))
    }
    // One step of margin, so that a crossing rounded outward still has a cell.
    minX = Int64(low.x) - 1
    minY = Int64(low.y) - 1
    let width = Int64(high.x) - minX + 2
    let height = Int64(high.y) - minY + 2
    let area = Double(width) * Double(height)
    side = max(2, Int64((area / Double(max(cellsWanted, 1))).squareRoot()))
    // A thin strip must not make a million cells.
    side = max(side, max(width, height) / 4096 + 1)
    columns = Int(width / side) + 1
    rows = Int(height / side) + 1
  }

  func buckets() -> [[Int32]] { [[Int32]](repeating: [], count: columns * rows) }

  func cell(of p: LatticePoint) -> Int {
    let column = min(max(Int((Int64(p.x) - minX) / side), 0), columns - 1)
    let row = min(max(Int((Int64(p.y) - minY) / side), 0), rows - 1)
    return row * columns + column
  }

  /// Calls `body` for each cell that a point within one step of the segment can lie in.
  func forEachCell(from a: LatticePoint, to b: LatticePoint, _ body: (Int) -> Void) {
    let (left, right) = a.x <= b.x ? (a, b) : (b, a)
    let x0 = Int64(left.x) - minX
    let x1 = Int64(right.x) - minX
    let y0 = Int64(left.y) - minY
    let y1 = Int64(right.y) - minY
    let firstColumn = max(0, Int((x0 - 1) / side))
    let lastColumn = min(columns - 1, Int((x1 + 1) / side))
    for column in firstColumn...lastColumn {
      // The segment's heights over this column, one step wider on each side.
      let from = max(x0, Int64(column) * side - 1)
      let to = min(x1, (Int64(column) + 1) * side + 1)
      var low = min(y0, y1)
      var high = max(y0, y1)
      if x1 > x0 {
        let ya = Double(y0) + Double(y1 - y0) * Double(from - x0) / Double(x1 - x0)
        let yb = Double(y0) + Double(y1 - y0) * Double(to - x0) / Double(x1 - x0)
        low = max(low, Int64(min(ya, yb).rounded(.down)))
        high = min(high, Int64(max(ya, yb).rounded(.up)))
      }
      let firstRow = max(0, Int((low - 2) / side))
      let lastRow = min(rows - 1, Int((high + 2) / side))
      guard firstRow <= lastRow else { continue }
      for row in firstRow...lastRow { body(row * columns + column) }
    }
  }

  /// Calls `body` for each cell that the box between two corners meets.
  func forEachCell(inBox low: LatticePoint, _ high: LatticePoint, _ body: (Int) -> Void) {
    let first = cell(of: low)
    let last = cell(of: high)
    for row in (first / columns)...(last / columns) {
      for column in (first % columns)...(last % columns) { body(row * columns + column) }
    }
  }
}
