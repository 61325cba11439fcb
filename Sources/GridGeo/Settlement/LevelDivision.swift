/// Divides the ground along a level of the distance field, exactly by a share where one is wanted.
struct LevelDivision {
  private let ground: SettlementGround
  private let field: DistanceField
  private let measure: DistanceField.Measure
  private let values: [Double]
  private let tolerance: Double
  /// Values of the nodes in the ground, rising.
  private let sorted: [Double]

  /// A share may be off by this much when the search ends: well under the 0.01 % that is promised.
  private static var closeEnough: Double { 1e-5 }

  init(
    _ ground: SettlementGround, _ field: DistanceField, _ measure: DistanceField.Measure, tolerance: Length
  ) {
    self.ground = ground
    self.field = field
    self.measure = measure
    self.tolerance = tolerance.metres
    let values = field.values(measure)
    self.values = values
    sorted = values.indices.filter { field.inside[$0] }.map { values[$0] }.sorted()
  }

  /// A cut along a level, and how far its thinned lines may be from the exact ones.
  struct Outcome {
    var cut: GroundCut
    var tolerance: Double
    var level: Double
  }

  /// Along a stated level.
  ///
  /// - Throws: `badCRS`, `native` from the projection.
  func along(level: Double, _ projector: borrowing Projector) throws(GridGeoError) -> Outcome {
    let exact = lines(level)
    let cut = try cut(exact, level, projector)
    return try thinned(
      exact, level, target: cut.area(of: 0) / cut.area, pieces: cut.pieces().count, projector)
      ?? Outcome(cut: cut, tolerance: 0, level: level)
  }

  /// At the level that gives the first side its share.
  ///
  /// - Parameter share: above 0 and below 1.
  /// - Throws: `badCRS`, `native` from the projection.
  func giving(share: Double, _ projector: borrowing Projector) throws(GridGeoError) -> Outcome {
    guard !sorted.isEmpty else { return try along(level: 0, projector) }
    var search = LevelSearch(level: quantile(share), slope: slope(at: share), target: share)
    var best: (error: Double, lines: [[Coordinate<Planar>]], cut: GroundCut, level: Double)?
    for _ in 0..<24 {
      let lines = lines(search.level)
      let cut = try cut(lines, search.level, projector)
      let error = cut.area(of: 0) / cut.area - share
      let level = search.level
      if abs(error) < best?.error ?? .infinity { best = (abs(error), lines, cut, level) }
      if abs(error) < 2e-4 { break }
      if !search.take(error) { break }
    }
    guard let best else { return try along(level: 0, projector) }
    if let result = try thinned(
      best.lines, best.level, target: share, pieces: best.cut.pieces().count, projector)
    {
      return result
    }
    return Outcome(cut: best.cut, tolerance: 0, level: best.level)
  }

  /// Lines with fewer vertices, moved along the field until the share is met; nil when that cannot be.
  private func thinned(
    _ exact: [[Coordinate<Planar>]], _ level: Double, target: Double, pieces: Int,
    _ projector: borrowing Projector
  ) throws(GridGeoError) -> Outcome? {
    var tolerance = self.tolerance
    for attempt in 0..<6 {
      // The last attempt leaves all vertices in.
      let few = attempt < 5 ? exact.map { LineThinning.thinned($0, tolerance: tolerance) } : exact
      var search = LevelSearch(level: level, slope: slope(at: target), target: target)
      for _ in 0..<8 {
        let lines = search.level == level ? few : few.map { moved($0, to: search.level) }
        let cut = try cut(lines, search.level, projector)
        let error = cut.area(of: 0) / cut.area - target
        if abs(error) < Self.closeEnough {
          if cut.pieces().count > pieces { break }
          return Outcome(cut: cut, tolerance: attempt < 5 ? tolerance : 0, level: search.level)
        }
        if !search.take(error) { break }
      }
      tolerance /= 2
    }
    return nil
  }

  /// All vertices on another level, but for those where the sides meet.
  private func moved(_ line: [Coordinate<Planar>], to level: Double) -> [Coordinate<Planar>] {
    let fixed = ground.border.meetingPoints
    return line.map { fixed.contains($0) ? $0 : field.moved($0, to: level, of: measure) }
  }

  private func cut(
    _ lines: [[Coordinate<Planar>]], _ level: Double, _ projector: borrowing Projector
  ) throws(GridGeoError) -> GroundCut {
    var dividers: [GroundCut.Divider] = []
    for line in lines where line.count > 1 {
      dividers.append(
        GroundCut.Divider(points: try GroundLattice.lattice(line, projector), left: 0, right: 1))
    }
    var cut = try GroundCut(ground.lattice, dividers: dividers, projector)
    cut.takeVotes { field.value(measure, at: $0, inGround: true) < level ? 0 : 1 }
    cut.clearCrumbs(below: ground.area * 5e-6)
    return cut
  }

  private func quantile(_ share: Double) -> Double {
    sorted[min(sorted.count - 1, max(0, Int(share * Double(sorted.count))))]
  }

  /// Share gained by a step of one in the level.
  private func slope(at share: Double) -> Double {
    guard !sorted.isEmpty else { return 1 }
    let low = quantile(max(0, share - 0.03))
    let high = quantile(min(1, share + 0.03))
    let gained = min(1, share + 0.03) - max(0, share - 0.03)
    return high > low ? gained / (high - low) : 1
  }

  /// The exact lines of a level, with the ends where the sides meet.
  func lines(_ level: Double) -> [[Coordinate<Planar>]] {
    let traces = LevelLines(field).traces(values, level: level) {
      field.value(measure, at: $0, inGround: $1)
    }
    var isJoined = true
    if case .difference = measure { isJoined = level == 0 }
    guard isJoined else { return traces.map(\.points) }
    let joint = LineJoint(points: ground.border.meetingPoints, reach: 2 * field.cell)
    return traces.flatMap { trace in
      joint.joined(trace) { field.moved($0, to: level, of: measure) }
    }
  }
}

/// A search for the level with a wanted share: secants inside a bracket.
struct LevelSearch {
  private(set) var level: Double
  private var slope: Double
  private var low: (level: Double, error: Double)?
  private var high: (level: Double, error: Double)?
  private var last: (level: Double, error: Double)?

  init(level: Double, slope: Double, target: Double) {
    self.level = level
    self.slope = slope
  }

  /// Takes the error at the level and moves on; false when there is nowhere to go.
  mutating func take(_ error: Double) -> Bool {
    if error < 0 { low = (level, error) } else { high = (level, error) }
    if let last, last.level != level {
      let secant = (error - last.error) / (level - last.level)
      if secant > slope / 20, secant < slope * 20 { slope = secant }
    }
    last = (level, error)
    var next = level - error / slope
    if let low, let high {
      let (from, to) = (min(low.level, high.level), max(low.level, high.level))
      let margin = (to - from) * 0.02
      if !(from + margin...to - margin ~= next) { next = (from + to) / 2 }
    }
    defer { level = next }
    return next != level && next.isFinite
  }
}
