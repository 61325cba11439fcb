extension HexMesh {
  /// The cell nearest to a point, of those given.
  func nearest(_ point: (x: Double, y: Double), among cells: [Int32]) -> Int {
    var best = Int(cells[0])
    var least = Double.infinity
    for cell in cells {
      let (x, y) = centre(Int(cell))
      let distance = (x - point.x) * (x - point.x) + (y - point.y) * (y - point.y)
      if distance < least { (best, least) = (Int(cell), distance) }
    }
    return best
  }

  /// The cells at most `radius` steps from a cell, in order.
  func disc(_ cell: Int, radius: Int) -> [Int] {
    var seen: Set<Int> = [cell]
    var front = [cell]
    for _ in 0..<radius {
      var next: [Int] = []
      for c in front {
        for d in 0..<6 where seen.insert(neighbour(c, d)).inserted { next.append(neighbour(c, d)) }
      }
      front = next
    }
    return seen.sorted()
  }

  /// Mean of the centres of cells.
  func middle(of cells: [Int32]) -> (x: Double, y: Double) {
    var sum = (x: 0.0, y: 0.0)
    for cell in cells {
      let (x, y) = centre(Int(cell))
      sum.x += x
      sum.y += y
    }
    let n = Double(max(cells.count, 1))
    return (sum.x / n, sum.y / n)
  }
}
