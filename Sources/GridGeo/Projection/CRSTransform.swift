/// Takes coordinates from a declared system to WGS 84 longitude and latitude. One for each worker: it never
/// leaves the worker that made it.
struct CRSTransform: ~Copyable {
  let crs: CRS
  private let way: Way
  /// Results outside of it mean a wrong code, wrong units or swapped axes.
  private let area: AreaOfUse

  private enum Way: ~Copyable {
    /// The numbers stay as they are.
    case same
    case operation(ProjTransform)
    case webMap(WebMapShift)
  }

  /// - Throws: `badCRS` when PROJ knows no true way from the system to WGS 84; `native`.
  /// - Complexity: 10–40 ms for a system of PROJ's database, O(1) for WGS 84 and CGCS2000 degrees.
  init(_ crs: CRS) throws(GridGeoError) {
    self.crs = crs
    switch crs.kind {
    case .epsg(4326):
      way = .same
      area = AreaOfUse(west: -180, south: -90, east: 180, north: 90, margin: 0)
    case .epsg(4490):
      // On the explicit list of systems taken as WGS 84, which PROJ has only as a ballpark operation.
      way = .same
      area = AreaOfUse(west: 73.62, south: 16.7, east: 134.77, north: 53.56)
    case .webMap(let shift):
      way = .webMap(shift)
      let box = WebMapShift.area
      area = AreaOfUse(
        west: box.minimum.x, south: box.minimum.y, east: box.maximum.x, north: box.maximum.y, margin: 0)
    case .epsg(let code):
      let context = try PROJContext()
      // Of CGCS2000 only the projection is undone; its degrees are then taken as WGS 84.
      let target = CRS.gaussKrugerCodes.contains(code) ? "EPSG:4490" : "EPSG:4326"
      let facts = try context.description(of: crs.name)
      let transform: ProjTransform
      do {
        transform = try context.transform(from: crs.name, to: target)
      } catch {
        throw GridGeoError(
          .badCRS, "PROJ knows no true way from \(crs) (\(facts.name)) to WGS 84; convert the data first",
          underlying: error.underlying)
      }
      way = .operation(transform)
      area =
        facts.areaOfUse.map { AreaOfUse(west: $0.west, south: $0.south, east: $0.east, north: $0.north) }
        ?? AreaOfUse(west: -180, south: -90, east: 180, north: 90, margin: 0)
    }
  }

  /// Longitudes and latitudes of coordinates as the file has them: x = east, y = north.
  ///
  /// - Throws: `badInput` for a number that is not finite or out of range; `badCRS` for a position outside
  ///   of the system's area of use.
  /// - Complexity: O(n).
  func geographic<Space>(_ coordinates: [Coordinate<Space>]) throws(GridGeoError) -> [Coordinate<Geographic>]
  {
    var result = coordinates.map { Coordinate<Geographic>(x: $0.x, y: $0.y) }
    if crs.isProjected {
      try checkGate(coordinates.map { Coordinate<Planar>(x: $0.x, y: $0.y) })
    } else {
      try checkGate(result)
    }
    var bad: Int?
    switch way {
    case .same: break
    case .operation(let transform):
      result.withUnsafeMutableBytes {
        bad = transform.apply(.forward, to: $0.assumingMemoryBound(to: Double.self))
      }
    case .webMap(let shift):
      for i in result.indices {
        guard area.contains(result[i]), let plain = shift.unshifted(result[i]) else {
          bad = i
          break
        }
        result[i] = plain
      }
    }
    bad = bad ?? result.firstIndex { !area.contains($0) }
    guard let bad else { return result }
    throw GridGeoError(
      .badCRS,
      "position \(coordinates[bad]) is outside the area of use of \(crs), \(area); "
        + "check the code, and that x is east and y is north",
      at: SourcePlace(vertex: bad))
  }
}
