/// What all workers of an assignment share.
struct AssignTask: Sendable {
  /// Disputed ground, and the ids of its pieces.
  struct Disputes: Sendable {
    var index: GridIndex
    var ids: [String]
  }

  var index: GridIndex
  var text: AssignmentText
  /// Metres within which a household outside all grids gets the nearest one; 0 for none.
  var nearest: Double
  var disputes: Disputes?
  var homes: SeasonHomes?
  /// Where rows are kept for a saved state.
  var runs: HouseholdRuns?
  /// The system of the positions, when it is not WGS 84.
  var crs: CRS?
  var roles: [PointRows.Role]
  var headings: [String]
  var delimiter: UInt8
  var lineEnd: UInt8
  var encoding: TextEncoding
}
