extension Coordinate where Space == Geographic {
  /// The direction in which the shortest line on the ellipsoid sets out, from true north, clockwise, at least 0
  /// and under 360 degrees.
  public func ellipsoidalBearing(to other: Coordinate<Geographic>) -> Angle {
    let degrees = Geodesic().bearing(self, other)
    return .degrees(degrees < 0 ? degrees + 360 : degrees)
  }
}
