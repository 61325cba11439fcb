/// Straight edges in a tree of boxes, asked for the one nearest to a point.
///
/// The edges come in runs along rings, so neighbours in the list are neighbours on the ground, and the tree
/// needs no sorting.
struct EdgeDistance: Sendable {
  struct Edge: Sendable, Hashable {
    var a: Coordinate<Planar>
    var b: Coordinate<Planar>
  }

  struct Nearest {
    var squared = Double.infinity
    var edge: Int32 = -1
    /// Where on the edge, from 0 to 1.
    var along = 0.0
    var x = 0.0
    var y = 0.0

    var distance: Double { squared.squareRoot() }
  }

  private struct Box: Sendable {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity

    @inline(__always)
    func squared(_ x: Double, _ y: Double) -> Double {
      let dx = max(0, max(west - x, x - east))
      let dy = max(0, max(south - y, y - north))
      return dx * dx + dy * dy
    }
  }

  private static var fanout: Int { 4 }

  let edges: [Edge]
  /// Root first; the children of node i are `4 i + 1 … 4 i + 4`, leaves hold up to four edges.
  private let boxes: [Box]
  private let firstLeaf: Int

  var isEmpty: Bool { edges.isEmpty }

  /// - Complexity: O(n).
  init(_ edges: [Edge]) {
    self.edges = edges
    let fanout = Self.fanout
    let leaves = (edges.count + fanout - 1) / fanout
    var first = 0
    var width = 1
    while width < leaves {
      first += width
      width *= fanout
    }
    firstLeaf = first
    var boxes = [Box](repeating: Box(), count: first + width)
    for (i, edge) in edges.enumerated() {
      let leaf = first + i / fanout
      boxes[leaf].west = min(boxes[leaf].west, edge.a.x, edge.b.x)
      boxes[leaf].east = max(boxes[leaf].east, edge.a.x, edge.b.x)
      boxes[leaf].south = min(boxes[leaf].south, edge.a.y, edge.b.y)
      boxes[leaf].north = max(boxes[leaf].north, edge.a.y, edge.b.y)
    }
    for node in stride(from: first - 1, through: 0, by: -1) {
      for child in (fanout * node + 1)...(fanout * node + fanout) {
        boxes[node].west = min(boxes[node].west, boxes[child].west)
        boxes[node].east = max(boxes[node].east, boxes[child].east)
        boxes[node].south = min(boxes[node].south, boxes[child].south)
        boxes[node].north = max(boxes[node].north, boxes[child].north)
      }
    }
    self.boxes = boxes
  }

  /// - Parameter hint: An edge that may be near: it only saves time.
  /// - Complexity: O(log n) for edges that are not all equally far.
  func nearest(to x: Double, _ y: Double, hint: Int32 = -1) -> Nearest {
    var best = Nearest()
    if hint >= 0 { measure(hint, x, y, &best) }
    guard !edges.isEmpty else { return best }
    boxes.withUnsafeBufferPointer { boxes in
      descend(0, boxes, x, y, &best)
    }
    return best
  }

  private func descend(
    _ node: Int, _ boxes: UnsafeBufferPointer<Box>, _ x: Double, _ y: Double, _ best: inout Nearest
  ) {
    if node >= firstLeaf {
      let start = (node - firstLeaf) * Self.fanout
      for i in start..<min(start + Self.fanout, edges.count) { measure(Int32(i), x, y, &best) }
      return
    }
    // The nearest child first, the others only where they may still have something nearer.
    let child = Self.fanout * node + 1
    var first = child
    var least = boxes[child].squared(x, y)
    for i in (child + 1)..<(child + Self.fanout) {
      let squared = boxes[i].squared(x, y)
      if squared < least {
        least = squared
        first = i
      }
    }
    if least < best.squared { descend(first, boxes, x, y, &best) }
    for i in child..<(child + Self.fanout) where i != first && boxes[i].squared(x, y) < best.squared {
      descend(i, boxes, x, y, &best)
    }
  }

  @inline(__always)
  private func measure(_ edge: Int32, _ x: Double, _ y: Double, _ best: inout Nearest) {
    let (a, b) = (edges[Int(edge)].a, edges[Int(edge)].b)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (px, py) = (x - a.x, y - a.y)
    let length = dx * dx + dy * dy
    let along = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
    let (qx, qy) = (px - along * dx, py - along * dy)
    let squared = qx * qx + qy * qy
    if squared < best.squared || (squared == best.squared && edge < best.edge) {
      best = Nearest(squared: squared, edge: edge, along: along, x: x - qx, y: y - qy)
    }
  }
}
