/// Households and persons of an assignment, by grid and status, and those without a grid.
///
/// Threads count for themselves and their counts are added up afterwards: sums of whole numbers, the same
/// in any order.
public struct AssignmentCounts: Sendable, Hashable {
  private static let statuses = 6

  /// Households and persons in turn, a pair for each status; first those without a grid, then grid by grid.
  private var numbers: [Int]

  /// - Parameter grids: how many grids there are; all counts begin at 0.
  public init(grids: Int) {
    numbers = [Int](repeating: 0, count: (max(grids, 0) + 1) * Self.statuses * 2)
  }

  /// How many grids there are.
  public var grids: Int { numbers.count / (Self.statuses * 2) - 1 }

  /// Counts a household.
  ///
  /// - Parameters:
  ///   - grid: the grid's index, or −1 for none.
  ///   - persons: at least 0.
  /// - Precondition: `grid` is −1 or one of the grids.
  /// - Complexity: O(1); nothing is allocated.
  @inline(__always)
  public mutating func add(grid: Int, status: AssignmentStatus, persons: Int) {
    let place = Self.place(grid, status)
    numbers[place] &+= 1
    numbers[place &+ 1] &+= persons
  }

  /// Counts many households at once.
  ///
  /// - Parameter grid: the grid's index, or −1 for none.
  /// - Complexity: O(1).
  public mutating func add(grid: Int, status: AssignmentStatus, households: Int, persons: Int) {
    let place = Self.place(grid, status)
    numbers[place] &+= households
    numbers[place &+ 1] &+= persons
  }

  /// Adds the counts of another part of the rows.
  ///
  /// - Parameter other: of the same grids.
  /// - Complexity: O(grids).
  public mutating func add(_ other: AssignmentCounts) {
    if other.numbers.count > numbers.count {
      numbers += repeatElement(0, count: other.numbers.count - numbers.count)
    }
    for place in other.numbers.indices { numbers[place] &+= other.numbers[place] }
  }

  /// - Parameter grid: the grid's index, or −1 for the households without one.
  /// - Complexity: O(1).
  public func households(grid: Int, status: AssignmentStatus) -> Int { numbers[Self.place(grid, status)] }

  /// Households with this status, in all grids and in none.
  ///
  /// - Complexity: O(grids).
  public func households(status: AssignmentStatus) -> Int {
    (-1..<grids).reduce(0) { $0 &+ households(grid: $1, status: status) }
  }

  /// - Parameter grid: the grid's index, or −1 for the households without one.
  /// - Complexity: O(1).
  public func persons(grid: Int, status: AssignmentStatus) -> Int { numbers[Self.place(grid, status) &+ 1] }

  @inline(__always)
  private static func place(_ grid: Int, _ status: AssignmentStatus) -> Int {
    ((grid &+ 1) &* statuses &+ Int(status.rawValue)) &* 2
  }
}
