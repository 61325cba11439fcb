/// Rectangles painted on square cells, the smallest on top: an oracle that knows no geometry.
struct PaintedCells {
  private let side: Int
  /// Rectangle of each cell; −1 for none.
  private var owner: [Int]
  /// Cells of each rectangle.
  private(set) var owned: [Int]
  /// Cells under two rectangles or more.
  private(set) var overlapping = 0

  init(_ boxes: [(x: ClosedRange<Int32>, y: ClosedRange<Int32>)], side: Int) {
    self.side = side
    owner = [Int](repeating: -1, count: side * side)
    owned = [Int](repeating: 0, count: boxes.count)
    func size(_ i: Int) -> Int { (boxes[i].x.count - 1) * (boxes[i].y.count - 1) }
    for y in 0..<side {
      for x in 0..<side {
        let over = boxes.indices.filter {
          boxes[$0].x.lowerBound <= x && x < boxes[$0].x.upperBound && boxes[$0].y.lowerBound <= y
            && y < boxes[$0].y.upperBound
        }
        if over.count > 1 { overlapping += 1 }
        guard let top = over.min(by: { size($0) < size($1) }) else { continue }
        owner[y * side + x] = top
        owned[top] += 1
      }
    }
  }

  private func at(_ x: Int, _ y: Int) -> Int {
    (0..<side).contains(x) && (0..<side).contains(y) ? owner[y * side + x] : -1
  }

  /// Sides of cells between two rectangles: upright ones and level ones.
  func common(_ a: Int, _ b: Int) -> (vertical: Int, horizontal: Int) {
    var (vertical, horizontal) = (0, 0)
    for y in 0..<side {
      for x in 0..<side {
        if Set([at(x, y), at(x + 1, y)]) == [a, b] { vertical += 1 }
        if Set([at(x, y), at(x, y + 1)]) == [a, b] { horizontal += 1 }
      }
    }
    return (vertical, horizontal)
  }

  /// Connected pieces of the cells of one owner; cells beyond the sides belong to −1.
  private func pieces(of wanted: Int) -> [(cells: Int, isOpen: Bool)] {
    var seen: Set<Int> = []
    var pieces: [(cells: Int, isOpen: Bool)] = []
    for start in owner.indices where owner[start] == wanted && seen.insert(start).inserted {
      var (cells, isOpen) = (0, false)
      var stack = [start]
      while let cell = stack.popLast() {
        cells += 1
        let (x, y) = (cell % side, cell / side)
        for (nx, ny) in [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)] {
          guard (0..<side).contains(nx), (0..<side).contains(ny) else {
            isOpen = true
            continue
          }
          if owner[ny * side + nx] == wanted, seen.insert(ny * side + nx).inserted {
            stack.append(ny * side + nx)
          }
        }
      }
      pieces.append((cells, isOpen))
    }
    return pieces
  }

  /// Bare ground that is shut in.
  var gaps: (pieces: Int, cells: Int) {
    let shut = pieces(of: -1).filter { !$0.isOpen }
    return (shut.count, shut.reduce(0) { $0 + $1.cells })
  }

  /// Rectangles of which several pieces are left.
  var scattered: Int { owned.indices.count { pieces(of: $0).count > 1 } }
}
