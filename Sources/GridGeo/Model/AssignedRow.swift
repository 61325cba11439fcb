/// What is written about a row of households beside its id, for rows that are not simply in a grid.
struct AssignedRow {
  /// Index of the grid; −1 for none.
  var grid: Int32
  var status: AssignmentStatus
  var distance: Length?
  /// Why the row is invalid; empty otherwise.
  var reason: String
  /// Grid of the summer camp; −1 for none.
  var summerGrid: Int32
  /// Ids of disputes, separated by spaces.
  var disputes: String
  var position: Coordinate<Geographic>?
}
