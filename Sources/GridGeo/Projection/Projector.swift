/// Takes coordinates into a working frame and back. One for each worker: it never leaves the worker that
/// made it. Equal coordinates always give equal results, so shared borders stay shared.
struct Projector: ~Copyable {
  let frame: WorkingFrame
  private let transform: ProjTransform

  /// The frame holds a quarter of the globe around its centre: farther out the plane tells little.
  private static var farthest: Double { 9_100_000 }

  /// - Throws: `native` when PROJ cannot make the transform.
  init(_ frame: WorkingFrame) throws(GridGeoError) {
    self.frame = frame
    let context = try PROJContext()
    // The bare projection, between radians and metres: a pipeline of two steps costs half as much again.
    transform = try context.transform(frame.projString)
  }

  /// Degrees to metres.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one more than a quarter of the globe
  ///   away from the frame's centre.
  /// - Complexity: O(n).
  func planar(_ coordinates: [Coordinate<Geographic>]) throws(GridGeoError) -> [Coordinate<Planar>] {
    try checkGate(coordinates)
    var result = coordinates.map { Coordinate<Planar>(x: $0.x, y: $0.y) }
    var bad: Int?
    result.withUnsafeMutableBytes { bad = planar(inPlace: $0.assumingMemoryBound(to: Double.self)) }
    if let bad { throw fault(coordinates[bad], at: bad) }
    return result
  }

  /// Metres to degrees.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one that is nowhere on the globe.
  /// - Complexity: O(n).
  func geographic(_ coordinates: [Coordinate<Planar>]) throws(GridGeoError) -> [Coordinate<Geographic>] {
    try checkGate(coordinates)
    var result = coordinates.map { Coordinate<Geographic>(x: $0.x, y: $0.y) }
    var bad: Int?
    result.withUnsafeMutableBytes { bad = geographic(inPlace: $0.assumingMemoryBound(to: Double.self)) }
    if let bad { throw fault(coordinates[bad], at: bad) }
    return result
  }

  /// Interleaved longitudes and latitudes that have passed the gate become eastings and northings in place.
  ///
  /// - Returns: The index of the first pair without a usable result, nil when all are good.
  func planar(inPlace pairs: UnsafeMutableBufferPointer<Double>) -> Int? {
    for i in pairs.indices { pairs[i] *= .pi / 180 }
    return transform.apply(.forward, to: pairs) ?? firstTooFar(pairs)
  }

  /// Interleaved eastings and northings become longitudes and latitudes in place.
  ///
  /// - Returns: The index of the first pair without a usable result, nil when all are good.
  func geographic(inPlace pairs: UnsafeMutableBufferPointer<Double>) -> Int? {
    if let bad = firstTooFar(pairs) { return bad }
    // PROJ's inverse is a short series, good to about 1 mm: what it misses, seen by the forward way, is
    // put back and the inverse taken once more. That leaves nanometres.
    let target = Array(pairs)
    if let bad = transform.apply(.inverse, to: pairs) { return bad }
    if let bad = transform.apply(.forward, to: pairs) { return bad }
    for i in target.indices { pairs[i] = target[i] + (target[i] - pairs[i]) }
    if let bad = transform.apply(.inverse, to: pairs) { return bad }
    for i in pairs.indices { pairs[i] *= 180 / .pi }
    return nil
  }

  private func firstTooFar(_ pairs: UnsafeMutableBufferPointer<Double>) -> Int? {
    let limit = Self.farthest * Self.farthest
    for i in 0..<(pairs.count / 2) {
      let (x, y) = (pairs[2 * i], pairs[2 * i + 1])
      if !(x * x + y * y <= limit) { return i }
    }
    return nil
  }

  private func fault<Space>(_ coordinate: Coordinate<Space>, at vertex: Int) -> GridGeoError {
    GridGeoError(
      .badCRS,
      "position \(coordinate) is more than a quarter of the globe away from the survey's centre "
        + "\(frame.centre); correct it or leave it out",
      at: SourcePlace(vertex: vertex), underlying: transform.message)
  }
}
