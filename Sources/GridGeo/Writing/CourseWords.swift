/// The description of a boundary's course (界线走向说明): from stake to stake in words.
public struct CourseWords: Sendable, Hashable {
  public var language: TableLanguage

  public init(_ language: TableLanguage) { self.language = language }

  /// One stake's line: the direction, the distance and what the line follows to the next stake.
  public func course(_ stake: BoundaryStake, next: Int?) -> String {
    guard let bearing = stake.bearing, let distance = stake.distance, let next else {
      return language == .chinese ? "\(stake.number)号界桩，线路终点" : "stake \(stake.number), end of the line"
    }
    let degrees = CourseWords.degrees(bearing)
    let metres = CourseWords.fixed(distance.metres)
    if language == .chinese {
      let along = stake.landmark.isEmpty ? "" : "沿\(stake.landmark)，"
      return "自\(stake.number)号界桩起，\(along)向\(direction(bearing))（方位角\(degrees)°）行\(metres)米，至\(next)号界桩"
    }
    let along = stake.landmark.isEmpty ? "" : " along \(stake.landmark)"
    return
      "from stake \(stake.number)\(along) to the \(direction(bearing)), bearing \(degrees)°, \(metres) m,"
      + " to stake \(next)"
  }

  /// The lines of all stakes in their order. The last way of a closed line leads back to its first stake.
  public func courses(_ stakes: [BoundaryStake]) -> [String] {
    stakes.indices.map { k in
      let isLast = k + 1 == stakes.count || stakes[k + 1].line != stakes[k].line
      let next = isLast ? stakes.first { $0.line == stakes[k].line }?.number : stakes[k + 1].number
      return course(stakes[k], next: next)
    }
  }

  /// One of eight directions.
  private func direction(_ bearing: Angle) -> String {
    let eighth = Int((bearing.degrees / 45).rounded()) % 8
    return language == .chinese
      ? ["北", "东北", "东", "东南", "南", "西南", "西", "西北"][eighth]
      : ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"][eighth]
  }

  /// Tenths of a degree, three places before the point, as on a compass: 000.0 to 359.9.
  static func degrees(_ bearing: Angle) -> String {
    let tenths = Int((bearing.degrees * 10).rounded()) % 3600
    let whole = String(tenths / 10)
    return String(repeating: "0", count: 3 - whole.count) + whole + ".\(tenths % 10)"
  }

  private static func fixed(_ metres: Double) -> String {
    let tenths = Int((metres * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
