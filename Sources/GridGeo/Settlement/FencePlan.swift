/// The shortest fence of one to three straight segments that gives the first side its share, from the one place
/// where the sides meet on the ground's border to the other.
///
/// Between fixed ends the best two segments are the legs of an isosceles triangle, and the best three are equal
/// chords of a circle (the isoperimetric property of inscribed polygons). Where such a fence would leave the
/// ground, bends are searched for inside it.
struct FencePlan {
  typealias Point = Coordinate<Planar>

  private let region: Region<Planar>
  private let edges: [EdgeDistance.Edge]
  /// Border from the second gate to the first, along the first side's land, for each pair of ends.
  private let outer: [Point]
  private let from: GroundBorder.Gate
  private let to: GroundBorder.Gate
  /// Square metres that the first side is to have, with the holes in them.
  private let target: Double

  /// - Parameters:
  ///   - gates: the one that opens from the first side's land first.
  ///   - outer: the ground's outer ring, with the ground on its left.
  ///   - target: square metres for the first side, holes on its side included.
  init(
    _ region: Region<Planar>, outer: [Coordinate<Planar>], gates: (GroundBorder.Gate, GroundBorder.Gate),
    target: Double
  ) {
    self.region = region
    self.outer = Array(outer.dropLast())
    (from, to) = gates
    self.target = target
    var edges: [EdgeDistance.Edge] = []
    for polygon in region.polygons {
      for ring in polygon.rings {
        for k in 1..<ring.coordinates.count {
          edges.append(EdgeDistance.Edge(a: ring.coordinates[k - 1], b: ring.coordinates[k]))
        }
      }
    }
    self.edges = edges
  }

  /// The shortest fence with exactly this many segments; nil when none stays inside the ground.
  func fence(segments: Int) -> [Point]? {
    var best: [Point]?
    func consider(_ line: [Point]?) {
      guard let line else { return }
      if best.map({ planarLength(line) < planarLength($0) - 1e-9 }) ?? true { best = line }
    }
    let starts = from.places(about: 24)
    let stops = to.places(about: 24)
    if segments == 1 {
      for start in starts { consider(straight(start, stops)) }
      for stop in stops { consider(straight(stop, starts)?.reversed()) }
      return best
    }
    var pairs: [(Point, Point)] = []
    for start in starts { for stop in stops where start != stop { pairs.append((start, stop)) } }
    for (start, stop) in pairs {
      let line = free(start, stop, segments)
      if planarLength(line) < best.map(planarLength) ?? .infinity, isInside(line) { best = line }
    }
    if best != nil { return best }
    for (start, stop) in pairs.prefix(64) { consider(constrained(start, stop, segments, below: best)) }
    return best
  }

  /// What the first side has when the fence is the straight line between two ends.
  private func chordArea(_ start: Point, _ stop: Point) -> Double {
    let first = self.place(of: stop)
    let last = self.place(of: start)
    var ring = [stop]
    var k = (first + 1) % outer.count
    // From the edge that holds the far end to the one that holds the near end.
    let steps = (last - first + outer.count) % outer.count
    for _ in 0..<steps {
      ring.append(outer[k])
      k = (k + 1) % outer.count
    }
    ring.append(start)
    return signedArea(ring)
  }

  /// The edge of the outer ring that holds a place.
  private func place(of p: Point) -> Int {
    var best = (squared: Double.infinity, edge: 0)
    for k in outer.indices {
      let squared = LineThinning.squaredDistance(p, outer[k], outer[(k + 1) % outer.count])
      if squared < best.squared { best = (squared, k) }
    }
    // A vertex belongs to the edge that begins there.
    let next = (best.edge + 1) % outer.count
    return p == outer[next] ? next : best.edge
  }

  private func signedArea(_ ring: [Point]) -> Double {
    var sum = 0.0
    for k in ring.indices {
      let (a, b) = (ring[k], ring[(k + 1) % ring.count])
      sum += (a.x - ring[0].x) * (b.y - ring[0].y) - (a.y - ring[0].y) * (b.x - ring[0].x)
    }
    return sum / 2
  }

  /// A straight fence from one end: the other ends where the share changes sides.
  private func straight(_ start: Point, _ stops: [Point]) -> [Point]? {
    let isForward = from.line.contains(start) || !to.line.contains(start)
    func error(_ stop: Point) -> Double {
      (isForward ? chordArea(start, stop) : chordArea(stop, start)) - target
    }
    func accept(_ stop: Point) -> [Point]? { isInside([start, stop]) ? [start, stop] : nil }
    let close = 2e-5 * target
    for k in stops.indices where k > 0 {
      var (a, b) = (stops[k - 1], stops[k])
      let before = error(a)
      guard (before < 0) != (error(b) < 0) else { continue }
      for _ in 0..<60 {
        let middle = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
        if (error(middle) < 0) == (before < 0) { a = middle } else { b = middle }
      }
      if let line = accept(a) { return line }
    }
    return stops.first { abs(error($0)) < close }.flatMap(accept)
  }

  /// The best fence between two ends when nothing is in its way.
  private func free(_ a: Point, _ b: Point, _ segments: Int) -> [Point] {
    let missing = target - chordArea(a, b)
    let base = a.metres(to: b)
    // To the right of the way, where the second side's ground is.
    let normal = Point(x: (b.y - a.y) / base, y: -(b.x - a.x) / base)
    func at(_ along: Double, _ off: Double) -> Point {
      Point(
        x: a.x + along * (b.x - a.x) + off * normal.x, y: a.y + along * (b.y - a.y) + off * normal.y)
    }
    if segments == 2 { return [a, at(0.5, 2 * missing / base), b] }
    // Three equal chords: legs at an angle α to the base, c = s (1 + 2 cos α), area (c + s) s sin α ⁄ 2. The
    // cosine falls from 1, a flat line, towards −½.
    func leg(_ cosine: Double) -> (side: Double, off: Double, area: Double) {
      let sine = max(0, 1 - cosine * cosine).squareRoot()
      let side = base / (1 + 2 * cosine)
      return (side, side * sine, (base + side) / 2 * side * sine)
    }
    var (flat, steep) = (1.0, -0.5)
    for _ in 0..<100 {
      let middle = (flat + steep) / 2
      if leg(middle).area < abs(missing) { flat = middle } else { steep = middle }
    }
    let (side, off, _) = leg(flat)
    let along = (base - side) / 2 / base
    let height = missing < 0 ? -off : off
    return [a, at(along, height), at(1 - along, height), b]
  }

  private func isInside(_ line: [Point]) -> Bool {
    for k in 1..<line.count {
      let (a, b) = (line[k - 1], line[k])
      let (west, east) = (min(a.x, b.x), max(a.x, b.x))
      let (south, north) = (min(a.y, b.y), max(a.y, b.y))
      for edge in edges {
        if max(edge.a.x, edge.b.x) < west || min(edge.a.x, edge.b.x) > east { continue }
        if max(edge.a.y, edge.b.y) < south || min(edge.a.y, edge.b.y) > north { continue }
        let first = Turn(a, b, edge.a).rawValue * Turn(a, b, edge.b).rawValue
        if first < 0, Turn(edge.a, edge.b, a).rawValue * Turn(edge.a, edge.b, b).rawValue < 0 { return false }
      }
      for t in [0.01, 0.5, 0.99] {
        let p = Point(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
        if region.position(of: p) == .outside { return false }
      }
    }
    for k in 1..<(line.count - 1) where region.position(of: line[k]) != .inside { return false }
    return true
  }

  /// Bends on a grid of places, each line put on the wanted area, then shifted while that makes it shorter.
  private func constrained(_ a: Point, _ b: Point, _ segments: Int, below: [Point]?) -> [Point]? {
    let missing = target - chordArea(a, b)
    let base = a.metres(to: b)
    let normal = Point(x: (b.y - a.y) / base, y: -(b.x - a.x) / base)
    guard let box = region.boundingBox else { return nil }
    let reach = box.width + box.height
    /// Bends that close the wanted area between two fixed points, a step along their chord apart.
    func lastBend(_ p: Point, _ q: Point, _ area: Double, _ along: Double) -> Point {
      let length = max(p.metres(to: q), 1e-9)
      let off = 2 * area / length
      return Point(
        x: p.x + along * (q.x - p.x) + off * (q.y - p.y) / length,
        y: p.y + along * (q.y - p.y) - off * (q.x - p.x) / length)
    }
    var candidates: [(length: Double, line: [Point])] = []
    let limit = below.map(planarLength) ?? .infinity
    func add(_ line: [Point]) {
      let length = planarLength(line)
      if length < limit { candidates.append((length, line)) }
    }
    if segments == 2 {
      for step in -400...800 { add([a, lastBend(a, b, missing, Double(step) / 400), b]) }
    } else {
      for along in -10...30 {
        for off in -24...24 {
          let t = Double(along) / 20
          let height = Double(off) / 24 * reach * 0.5
          let first = Point(
            x: a.x + t * (b.x - a.x) + height * normal.x, y: a.y + t * (b.y - a.y) + height * normal.y)
          guard region.position(of: first) == .inside else { continue }
          // The triangle a, first, b takes its part of the area.
          let rest = missing - height * base / 2
          for step in -10...30 { add([a, first, lastBend(first, b, rest, Double(step) / 20), b]) }
        }
      }
    }
    candidates.sort { $0.length < $1.length }
    var found = candidates.first { isInside($0.line) }?.line
    guard segments == 3 else { return found }
    // A fence with one bend is one with two that lie in line.
    if let two = constrained(a, b, 2, below: found) {
      let middle = Point(x: (a.x + two[1].x) / 2, y: (a.y + two[1].y) / 2)
      found = [a, middle, two[1], b]
    }
    guard var line = found else { return nil }
    // Pattern search over the first bend and the place of the last.
    var step = base / 20
    while step > 0.05 {
      var isBetter = false
      for (dx, dy, slide) in [
        (1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1),
      ] as [(Double, Double, Double)] {
        let first = Point(x: line[1].x + dx * step, y: line[1].y + dy * step)
        let height = (first.x - a.x) * normal.x + (first.y - a.y) * normal.y
        let length = max(first.metres(to: b), 1e-9)
        let (ux, uy) = ((b.x - first.x) / length, (b.y - first.y) / length)
        let along =
          ((line[2].x - first.x) * ux + (line[2].y - first.y) * uy + slide * step) / length
        let tried = [a, first, lastBend(first, b, missing - height * base / 2, along), b]
        if planarLength(tried) < planarLength(line) - 1e-6, isInside(tried) {
          line = tried
          isBetter = true
        }
      }
      if !isBetter { step /= 2 }
    }
    return line
  }
}
