/// The coordinate reference system that an input declares, before its positions are brought to degrees:
/// x = east, y = north, in degrees or metres as that system has them.
public enum DeclaredSpace: CoordinateSpace {}

/// Brings positions from one declared system to WGS 84, in the same order and number.
public typealias PositionTransform =
  ([Coordinate<DeclaredSpace>]) throws(GridGeoError) -> [Coordinate<Geographic>]

/// Finds the transform from a system named as the input or the user names it, such as "EPSG:4545" or
/// "gcj02"; throws `badCRS` for one that is unknown or refused.
public typealias TransformFinder = (_ crs: String) throws(GridGeoError) -> PositionTransform
