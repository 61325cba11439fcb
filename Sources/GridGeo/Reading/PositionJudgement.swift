/// Finds what is wrong with an input whose positions cannot be right: metres without a system, numbers in the other
/// order, another zone. One remedy for nine in ten of them, or all, is worth more than a complaint about each.
struct PositionJudgement {
  let form: PositionForm
  /// The way from the declared system; nil for degrees.
  let transform: PositionTransform?

  /// Which position shows it, what is wrong, and the option to pass; nil when a tenth of the positions is usable or
  /// wrong in another way, and when no option would help.
  ///
  /// - Parameters:
  ///   - positions: x = east, y = north as the options have it.
  ///   - usable: how many others there are, which are usable.
  func fault(_ positions: [Coordinate<DeclaredSpace>], usable: Int = 0) -> (index: Int, reason: String)? {
    let enough = (9 * (positions.count + usable) + 9) / 10
    guard positions.count >= max(1, enough) else { return nil }
    return transform == nil ? degreesFault(positions, enough) : declaredFault(positions, enough)
  }

  private func degreesFault(
    _ positions: [Coordinate<DeclaredSpace>], _ enough: Int
  ) -> (index: Int, reason: String)? {
    var found: [(kind: ReadingProblem.Kind, index: Int, count: Int)] = []
    for (i, position) in positions.enumerated()
    where !PositionRange.contains(x: position.x, y: position.y) {
      let kind = PositionRange.problem(x: position.x, y: position.y).kind
      guard kind == .swapped || PlanarGuess.advice(x: position.x, y: position.y) != nil else { continue }
      if let known = found.firstIndex(where: { $0.kind == kind }) {
        found[known].count += 1
      } else {
        found.append((kind, i, 1))
      }
    }
    guard let most = found.first(where: { $0.count >= enough }) else { return nil }
    let first = positions[most.index]
    return (most.index, PositionRange.problem(x: first.x, y: first.y, axes: form.axes).reason)
  }

  private func declaredFault(
    _ positions: [Coordinate<DeclaredSpace>], _ enough: Int
  ) -> (index: Int, reason: String)? {
    if let first = degrees(positions, enough) { return (first, degreesReason(positions[first])) }
    let foreign = positions.indices.filter { form.easting(positions[$0].x) == .foreign }
    if let first = foreign.first, foreign.count >= enough { return (first, form.reason(positions[first].x)) }
    var (left, exchanged) = (positions.count - enough, 0)
    var first: Int?
    for (i, position) in positions.enumerated() {
      guard !isUsable(position), isUsable(Coordinate(x: position.y, y: position.x)) else {
        left -= 1
        if left < 0 { return nil }
        continue
      }
      exchanged += 1
      first = first ?? i
    }
    guard let first, exchanged >= enough else { return nil }
    return (
      first,
      "position \(positions[first]) is outside the area of the declared system, and the other way around it is "
        + "inside; pass \(form.otherAxes)"
    )
  }

  /// The first of positions that are degrees already, where enough of them are.
  private func degrees(_ positions: [Coordinate<DeclaredSpace>], _ enough: Int) -> Int? {
    let candidates = positions.indices.filter {
      PositionRange.contains(x: positions[$0].x, y: positions[$0].y)
    }
    guard candidates.count >= enough else { return nil }
    let moved = try? transform?(candidates.map { positions[$0] })
    let found = candidates.indices.filter { i in
      let position = positions[candidates[i]]
      // What has no place in a system of metres is none in metres.
      guard let there = moved?[i] ?? (try? transform?([position]))?.first else { return true }
      return PositionJudgement.areDegrees(position, moved: there)
    }
    return found.count >= enough ? found.first.map { candidates[$0] } : nil
  }

  /// Whether a position that was declared to be in metres is one in degrees: it comes out far from what it says, as no
  /// position in degrees of another system does. 0 0 stands for one that nobody knows.
  static func areDegrees(_ position: Coordinate<DeclaredSpace>, moved: Coordinate<Geographic>) -> Bool {
    PositionRange.contains(x: position.x, y: position.y) && (position.x != 0 || position.y != 0)
      && (abs(moved.x - position.x) > 1 || abs(moved.y - position.y) > 1)
  }

  func degreesReason(_ position: Coordinate<DeclaredSpace>) -> String {
    let crs = form.crs.map(DeclaredCRS.shortName) ?? "the declared system"
    return "position \(position) is in degrees, and \(crs) in metres; "
      + "name it for the file that has it alone, --crs ROLE=\(form.crs.map(DeclaredCRS.shortName) ?? "CRS"), where ROLE is territory, "
      + "households, barriers, units or claims"
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
