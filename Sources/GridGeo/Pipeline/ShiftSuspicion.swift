#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Suspects layers of being in a web map's shifted system without saying so: against the territory they lie off
/// as that system's shift would have it, by length and direction, and as no other shift would.
///
/// Vertices of claims, base units and barriers are held to the territory's lines, households to its ground. Beside
/// the shift itself, others of its length in eleven directions and none at all are tried: a layer that fits the
/// territory as it is, or some other way, is not suspected. Nothing is ever corrected here.
struct ShiftSuspicion {
  /// A way in which a layer and the territory may be off each other.
  private struct Hypothesis {
    var shift: WebMapShift
    /// The territory is in the shifted system, and the layer is not.
    var isTerritory: Bool

    /// Where a position of the layer comes to lie on the territory if the hypothesis holds.
    func move(_ c: Coordinate<Geographic>) -> Coordinate<Geographic> {
      isTerritory ? shift.shifted(c) : shift.unshifted(c) ?? c
    }
  }

  private let units: [AdminUnit]
  private let inputs: [InputFile]

  /// - Parameter units: sound ones, in order of level.
  init(units: [AdminUnit], inputs: [InputFile]) {
    self.units = units.filter { $0.level == units.last?.level }
    self.inputs = inputs
  }

  private static let hypotheses = WebMapShift.allCases.flatMap { shift in
    [Hypothesis(shift: shift, isTerritory: false), Hypothesis(shift: shift, isTerritory: true)]
  }

  /// The shift's own vector turned by 30°, 60° … 330° and none at all.
  private static let turns: [SIMD2<Double>] =
    [.zero] + (1...11).map { SIMD2(cos(Double($0) * .pi / 6), sin(Double($0) * .pi / 6)) }

  /// What is to be said of a survey's layers.
  ///
  /// - Complexity: O(n log n) in the territory's edges near the layers.
  func findings(_ valid: ValidSurvey, _ raw: RawSurvey, claims: [Claim]) -> [Finding] {
    guard
      let box = units.compactMap(\.region.boundingBox).reduce(
        nil as BoundingBox<Geographic>?, { $0?.union($1) ?? $1 }),
      WebMapShift.area.contains(box.minimum), WebMapShift.area.contains(box.maximum)
    else { return [] }
    return [
      ofLines("claims", claims.flatMap { Self.vertices($0.region) }),
      ofLines("units", valid.baseUnits.flatMap { Self.vertices($0.region) }),
      ofLines("barriers", valid.barriers.flatMap { $0.lines.flatMap(\.coordinates) }),
      ofHouseholds(raw.households, outside: valid.findings.count { $0.code == .householdOutside }),
    ].compactMap { $0 }
  }

  private static func vertices(_ region: Region<Geographic>) -> [Coordinate<Geographic>] {
    region.polygons.flatMap { polygon in
      ([polygon.exterior] + polygon.holes).flatMap { $0.coordinates.dropLast() }
    }
  }

  // MARK: Lines

  /// A tenth of the shift, and no more than 20 m: far less than the shifts that are told apart.
  private static func tolerance(_ length: Double) -> Double { min(20, length / 10) }

  private func ofLines(_ role: String, _ vertices: [Coordinate<Geographic>]) -> Finding? {
    guard vertices.count >= 20 else { return nil }
    let match = LineMatch(vertices: vertices, lines: units.map(\.region))
    var best: (hypothesis: Hypothesis, hits: Int, asIs: Int)?
    for hypothesis in Self.hypotheses {
      func tolerance(_ c: Coordinate<Geographic>) -> Double { Self.tolerance(Self.length(hypothesis, c)) }
      let hits = match.hits(within: tolerance, hypothesis.move)
      guard hits >= 20, hits * 10 >= match.vertices.count, hits > best?.hits ?? 0 else { continue }
      let others = Self.turns.map { turn in
        match.hits(within: tolerance) { c in c.moved(by: Self.turned(c.metres(to: hypothesis.move(c)), turn))
        }
      }
      let most = others.max() ?? 0
      let isMuch = hits * 10 >= 3 * match.vertices.count && hits * 2 >= 3 * most + match.vertices.count / 10
      guard isMuch || hits >= 5 * most + 10 else { continue }
      best = (hypothesis, hits, others[0])
    }
    guard let best else { return nil }
    let all = match.vertices.count
    return finding(
      role, best.hypothesis, at: vertices[vertices.count / 2],
      "\(Self.percent(best.hits, all)) of the vertices lie on the territory's lines with the shift taken into account, "
        + "\(Self.percent(best.asIs, all)) as they are")
  }

  // MARK: Households

  /// - Parameter outside: households outside the territory as they are.
  private func ofHouseholds(_ households: [Household], outside: Int) -> Finding? {
    guard outside >= 20 else { return nil }
    let points = households.compactMap(\.position)
    let locator = UnitLocator(units.map(\.region))
    let stride = max(1, points.count / 20_000)
    // What lies outside whichever way it is moved is a stray, which tells nothing.
    let moves = Self.hypotheses.map { $0.move } + [{ $0 }]
    let sample = Swift.stride(from: 0, to: points.count, by: stride).map { points[$0] }
      .filter { c in moves.contains { locator.unit(holding: $0(c)) != nil } }
    func out(_ move: (Coordinate<Geographic>) -> Coordinate<Geographic>) -> Int {
      sample.count { locator.unit(holding: move($0)) == nil }
    }
    let asIs = out { $0 }
    guard asIs >= 20, asIs * 2 < sample.count else { return nil }
    var best: (hypothesis: Hypothesis, out: Int)?
    for hypothesis in Self.hypotheses {
      let left = out(hypothesis.move)
      guard left * 10 <= asIs, left < best?.out ?? .max else { continue }
      // A quarter of the shift farther on, to any side, it must be worse again: otherwise the households tell too
      // little of where they belong.
      let isSharp = Self.turns.dropFirst().allSatisfy { turn in
        let beside = out { c in
          let vector = c.metres(to: hypothesis.move(c))
          return c.moved(by: vector + Self.turned(vector, turn) / 4)
        }
        return beside >= left + 4 && beside * 14 >= asIs
      }
      if isSharp { best = (hypothesis, left) }
    }
    guard let best else { return nil }
    return finding(
      "households", best.hypothesis, at: sample[sample.count / 2],
      "\(asIs) of \(sample.count) lie outside the territory as they are, \(best.out) with the shift taken into account"
    )
  }

  // MARK: Words

  private static func length(_ hypothesis: Hypothesis, _ c: Coordinate<Geographic>) -> Double {
    let vector = c.metres(to: hypothesis.move(c))
    return (vector * vector).sum().squareRoot()
  }

  private static func turned(_ v: SIMD2<Double>, _ turn: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(v.x * turn.x - v.y * turn.y, v.x * turn.y + v.y * turn.x)
  }

  private static func percent(_ part: Int, _ whole: Int) -> String { "\(100 * part / max(1, whole)) %" }

  private func finding(
    _ role: String, _ hypothesis: Hypothesis, at place: Coordinate<Geographic>, _ figures: String
  ) -> Finding {
    let shifted = hypothesis.isTerritory ? "territory" : role
    let other = hypothesis.isTerritory ? role : "territory"
    let metres = Int((Self.length(hypothesis, place) / 10).rounded()) * 10
    let system = hypothesis.shift.rawValue
    return Finding(
      .undeclaredShift, .warning, at: SourcePlace(file: inputs.first { $0.role == shifted }?.name),
      message:
        "the \(shifted) lies off the \(other) by about \(metres) m as \(system) would have it: \(figures)",
      remedy: "if it comes from a Chinese web map, pass --crs \(shifted)=\(system)")
  }
}
