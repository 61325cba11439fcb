/// How many columns and rows a raster gets, so that edges cross few cells: fewer across the way that most of
/// them run.
struct RasterShape {
  /// The edges' lengths, east and north, all together.
  var east = 0.0
  var north = 0.0
  /// How many edges there are.
  var edges = 0

  /// Cells that the edges cross, about, in a raster over a box.
  func crossings(columns: Double, rows: Double, of size: SIMD2<Double>) -> Double {
    Double(edges) + east * columns / size.x + north * rows / size.y
  }

  /// - Parameters:
  ///   - cells: how many to make of the box, about.
  ///   - size: of the box.
  ///   - most: crossings for each edge that are still worth their memory.
  /// - Returns: at least one of each; fewer cells than asked for where edges are long.
  func sides(cells: Double, of size: SIMD2<Double>, most: Double) -> (columns: Int, rows: Int) {
    // Edges that run east cross columns, edges that run north cross rows: as many of the one as of the other.
    let (east, north) = (max(self.east / size.x, 1e-9), max(self.north / size.y, 1e-9))
    let longest = Double(1 << 20)
    var columns = min(longest, max(1, (cells * north / east).squareRoot()))
    var rows = min(longest, max(1, cells / columns))
    columns = min(longest, max(1, cells / rows))
    let excess = crossings(columns: columns, rows: rows, of: size) - Double(edges)
    let allowed = (most - 1) * Double(edges)
    if excess > allowed {
      columns = max(1, columns * allowed / excess)
      rows = max(1, rows * allowed / excess)
    }
    return (Int(columns), Int(rows))
  }
}
