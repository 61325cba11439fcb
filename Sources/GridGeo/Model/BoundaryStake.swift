/// A boundary stake (界桩) of a settlement option, with the way to the next one.
public struct BoundaryStake: Sendable, Hashable {
  /// From 1, along each line in turn.
  public var number: Int
  /// Of the line it stands on, from 1.
  public var line: Int
  /// On the output lattice.
  public var position: Coordinate<Geographic>
  /// From true north, clockwise, to the next stake of the line; nil at the last one.
  public var bearing: Angle?
  /// To the next stake of the line, on the ellipsoid.
  public var distance: Length?
  /// What the line follows to the next stake, such as the name of a river; empty when nothing.
  public var landmark: String

  public init(
    number: Int, line: Int, position: Coordinate<Geographic>, bearing: Angle? = nil, distance: Length? = nil,
    landmark: String = ""
  ) {
    self.number = number
    self.line = line
    self.position = position
    self.bearing = bearing
    self.distance = distance
    self.landmark = landmark
  }
}
