/// The grids of a new plan, and what became of the old ones.
struct RepartitionResult: Sendable {
  /// In order of code.
  var grids: [Grid]
  /// In order of code.
  var changes: [GridChange]
  /// Code of the old and the new grid of each site, by village and site; the old one nil for none.
  var sites: [[(from: String?, to: String)]]
  /// Why load went from one grid to another.
  var reasons: [Move: String]
  /// Load whose grid changes, and all load.
  var moved: Double
  var load: Double
  /// What every plan has to move in which households go to a neighbouring grid.
  var bound: Double
  var triggers: [RepartitionTrigger]
  /// What could not be put right, and why.
  var left: [String]
  /// Codes that this plan gives up.
  var retired: [String]
  var outsideBefore: Double
  var outsideAfter: Double
  var changedVillages: Int
  var tilingDefects: Int
  var misplacedHouseholds: Int
  var forcedCrossings: Int

  struct Move: Hashable {
    var from: String?
    var to: String
  }
}
