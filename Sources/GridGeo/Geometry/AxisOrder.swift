/// Which of a position's two numbers comes first in the input.
public enum AxisOrder: String, Sendable, Hashable, CaseIterable {
  /// Longitude or easting first, as GeoJSON and this library have it.
  case eastNorth = "east-north"
  /// Latitude or northing first, as Chinese survey lists have it: x = north, y = east.
  case northEast = "north-east"
}
