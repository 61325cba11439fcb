/// A static tree of boxes, packed along a Hilbert curve: it is built once and then only asked.
///
/// The answer to a question does not depend on the order of building: items come in ascending order.
/// Source of the packing: I. Kamel and C. Faloutsos, "On packing R-trees", CIKM 1993, 490–499.
struct SpatialIndex<Space: CoordinateSpace>: Sendable {
  private static var fanout: Int { 16 }

  private struct Box: Sendable {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity

    @inline(__always)
    func meets(_ o: Box) -> Bool { west <= o.east && o.west <= east && south <= o.north && o.south <= north }

    mutating func take(_ o: Box) {
      west = min(west, o.west)
      south = min(south, o.south)
      east = max(east, o.east)
      north = max(north, o.north)
    }

    @inline(__always)
    func squaredDistance(_ x: Double, _ y: Double) -> Double {
      let dx = max(0, max(west - x, x - east))
      let dy = max(0, max(south - y, y - north))
      return dx * dx + dy * dy
    }
  }

  /// All levels one after the other, leaves first.
  private let boxes: [Box]
  /// Where each level begins in `boxes`, and the end of the last.
  private let levels: [Int]
  /// The item of each leaf.
  private let items: [Int32]

  /// - Parameter boxes: One for each item, nil for an item that is nowhere and so never found.
  /// - Complexity: O(n log n).
  init(_ boxes: [BoundingBox<Space>?]) {
    var whole = Box()
    var leaves: [(key: UInt32, item: Int32, box: Box)] = []
    leaves.reserveCapacity(boxes.count)
    for (i, box) in boxes.enumerated() {
      guard let box else { continue }
      let leaf = Box(west: box.minimum.x, south: box.minimum.y, east: box.maximum.x, north: box.maximum.y)
      whole.take(leaf)
      leaves.append((0, Int32(i), leaf))
    }
    // Absurd coordinates must not stop the program: they only lose their place on the curve.
    func cell(_ offset: Double, _ scale: Double) -> UInt32 {
      let place = offset * scale
      return place.isFinite ? UInt32(min(65535, max(0, place))) : 0
    }
    let scaleX = whole.east > whole.west ? 65535 / (whole.east - whole.west) : 0
    let scaleY = whole.north > whole.south ? 65535 / (whole.north - whole.south) : 0
    for i in leaves.indices {
      let box = leaves[i].box
      leaves[i].key = hilbertKey(
        cell((box.west + box.east) / 2 - whole.west, scaleX),
        cell((box.south + box.north) / 2 - whole.south, scaleY))
    }
    leaves.sort { ($0.key, $0.item) < ($1.key, $1.item) }
    items = leaves.map(\.item)
    var all = leaves.map(\.box)
    var levels = [0, all.count]
    while levels[levels.count - 1] - levels[levels.count - 2] > 1 {
      let (from, to) = (levels[levels.count - 2], levels[levels.count - 1])
      for start in Swift.stride(from: from, to: to, by: Self.fanout) {
        var parent = Box()
        for child in start..<min(start + Self.fanout, to) { parent.take(all[child]) }
        all.append(parent)
      }
      levels.append(all.count)
    }
    self.boxes = all
    self.levels = levels
  }

  /// The items whose boxes meet `box`, borders included, in ascending order.
  ///
  /// - Complexity: O(log n + k log k) for k answers on evenly spread boxes.
  func items(meeting box: BoundingBox<Space>) -> [Int] {
    var found: [Int] = []
    forEachItem(meeting: box) { found.append($0) }
    found.sort()
    return found
  }

  /// The items whose boxes hold the point, borders included, in ascending order.
  func items(at point: Coordinate<Space>) -> [Int] { items(meeting: BoundingBox(point)) }

  /// Calls `body` for each item whose box meets `box`. The order depends on the boxes alone, but is not
  /// ascending.
  func forEachItem(meeting box: BoundingBox<Space>, _ body: (Int) -> Void) {
    guard !items.isEmpty else { return }
    let wanted = Box(west: box.minimum.x, south: box.minimum.y, east: box.maximum.x, north: box.maximum.y)
    visit(levels.count - 2, 0, wanted, body)
  }

  private func visit(_ level: Int, _ node: Int, _ wanted: Box, _ body: (Int) -> Void) {
    guard boxes[levels[level] + node].meets(wanted) else { return }
    if level == 0 { return body(Int(items[node])) }
    let children = levels[level] - levels[level - 1]
    for child in (node * Self.fanout)..<min((node + 1) * Self.fanout, children) {
      visit(level - 1, child, wanted, body)
    }
  }

  /// The `count` items nearest to the point, nearest first, equal distances in ascending order of item.
  ///
  /// - Parameters:
  ///   - limit: Items farther than this are left out.
  ///   - squaredDistance: The squared distance of an item, never less than that of its box; by default the
  ///     squared distance of the box.
  /// - Complexity: O(log n + k log k) on evenly spread boxes.
  func nearest(
    to point: Coordinate<Space>, count: Int = 1, within limit: Double = .infinity,
    squaredDistance: ((Int) -> Double)? = nil
  ) -> [(item: Int, squaredDistance: Double)] {
    guard !items.isEmpty, count > 0 else { return [] }
    let squaredLimit = limit * limit
    var found: [(item: Int, squaredDistance: Double)] = []
    var queue = NodeQueue()
    let top = levels.count - 2
    queue.push(.init(distance: boxes[levels[top]].squaredDistance(point.x, point.y), level: top, node: 0))
    while let next = queue.pop(), next.distance <= squaredLimit {
      // Nodes come before items at the same distance, so that no item with a lower number is missed.
      if next.level < 0 {
        found.append((next.node, next.distance))
        if found.count == count { break }
      } else if next.level == 0 {
        let item = Int(items[next.node])
        queue.push(.init(distance: squaredDistance?(item) ?? next.distance, level: -1, node: item))
      } else {
        let below = next.level - 1
        let children = levels[next.level] - levels[below]
        for child in (next.node * Self.fanout)..<min((next.node + 1) * Self.fanout, children) {
          let distance = boxes[levels[below] + child].squaredDistance(point.x, point.y)
          queue.push(.init(distance: distance, level: below, node: child))
        }
      }
    }
    return found
  }
}

/// A binary heap, least distance first; then the higher level; then the lower number.
private struct NodeQueue {
  struct Entry {
    var distance: Double
    /// −1 for an item.
    var level: Int
    var node: Int

    @inline(__always)
    static func < (a: Entry, b: Entry) -> Bool {
      if a.distance != b.distance { return a.distance < b.distance }
      return a.level != b.level ? a.level > b.level : a.node < b.node
    }
  }

  private var heap: [Entry] = []

  mutating func push(_ entry: Entry) {
    heap.append(entry)
    var i = heap.count - 1
    while i > 0, heap[i] < heap[(i - 1) / 2] {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var i = 0
    while true {
      var least = i
      for child in [2 * i + 1, 2 * i + 2] where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == i { return first }
      heap.swapAt(i, least)
      i = least
    }
  }
}

/// The place of a cell of a 65,536 × 65,536 lattice on the Hilbert curve.
func hilbertKey(_ x: UInt32, _ y: UInt32) -> UInt32 {
  var (x, y) = (x, y)
  var key: UInt32 = 0
  var side: UInt32 = 1 << 15
  while side > 0 {
    let east: UInt32 = x & side != 0 ? 1 : 0
    let north: UInt32 = y & side != 0 ? 1 : 0
    key += side * side * ((3 * east) ^ north)
    // Turn the quarter so that the curve goes on where it left off.
    if north == 0 {
      if east == 1 { (x, y) = (65535 - x, 65535 - y) }
      swap(&x, &y)
    }
    side >>= 1
  }
  return key
}
