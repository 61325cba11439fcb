/// What one worker works with: its own GEOS context and, where there is a frame, its own projector. It never
/// leaves the worker that made it.
struct WorkerKit: ~Copyable {
  let geos: GEOSContext
  private let projector: Projector?

  /// - Parameter frame: The frame of the survey, when the work goes between degrees and metres.
  /// - Throws: `native` when GEOS or PROJ cannot start.
  init(frame: WorkingFrame? = nil) throws(GridGeoError) {
    let geos = try GEOSContext()
    projector = try Self.projector(frame)
    self.geos = geos
  }

  private static func projector(_ frame: WorkingFrame?) throws(GridGeoError) -> Projector? {
    guard let frame else { return nil }
    return try Projector(frame)
  }

  /// - Throws: `badInput`, `badCRS` for a coordinate that cannot be projected; `broken` without a frame.
  func planar(_ region: Region<Geographic>) throws(GridGeoError) -> Region<Planar> {
    switch projector {
    case .some(let projector): return try region.planar(with: projector)
    case .none: throw noFrame
    }
  }

  /// - Throws: `badInput`, `badCRS` for a coordinate that cannot be projected; `broken` without a frame.
  func planar(_ line: Polyline<Geographic>) throws(GridGeoError) -> Polyline<Planar> {
    switch projector {
    case .some(let projector): return try line.planar(with: projector)
    case .none: throw noFrame
    }
  }

  /// - Throws: `badInput`, `badCRS` for a coordinate that cannot be projected; `broken` without a frame.
  func planar(_ coordinates: [Coordinate<Geographic>]) throws(GridGeoError) -> [Coordinate<Planar>] {
    switch projector {
    case .some(let projector): return try projector.planar(coordinates)
    case .none: throw noFrame
    }
  }

  /// - Throws: `badInput`, `badCRS` for a coordinate that cannot be projected; `broken` without a frame.
  func geographic(_ region: Region<Planar>) throws(GridGeoError) -> Region<Geographic> {
    switch projector {
    case .some(let projector): return try region.geographic(with: projector)
    case .none: throw noFrame
    }
  }

  /// - Throws: `badInput`, `badCRS` for a coordinate that cannot be projected; `broken` without a frame.
  func geographic(_ line: Polyline<Planar>) throws(GridGeoError) -> Polyline<Geographic> {
    switch projector {
    case .some(let projector): return try line.geographic(with: projector)
    case .none: throw noFrame
    }
  }

  /// - Throws: `badInput`, `badCRS` for a coordinate that cannot be projected; `broken` without a frame.
  func geographic(_ coordinates: [Coordinate<Planar>]) throws(GridGeoError) -> [Coordinate<Geographic>] {
    switch projector {
    case .some(let projector): return try projector.geographic(coordinates)
    case .none: throw noFrame
    }
  }

  private var noFrame: GridGeoError {
    GridGeoError(.broken, "this worker was made without a working frame")
  }
}
