/// The lines of a territory: every village border and every river, edge by edge of the lattice.
///
/// An edge is drawn once, whatever it divides, so that both sides and all levels share it point by point;
/// where a river is a border the two are the same line. Corners are drawn towards the mean of their
/// neighbours, edges are broken by midpoint displacement (Fournier, Fussell, Carpenter: "Computer rendering
/// of stochastic models", 1982), and all is rounded once to 1e-7 degree.
struct BorderNetwork {
  let mesh: HexMesh
  /// Edge of the lattice by slot, ascending.
  let edges: [Int32]
  /// Slot by edge of the lattice, −1 where no line runs.
  private let slotOfEdge: [Int32]
  /// Ends of each edge as vertex slots.
  let ends: [(from: Int32, to: Int32)]
  /// Number of points inside each edge: 1 or 3.
  let innerCounts: [UInt8]
  /// Where the inner points of each edge begin in `points`.
  let innerStarts: [Int32]
  /// Vertices first, by slot, then inner points.
  private(set) var points: [FixedPoint]
  /// Vertex of the lattice by slot.
  let vertices: [Int32]

  private let frame: LocalFrame
  private let key: UInt64
  private var smoothed: [(x: Double, y: Double)] = []

  /// - Parameter pastoral: by cell; between two pastoral cells lines have half as many points.
  /// - Throws: `broken` when lines cannot be kept from crossing.
  /// - Complexity: O(lines).
  init(
    _ canvas: Canvas, _ drainage: Drainage, villages: [Int32], pastoral: (Int) -> Bool
  ) throws(GridGeoError) {
    let mesh = canvas.mesh
    self.mesh = mesh
    frame = canvas.frame
    key = PortableMath.scramble(canvas.scenario.seed ^ 0x6c69_6e65)
    var slotOfEdge = [Int32](repeating: -1, count: 3 * mesh.cellCount)
    var vertexSlot = [Int32](repeating: -1, count: 2 * mesh.cellCount)
    var edges: [Int32] = []
    var ends: [(from: Int32, to: Int32)] = []
    var vertices: [Int32] = []
    var innerCounts: [UInt8] = []
    var innerStarts: [Int32] = []
    var inner = 0
    for cell in villages.indices where !canvas.isMargin(cell) {
      for d in 0..<3 {
        let other = mesh.neighbour(cell, d)
        let edge = 3 * cell + d
        guard villages[cell] != villages[other] || drainage.edgeSize[edge] > 0 else { continue }
        slotOfEdge[edge] = Int32(edges.count)
        edges.append(Int32(edge))
        let (from, to) = mesh.ends(ofEdge: edge)
        for vertex in [from, to] where vertexSlot[vertex] < 0 {
          vertexSlot[vertex] = Int32(vertices.count)
          vertices.append(Int32(vertex))
        }
        ends.append((vertexSlot[from], vertexSlot[to]))
        let count = pastoral(cell) && pastoral(other) ? 1 : 3
        innerCounts.append(UInt8(count))
        innerStarts.append(Int32(inner))
        inner += count
      }
    }
    for i in innerStarts.indices { innerStarts[i] += Int32(vertices.count) }
    self.slotOfEdge = slotOfEdge
    self.edges = edges
    self.ends = ends
    self.vertices = vertices
    self.innerCounts = innerCounts
    self.innerStarts = innerStarts
    points = [FixedPoint](repeating: FixedPoint(x: 0, y: 0), count: vertices.count + inner)
    relax()
    try settle()
  }

  func slot(ofEdge edge: Int) -> Int? {
    let slot = slotOfEdge[edge]
    return slot < 0 ? nil : Int(slot)
  }

  /// Draws every corner towards the mean of its neighbours, four times.
  private mutating func relax() {
    var neighbours = [(Int32, Int32, Int32)](repeating: (-1, -1, -1), count: vertices.count)
    for (from, to) in ends {
      for (a, b) in [(Int(from), to), (Int(to), from)] {
        if neighbours[a].0 < 0 {
          neighbours[a].0 = b
        } else if neighbours[a].1 < 0 {
          neighbours[a].1 = b
        } else {
          neighbours[a].2 = b
        }
      }
    }
    var positions = vertices.map { mesh.position(Int($0)) }
    for _ in 0..<4 {
      let old = positions
      for (i, (a, b, c)) in neighbours.enumerated() where b >= 0 {
        var x = old[Int(a)].x + old[Int(b)].x
        var y = old[Int(a)].y + old[Int(b)].y
        var n = 2.0
        if c >= 0 {
          x += old[Int(c)].x
          y += old[Int(c)].y
          n = 3
        }
        positions[i] = (old[i].x * 0.45 + x / n * 0.55, old[i].y * 0.45 + y / n * 0.55)
      }
    }
    smoothed = positions
  }

  /// Computes all points; where two lines meet that should not, both are drawn more and more plainly until
  /// they do not. The plainest form is the lattice itself, which cannot cross.
  private mutating func settle() throws(GridGeoError) {
    var strength = [UInt8](repeating: 4, count: edges.count)  // quarters of the displacement
    var pull = [UInt8](repeating: 4, count: vertices.count)  // quarters of the smoothing
    for _ in 0..<24 {
      compute(strength, pull)
      let faults = crossings()
      if faults.isEmpty {
        smoothed = []
        return
      }
      for slot in faults {
        if strength[slot] > 0 {
          strength[slot] /= 2
        } else {
          for end in [Int(ends[slot].from), Int(ends[slot].to)] where pull[end] > 0 { pull[end] -= 1 }
        }
      }
    }
    throw GridGeoError(.broken, "borders could not be kept from crossing; try another seed")
  }

  private mutating func compute(_ strength: [UInt8], _ pull: [UInt8]) {
    func place(_ slot: Int) -> (x: Double, y: Double) {
      let home = mesh.position(Int(vertices[slot]))
      let share = Double(pull[slot]) / 4
      return (home.x + (smoothed[slot].x - home.x) * share, home.y + (smoothed[slot].y - home.y) * share)
    }
    for slot in vertices.indices {
      let (x, y) = place(slot)
      points[slot] = frame.fixed(x: x, y: y)
    }
    for slot in edges.indices {
      let a = place(Int(ends[slot].from))
      let b = place(Int(ends[slot].to))
      let amount = Double(strength[slot]) / 4
      let seed = key ^ UInt64(edges[slot])
      let start = Int(innerStarts[slot])
      let middle = displaced(a, b, amount, seed &* 4)
      if innerCounts[slot] == 1 {
        points[start] = frame.fixed(x: middle.x, y: middle.y)
      } else {
        let first = displaced(a, middle, amount, seed &* 4 &+ 1)
        let last = displaced(middle, b, amount, seed &* 4 &+ 2)
        points[start] = frame.fixed(x: first.x, y: first.y)
        points[start + 1] = frame.fixed(x: middle.x, y: middle.y)
        points[start + 2] = frame.fixed(x: last.x, y: last.y)
      }
    }
  }

  private func displaced(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ amount: Double, _ seed: UInt64
  ) -> (x: Double, y: Double) {
    let across = (PortableMath.uniform(seed) - 0.5) * 0.52 * amount
    let along = 0.5 + (PortableMath.uniform(seed ^ 0xa5a5) - 0.5) * 0.2 * amount
    let dx = b.x - a.x
    let dy = b.y - a.y
    return (a.x + dx * along - dy * across, a.y + dy * along + dx * across)
  }

  /// The points of an edge from its start up to but not including its end, or backwards.
  func appendPoints(of slot: Int, forward: Bool, to line: inout [FixedPoint]) {
    let start = Int(innerStarts[slot])
    let inner = start..<(start + Int(innerCounts[slot]))
    line.append(points[Int(forward ? ends[slot].from : ends[slot].to)])
    if forward {
      line.append(contentsOf: points[inner])
    } else {
      line.append(contentsOf: points[inner].reversed())
    }
  }
}
