/// Finds the river or road that an edge runs along.
struct BarrierLines: Sendable {
  private struct Segment: Sendable {
    var a: Coordinate<Geographic>
    var b: Coordinate<Geographic>
    var feature: Int32
  }

  /// Kind and name, each once.
  private(set) var features: [(kind: String, name: String)] = []
  private var segments: [Segment] = []
  private let index: SpatialIndex<Geographic>
  private let nearness: Double

  init(_ barriers: [Barrier], nearness: Length) {
    var numbers: [[String]: Int32] = [:]
    for barrier in barriers {
      let number = numbers[[barrier.kind, barrier.name]] ?? Int32(features.count)
      if number == features.count {
        features.append((barrier.kind, barrier.name))
        numbers[[barrier.kind, barrier.name]] = number
      }
      for line in barrier.lines {
        for k in line.coordinates.indices.dropFirst() {
          segments.append(Segment(a: line.coordinates[k - 1], b: line.coordinates[k], feature: number))
        }
      }
    }
    index = SpatialIndex(segments.map { BoundingBox($0.a).including($0.b) })
    self.nearness = nearness.metres
  }

  /// The feature that both ends and the middle of the edge are near, the one nearest to the middle, where it
  /// runs the same way there.
  func feature(along from: PlanVertex, _ to: PlanVertex) -> Int32? {
    guard !segments.isEmpty else { return nil }
    let (a, b) = (from.coordinate, to.coordinate)
    let middle = Coordinate<Geographic>(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
    let scale = LocalScale(at: middle)
    let direction = scale.metres(from: a, to: b)
    var best: [Int32: Double] = [:]
    forEach(near: middle, scale) { segment, distance in
      let own = scale.metres(from: segment.a, to: segment.b)
      let across = own.x * direction.y - own.y * direction.x
      let along = own.x * direction.x + own.y * direction.y
      guard abs(across) <= abs(along) else { return }
      best[segment.feature] = min(best[segment.feature] ?? .infinity, distance)
    }
    for (feature, _) in best.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    where isNear(a, feature, scale) && isNear(b, feature, scale) {
      return feature
    }
    return nil
  }

  private func isNear(_ place: Coordinate<Geographic>, _ feature: Int32, _ scale: LocalScale) -> Bool {
    var found = false
    forEach(near: place, scale) { segment, _ in found = found || segment.feature == feature }
    return found
  }

  private func forEach(
    near place: Coordinate<Geographic>, _ scale: LocalScale, _ body: (Segment, Double) -> Void
  ) {
    let (dx, dy) = (nearness / scale.east, nearness / scale.north)
    let box = BoundingBox<Geographic>(
      minimum: Coordinate(x: place.x - dx, y: place.y - dy),
      maximum: Coordinate(x: place.x + dx, y: place.y + dy))
    index.forEachItem(meeting: box) { i in
      let distance = scale.distance(from: place, toSegment: segments[i].a, segments[i].b)
      if distance <= nearness { body(segments[i], distance) }
    }
  }
}

/// Metres for degrees near a place.
struct LocalScale {
  var east: Double
  var north: Double

  /// On the sphere of mean radius, with the cosine by its series: a part in a hundred is good enough here.
  init(at place: Coordinate<Geographic>) {
    let x = place.y * .pi / 180
    let s = x * x
    let cosine = 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90))))
    north = 6_371_008.8 * .pi / 180
    east = north * max(cosine, 1e-6)
  }

  func metres(from a: Coordinate<Geographic>, to b: Coordinate<Geographic>) -> (x: Double, y: Double) {
    ((b.x - a.x) * east, (b.y - a.y) * north)
  }

  func distance(
    from p: Coordinate<Geographic>, toSegment a: Coordinate<Geographic>, _ b: Coordinate<Geographic>
  ) -> Double {
    let d = metres(from: a, to: b)
    let e = metres(from: a, to: p)
    let squared = d.x * d.x + d.y * d.y
    let t = squared > 0 ? min(max((e.x * d.x + e.y * d.y) / squared, 0), 1) : 0
    let (x, y) = (e.x - t * d.x, e.y - t * d.y)
    return (x * x + y * y).squareRoot()
  }
}
