/// What single cells say.
extension RasterFilling {
  /// What the cell says; moves `owners` on to the corner of the next cell.
  ///
  /// - Parameter base: records of this raster are counted from here.
  mutating func code(
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
