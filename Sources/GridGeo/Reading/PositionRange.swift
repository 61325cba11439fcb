/// What to say about a position that is off ±180° and ±90°.
enum PositionRange {
  static func contains(x: Double, y: Double) -> Bool { abs(x) <= 180 && abs(y) <= 90 }

  static func problem(x: Double, y: Double) -> (kind: ReadingProblem.Kind, reason: String) {
    if abs(y) > 90, abs(y) <= 180, abs(x) <= 90 {
      return (
        .swapped,
        "latitude \(y) is beyond ±90; longitude and latitude look exchanged, longitude comes first"
      )
    }
    let wrong = abs(x) <= 180 ? "latitude \(y) is beyond ±90" : "longitude \(x) is beyond ±180"
    let size = max(abs(x), abs(y))
    let isMetric = size > 1000 && size < 1e8
    return (
      .outOfRange, isMetric ? "\(wrong); if these are metres, name their system with --crs" : wrong
    )
  }
}
