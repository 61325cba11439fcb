/// A line that bounds disputed ground, as weighing needs it: the whole claim (or, for an encroachment, the
/// ground of the unit that the legal boundary bounds) and how well its vertices are known.
struct WeighedClaim: Sendable, Hashable {
  /// In the working frame. No line runs through the ground itself: claims of one party that meet in it are united
  /// by the caller.
  var region: Region<Planar>
  /// One standard deviation of a vertex, east and north each; 0 for a line that is taken as exact.
  var accuracy: Length

  init(_ region: Region<Planar>, accuracy: Length) {
    self.region = region
    self.accuracy = accuracy
  }
}
