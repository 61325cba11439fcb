/// Brings the positions of batches from a declared system to degrees, all at once, and one by one when that
/// fails, to tell those at fault. One for each worker.
struct DeclaredPositions: ~Copyable {
  private let transform: CRSTransform?
  private let form: PositionForm
  /// Eastings that had their zone's number taken off.
  private(set) var zonesTaken = 0

  /// - Parameter crs: nil for WGS 84, where nothing is to be done.
  /// - Throws: `badCRS`; `native`.
  init(_ crs: CRS?) throws(GridGeoError) {
    transform = try DeclaredPositions.transform(crs)
    form = PositionForm(axes: .eastNorth, crs: crs?.name)
  }

  private static func transform(_ crs: CRS?) throws(GridGeoError) -> CRSTransform? {
    guard let crs else { return nil }
    return try CRSTransform(crs)
  }

  /// - Complexity: O(rows).
  mutating func bringToDegrees(_ batch: inout PointBatch) {
    guard transform != nil else { return }
    var positions: [Coordinate<DeclaredSpace>] = []
    var rows: [Int] = []
    for i in 0..<batch.count where batch.faults[i] == .none {
      let position = batch.positions[i]
      // In metres, too, this is a position that nobody entered.
      if position == .zero {
        batch.faults[i] = .zero
        batch.hasFaults = true
        continue
      }
      var easting = position.x
      switch form.easting(easting) {
      case .usual: break
      case .numbered(let bare):
        easting = bare
        zonesTaken += 1
      case .foreign:
        batch.faults[i] = .otherZone
        batch.hasFaults = true
        continue
      }
      positions.append(Coordinate(x: easting, y: position.y))
      rows.append(i)
    }
    if let moved = try? transform?.geographic(positions), moved.count == rows.count {
      for (i, position) in zip(rows, moved) { batch.positions[i] = SIMD2(position.x, position.y) }
      return
    }
    for (i, position) in zip(rows, positions) {
      if let moved = try? transform?.geographic([position]).first {
        batch.positions[i] = SIMD2(moved.x, moved.y)
      } else {
        batch.faults[i] = .notTransformed
        batch.hasFaults = true
      }
    }
  }
}
