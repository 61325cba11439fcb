/// Finds what is wrong with an input none of whose positions can be right: metres without a system, numbers in the
/// other order, another zone. One remedy for all is worth more than a complaint about each.
struct PositionJudgement {
  let form: PositionForm
  /// The way from the declared system; nil for degrees.
  let transform: PositionTransform?

  /// Which position shows it, what is wrong, and the option to pass; nil when any position is usable, when they
  /// are wrong in different ways, and when no option would help.
  ///
  /// - Parameter positions: x = east, y = north as the options have it.
  func fault(_ positions: [Coordinate<DeclaredSpace>]) -> (index: Int, reason: String)? {
    guard let first = positions.first else { return nil }
    return transform == nil ? degreesFault(positions, first) : declaredFault(positions, first)
  }

  private func degreesFault(
    _ positions: [Coordinate<DeclaredSpace>], _ first: Coordinate<DeclaredSpace>
  ) -> (index: Int, reason: String)? {
    guard !PositionRange.contains(x: first.x, y: first.y) else { return nil }
    let problem = PositionRange.problem(x: first.x, y: first.y, axes: form.axes)
    let isMetric = PlanarGuess.advice(x: first.x, y: first.y) != nil
    guard problem.kind == .swapped || isMetric else { return nil }
    for position in positions {
      let other = PositionRange.problem(x: position.x, y: position.y, axes: form.axes)
      guard !PositionRange.contains(x: position.x, y: position.y), other.kind == problem.kind,
        !isMetric || PlanarGuess.advice(x: position.x, y: position.y) != nil
      else { return nil }
    }
    return (0, problem.reason)
  }

  private func declaredFault(
    _ positions: [Coordinate<DeclaredSpace>], _ first: Coordinate<DeclaredSpace>
  ) -> (index: Int, reason: String)? {
    if form.easting(first.x) == .foreign {
      guard positions.allSatisfy({ form.easting($0.x) == .foreign }) else { return nil }
      return (0, form.reason(first.x))
    }
    for position in positions where isUsable(position) { return nil }
    guard positions.allSatisfy({ isUsable(Coordinate(x: $0.y, y: $0.x)) }) else { return nil }
    return (
      0,
      "position \(first) is outside the area of the declared system, and the other way around it is inside; pass "
        + form.otherAxes
    )
  }

  /// Whether a position has a place in the declared system.
  func isUsable(_ position: Coordinate<DeclaredSpace>) -> Bool {
    var position = position
    switch form.easting(position.x) {
    case .usual: break
    case .numbered(let easting): position.x = easting
    case .foreign: return false
    }
    return (try? transform?([position])) != nil
  }
}
