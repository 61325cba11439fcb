/// A divided village, with what a plan has to know of it besides.
struct PlacedVillage: Sendable {
  var division: DividedVillage
  /// Codes of the units that hold it; empty when the territory does not name that level.
  var township: String
  var county: String
  /// Load was spread over its area, since there are no points.
  var isSpread: Bool
  /// Its count was spread over its points.
  var isSpreadOverPoints: Bool
}
