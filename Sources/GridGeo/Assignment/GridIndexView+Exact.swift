/// The slow way, for points that the filter leaves open or that are near an edge.
extension GridIndexView {
  /// How a point stands to one grid of a record.
  struct Standing {
    var grid: Int32
    /// Inside or on the border.
    var isOwner: Bool
    /// An edge comes within the rounding unit.
    var isNear: Bool
  }

  @inline(never)
  func findExactly(_ q: SIMD2<Double>, in record: UnsafePointer<Int32>, _ west: Double) -> Int32 {
    var lowest = Int32.max
    var met = 0
    var isNear = false
    eachStanding(of: q, in: record, west) { standing in
      if standing.isOwner { lowest = min(lowest, standing.grid) }
      if standing.isOwner || standing.isNear { met += 1 }
      if standing.isNear { isNear = true }
    }
    guard lowest < .max else { return -1 }
    return isNear && met > 1 ? lowest | GridIndexView.borderBit : lowest
  }

  /// All grids that hold the point, in ascending order.
  func owners(of q: SIMD2<Double>) -> [Int] {
    guard q.x >= least.x, q.x <= greatest.x, q.y >= least.y, q.y <= greatest.y, q != .zero else { return [] }
    var raster = top
    var cell = cells
    var base = 0
    while true {
      let (column, row) = raster.cell(q)
      let code = cell[row * raster.columns + column]
      if code >= -1 { return code < 0 ? [] : [Int(code)] }
      base += IndexRecord.offset(of: code)
      let record = words + base
      if record[0] & IndexRecord.kinds != IndexRecord.raster {
        var owners: [Int] = []
        eachStanding(of: q, in: record, raster.x(column)) { if $0.isOwner { owners.append(Int($0.grid)) } }
        return owners.sorted()
      }
      raster = CellRaster(record)
      cell = record + IndexRecord.rasterHead
    }
  }

  private func eachStanding(
    of q: SIMD2<Double>, in record: UnsafePointer<Int32>, _ west: Double, _ body: (Standing) -> Void
  ) {
    let count = Int(record[0] >> 2)
    if record[0] & IndexRecord.kinds == IndexRecord.two {
      let walk = exactWalk(q, record + 3, count, west)
      for side in 0..<2 where record[1 + side] >= 0 {
        body(
          Standing(
            grid: record[1 + side], isOwner: walk.isOn || walk.isOdd == (side == 1), isNear: walk.isNear))
      }
      return
    }
    var group = record + 1
    for _ in 0..<count {
      let edges = Int(group[1] >> 1)
      let walk = exactWalk(q, group + 2, edges, west)
      body(
        Standing(
          grid: group[0], isOwner: walk.isOn || walk.isOdd != (group[1] & 1 == 1), isNear: walk.isNear))
      group += 2 + edges
    }
  }

  private func exactWalk(
    _ q: SIMD2<Double>, _ edges: UnsafePointer<Int32>, _ count: Int, _ west: Double
  ) -> (isOdd: Bool, isOn: Bool, isNear: Bool) {
    var result = (isOdd: false, isOn: false, isNear: false)
    for i in 0..<count {
      let at = vertices + Int(edges[i])
      let edge = IndexEdge(at[0], at[1])
      if edge.crossesRow(q.y) {
        if edge.isRight(q) { result.isOdd.toggle() }
        if edge.isRight(SIMD2(west, q.y)) { result.isOdd.toggle() }
      }
      if edge.crossesColumn(west), edge.isAbove(SIMD2(west, q.y)) { result.isOdd.toggle() }
      guard EdgeSide.meetsSquare(edge.a, edge.b, around: q) else { continue }
      result.isNear = true
      if edge.holds(q) { result.isOn = true }
    }
    return result
  }
}
