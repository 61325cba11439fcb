/// The space that coordinates live in. It is part of each geometry's type, so that degrees are never
/// measured as if they were metres.
public protocol CoordinateSpace: Sendable {}

/// WGS 84 (or CGCS2000) longitude and latitude in degrees.
public enum Geographic: CoordinateSpace {}

/// The working frame: easting and northing in metres, equal-area.
public enum Planar: CoordinateSpace {}
