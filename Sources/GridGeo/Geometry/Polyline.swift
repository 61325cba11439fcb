/// An open or closed line of at least two coordinates.
public struct Polyline<Space: CoordinateSpace>: Sendable, Hashable {
  public var coordinates: [Coordinate<Space>]

  /// - Throws: `badInput` with fewer than two coordinates or a number that is not finite.
  public init(_ coordinates: [Coordinate<Space>]) throws(GridGeoError) {
    guard coordinates.count >= 2 else {
      throw GridGeoError(.badInput, "a line needs at least 2 positions, this one has \(coordinates.count)")
    }
    if let bad = coordinates.firstIndex(where: { !$0.isFinite }) {
      throw GridGeoError(.badInput, "a coordinate is not a finite number", at: SourcePlace(vertex: bad))
    }
    self.coordinates = coordinates
  }

  /// For coordinates that are known to form a line.
  init(trusted coordinates: [Coordinate<Space>]) {
    assert(coordinates.count >= 2)
    self.coordinates = coordinates
  }
}
