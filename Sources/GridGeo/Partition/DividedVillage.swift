/// One village after division.
struct DividedVillage: Sendable {
  /// One grid: its rings and what it holds.
  struct Piece: Sendable {
    /// Closed, the ground on their left.
    var rings: [[LatticePoint]]
    var households: Int
    var persons: Int
    var load: Double
  }

  var code: String
  /// In the order of their numbers.
  var pieces: [Piece]
  /// The village's own rings, closed.
  var border: [[LatticePoint]]
  var insertions: [Outlines.Insertion]
  /// Piece of each site of the ground.
  var pieceOfSite: [Int32]
  var baseUnits: Int
  /// Grids that had to reach across a barrier that nothing should cross, or across water.
  var forcedCrossings: Int
}
