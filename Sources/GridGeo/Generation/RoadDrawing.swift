/// Draws roads from every county's and township's seat to the first county's seat, along the cheapest ground:
/// valleys, gentle slopes, few bridges. Roads meet and go on as one.
struct RoadDrawing {
  let canvas: Canvas
  let terrain: Terrain
  let drainage: Drainage
  let division: DrawnUnits

  /// - Parameter centres: middle of each village's main settlement in metres.
  /// - Complexity: O(cells · log cells).
  func draw(_ centres: [(x: Double, y: Double)]) -> [Polyline<Geographic>] {
    let mesh = canvas.mesh
    guard let root = division.seatCells.first else { return [] }
    var stops: [(cell: Int, point: (x: Double, y: Double))] = []
    for cell in division.seatCells {
      stops.append((cell, centres[Int(division.villageOfCell[cell])]))
    }
    for township in division.townships {
      let point = centres[township.seat]
      if let cell = mesh.cell(atX: point.x, y: point.y) { stops.append((cell, point)) }
    }
    // Where many ways run, the next round is cheaper: ways side by side become one.
    var traffic = [UInt8](repeating: 0, count: mesh.cellCount)
    var above: [Int32] = []
    for round in 0..<3 {
      above = cheapestWays(from: root, traffic)
      guard round < 2 else { break }
      traffic = [UInt8](repeating: 0, count: mesh.cellCount)
      for stop in stops {
        var cell = stop.cell
        while cell >= 0 {
          if traffic[cell] < 8 { traffic[cell] += 1 }
          cell = Int(above[cell])
        }
      }
    }
    var placed: [Int: (x: Double, y: Double)] = [root: stops[0].point]
    var result: [Polyline<Geographic>] = []
    for stop in stops where division.villageOfCell[stop.cell] >= 0 && placed[stop.cell] == nil {
      var cells = [stop.cell]
      while let last = cells.last, placed[last] == nil, above[last] >= 0 { cells.append(Int(above[last])) }
      guard cells.count > 1, let end = placed[cells[cells.count - 1]] else { continue }
      var line = cells.map { wandering($0) }
      line[0] = stop.point
      line[line.count - 1] = end
      for _ in 0..<6 {
        let old = line
        for i in 1..<max(line.count - 1, 1) {
          line[i].x = 0.5 * old[i].x + 0.25 * (old[i - 1].x + old[i + 1].x)
          line[i].y = 0.5 * old[i].y + 0.25 * (old[i - 1].y + old[i + 1].y)
        }
      }
      for (cell, point) in zip(cells, line) { placed[cell] = point }
      var coordinates: [Coordinate<Geographic>] = []
      for (i, point) in line.enumerated() {
        coordinates.append(canvas.frame.fixed(x: point.x, y: point.y).coordinate)
        guard i + 1 < line.count else { break }
        let next = line[i + 1]
        let bend = (PortableMath.uniform(UInt64(cells[i]) ^ canvas.scenario.seed) - 0.5) * 0.12
        coordinates.append(
          canvas.frame.fixed(
            x: (point.x + next.x) / 2 - bend * (next.y - point.y),
            y: (point.y + next.y) / 2 + bend * (next.x - point.x)
          ).coordinate)
      }
      result.append(Polyline(trusted: coordinates))
    }
    return result
  }

  private func wandering(_ cell: Int) -> (x: Double, y: Double) {
    let (x, y) = canvas.mesh.centre(cell)
    let hash = UInt64(cell) &* 2 ^ canvas.scenario.seed
    return (
      x + (PortableMath.uniform(hash) - 0.5) * 0.5 * canvas.mesh.side,
      y + (PortableMath.uniform(hash &+ 1) - 0.5) * 0.5 * canvas.mesh.side
    )
  }

  /// For each cell the next one on the way to the root, −1 at the root and outside.
  private func cheapestWays(from root: Int, _ traffic: [UInt8]) -> [Int32] {
    let mesh = canvas.mesh
    var best = [UInt32](repeating: .max, count: mesh.cellCount)
    var above = [Int32](repeating: -1, count: mesh.cellCount)
    var queue = CheapestFirst()
    best[root] = 0
    queue.push(0, root)
    let pitch = Float(mesh.pitch)
    let rough = canvas.noise(41)
    let unit = 1 / (0.45 * canvas.villageSize)
    while let (cost, cell) = queue.pop() {
      guard cost == best[cell] else { continue }
      let (x, y) = mesh.centre(cell)
      let hindrance = max(0.3, 1 + 1.1 * Float(rough.fractal(x * unit, y * unit, octaves: 3)))
      for d in 0..<6 {
        let next = mesh.neighbour(cell, d)
        guard division.villageOfCell[next] >= 0 else { continue }
        let rise = abs(terrain.cellElevation[cell] - terrain.cellElevation[next])
        // A road keeps beside the stream, not on it.
        let away = drainage.streamDistance[next]
        let ground: Float = away == 1 ? 1 : away == 0 ? 1.25 : 1.3 + 0.12 * Float(min(away, 8))
        var step = pitch * ground * hindrance + 8 * rise
        let size = drainage.edgeSize[mesh.edge(cell, d)]
        if size > 0 { step += pitch * (0.5 + Float(size)) }
        step /= 1 + 0.5 * Float(min(traffic[cell], traffic[next]))
        let reached = cost + UInt32(step * 4)
        if reached < best[next] {
          best[next] = reached
          above[next] = Int32(cell)
          queue.push(reached, next)
        }
      }
    }
    return above
  }
}
