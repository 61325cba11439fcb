/// Cuts what crosses 180° of longitude in two, as RFC 7946 (3.1.9) asks.
///
/// Two ways of giving such ground are understood: longitudes that run on beyond ±180 (179, 181), and
/// longitudes that jump (179, −179). An edge that jumps by more than 180° goes the short way round; one
/// from −180 to 180 exactly runs along the edge of the map and stays.
enum Antimeridian {
  /// A position with its longitude brought within ±180.
  ///
  /// - Throws: `broken` when a number is not finite or no degree.
  static func normalized(_ c: Coordinate<Geographic>) throws(GridGeoError) -> Coordinate<Geographic> {
    try check(c)
    return abs(c.x) <= 180 ? c : Coordinate(x: c.x - turns(c.x) * 360, y: c.y)
  }

  /// Whether any ring leaves ±180 or jumps.
  ///
  /// - Throws: `broken` when a number is not finite or no degree.
  static func needsSplit(_ polygons: [Polygon<Geographic>]) throws(GridGeoError) -> Bool {
    var found = false
    for polygon in polygons {
      if try needsSplit(polygon.exterior.coordinates) { found = true }
      for hole in polygon.holes where try needsSplit(hole.coordinates) { found = true }
    }
    return found
  }

  private static func needsSplit(_ positions: [Coordinate<Geographic>]) throws(GridGeoError) -> Bool {
    var found = false
    var last = positions[0].x
    for position in positions {
      try check(position)
      if abs(position.x) > 180 || jumps(last, position.x) { found = true }
      last = position.x
    }
    return found
  }

  /// A line in pieces within ±180, in order.
  ///
  /// - Throws: `broken` when a number is not finite or no degree.
  static func split(
    _ line: [Coordinate<Geographic>]
  ) throws(GridGeoError) -> [[Coordinate<Geographic>]] {
    guard try needsSplit(line) else { return [line] }
    // On the lattice first: moving by whole turns loses bits that could otherwise tip a rounding.
    let unrolled = unrolled(line.map { $0.roundedToLattice() })
    var pieces: [[Coordinate<Geographic>]] = []
    var piece: [Coordinate<Geographic>] = []
    // Which turn of the globe the current piece runs on. An edge that starts on the border belongs to the
    // side it goes to.
    var turn = 0.0
    for index in 1..<unrolled.count {
      var from = unrolled[index - 1]
      let to = unrolled[index]
      let start = sideTurn(from.x, towards: to.x)
      if piece.isEmpty || start != turn {
        if piece.count > 1 { pieces.append(piece) }
        turn = start
        piece = [Coordinate(x: from.x - turn * 360, y: from.y)]
      }
      while abs(to.x - turn * 360) > 180 {
        let side = to.x > from.x ? 1.0 : -1.0
        let border = side * 180 + turn * 360
        let y = latitude(at: border, from, to)
        piece.append(Coordinate(x: side * 180, y: y))
        pieces.append(piece)
        turn += side
        piece = [Coordinate(x: -side * 180, y: y)]
        from = Coordinate(x: border, y: y)
      }
      piece.append(Coordinate(x: to.x - turn * 360, y: to.y))
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// Polygons within ±180 that cover the same ground. Points put on the cut depend only on the edge that
  /// is cut, so neighbours get the same ones.
  ///
  /// - Precondition: the polygons are on the lattice, so that moving them by whole turns loses nothing that
  ///   could tip a rounding.
  /// - Throws: `badInput` when a ring goes round a pole and leaves ±180: it has no inside on the map.
  static func split(_ polygons: [Polygon<Geographic>]) throws(GridGeoError) -> [Polygon<Geographic>] {
    var result: [Polygon<Geographic>] = []
    for polygon in polygons {
      guard let whole = try unrolled(polygon) else {
        result.append(polygon)
        continue
      }
      var rest = [whole]
      while let next = rest.popLast() {
        let longitudes = next.exterior.coordinates.map(\.x)
        let turn = ((longitudes.min()! + 180) / 360).rounded(.down)
        let piece = shifted(next, by: -turn * 360)
        guard longitudes.max()! - turn * 360 > 180 else {
          result.append(piece)
          continue
        }
        let halves = MeridianCut(longitude: 180).apply(to: piece)
        result += halves.west
        rest += halves.east.reversed()
      }
    }
    return result
  }

  // MARK: - Unrolling

  private static func unrolled(_ positions: [Coordinate<Geographic>]) -> [Coordinate<Geographic>] {
    var offset = 0.0
    var last = positions[0].x
    return positions.map { position in
      if jumps(last, position.x) {
        offset -= ((position.x - last) / 360).rounded() * 360
      }
      last = position.x
      return Coordinate(x: position.x + offset, y: position.y)
    }
  }

  /// The polygon with longitudes that run on; nil when it is best left as it is.
  private static func unrolled(_ polygon: Polygon<Geographic>) throws(GridGeoError) -> Polygon<Geographic>? {
    let exterior = unrolled(polygon.exterior.coordinates)
    guard exterior.first!.x == exterior.last!.x else {
      guard polygon.exterior.coordinates.allSatisfy({ abs($0.x) <= 180 }) else {
        throw GridGeoError(
          .badInput, "a ring goes round a pole; end it at ±180° of longitude and lead it over the pole")
      }
      return nil
    }
    let box = exterior.reduce(BoundingBox(exterior[0])) { $0.including($1) }
    return Polygon(
      exterior: Ring(trusted: exterior),
      holes: polygon.holes.compactMap { hole in
        let positions = unrolled(hole.coordinates)
        guard positions.first == positions.last else { return nil }
        // A hole is given on any turn; it belongs on its exterior's.
        let middle = positions.reduce(BoundingBox(positions[0])) { $0.including($1) }.centre.x
        let turn = ((box.centre.x - middle) / 360).rounded() * 360
        return Ring(trusted: positions.map { Coordinate(x: $0.x + turn, y: $0.y) })
      })
  }

  private static func shifted(_ polygon: Polygon<Geographic>, by offset: Double) -> Polygon<Geographic> {
    guard offset != 0 else { return polygon }
    let move = { (ring: Ring<Geographic>) in
      Ring(trusted: ring.coordinates.map { Coordinate<Geographic>(x: $0.x + offset, y: $0.y) })
    }
    return Polygon(exterior: move(polygon.exterior), holes: polygon.holes.map(move))
  }

  private static func jumps(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) > 180 && !(abs(a) == 180 && abs(b) == 180)
  }

  private static func turns(_ longitude: Double) -> Double { (longitude / 360).rounded() }

  /// The turn that an edge from `x` towards `next` starts on.
  private static func sideTurn(_ x: Double, towards next: Double) -> Double {
    let turn = ((x + 180) / 360).rounded(.down)
    // On the border both turns meet; going west means the lower one.
    return x + 180 == turn * 360 && next < x ? turn - 1 : turn
  }

  /// Where the edge meets a meridian. Both ends give the same double: the western one comes first.
  static func latitude(
    at meridian: Double, _ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>
  ) -> Double {
    let (west, east) = a.x <= b.x ? (a, b) : (b, a)
    return west.y + (east.y - west.y) * ((meridian - west.x) / (east.x - west.x))
  }

  private static func check(_ c: Coordinate<Geographic>) throws(GridGeoError) {
    guard abs(c.x) <= 1080, abs(c.y) <= 90.0000001 else {
      throw GridGeoError(.broken, "\(c) cannot be written: it is not a longitude and a latitude")
    }
  }
}
