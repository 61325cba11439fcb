/// A row of the summary of an assignment: how many households and persons a unit or a grid has, and how they
/// found it.
public struct AssignmentTally: Sendable, Hashable {
  /// What a row stands for, from the whole down.
  public enum Level: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    /// All rows that were read.
    case total
    /// The rows that found no grid.
    case unassigned
    case county
    case township
    case village
    case grid

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

    /// The English word, as in files.
    public var name: String {
      switch self {
      case .total: "total"
      case .unassigned: "unassigned"
      case .county: "county"
      case .township: "township"
      case .village: "village"
      case .grid: "grid"
      }
    }
  }

  static let householdPlace = 6
  static let personPlace = 7

  public let level: Level
  /// Empty for the total and the rows without a grid.
  public let code: String
  /// Households by status, all households, persons; 0 where suppressed.
  private(set) var numbers: SIMD8<Int>
  /// A bit for each of `numbers` that is suppressed.
  private(set) var suppressed: UInt8 = 0

  init(level: Level, code: String, numbers: SIMD8<Int> = .zero) {
    self.level = level
    self.code = code
    self.numbers = numbers
  }

  /// Nil when suppressed.
  public var households: Int? { number(Self.householdPlace) }

  /// Nil when suppressed.
  public var persons: Int? { number(Self.personPlace) }

  /// Households of one status; nil when suppressed.
  public func households(_ status: AssignmentStatus) -> Int? { number(Int(status.rawValue)) }

  /// Whether nothing of the row is suppressed.
  public var isExact: Bool { suppressed == 0 }

  func number(_ place: Int) -> Int? { suppressed & (1 << UInt8(place)) == 0 ? numbers[place] : nil }

  mutating func add(_ other: SIMD8<Int>) { numbers &+= other }

  /// Takes a number out: it is not kept anywhere in the row.
  mutating func suppress(_ place: Int) {
    numbers[place] = 0
    suppressed |= 1 << UInt8(place)
  }
}
