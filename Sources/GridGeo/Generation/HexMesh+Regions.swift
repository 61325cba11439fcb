extension HexMesh {
  /// Keeps the largest connected part of each label and clears the others to −1.
  ///
  /// - Complexity: O(cells).
  func keepLargestParts(of labels: inout [Int32], count: Int) {
    var part = [Int32](repeating: -1, count: labels.count)
    var sizes: [Int] = []
    var best = [Int](repeating: -1, count: count)
    var stack: [Int] = []
    for start in labels.indices where labels[start] >= 0 && part[start] < 0 {
      let label = labels[start]
      let number = Int32(sizes.count)
      var size = 0
      part[start] = number
      stack.append(start)
      while let cell = stack.popLast() {
        size += 1
        for d in 0..<6 {
          let next = neighbour(cell, d)
          if labels[next] == label, part[next] < 0 {
            part[next] = number
            stack.append(next)
          }
        }
      }
      sizes.append(size)
      let champion = best[Int(label)]
      if champion < 0 || sizes[champion] < size { best[Int(label)] = Int(number) }
    }
    for cell in labels.indices where labels[cell] >= 0 && Int(part[cell]) != best[Int(labels[cell])] {
      labels[cell] = -1
    }
  }

  /// Makes each label one piece without narrow necks: what hangs on by less than twice `halfWidth` cells goes
  /// to a neighbour or to −1 (a morphological opening).
  ///
  /// - Complexity: O(cells).
  func cutNecks(of labels: inout [Int32], count: Int, halfWidth: Int) {
    let ground = labels
    var front: [Int] = []
    for cell in ground.indices where ground[cell] >= 0 {
      if isBorder(cell, ground) { front.append(cell) }
    }
    for _ in 0..<halfWidth {
      for cell in front { labels[cell] = -1 }
      var next: [Int] = []
      for cell in front {
        for d in 0..<6 {
          let other = neighbour(cell, d)
          if ground[other] == ground[cell], labels[other] >= 0 { next.append(other) }
        }
      }
      front = next.filter { labels[$0] >= 0 }
    }
    keepLargestParts(of: &labels, count: count)
    front = labels.indices.filter { labels[$0] >= 0 }
    for _ in 0...(halfWidth + 1) {
      var next: [Int] = []
      for cell in front {
        for d in 0..<6 {
          let other = neighbour(cell, d)
          if ground[other] >= 0, labels[other] < 0 {
            labels[other] = labels[cell]
            next.append(other)
          }
        }
      }
      front = next
    }
    keepLargestParts(of: &labels, count: count)
  }

  /// Gives cells of −1 that the labelled ground encloses to the neighbour that reaches them first.
  ///
  /// - Complexity: O(cells).
  func fillHoles(in labels: inout [Int32]) {
    var outside = [Bool](repeating: false, count: labels.count)
    var stack: [Int] = []
    for cell in labels.indices {
      let row = cell / columns
      let column = cell % columns
      if row < 2 || row >= rows - 2 || column < 2 || column >= columns - 2 {
        outside[cell] = true
        if row == 1 || row == rows - 2 || column == 1 || column == columns - 2 { stack.append(cell) }
      }
    }
    stack.removeAll {
      $0 / columns == 0 || $0 / columns == rows - 1 || $0 % columns == 0 || $0 % columns == columns - 1
    }
    while let cell = stack.popLast() {
      for d in 0..<6 {
        let next = neighbour(cell, d)
        if !outside[next], labels[next] < 0 {
          outside[next] = true
          stack.append(next)
        }
      }
    }
    var queue = labels.indices.filter { labels[$0] >= 0 }
    var head = 0
    while head < queue.count {
      let cell = queue[head]
      head += 1
      for d in 0..<6 {
        let next = neighbour(cell, d)
        if labels[next] < 0, !outside[next] {
          labels[next] = labels[cell]
          queue.append(next)
        }
      }
    }
  }

  /// Wears off single teeth: a cell that has most of its neighbours in one other region goes there, if
  /// neither region is cut or pierced by it. `group` says which cells may trade: those of one value.
  ///
  /// - Complexity: O(cells · sweeps).
  func smooth(_ labels: inout [Int32], within group: [Int32], sweeps: Int) {
    for _ in 0..<sweeps {
      for row in 3..<(rows - 3) {
        for cell in (row * columns + 3)..<(row * columns + columns - 3) where group[cell] >= 0 {
          guard isBorder(cell, labels) else { continue }
          if let other = betterOwner(of: cell, labels, group) { labels[cell] = other }
        }
      }
    }
  }

  private func isBorder(_ cell: Int, _ labels: [Int32]) -> Bool {
    let own = labels[cell]
    var d = 0
    while d < 6 {
      if labels[neighbour(cell, d)] != own { return true }
      d += 1
    }
    return false
  }

  private func betterOwner(of cell: Int, _ labels: [Int32], _ group: [Int32]) -> Int32? {
    let own = labels[cell]
    var around = (own, own, own, own, own, own)
    return withUnsafeMutableBytes(of: &around) { bytes -> Int32? in
      let ring = bytes.bindMemory(to: Int32.self)
      for d in 0..<6 { ring[d] = labels[neighbour(cell, d)] }
      for d in 0..<6 where ring[d] != own && group[neighbour(cell, d)] == group[cell] {
        let other = ring[d]
        let mine = count(own, ring)
        let theirs = count(other, ring)
        guard theirs.cells >= 4 || (theirs.cells == 3 && mine.cells <= 2), mine.cells > 0 else { continue }
        if mine.runs == 1, theirs.runs == 1 { return other }
      }
      return nil
    }
  }

  /// How many of the six are `label`, and in how many runs around the ring.
  private func count(_ label: Int32, _ ring: UnsafeMutableBufferPointer<Int32>) -> (cells: Int, runs: Int) {
    var cells = 0
    var runs = 0
    for d in 0..<6 where ring[d] == label {
      cells += 1
      if ring[(d + 5) % 6] != label { runs += 1 }
    }
    return (cells, runs)
  }
}
