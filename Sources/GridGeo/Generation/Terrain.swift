/// The lie of the land: an elevation for every cell and vertex of a territory, in metres. It is never
/// written; rivers, villages and houses follow it.
struct Terrain {
  /// By cell; meaningless outside.
  private(set) var cellElevation: [Float]
  /// By vertex of the lattice; infinite where a vertex has no cell of the territory.
  private(set) var vertexElevation: [Float]

  private let canvas: Canvas
  private let hills: NoiseField
  private let folds: NoiseField
  private let south: Double
  private let extent: Double

  /// - Complexity: O(cells).
  init(_ canvas: Canvas, labels: [Int32]) {
    self.canvas = canvas
    hills = canvas.noise(21)
    folds = canvas.noise(22)
    let mesh = canvas.mesh
    var south = Double.infinity
    var north = -Double.infinity
    for cell in labels.indices where labels[cell] >= 0 {
      let y = mesh.centre(cell).y
      south = min(south, y)
      north = max(north, y)
    }
    self.south = south
    extent = max(north - south, 1)
    cellElevation = [Float](repeating: 0, count: mesh.cellCount)
    vertexElevation = [Float](repeating: .infinity, count: 2 * mesh.cellCount)
    for cell in labels.indices where labels[cell] >= 0 {
      for k in 0..<6 {
        let vertex = mesh.corner(cell, k)
        if vertexElevation[vertex] == .infinity {
          let (x, y) = mesh.position(vertex)
          vertexElevation[vertex] = Float(elevation(x, y))
        }
      }
    }
    for cell in labels.indices where labels[cell] >= 0 {
      var sum: Float = 0
      for k in 0..<6 { sum += vertexElevation[mesh.corner(cell, k)] }
      cellElevation[cell] = sum / 6
    }
  }

  /// How far north a place lies, from 0 at the southern end to 1 at the northern.
  func northing(_ y: Double) -> Double { min(max((y - south) / extent, 0), 1) }

  private func elevation(_ x: Double, _ y: Double) -> Double {
    let form = canvas.scenario.terrain
    // The plateau takes the southern half; its edge falls towards the north.
    let fall = min(max((northing(y) - 0.45) / 0.55, 0), 1)
    let share = fall * fall * (3 - 2 * fall)
    // Even the plateau slopes a little, so that its water knows where to go.
    let tilt = 0.85 * share + 0.15 * northing(y)
    let base = form.south.metres + (form.north.metres - form.south.metres) * tilt
    let relief = form.reliefSouth.metres + (form.reliefNorth.metres - form.reliefSouth.metres) * share
    let unit = 1 / (2.2 * canvas.villageSize)
    // Ridges are sharp and valleys round: the fold |noise| turned over, on broad hills.
    let ridge = 0.5 - 1.6 * abs(folds.fractal(x * unit, y * unit, octaves: 5))
    let hill = hills.fractal(x * unit / 3, y * unit / 3, octaves: 2)
    return base + relief * (0.6 * ridge + 0.35 * hill)
  }
}
