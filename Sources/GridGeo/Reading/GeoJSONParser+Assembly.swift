extension GeoJSONParser {
  /// Makes a geometry of the flat buffers, which nest as the type asks.
  mutating func assemble(_ type: GeometryType) -> Geometry? {
    switch type {
    case .point, .multiPoint:
      guard let found = coordinates(0..<positions.count, ring: nil) else { return nil }
      return type == .point ? .point(found[0]) : .points(found)
    case .lineString:
      return line(0..<positions.count).map { .line($0) }
    case .multiLineString:
      var lines: [Polyline<Geographic>] = []
      var start = 0
      var isFine = true
      for end in lineEnds {
        if let line = line(start..<end) { lines.append(line) } else { isFine = false }
        start = end
      }
      return isFine ? .lines(lines) : nil
    case .polygon:
      guard let polygon = polygon(0..<lineEnds.count, label: "") else { return nil }
      return .region(Region(polygon))
    case .multiPolygon:
      var polygons: [Polygon<Geographic>] = []
      polygons.reserveCapacity(polygonEnds.count)
      var start = 0
      var isFine = true
      for (i, end) in polygonEnds.enumerated() {
        let label = polygonEnds.count > 1 ? "polygon \(i + 1) " : ""
        if let polygon = polygon(start..<end, label: label) {
          polygons.append(polygon)
        } else {
          isFine = false
        }
        start = end
      }
      return isFine ? .region(Region(polygons)) : nil
    case .collection: return nil
    }
  }

  private mutating func line(_ range: Range<Int>) -> Polyline<Geographic>? {
    guard let found = coordinates(range, ring: nil) else { return nil }
    guard found.count >= 2 else {
      record(.lineTooShort, "a line of \(found.count) position; it needs at least 2")
      return nil
    }
    return Polyline(trusted: found)
  }

  /// The polygon of consecutive rings; nil after a fault, when all its rings have been looked at.
  private mutating func polygon(_ rings: Range<Int>, label: String) -> Polygon<Geographic>? {
    var exterior: Ring<Geographic>?
    var holes: [Ring<Geographic>] = []
    var isFine = true
    for i in rings {
      let start = i == 0 ? 0 : lineEnds[i - 1]
      let role = i - rings.lowerBound
      guard let ring = ring(start..<lineEnds[i], label: label, role: role) else {
        isFine = false
        continue
      }
      if role == 0 { exterior = ring } else { holes.append(ring) }
    }
    guard isFine, let exterior else { return nil }
    return Polygon(exterior: exterior, holes: holes)
  }

  private mutating func ring(_ range: Range<Int>, label: String, role: Int) -> Ring<Geographic>? {
    // The name of a ring that is in order is never needed.
    func name() -> String { label + (role == 0 ? "exterior" : "hole \(role)") }
    if let bad = positions.firstOutOfRange(range) {
      recordRange(bad, ring: name(), vertex: bad - range.lowerBound)
      return nil
    }
    var found = positions.geographic(range)
    guard let first = found.first else { return nil }
    if first != found[found.count - 1], found.count >= 3 {
      guard options.closesRings else {
        record(
          .ringNotClosed, "not closed; repeat its first position at its end, or pass --repair", ring: name())
        return nil
      }
      found.append(first)
      record(.ringClosed, "was not closed; its first position has been repeated at its end", ring: name())
    }
    guard found.count >= 4 else {
      record(
        .ringTooShort, "has \(found.count) position\(found.count == 1 ? "" : "s"); a ring needs at least 4",
        ring: name())
      return nil
    }
    return Ring(trusted: found)
  }

  private mutating func coordinates(_ range: Range<Int>, ring: String?) -> [Coordinate<Geographic>]? {
    if let bad = positions.firstOutOfRange(range) {
      let isSingle = positions.count == 1
      recordRange(bad, ring: ring, vertex: isSingle ? nil : bad - range.lowerBound)
      return nil
    }
    return positions.geographic(range)
  }

  private mutating func recordRange(_ index: Int, ring: String?, vertex: Int?) {
    let problem = PositionRange.problem(
      x: positions.base[index].x, y: positions.base[index].y, axes: options.axes)
    record(problem.kind, problem.reason, ring: ring, vertex: vertex)
    let isMetric = PlanarGuess.advice(x: positions.base[index].x, y: positions.base[index].y) != nil
    if problem.kind == .swapped || isMetric { rememberRemedy() } else { hasOtherGeometry = true }
  }

  /// The ring's name, and the vertex in it, of a position of a region; the last ring when the index is behind
  /// them all.
  func spot(of index: Int) -> (ring: String?, vertex: Int?) {
    guard let line = lineEnds.firstIndex(where: { index < $0 }) ?? lineEnds.indices.last else {
      return (nil, nil)
    }
    let start = line == 0 ? 0 : lineEnds[line - 1]
    let polygon = polygonEnds.firstIndex { line < $0 } ?? 0
    let firstLine = polygon == 0 ? 0 : polygonEnds[polygon - 1]
    let role = line == firstLine ? "exterior" : "hole \(line - firstLine)"
    return (polygonEnds.count > 1 ? "polygon \(polygon + 1) \(role)" : role, index - start)
  }
}
