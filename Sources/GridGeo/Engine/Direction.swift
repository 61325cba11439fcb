/// A direction in the plane, as a unit vector.
struct Direction {
  var x: Double
  var y: Double

  /// Quarter and eighth turns, in an order in which the first few differ most.
  static let turns = [
    Direction(x: 1, y: 0), Direction(x: 0, y: 1), Direction(x: 0.5.squareRoot(), y: 0.5.squareRoot()),
    Direction(x: 0.5.squareRoot(), y: -(0.5.squareRoot())), Direction(x: 0.9239, y: 0.3827),
    Direction(x: 0.9239, y: -0.3827), Direction(x: 0.3827, y: 0.9239), Direction(x: 0.3827, y: -0.9239),
  ]

  /// Turns by −90° … 67.5° in steps of 22.5°.
  static let fan: [Direction] = {
    // Half angles of 45° by the half-angle formulas: plain arithmetic.
    let quarter = Direction(x: 0.5.squareRoot(), y: 0.5.squareRoot())
    func halved(_ d: Direction) -> Direction {
      Direction(x: ((1 + d.x) / 2).squareRoot(), y: ((1 - d.x) / 2).squareRoot())
    }
    let step = halved(quarter)
    var fan = [Direction(x: 0, y: -1)]
    while fan.count < 8 { fan.append(fan[fan.count - 1].turned(by: step)) }
    return fan
  }()

  func turned(by other: Direction) -> Direction {
    Direction(x: x * other.x - y * other.y, y: x * other.y + y * other.x)
  }
}
