/// The distances to both sides' land over the disputed ground: on the nodes of a square grid, and exactly at
/// any place when asked.
///
/// Level sets of (d_A − d_B) ⁄ (d_A + d_B) hold the equidistant line, at 0, and a line for every other share.
struct DistanceField: Sendable {
  enum Measure: Sendable {
    /// (d_A − d_B) ⁄ (d_A + d_B), from −1 on the first side's land to 1 on the other's.
    case relative
    /// d_A − d_B in metres.
    case difference
  }

  let lands: [SideLand]
  /// Width of a cell in metres.
  let cell: Double
  let columns: Int
  let rows: Int
  let west: Double
  let south: Double
  /// Number of each grid point among the nodes; −1 away from the ground.
  let numbers: [Int32]
  /// Grid point of each node.
  private(set) var places: [Int32] = []
  /// Whether a node lies in the ground.
  private(set) var inside: [Bool] = []
  /// Distances of each node; 0 on the side's own land.
  private(set) var first: [Double] = []
  private(set) var second: [Double] = []

  private static var most: Double { 200_000 }

  /// - Complexity: O(c log n) for c cells over the ground and n edges.
  init(_ ground: Region<Planar>, _ lands: [SideLand]) {
    self.lands = lands
    let area = ground.area.squareMetres
    let box = ground.boundingBox ?? BoundingBox(Coordinate(x: 0, y: 0))
    // Some thousand cells; more where the ground is thin, so that its width has cells too.
    let width = 2 * area / max(ground.perimeter.metres, 1e-9)
    var cell = max(min((area / 4000).squareRoot(), width / 4), (area / 40_000).squareRoot())
    cell = max(cell, ((box.width + 1) * (box.height + 1) / Self.most).squareRoot(), 1e-3)
    self.cell = cell
    // Grid lines away from round numbers, which borders like.
    west = box.minimum.x - 2.381966 * cell
    south = box.minimum.y - 2.618034 * cell
    columns = Int(box.width / cell) + 6
    rows = Int(box.height / cell) + 6
    let inGround = DistanceField.scan(
      ground, west: west, south: south, cell: cell, columns: columns, rows: rows)
    let marked = DistanceField.neighbourhood(
      ground, inGround, west: west, south: south, cell: cell, columns: columns, rows: rows)
    var numbers = [Int32](repeating: -1, count: columns * rows)
    for place in marked.indices where marked[place] {
      numbers[place] = Int32(places.count)
      places.append(Int32(place))
      inside.append(inGround[place])
    }
    self.numbers = numbers
    first.reserveCapacity(places.count)
    second.reserveCapacity(places.count)
    var hints: (Int32, Int32) = (-1, -1)
    for node in places.indices {
      let p = position(node)
      let a = lands[0].edges.nearest(to: p.x, p.y, hint: hints.0)
      let b = lands[1].edges.nearest(to: p.x, p.y, hint: hints.1)
      hints = (a.edge, b.edge)
      first.append(!inside[node] && lands[0].locator.contains(p) ? 0 : a.distance)
      second.append(!inside[node] && lands[1].locator.contains(p) ? 0 : b.distance)
    }
  }

  func position(_ node: Int) -> Coordinate<Planar> {
    let place = Int(places[node])
    return Coordinate(
      x: west + Double(place % columns) * cell, y: south + Double(place / columns) * cell)
  }

  func values(_ measure: Measure) -> [Double] {
    first.indices.map { DistanceField.value(measure, first[$0], second[$0]) }
  }

  /// At any place, exactly.
  ///
  /// - Parameter nearGround: The place is in the ground, so that it cannot be on anybody's land.
  func value(_ measure: Measure, at p: Coordinate<Planar>, inGround: Bool) -> Double {
    let onFirst = !inGround && lands[0].locator.contains(p)
    let onSecond = !inGround && lands[1].locator.contains(p)
    return DistanceField.value(
      measure, onFirst ? 0 : lands[0].edges.nearest(to: p.x, p.y).distance,
      onSecond ? 0 : lands[1].edges.nearest(to: p.x, p.y).distance)
  }

  @inline(__always)
  static func value(_ measure: Measure, _ a: Double, _ b: Double) -> Double {
    switch measure {
    case .difference: a - b
    case .relative: a + b > 0 ? (a - b) / (a + b) : 0
    }
  }

  /// Moves a place along the gradient until it stands on a level.
  func moved(_ start: Coordinate<Planar>, to level: Double, of measure: Measure) -> Coordinate<Planar> {
    var p = start
    for _ in 0..<6 {
      let a = lands[0].edges.nearest(to: p.x, p.y)
      let b = lands[1].edges.nearest(to: p.x, p.y)
      let (da, db) = (a.distance, b.distance)
      guard da > 0, db > 0 else { return start }
      let error = DistanceField.value(measure, da, db) - level
      let (ux, uy) = ((p.x - a.x) / da, (p.y - a.y) / da)
      let (vx, vy) = ((p.x - b.x) / db, (p.y - b.y) / db)
      var gx = ux - vx
      var gy = uy - vy
      if case .relative = measure {
        let sum = da + db
        gx = 2 * (db * ux - da * vx) / (sum * sum)
        gy = 2 * (db * uy - da * vy) / (sum * sum)
      }
      let steep = gx * gx + gy * gy
      guard steep > 0 else { return start }
      let step = -error / steep
      p = Coordinate(x: p.x + step * gx, y: p.y + step * gy)
      guard p.metres(to: start) < 3 * cell else { return start }
      if abs(step) * steep.squareRoot() < 1e-4 { break }
    }
    return p
  }

  /// Which grid points lie in the ground, row by row.
  private static func scan(
    _ ground: Region<Planar>, west: Double, south: Double, cell: Double, columns: Int, rows: Int
  ) -> [Bool] {
    var crossings = [[Double]](repeating: [], count: rows)
    for polygon in ground.polygons {
      for ring in polygon.rings {
        for k in 1..<ring.coordinates.count {
          let (a, b) = (ring.coordinates[k - 1], ring.coordinates[k])
          let (low, high) = a.y < b.y ? (a, b) : (b, a)
          var row = max(0, Int(((low.y - south) / cell).rounded(.up)))
          while row < rows {
            let y = south + Double(row) * cell
            if y >= high.y { break }
            if y >= low.y { crossings[row].append(low.x + (y - low.y) / (high.y - low.y) * (high.x - low.x)) }
            row += 1
          }
        }
      }
    }
    var result = [Bool](repeating: false, count: columns * rows)
    for row in 0..<rows {
      let line = crossings[row].sorted()
      for pair in stride(from: 0, to: line.count - 1, by: 2) {
        let from = max(0, Int(((line[pair] - west) / cell).rounded(.up)))
        let to = min(columns - 1, Int(((line[pair + 1] - west) / cell).rounded(.down)))
        if from <= to { for column in from...to { result[row * columns + column] = true } }
      }
    }
    return result
  }

  /// The grid points in the ground, and those around it or around a stretch of its border.
  private static func neighbourhood(
    _ ground: Region<Planar>, _ inGround: [Bool], west: Double, south: Double, cell: Double, columns: Int,
    rows: Int
  ) -> [Bool] {
    var marked = [Bool](repeating: false, count: columns * rows)
    func mark(_ column: Int, _ row: Int) {
      for r in max(0, row - 1)...min(rows - 1, row + 1) {
        for c in max(0, column - 1)...min(columns - 1, column + 1) { marked[r * columns + c] = true }
      }
    }
    for row in 0..<rows {
      for column in 0..<columns where inGround[row * columns + column] { mark(column, row) }
    }
    for polygon in ground.polygons {
      for ring in polygon.rings {
        for k in 1..<ring.coordinates.count {
          let (a, b) = (ring.coordinates[k - 1], ring.coordinates[k])
          let steps = Int(a.metres(to: b) / cell * 2) + 1
          for step in 0...steps {
            let t = Double(step) / Double(steps)
            let x = a.x + t * (b.x - a.x)
            let y = a.y + t * (b.y - a.y)
            mark(Int(((x - west) / cell).rounded()), Int(((y - south) / cell).rounded()))
          }
        }
      }
    }
    return marked
  }
}
