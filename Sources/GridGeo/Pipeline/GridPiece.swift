/// Grids of a part of a file, as a worker reads them.
struct GridPiece: Sendable {
  private(set) var labels: [GridCodes] = []
  /// Empty where nobody asked for them.
  private(set) var outlines: [GridOutline] = []
  private(set) var vertices: [SIMD2<Double>] = []
  /// Index behind the closing vertex of each ring, and of the last ring of each grid.
  private var ringEnds: [Int] = []
  private var gridEnds: [Int] = []
  private(set) var notes: [String] = []
  private(set) var sha256: String?

  init() {}

  /// - Throws: as `GridAreaReader`.
  init(_ source: InputSource, _ options: ReadingOptions, outlines keepsOutlines: Bool) throws(GridGeoError) {
    let summary = try GridAreaReader.forEachArea(in: source, options: options) {
      (label, region, hectares) throws(GridGeoError) in
      labels.append(label)
      if keepsOutlines { outlines.append(GridOutline(region, hectares: hectares)) }
      for polygon in region.polygons {
        for ring in polygon.rings {
          for c in ring.coordinates { vertices.append(SIMD2(c.x, c.y)) }
          ringEnds.append(vertices.count)
        }
      }
      gridEnds.append(vertices.count)
    }
    notes = summary.notes
    sha256 = summary.sha256
  }

  func append(to rings: inout GridRings) {
    var ring = 0
    var vertex = 0
    for gridEnd in gridEnds {
      while ring < ringEnds.count, ringEnds[ring] <= gridEnd {
        while vertex < ringEnds[ring] {
          rings.append(x: vertices[vertex].x, y: vertices[vertex].y)
          vertex += 1
        }
        rings.endRing()
        ring += 1
      }
      rings.endGrid()
    }
  }
}
