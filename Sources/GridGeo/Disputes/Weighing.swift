/// What the lines' accuracy says about a piece of disputed ground.
struct Weighing: Sendable, Hashable {
  /// The range that holds the true area in at least 95 of 100 digitisations.
  var areaLow: Area
  var areaHigh: Area
  /// Standard error of the area.
  var areaError: Area
  /// The area in units of its standard error; nil where the lines have no error.
  var z: Double?
  var certainty: Dispute.Certainty
}
