extension Region where Space == Geographic {
  /// The region in the projector's frame, vertex for vertex.
  ///
  /// - Throws: `badInput`, `badCRS` as `Projector.planar`, with the ring and vertex.
  /// - Complexity: O(n) in the coordinates.
  func planar(with projector: borrowing Projector) throws(GridGeoError) -> Region<Planar> {
    try mapRings { (ring) throws(GridGeoError) in try projector.planar(ring) }
  }

  /// The region in a frame. Each call makes a transform; for many regions ask the frame for all at once.
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
    try mapRings { (ring) throws(GridGeoError) in try projector.geographic(ring) }
  }

  /// The region of a frame in degrees.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one that is nowhere on the globe;
  ///   `native`.
  public func geographic(from frame: WorkingFrame) throws(GridGeoError) -> Region<Geographic> {
    try geographic(with: try Projector(frame))
  }
}
