extension Region where Space == Geographic {
  /// The region in the projector's frame, vertex for vertex.
  ///
  /// - Throws: `badInput`, `badCRS` as `Projector.planar`, with the ring and vertex.
  /// - Complexity: O(n) in the coordinates.
  func planar(with projector: borrowing Projector) throws(GridGeoError) -> Region<Planar> {
    var polygons: [Polygon<Planar>] = []
    polygons.reserveCapacity(self.polygons.count)
    for polygon in self.polygons {
      let exterior = try onRing(.exterior) { () throws(GridGeoError) in
        try projector.planar(polygon.exterior.coordinates)
      }
      var holes: [Ring<Planar>] = []
      holes.reserveCapacity(polygon.holes.count)
      for (i, hole) in polygon.holes.enumerated() {
        holes.append(
          Ring(
            trusted: try onRing(.hole(i + 1)) { () throws(GridGeoError) in
              try projector.planar(hole.coordinates)
            }))
      }
      polygons.append(Polygon(exterior: Ring(trusted: exterior), holes: holes))
    }
    return Region<Planar>(polygons)
  }

  /// The region in a frame. For many regions make one `WorkerKit` or use `Region.planar(_:in:)`.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one more than a quarter of the globe
  ///   away from the frame's centre; `native`.
  public func planar(in frame: WorkingFrame) throws(GridGeoError) -> Region<Planar> {
    try planar(with: try Projector(frame))
  }
}

extension Region where Space == Planar {
  /// The region in degrees, vertex for vertex.
  ///
  /// - Throws: `badInput`, `badCRS` as `Projector.geographic`, with the ring and vertex.
  /// - Complexity: O(n) in the coordinates.
  func geographic(with projector: borrowing Projector) throws(GridGeoError) -> Region<Geographic> {
    var polygons: [Polygon<Geographic>] = []
    polygons.reserveCapacity(self.polygons.count)
    for polygon in self.polygons {
      let exterior = try onRing(.exterior) { () throws(GridGeoError) in
        try projector.geographic(polygon.exterior.coordinates)
      }
      var holes: [Ring<Geographic>] = []
      holes.reserveCapacity(polygon.holes.count)
      for (i, hole) in polygon.holes.enumerated() {
        holes.append(
          Ring(
            trusted: try onRing(.hole(i + 1)) { () throws(GridGeoError) in
              try projector.geographic(hole.coordinates)
            }))
      }
      polygons.append(Polygon(exterior: Ring(trusted: exterior), holes: holes))
    }
    return Region<Geographic>(polygons)
  }

  /// The region of a frame in degrees.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one that is nowhere on the globe;
  ///   `native`.
  public func geographic(from frame: WorkingFrame) throws(GridGeoError) -> Region<Geographic> {
    try geographic(with: try Projector(frame))
  }
}

/// Adds the ring to the place of a fault.
private func onRing<Result>(
  _ role: RingRole, _ body: () throws(GridGeoError) -> Result
) throws(GridGeoError) -> Result {
  do {
    return try body()
  } catch {
    var placed = error
    placed.place.ring = role.description
    throw placed
  }
}
