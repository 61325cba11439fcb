/// A queue that gives out the cheapest node first, of equally cheap ones that with the lower number.
struct CheapestNodes {
  private var heap: [(cost: Double, node: Int)] = []

  mutating func insert(_ node: Int, _ cost: Double) {
    heap.append((cost, node))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child] < heap[parent] else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeCheapest() -> (node: Int, cost: Double)? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
          least = child
        }
        guard least != parent else { break }
        heap.swapAt(least, parent)
        parent = least
      }
    }
    return (top.node, top.cost)
  }
}
