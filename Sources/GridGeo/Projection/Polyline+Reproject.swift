extension Polyline where Space == Geographic {
  /// The line in the projector's frame, vertex for vertex.
  ///
  /// - Throws: `badInput`, `badCRS` as `Projector.planar`.
  func planar(with projector: borrowing Projector) throws(GridGeoError) -> Polyline<Planar> {
    Polyline<Planar>(trusted: try projector.planar(coordinates))
  }

  /// The line in a frame.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one more than a quarter of the globe
  ///   away from the frame's centre; `native`.
  public func planar(in frame: WorkingFrame) throws(GridGeoError) -> Polyline<Planar> {
    try planar(with: try Projector(frame))
  }
}

extension Polyline where Space == Planar {
  /// The line in degrees, vertex for vertex.
  ///
  /// - Throws: `badInput`, `badCRS` as `Projector.geographic`.
  func geographic(with projector: borrowing Projector) throws(GridGeoError) -> Polyline<Geographic> {
    Polyline<Geographic>(trusted: try projector.geographic(coordinates))
  }

  /// The line of a frame in degrees.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one that is nowhere on the globe;
  ///   `native`.
  public func geographic(from frame: WorkingFrame) throws(GridGeoError) -> Polyline<Geographic> {
    try geographic(with: try Projector(frame))
  }
}
