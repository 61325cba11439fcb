/// Gives each county its ground around its seat.
///
/// A cell belongs to the county whose seat is nearest after subtracting the county's weight, if that is below
/// zero; the weights are fitted until the areas are right. Distances are measured on a plane that noise has
/// bent, so that borders wind as natural ones do.
struct CountyDrawing {
  let canvas: Canvas
  private let bendX: NoiseField
  private let bendY: NoiseField
  private var weights: [Double]

  init(_ canvas: Canvas) {
    self.canvas = canvas
    bendX = canvas.noise(11)
    bendY = canvas.noise(12)
    weights = canvas.scenario.counties.map { ($0.area.squareMetres / .pi).squareRoot() }
  }

  /// County number of each cell, −1 outside. Each county is in one piece, the whole without holes.
  ///
  /// - Throws: `infeasible` when a county gets no ground, its seat being too near another's.
  mutating func draw() throws(GridGeoError) -> [Int32] {
    var wanted = canvas.scenario.counties.map { $0.area.squareMetres }
    fitWeights(wanted)
    // Smoothing and dropped islets cost a little ground: ask for as much more.
    let sizes = Self.sizes(assign(), weights.count)
    for i in wanted.indices where sizes[i] > 0 {
      let found = Double(sizes[i]) * canvas.mesh.cellArea
      wanted[i] *= min(max(canvas.scenario.counties[i].area.squareMetres / found, 0.8), 1.25)
    }
    fitWeights(wanted)
    let labels = assign()
    for (county, size) in zip(canvas.scenario.counties, Self.sizes(labels, weights.count))
    where size < 20 * county.townships {
      throw GridGeoError(
        .infeasible,
        "county \(county.code): no room around its seat; move the seats apart or reduce the areas")
    }
    return labels
  }

  private static func sizes(_ labels: [Int32], _ count: Int) -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for label in labels where label >= 0 { sizes[Int(label)] += 1 }
    return sizes
  }

  /// Each cell's county by the weights, in one piece each and without holes.
  private func assign() -> [Int32] {
    let mesh = canvas.mesh
    var labels = [Int32](repeating: -1, count: mesh.cellCount)
    var distances = [Double](repeating: 0, count: weights.count)
    for cell in labels.indices where !canvas.isMargin(cell) {
      let (x, y) = mesh.centre(cell)
      fill(&distances, x, y)
      labels[cell] = owner(distances, 0)
    }
    mesh.cutNecks(of: &labels, count: weights.count, halfWidth: 6)
    mesh.fillHoles(in: &labels)
    let everywhere = [Int32](repeating: 0, count: mesh.cellCount)
    mesh.smooth(&labels, within: everywhere, sweeps: 3)
    return labels
  }

  private func fill(_ distances: inout [Double], _ x: Double, _ y: Double) {
    let scale = 1 / (5 * canvas.villageSize)
    let reach = 2.1 * canvas.villageSize
    let bentX = x + reach * bendX.fractal(x * scale, y * scale, octaves: 5)
    let bentY = y + reach * bendY.fractal(x * scale, y * scale, octaves: 5)
    for (i, seat) in canvas.seats.enumerated() {
      let dx = bentX - seat.x
      let dy = bentY - seat.y
      distances[i] = (dx * dx + dy * dy).squareRoot()
    }
  }

  /// - Parameter first: where in `distances` those of the point begin.
  private func owner(_ distances: [Double], _ first: Int) -> Int32 {
    // The outer line follows a smooth minimum, which fills the notches where two counties meet.
    let blend = 3.5 * canvas.villageSize
    var outline = Double.infinity
    var least = Double.infinity
    var best: Int32 = -1
    var i = 0
    while i < weights.count {
      let value = distances[first + i] - weights[i]
      if value < least { (best, least) = (Int32(i), value) }
      let overlap = max(blend - abs(outline - value), 0)
      outline = min(outline, value) - overlap * overlap / (4 * blend)
      i += 1
    }
    return outline <= 0 ? best : -1
  }

  /// Moves each weight until its county has its area, measured on at most some 15,000 sample points.
  private mutating func fitWeights(_ areas: [Double]) {
    let mesh = canvas.mesh
    let every = max(1, Int((Double(mesh.cellCount) / 15_000).squareRoot()))
    let count = weights.count
    var samples: [Double] = []
    var distances = [Double](repeating: 0, count: count)
    var points = 0
    for row in stride(from: 0, to: mesh.rows, by: every) {
      for column in stride(from: 0, to: mesh.columns, by: every) {
        let (x, y) = mesh.centre(row * mesh.columns + column)
        fill(&distances, x, y)
        samples += distances
        points += 1
      }
    }
    let sampleArea = mesh.cellArea * Double(every * every)
    let wanted = areas.map { ($0 / .pi).squareRoot() }
    for _ in 0..<25 {
      var found = [Int](repeating: 0, count: count)
      for point in 0..<points {
        let label = owner(samples, point * count)
        if label >= 0 { found[Int(label)] += 1 }
      }
      for i in 0..<count {
        weights[i] += 0.5 * (wanted[i] - (Double(found[i]) * sampleArea / .pi).squareRoot())
      }
    }
  }
}
