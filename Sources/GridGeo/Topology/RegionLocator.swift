/// Answers where many points lie with respect to one valid region: its edges sorted into bands of equal
/// height, each point compared with the edges of its band only.
public struct RegionLocator<Space: CoordinateSpace>: Sendable {
  private let box: BoundingBox<Space>?
  private let bandHeight: Double
  /// The edges of band b are `edges[starts[b]..<starts[b + 1]]`.
  private let starts: [Int32]
  private let edges: [Edge]

  private struct Edge: Sendable {
    var a: Coordinate<Space>
    var b: Coordinate<Space>
  }

  /// - Parameter region: Valid: its parts do not overlap.
  /// - Complexity: O(n) in the region's coordinates, and memory of about 32 bytes for each edge and band.
  public init(_ region: Region<Space>) {
    box = region.boundingBox
    guard let box, box.height > 0 else {
      (bandHeight, starts, edges) = (1, [0, 0], [])
      return
    }
    let edgeCount = region.coordinateCount
    let bands = min(4096, max(1, edgeCount / 4))
    let height = box.height / Double(bands)
    let south = box.minimum.y
    func band(_ y: Double) -> Int {
      let place = (y - south) / height
      return place.isFinite ? Int(min(Double(bands - 1), max(0, place))) : 0
    }
    func eachEdge(_ body: (Edge) -> Void) {
      for polygon in region.polygons {
        for ring in polygon.rings {
          for i in 1..<ring.coordinates.count {
            body(Edge(a: ring.coordinates[i - 1], b: ring.coordinates[i]))
          }
        }
      }
    }
    // Two passes: count, then place. One band more on each side takes up the rounding of `band`.
    func span(_ edge: Edge) -> ClosedRange<Int> {
      max(0, band(min(edge.a.y, edge.b.y)) - 1)...min(bands - 1, band(max(edge.a.y, edge.b.y)) + 1)
    }
    var starts = [Int32](repeating: 0, count: bands + 1)
    eachEdge { edge in for b in span(edge) { starts[b + 1] += 1 } }
    for b in 0..<bands { starts[b + 1] += starts[b] }
    var next = starts
    let origin = Edge(a: box.minimum, b: box.minimum)
    var placed = [Edge](repeating: origin, count: Int(starts[bands]))
    eachEdge { edge in
      for b in span(edge) {
        placed[Int(next[b])] = edge
        next[b] += 1
      }
    }
    (bandHeight, self.starts, edges) = (height, starts, placed)
  }

  /// Exact.
  ///
  /// - Complexity: O(k) in the edges of the point's band.
  public func position(of point: Coordinate<Space>) -> PointPosition {
    guard let box, box.contains(point), !edges.isEmpty else { return .outside }
    let bands = starts.count - 1
    let place = (point.y - box.minimum.y) / bandHeight
    let band = place.isFinite ? Int(min(Double(bands - 1), max(0, place))) : 0
    var isInside = false
    for i in Int(starts[band])..<Int(starts[band + 1]) {
      switch crossing(from: edges[i].a, to: edges[i].b, by: point) {
      case .on: return .boundary
      case .crosses: isInside.toggle()
      case .misses: break
      }
    }
    return isInside ? .inside : .outside
  }

  /// The point is inside or on the border.
  public func contains(_ point: Coordinate<Space>) -> Bool { position(of: point) != .outside }
}
