/// Squares of a search, the one with the greatest bound first; then the western, then the southern.
struct SquareQueue {
  struct Square {
    /// No place in the square is better than this.
    var bound: Double
    /// Its middle.
    var x: Double
    var y: Double
    /// Half its side.
    var half: Double
    /// Whether the middles of its quarters lie in the piece; nil when that has to be seen.
    var side: Bool?

    @inline(__always)
    func isBefore(_ o: Square) -> Bool {
      if bound != o.bound { return bound > o.bound }
      return x != o.x ? x < o.x : y < o.y
    }
  }

  private var heap: [Square] = []

  mutating func push(_ square: Square) {
    heap.append(square)
    var i = heap.count - 1
    while i > 0, heap[i].isBefore(heap[(i - 1) / 2]) {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func pop() -> Square? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var i = 0
    while true {
      var best = i
      for child in [2 * i + 1, 2 * i + 2] where child < heap.count && heap[child].isBefore(heap[best]) {
        best = child
      }
      if best == i { return first }
      heap.swapAt(i, best)
      i = best
    }
  }
}
