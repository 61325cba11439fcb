import CGEOS

extension GEOSContext {
  enum Relation { case intersects, contains, covers, touches, overlaps, equals }

  borrowing func relation(
    _ relation: Relation, _ a: borrowing GEOSHandle, _ b: borrowing GEOSHandle
  ) throws(GridGeoError) -> Bool {
    switch relation {
    case .intersects: try predicate("GEOSIntersects_r", a, b, GEOSIntersects_r)
    case .contains: try predicate("GEOSContains_r", a, b, GEOSContains_r)
    case .covers: try predicate("GEOSCovers_r", a, b, GEOSCovers_r)
    case .touches: try predicate("GEOSTouches_r", a, b, GEOSTouches_r)
    case .overlaps: try predicate("GEOSOverlaps_r", a, b, GEOSOverlaps_r)
    case .equals: try predicate("GEOSEquals_r", a, b, GEOSEquals_r)
    }
  }
}
