/// A queue that gives the cheapest first, and of equally cheap ones the lowest number: a binary heap over
/// packed keys.
struct CheapestFirst {
  private var heap: [UInt64] = []

  var isEmpty: Bool { heap.isEmpty }

  /// - Complexity: O(log n).
  mutating func push(_ cost: UInt32, _ item: Int) {
    let key = UInt64(cost) << 32 | UInt64(UInt32(item))
    var at = heap.count
    heap.append(key)
    while at > 0 {
      let above = (at - 1) / 2
      if heap[above] <= key { break }
      heap[at] = heap[above]
      at = above
    }
    heap[at] = key
  }

  /// - Complexity: O(log n).
  mutating func pop() -> (cost: UInt32, item: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    let count = heap.count
    if count > 0 {
      var at = 0
      while true {
        var child = 2 * at + 1
        if child >= count { break }
        if child + 1 < count, heap[child + 1] < heap[child] { child += 1 }
        if heap[child] >= last { break }
        heap[at] = heap[child]
        at = child
      }
      heap[at] = last
    }
    return (UInt32(first >> 32), Int(UInt32(truncatingIfNeeded: first)))
  }
}
