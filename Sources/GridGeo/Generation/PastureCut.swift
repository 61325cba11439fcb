/// A line across a village, between its winter and its summer pasture.
struct PastureCut {
  /// Numbers of the points of the ring between which it runs, `from` < `to`.
  var from: Int
  var to: Int
  /// Both ends included.
  var line: [PlanePoint]
  /// Whether the ground before the line, along the ring from `from` to `to`, is the winter pasture.
  var firstIsWinter: Bool

  /// Whether an edge of the ring is on the winter side.
  func isWinter(edge: Int) -> Bool { (from..<to).contains(edge) == firstIsWinter }

  /// Looks for a short line that leaves each side enough, and roughens it.
  ///
  /// - Returns: nil when the village has holes or no line is good.
  init?(_ village: ClaimGrounds.Village, random: inout SeededGenerator) {
    let ring = village.ring
    guard village.holes.isEmpty, ring.count >= 24 else { return nil }
    var sums = [0.0]
    for i in ring.indices { sums.append(sums[i] + PlaneShapes.turn(ring[0], ring[i], village.point(i + 1))) }
    let whole = sums[ring.count]
    let step = max(1, ring.count / 40)
    let offset = random.next(below: step)
    let stops = stride(from: offset, to: ring.count, by: step).map { $0 }
    var candidates: [(length: Double, from: Int, to: Int)] = []
    for (k, a) in stops.enumerated() {
      for b in stops[(k + 1)...] {
        let part = sums[b] - sums[a] + PlaneShapes.turn(ring[0], ring[b], ring[a])
        guard 0.36...0.64 ~= part / whole, b - a > 6, ring.count - b + a > 6 else { continue }
        candidates.append((PlaneShapes.distance(ring[a], ring[b]), a, b))
      }
    }
    candidates.sort { ($0.length, $0.from, $0.to) < ($1.length, $1.from, $1.to) }
    for (_, a, b) in candidates.prefix(60) where Self.isClear([ring[a], ring[b]], village) {
      for roughness in [0.14, 0.08, 0.03, 0] {
        let line = Self.roughened(ring[a], ring[b], roughness, &random)
        guard roughness == 0 || Self.isClear(line, village) else { continue }
        (from, to, self.line) = (a, b, line)
        firstIsWinter = PlaneShapes.contains(Array(ring[a...b]), village.centre)
        return
      }
    }
    return nil
  }

  /// Whether a line between two points of the ring runs inside.
  private static func isClear(_ line: [PlanePoint], _ village: ClaimGrounds.Village) -> Bool {
    guard !PlaneShapes.meet(line, village.ring + [village.ring[0]]) else { return false }
    let (a, b) = (line[line.count / 2 - 1], line[line.count / 2])
    return PlaneShapes.contains(village.ring, PlanePoint(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2))
  }

  /// Breaks a line by midpoint displacement until its pieces are short.
  private static func roughened(
    _ a: PlanePoint, _ b: PlanePoint, _ amount: Double, _ random: inout SeededGenerator
  ) -> [PlanePoint] {
    var line = [a, b]
    while PlaneShapes.distance(a, b) / Double(line.count - 1) > 130 {
      var finer = [a]
      for (p, q) in zip(line, line.dropFirst()) {
        let across = (random.nextUniform() * 2 - 1) * amount
        finer.append(
          PlanePoint(x: (p.x + q.x) / 2 - (q.y - p.y) * across, y: (p.y + q.y) / 2 + (q.x - p.x) * across))
        finer.append(q)
      }
      line = finer
    }
    return line
  }
}
