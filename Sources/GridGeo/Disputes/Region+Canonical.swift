extension Region where Space == Geographic {
  /// The same ground with every ring from its westernmost, then southernmost vertex on, exteriors
  /// counter-clockwise, holes clockwise, both in order of their first vertices.
  var canonical: Region {
    Region(
      polygons.map { polygon in
        Polygon(
          exterior: polygon.exterior.canonical(counterClockwise: true),
          holes: polygon.holes.map { $0.canonical(counterClockwise: false) }.sorted(by: Ring.precedes))
      }
      .sorted { Ring.precedes($0.exterior, $1.exterior) })
  }
}

extension Ring where Space == Geographic {
  fileprivate func canonical(counterClockwise: Bool) -> Ring {
    let ring = isCounterClockwise == counterClockwise ? self : reversed()
    let open = ring.coordinates.dropLast()
    let start = open.indices.min { Ring.isBefore(open[$0], open[$1]) } ?? 0
    guard start > 0 else { return ring }
    let turned = Array(open[start...] + open[..<start])
    return Ring(trusted: turned + [turned[0]])
  }

  fileprivate static func precedes(_ a: Ring, _ b: Ring) -> Bool {
    isBefore(a.coordinates[0], b.coordinates[0])
  }

  private static func isBefore(_ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>) -> Bool {
    (a.x, a.y) < (b.x, b.y)
  }
}
