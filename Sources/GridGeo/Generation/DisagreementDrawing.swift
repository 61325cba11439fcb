/// Plants disagreements along the borders of the villages that claim.
struct DisagreementDrawing {
  let grounds: ClaimGrounds
  let figures: Scenario.Claims
  let seed: UInt64
  /// By village; nil where one pasture serves the whole year.
  let cuts: [PastureCut?]
  private(set) var planted: [PlantedGround] = []
  /// Boxes of what stands already, and of what must not be touched.
  private var taken: [BoundingBox<Planar>] = []

  /// Nothing is planted nearer than this to another thing, in metres.
  private static let clearance = 90.0

  init(_ grounds: ClaimGrounds, _ figures: Scenario.Claims, seed: UInt64, cuts: [PastureCut?]) {
    self.grounds = grounds
    self.figures = figures
    self.seed = seed
    self.cuts = cuts
  }

  /// Plants everything; corners first, because they need most room.
  ///
  /// - Complexity: O(borders · points of a village).
  mutating func draw() {
    plantCorners()
    for border in grounds.borders { plant(along: border) }
    for border in grounds.openBorders { cross(border) }
  }

  /// Keeps ground free of disagreements from now on; false when some stand there.
  mutating func reserve(_ points: [PlanePoint]) -> Bool {
    guard let box = PlaneShapes.box(points)?.padded(by: Self.clearance),
      !taken.contains(where: { $0.intersects(box) })
    else { return false }
    taken.append(box)
    return true
  }

  // MARK: - Along a border

  private mutating func plant(along border: ClaimGrounds.Border) {
    let (left, right) = (grounds.villages[border.left], grounds.villages[border.right])
    var random = SeededGenerator(seed: seed, stream: "claims border \(border.key)")
    let length = PlaneShapes.length(left.line(border.start, border.start + border.count))
    // A long border has more of them: one chance for each 6 km.
    let chances = max(1, Int((length / 6000).rounded()))
    let share = left.township == right.township ? 0.4 : 1
    for chance in 0..<chances {
      let draw = random.nextUniform() / share
      let kind: Dispute.Kind
      if draw < figures.disagreements {
        kind = .overlap
      } else if draw < figures.disagreements + figures.gaps {
        kind = .gap
      } else {
        continue
      }
      for attempt in 0..<8 {
        let key = "\(border.key) \(chance)"
        guard let ground = ground(kind, border, attempt, key, &random), reserve(ground.ring) else { continue }
        planted.append(ground)
        break
      }
    }
  }

  private func ground(
    _ kind: Dispute.Kind, _ border: ClaimGrounds.Border, _ attempt: Int, _ key: String,
    _ random: inout SeededGenerator
  ) -> PlantedGround? {
    let (left, right) = (grounds.villages[border.left], grounds.villages[border.right])
    var depth = drawDepth(&random)
    let both = kind == .gap || random.nextUniform() < figures.bothSides
    if kind == .gap { depth = min(depth, 300) }
    for _ in 0..<attempt { depth = max(figures.depth.lowerBound.metres, depth * 0.75) }
    let leftIsDeep = random.nextUniform() < 0.5
    let second = both ? max(figures.depth.lowerBound.metres, depth * (0.4 + 0.6 * random.nextUniform())) : 0
    let skew = 0.35 + 0.3 * random.nextUniform()
    guard let (first, last) = stretch(border, of: left, for: depth, &random) else { return nil }
    let base = left.line(border.start + first, border.start + last)
    let bulge = BorderBulge(base: base)
    // Of an overlap the left side reaches to the right and the right side to the left; of a gap both withdraw.
    let sign = kind == .gap ? -1.0 : 1.0
    let (ofLeft, ofRight) = leftIsDeep ? (depth, second) : (second, depth)
    let lineOfLeft = ofLeft > 0 ? bulge.pushed(-sign * ofLeft, skew: skew) : base
    let lineOfRight = ofRight > 0 ? bulge.pushed(sign * ofRight, skew: 1 - skew) : base
    let ring = lineOfLeft + lineOfRight.dropFirst().dropLast().reversed()
    guard PlaneShapes.isSimple(ring) else { return nil }

    let edgeOfLeft = left.index(border.start + first)
    let edgeOfRight = right.index(border.startOfRight - last)
    let ends = (left: border.start + first, right: border.startOfRight - last)
    let lines =
      kind == .gap ? (left: lineOfLeft, right: lineOfRight) : (left: lineOfRight, right: lineOfLeft)
    guard isClear(lines.left, border.left, ends.left, last - first),
      isClear(lines.right, border.right, ends.right, last - first)
    else { return nil }
    var detours: [PlantedGround.Detour] = []
    if ofLeft > 0 {
      detours.append(
        PlantedGround.Detour(
          village: border.left, from: edgeOfLeft, to: edgeOfLeft + last - first, line: lineOfLeft))
    }
    if ofRight > 0 {
      detours.append(
        PlantedGround.Detour(
          village: border.right, from: edgeOfRight, to: edgeOfRight + last - first,
          line: lineOfRight.reversed()))
    }
    return PlantedGround(
      kind: kind, villages: [border.left, border.right], edges: [edgeOfLeft, edgeOfRight], detours: detours,
      ring: ring, depth: kind == .gap ? ofLeft + ofRight : max(ofLeft, ofRight), key: key)
  }

  /// Small and large ones alike: the logarithm is uniform.
  private func drawDepth(_ random: inout SeededGenerator) -> Double {
    let (low, high) = (figures.depth.lowerBound.metres, figures.depth.upperBound.metres)
    // Halvings and doublings, so that no logarithm is needed.
    var (from, ratio) = (low, 1.0)
    while from * 2 < high {
      from *= 2
      ratio += 1
    }
    let step = random.nextUniform() * ratio
    var depth = low
    for _ in 0..<Int(step) { depth *= 2 }
    return min(high, depth * (1 + (step - Double(Int(step)))))
  }

  /// Where a bulge of a depth finds room: numbers of points of the border, from its start.
  private func stretch(
    _ border: ClaimGrounds.Border, of village: ClaimGrounds.Village, for depth: Double,
    _ random: inout SeededGenerator
  ) -> (first: Int, last: Int)? {
    guard border.count >= 6 else { return nil }
    let wanted = max(400, depth * (1.6 + 2.4 * random.nextUniform()))
    let first = 1 + random.next(below: border.count - 5)
    var (last, along) = (first, 0.0)
    while last < border.count - 1, along < wanted {
      along += PlaneShapes.distance(
        village.point(border.start + last), village.point(border.start + last + 1))
      last += 1
    }
    guard along >= wanted, last - first >= 4 else { return nil }
    let chord = PlaneShapes.distance(village.point(border.start + first), village.point(border.start + last))
    return chord >= 0.6 * along ? (first, last) : nil
  }

  /// Whether a line between two points of a village's ring stays on its ground, and on one pasture, for which
  /// the stretch between the points must not hold an end of the cut.
  private func isClear(_ line: [PlanePoint], _ village: Int, _ from: Int, _ count: Int) -> Bool {
    let ground = grounds.villages[village]
    let start = ground.index(from)
    let rest = ground.line(start + count, start + ground.ring.count)
    if line.count != count + 1 || PlaneShapes.meet(line, rest) { return false }
    let middle = line[line.count / 2]
    for hole in ground.holes
    where PlaneShapes.meet(line, hole + [hole[0]]) || PlaneShapes.contains(line, hole[0]) {
      return false
    }
    guard let cut = cuts[village] else { return true }
    guard isAway(start, count, village) else { return false }
    guard !PlaneShapes.meet(line, cut.line) else { return false }
    return zip(cut.line, cut.line.dropFirst()).allSatisfy {
      PlaneShapes.distance(middle, toSegment: $0.0, $0.1) > Self.clearance
    }
  }

  // MARK: - Into ground that nobody claims

  private mutating func cross(_ border: ClaimGrounds.Border) {
    var random = SeededGenerator(seed: seed, stream: "claims open \(border.key)")
    guard random.nextUniform() < figures.encroachments else { return }
    let village = grounds.villages[border.left]
    for attempt in 0..<8 {
      var depth = min(drawDepth(&random), 600)
      for _ in 0..<attempt { depth = max(figures.depth.lowerBound.metres, depth * 0.75) }
      let skew = 0.35 + 0.3 * random.nextUniform()
      guard let (first, last) = stretch(border, of: village, for: depth, &random) else { continue }
      let base = village.line(border.start + first, border.start + last)
      let line = BorderBulge(base: base).pushed(-depth, skew: skew)
      let ring = line + base.dropFirst().dropLast().reversed()
      let from = village.index(border.start + first)
      // The other village's outline is not known here: only its own stretch is safe to look at.
      guard PlaneShapes.isSimple(ring),
        !PlaneShapes.meet(line, village.line(from + last - first, from + village.ring.count)),
        isAway(from, last - first, border.left), !touchesAnother(ring, than: border.left), reserve(ring)
      else { continue }
      planted.append(
        PlantedGround(
          kind: .encroachment, villages: [border.left], edges: [from], crossed: village.acrossCode[from],
          detours: [
            PlantedGround.Detour(village: border.left, from: from, to: from + last - first, line: line)
          ],
          ring: ring, depth: depth, key: border.key))
      return
    }
  }

  /// Whether a stretch of a ring keeps off the ends of the cut.
  private func isAway(_ from: Int, _ count: Int, _ village: Int) -> Bool {
    guard let cut = cuts[village] else { return true }
    let n = grounds.villages[village].ring.count
    return [cut.from, cut.to].allSatisfy { end in
      [-n, 0, n].allSatisfy { !(from - 2...from + count + 2).contains(end + $0) }
    }
  }

  /// Whether ground is, in part, another claiming village's.
  private func touchesAnother(_ ring: [PlanePoint], than village: Int) -> Bool {
    guard let box = PlaneShapes.box(ring) else { return true }
    let closed = ring + [ring[0]]
    return grounds.villages.enumerated().contains { number, other in
      guard number != village, let own = PlaneShapes.box(other.ring), own.intersects(box) else {
        return false
      }
      return PlaneShapes.meet(closed, other.ring + [other.ring[0]])
        || PlaneShapes.contains(other.ring, ring[ring.count / 3])
    }
  }

  // MARK: - Where three villages meet

  private mutating func plantCorners() {
    var corners: [(key: UInt64, border: ClaimGrounds.Border, third: Int)] = []
    for border in grounds.borders {
      let left = grounds.villages[border.left]
      let third = left.across[left.index(border.start + border.count)]
      // Each corner once: by the border of its two first villages.
      guard third > border.right else { continue }
      corners.append((PortableMath.scramble(StableHash.fnv1a("corner \(border.key)") ^ seed), border, third))
    }
    corners.sort { $0.key < $1.key }
    var count = 0
    for corner in corners where count < figures.tripleCorners {
      var random = SeededGenerator(seed: seed, stream: "claims corner \(corner.border.key)")
      for _ in 0..<5 {
        let radius = 180 + 620 * random.nextUniform()
        guard let ground = self.corner(corner.border, corner.third, radius), reserve(ground.ring) else {
          continue
        }
        planted.append(ground)
        count += 1
        break
      }
    }
  }

  /// Ground round the end of a border that its two villages and a third one all claim.
  private func corner(_ border: ClaimGrounds.Border, _ third: Int, _ radius: Double) -> PlantedGround? {
    let members = [border.left, border.right, third]
    let middle = grounds.villages[border.left].point(border.start + border.count)
    // In each ring: the corner, and a point before and after it about the radius away.
    var places: [(at: Int, before: Int, after: Int)] = []
    for member in members {
      let village = grounds.villages[member]
      guard let at = village.ring.firstIndex(where: { $0 == middle }) else { return nil }
      func reach(_ step: Int) -> Int? {
        let other = village.across[step > 0 ? at : village.index(at - 1)]
        for k in 1..<min(30, village.ring.count / 3) {
          let edge = village.index(step > 0 ? at + k - 1 : at - k)
          guard village.across[edge] == other, members.contains(other) else { return nil }
          if PlaneShapes.distance(village.point(at + step * k), middle) >= radius { return k }
        }
        return nil
      }
      guard let before = reach(-1), let after = reach(1) else { return nil }
      places.append((at, before, after))
    }
    // The way round through each village's own ground, from its point before the corner to the one after.
    var arcs: [[PlanePoint]] = []
    for (member, place) in zip(members, places) {
      let village = grounds.villages[member]
      let (a, b) = (village.point(place.at - place.before), village.point(place.at + place.after))
      let arc = Self.arc(a, b, round: middle)
      let rest = village.line(place.at + place.after, place.at - place.before + village.ring.count)
      guard isAway(village.index(place.at - place.before), place.before + place.after, member),
        !PlaneShapes.meet(arc, rest),
        !PlaneShapes.meet(arc, village.line(place.at - place.before, place.at + place.after)),
        cuts[member].map({ !PlaneShapes.meet(arc, $0.line) }) ?? true, village.holes.isEmpty
      else { return nil }
      arcs.append(arc)
    }
    // Which arc follows which: an arc ends where the next one begins.
    guard let firstEnd = arcs[0].last,
      let second = [1, 2].first(where: { arcs[$0][0] == firstEnd })
    else { return nil }
    let order = [0, second, 3 - second]
    guard arcs[order[1]].last == arcs[order[2]].first, arcs[order[2]].last == arcs[0].first else {
      return nil
    }
    let ring = order.flatMap { arcs[$0].dropLast() }
    guard PlaneShapes.isSimple(ring), PlaneShapes.contains(ring, middle) else { return nil }
    let edges = zip(members, places).map { grounds.villages[$0].index($1.at) }
    let seasons = zip(members, edges).map { member, edge in cuts[member].map { $0.isWinter(edge: edge) } }
    // All three at the same time of the year.
    guard Set(seasons.compactMap { $0 }).count <= 1 else { return nil }
    var detours: [PlantedGround.Detour] = []
    for k in 0..<3 {
      let own = order[k]
      let place = places[own]
      let village = grounds.villages[members[own]]
      let from = village.index(place.at - place.before)
      // Backwards through the ground of the other two.
      let line = (arcs[order[(k + 1) % 3]] + arcs[order[(k + 2) % 3]].dropFirst()).reversed()
      detours.append(
        PlantedGround.Detour(
          village: members[own], from: from, to: from + place.before + place.after, line: Array(line)))
    }
    return PlantedGround(
      kind: .overlap, villages: members, edges: edges, detours: detours, ring: ring,
      depth: radius, key: "corner \(border.key)")
  }

  /// A curve from one point to another that keeps away from a third (a quadratic one).
  private static func arc(_ a: PlanePoint, _ b: PlanePoint, round c: PlanePoint) -> [PlanePoint] {
    let control = PlanePoint(x: a.x + b.x - c.x, y: a.y + b.y - c.y)
    let pieces = max(4, Int(PlaneShapes.distance(a, b) / 90))
    return (0...pieces).map { k in
      if k == 0 { return a }
      if k == pieces { return b }
      let t = Double(k) / Double(pieces)
      let (u, v, w) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
      return PlanePoint(x: u * a.x + v * control.x + w * b.x, y: u * a.y + v * control.y + w * b.y)
    }
  }
}
