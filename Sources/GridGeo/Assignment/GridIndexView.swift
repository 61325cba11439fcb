/// The answers of an index, from plain pointers: what the innermost loops run on.
///
/// A cell without edges near it says its grid. For the others a walk decides: from the cell's south-west
/// corner S north to W, at the point's latitude, and east to the point P. The record knows which grids hold
/// S; an edge changes sides where the walk crosses it. All three points are thought of as moved west by ε and
/// north by ε² (so that no vertex and no edge lies on the walk), which makes every crossing a comparison of
/// coordinates and a turn; the floating-point filter answers for both, and what it leaves open, or what comes
/// within the rounding unit of an edge, is decided by ``EdgeSide`` exactly.
struct GridIndexView {
  let vertices: UnsafePointer<SIMD2<Double>>
  let cells: UnsafePointer<Int32>
  let words: UnsafePointer<Int32>
  let top: CellRaster
  /// Nothing lies outside.
  let least: SIMD2<Double>
  let greatest: SIMD2<Double>
  let gridCount: Int
  let vertexCount: Int
  /// The position 0 0, which is none, lies within the box.
  let holdsZero: Bool

  /// A grid number with this bit lies on a border.
  static let borderBit: Int32 = 1 << 30
  /// No grid, and no place on earth either.
  static let invalid: Int32 = -2

  /// The lowest grid that holds the point, with `borderBit` where another comes within the rounding unit;
  /// −1 for none; `invalid` for no place at all.
  @inline(__always)
  func find(_ q: SIMD2<Double>) -> Int32 {
    guard q.x != 0 || q.y != 0 else { return GridIndexView.invalid }
    let (column, row) = top.cell(q)
    let code = cells[row &* top.columns &+ column]
    if code >= 0 { return code }
    if code == -1 { return GridIndexView.placeless(q) }
    let found = find(q, inRecordAt: IndexRecord.offset(of: code), SIMD2(top.x(column), top.y(row)))
    return found == -1 ? GridIndexView.placeless(q) : found
  }

  /// A point in no grid: −1, or `invalid`.
  @inline(never)
  static func placeless(_ q: SIMD2<Double>) -> Int32 {
    abs(q.x) <= 180 && abs(q.y) <= 90 && q != .zero ? -1 : invalid
  }

  /// - Parameter corner: the south-west corner of the cell.
  func find(_ q: SIMD2<Double>, inRecordAt offset: Int, _ corner: SIMD2<Double>) -> Int32 {
    let record = words + offset
    switch record[0] & IndexRecord.kinds {
    case IndexRecord.two:
      let side = walk(q, record + 3, Int(record[0] >> 2), corner.x)
      if side < 0 { return findExactly(q, in: record, corner.x) }
      return record[1 &+ side]
    case IndexRecord.several:
      var group = record + 1
      var found: Int32 = -1
      for _ in 0..<Int(record[0] >> 2) {
        let count = Int(group[1] >> 1)
        let side = walk(q, group + 2, count, corner.x)
        if side < 0 { return findExactly(q, in: record, corner.x) }
        if found < 0, side & 1 != Int(group[1] & 1) { found = group[0] }
        group += 2 &+ count
      }
      return found
    default:
      let raster = CellRaster(record)
      let (column, row) = raster.cell(q)
      let code = record[IndexRecord.rasterHead &+ row &* raster.columns &+ column]
      if code >= -1 { return code }
      return find(
        q, inRecordAt: offset + IndexRecord.offset(of: code), SIMD2(raster.x(column), raster.y(row)))
    }
  }

  /// 1 when the walk to `q` crosses an odd number of the edges, 0 when an even; −1 when that is not sure, or
  /// an edge may come near.
  @inline(__always)
  private func walk(_ q: SIMD2<Double>, _ edges: UnsafePointer<Int32>, _ count: Int, _ west: Double) -> Int {
    var isOdd = false
    for i in 0..<count {
      let at = vertices + Int(edges[i])
      let a = at[0]
      let b = at[1]
      let d = b - a
      let p = q - a
      let up = d.x * p.y
      let across = d.y * p.x
      let turn = up - across
      let reach = EdgeSide.filter * (abs(up) + abs(across))
      // The unit's square reaches this far across the edge; a little more takes up the rounding here.
      let near = 5.000_001e-8 * (abs(d.x) + abs(d.y))
      if abs(turn) <= reach + near { return -1 }
      let goesNorth = d.y > 0
      let crossesRow = (a.y <= q.y) != (b.y <= q.y)
      var isCrossed = crossesRow && (turn < 0) == goesNorth
      // Only an edge that comes as far west as the walk's corner is crossed by its northward part.
      let crossesColumn = (a.x < west) != (b.x < west)
      if crossesColumn || (crossesRow && min(a.x, b.x) < west) {
        let acrossWest = d.y * (west - a.x)
        let turnWest = up - acrossWest
        if abs(turnWest) <= EdgeSide.filter * (abs(up) + abs(acrossWest)) + EdgeSide.tiny { return -1 }
        if crossesColumn, (turnWest > 0) == (d.x > 0) { isCrossed.toggle() }
        if crossesRow, (turnWest < 0) == goesNorth { isCrossed.toggle() }
      }
      if isCrossed { isOdd.toggle() }
    }
    return isOdd ? 1 : 0
  }
}

extension CellRaster {
  /// The raster of a record of that kind.
  @inline(__always)
  init(_ record: UnsafePointer<Int32>) {
    let numbers = UnsafeRawPointer(record + 4)
    func number(_ i: Int) -> Double { numbers.loadUnaligned(fromByteOffset: i &* 8, as: Double.self) }
    self.init(
      west: number(0), south: number(1), width: number(2), height: number(3), perWidth: number(4),
      perHeight: number(5), columns: Int(record[1]), rows: Int(record[2]))
  }
}
