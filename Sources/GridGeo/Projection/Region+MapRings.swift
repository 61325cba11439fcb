extension Region {
  /// The region with each ring's coordinates replaced; equal ones must be replaced by equal ones. A fault
  /// gets the ring's place.
  func mapRings<Target>(
    _ replace: ([Coordinate<Space>]) throws(GridGeoError) -> [Coordinate<Target>]
  ) throws(GridGeoError) -> Region<Target> {
    func ring(
      _ ring: Ring<Space>, _ part: Int, hole: Int? = nil
    ) throws(GridGeoError) -> Ring<Target> {
      do {
        return Ring(trusted: try replace(ring.coordinates))
      } catch {
        var placed = error
        let name = hole.map { "hole \($0 + 1)" } ?? "exterior"
        placed.place.ring = polygons.count > 1 ? "\(part + 1) \(name)" : name
        throw placed
      }
    }
    var result: [Polygon<Target>] = []
    result.reserveCapacity(polygons.count)
    for (i, polygon) in polygons.enumerated() {
      let exterior = try ring(polygon.exterior, i)
      var holes: [Ring<Target>] = []
      holes.reserveCapacity(polygon.holes.count)
      for (k, hole) in polygon.holes.enumerated() { holes.append(try ring(hole, i, hole: k)) }
      result.append(Polygon(exterior: exterior, holes: holes))
    }
    return Region<Target>(result)
  }
}
