/// The extent of what was written, in whole lattice units: the `bbox` of a collection.
struct LatticeBox {
  private var west = Int64.max
  private var east = Int64.min
  private var south = Int64.max
  private var north = Int64.min
  /// The same with the western hemisphere counted on eastwards, from 0° to 360°.
  private var westOnward = Int64.max
  private var eastOnward = Int64.min
  /// Something was split at the antimeridian.
  var crossesAntimeridian = false

  private static let turn = Int64(360 * CoordinateLattice.unitsPerDegree)

  @inline(__always)
  mutating func include(_ x: Int64, _ y: Int64) {
    west = min(west, x)
    east = max(east, x)
    south = min(south, y)
    north = max(north, y)
    // 180° is the end of one half and, as −180°, the beginning of the other.
    let onward = x < 0 ? x &+ LatticeBox.turn : x
    westOnward = min(westOnward, onward)
    eastOnward = max(eastOnward, onward)
  }

  /// West, south, east, north in lattice units; nil when nothing has a place. Across the antimeridian
  /// west is greater than east (RFC 7946, 5.2), unless the way round by 0° is shorter.
  var bounds: (west: Int64, south: Int64, east: Int64, north: Int64)? {
    guard west <= east else { return nil }
    if crossesAntimeridian, eastOnward - westOnward < east - west {
      return (westOnward, south, eastOnward - LatticeBox.turn, north)
    }
    return (west, south, east, north)
  }
}
