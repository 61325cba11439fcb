/// A binary heap of numbers whose order is the caller's.
struct IndexHeap {
  private var items: [Int] = []

  mutating func push(_ item: Int, _ comesFirst: (Int, Int) -> Bool) {
    items.append(item)
    var i = items.count - 1
    while i > 0, comesFirst(items[i], items[(i - 1) / 2]) {
      items.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func pop(_ comesFirst: (Int, Int) -> Bool) -> Int? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    if items.isEmpty { return first }
    items[0] = last
    var i = 0
    while true {
      var best = i
      for child in [2 * i + 1, 2 * i + 2]
      where child < items.count && comesFirst(items[child], items[best]) { best = child }
      if best == i { return first }
      items.swapAt(i, best)
      i = best
    }
  }
}
