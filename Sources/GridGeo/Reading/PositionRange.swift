/// What to say about a position that is off ±180° and ±90°.
enum PositionRange {
  static func contains(x: Double, y: Double) -> Bool { abs(x) <= 180 && abs(y) <= 90 }

  /// - Parameter axes: how the input was read, for the option that would read it the other way around.
  static func problem(
    x: Double, y: Double, axes: AxisOrder = .eastNorth
  ) -> (kind: ReadingProblem.Kind, reason: String) {
    if abs(y) > 90, abs(y) <= 180, abs(x) <= 90 {
      let remedy = PositionForm(axes: axes, crs: nil).otherAxes
      return (
        .swapped,
        "latitude \(y) is beyond ±90; longitude and latitude look exchanged, put longitude first or pass \(remedy)"
      )
    }
    let wrong = abs(x) <= 180 ? "latitude \(y) is beyond ±90" : "longitude \(x) is beyond ±180"
    return (.outOfRange, PlanarGuess.advice(x: x, y: y).map { "\(wrong); \($0)" } ?? wrong)
  }
}
