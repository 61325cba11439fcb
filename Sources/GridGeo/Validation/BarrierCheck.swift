/// Checks barriers: resistance, coordinates, length, and whether they have to do with the territory.
struct BarrierCheck {
  private let barriers: [Barrier]
  private let box: BoundingBox<Geographic>?
  private(set) var findings: [Finding] = []
  private(set) var account = SurveyTally.Account()
  private(set) var rounding = LatticeRounding()

  init(_ barriers: [Barrier], units: [AdminUnit]) {
    self.barriers = barriers.sorted { a, b in
      let order = a.place.order(b.place)
      if order != 0 { return order < 0 }
      if a.kind != b.kind { return a.kind < b.kind }
      for (p, q) in zip(a.lines, b.lines) {
        for (c, d) in zip(p.coordinates, q.coordinates) where c != d { return (c.x, c.y) < (d.x, d.y) }
      }
      return false
    }
    box = units.reduce(nil) { whole, unit in
      guard let box = unit.region.boundingBox else { return whole }
      return whole?.union(box) ?? box
    }
  }

  /// - Returns: The barriers that can be used, on the lattice, in the order of the input.
  mutating func run() -> [Barrier] {
    account.read(barriers.count)
    var kept: [Barrier] = []
    for barrier in barriers {
      if let fate = judge(barrier) {
        account.leaveOut(fate)
        continue
      }
      var sound = barrier
      sound.lines = barrier.lines.compactMap { line in
        var points: [CheckPoint] = []
        for coordinate in line.coordinates {
          rounding.add(coordinate)
          let point = CheckPoint(coordinate)
          if points.last != point { points.append(point) }
        }
        return points.count > 1 ? Polyline(trusted: points.map(\.coordinate)) : nil
      }
      if sound.lines.isEmpty {
        report(.barrierNoLength, .error, barrier, "has no length", "draw its line; until then it is left out")
        account.leaveOut(.barrierNoLength)
        continue
      }
      if let box, !sound.lines.contains(where: { Self.box(of: $0).intersects(box) }) {
        report(
          .barrierOutside, .note, barrier, "lies outside the territory", "nothing to do: it has no effect")
      }
      account.keep()
      kept.append(sound)
    }
    return kept
  }

  /// The reason to leave it out, nil when there is none so far.
  private mutating func judge(_ barrier: Barrier) -> Finding.Code? {
    var fate: Finding.Code?
    if !(barrier.resistance >= 0 && barrier.resistance <= 1) {
      report(
        .barrierResistance, .error, barrier, "has the resistance \(barrier.resistance)",
        "write a number from 0 (no hindrance) to 1 (never cross); until then it is left out")
      fate = .barrierResistance
    }
    for line in barrier.lines {
      let bad = line.coordinates.firstIndex { !($0.isFinite && abs($0.x) <= 180 && abs($0.y) <= 90) }
      guard let bad else { continue }
      let isFinite = line.coordinates[bad].isFinite
      let code: Finding.Code = isFinite ? .coordinateOutOfRange : .coordinateNotFinite
      report(
        code, .error, barrier,
        isFinite
          ? "has the coordinate \(line.coordinates[bad]), beyond ±180 or ±90 degrees"
          : "has a coordinate that is not a finite number",
        "write longitude first, then latitude, in degrees", vertex: bad)
      fate = fate ?? code
    }
    return fate
  }

  private static func box(of line: Polyline<Geographic>) -> BoundingBox<Geographic> {
    line.coordinates.dropFirst().reduce(BoundingBox(line.coordinates[0])) { $0.including($1) }
  }

  private mutating func report(
    _ code: Finding.Code, _ severity: Finding.Severity, _ barrier: Barrier, _ text: String, _ remedy: String,
    vertex: Int? = nil
  ) {
    var place = barrier.place
    place.vertex = vertex
    let start = barrier.lines.first?.coordinates.first
    findings.append(
      Finding(
        code, severity, at: place, subject: [place.id, barrier.kind].compactMap(\.self),
        message: "the barrier \"\(barrier.kind)\" \(text)", remedy: remedy,
        coordinate: start.flatMap { $0.isFinite ? $0 : nil }))
  }
}
