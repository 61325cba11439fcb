/// Where a point stands among grids.
@frozen
public struct GridPlace: Sendable, Hashable {
  /// Index of the grid among those of the index; −1 for none.
  public var grid: Int32
  public var status: AssignmentStatus

  @inlinable
  public init(grid: Int32, status: AssignmentStatus) {
    self.grid = grid
    self.status = status
  }
}
