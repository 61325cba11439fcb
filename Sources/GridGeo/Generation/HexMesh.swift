/// A lattice of hexagons, point up, over a rectangle of the local frame: the clay that territories are cut
/// from.
///
/// Three cells meet at every vertex, so that regions made of cells never touch in a single point: every
/// outline is a simple ring. Cells are numbered row by row from the south-west. Directions and corners go
/// counter-clockwise: directions E, NE, NW, W, SW, SE are 0 to 5 and corners SE, NE, N, NW, SW, S are 0 to 5,
/// so that the side towards direction d runs from corner d to corner d + 1. A cell owns its sides E, NE, NW
/// (edge 3·cell + d) and its corners N and S (vertex 2·cell and 2·cell + 1). The outermost cells are margin:
/// they have no neighbours of their own and are never asked for them.
struct HexMesh: Sendable {
  let columns: Int
  let rows: Int
  /// Length of a side in metres.
  let side: Double
  /// Centre of cell 0, in metres of the local frame.
  let originX: Double
  let originY: Double
  private let steps: [Int]
  private let jitter: UInt64

  init(columns: Int, rows: Int, side: Double, originX: Double, originY: Double, seed: UInt64) {
    self.columns = columns
    self.rows = rows
    self.side = side
    self.originX = originX
    self.originY = originY
    steps = [
      1, columns, columns - 1, -1, -columns - 1, -columns,
      1, columns + 1, columns, -1, -columns, -columns + 1,
    ]
    jitter = PortableMath.scramble(seed ^ 0x6d65_7368)
  }

  var cellCount: Int { columns * rows }
  /// Distance between the centres of two neighbours, in metres.
  var pitch: Double { side * 1.7320508075688772 }
  /// In square metres.
  var cellArea: Double { side * side * 2.598076211353316 }

  func neighbour(_ cell: Int, _ direction: Int) -> Int {
    cell + steps[((cell / columns) & 1) * 6 + direction]
  }

  /// The edge between a cell and its neighbour.
  func edge(_ cell: Int, _ direction: Int) -> Int {
    direction < 3 ? 3 * cell + direction : 3 * neighbour(cell, direction) + direction - 3
  }

  /// The two cells of an edge: its owner, on its left, and the other.
  func cells(ofEdge edge: Int) -> (Int, Int) { (edge / 3, neighbour(edge / 3, edge % 3)) }

  /// Where an edge begins and ends, its owner on the left.
  func ends(ofEdge edge: Int) -> (Int, Int) {
    (corner(edge / 3, edge % 3), corner(edge / 3, edge % 3 + 1))
  }

  func corner(_ cell: Int, _ corner: Int) -> Int {
    switch corner {
    case 0: 2 * neighbour(cell, 5)
    case 1: 2 * neighbour(cell, 1) + 1
    case 2: 2 * cell
    case 3: 2 * neighbour(cell, 2) + 1
    case 4: 2 * neighbour(cell, 4)
    default: 2 * cell + 1
    }
  }

  /// The three cells around a vertex.
  func cells(ofVertex vertex: Int) -> (Int, Int, Int) {
    let cell = vertex / 2
    return vertex & 1 == 0
      ? (cell, neighbour(cell, 1), neighbour(cell, 2)) : (cell, neighbour(cell, 4), neighbour(cell, 5))
  }

  /// One of the three edges of a vertex, `which` from 0 to 2, and the vertex at its other end.
  func spoke(_ vertex: Int, _ which: Int) -> (vertex: Int, edge: Int) {
    let cell = vertex / 2
    if vertex & 1 == 0 {
      switch which {
      case 0: return (2 * neighbour(cell, 1) + 1, 3 * cell + 1)
      case 1: return (2 * neighbour(cell, 2) + 1, 3 * cell + 2)
      default:
        let west = neighbour(cell, 2)
        return (2 * neighbour(west, 1) + 1, 3 * west)
      }
    }
    let west = neighbour(cell, 4)
    switch which {
    case 0:
      let east = neighbour(cell, 5)
      return (2 * east, 3 * east + 2)
    case 1: return (2 * west, 3 * west + 1)
    default: return (2 * neighbour(west, 5), 3 * west)
    }
  }

  func centre(_ cell: Int) -> (x: Double, y: Double) {
    let row = cell / columns
    let shift = Double(row & 1) * 0.5
    return (
      originX + (Double(cell % columns) + shift) * pitch, originY + Double(row) * 1.5 * side
    )
  }

  /// Where a vertex lies, moved a little from the lattice so that no straight rows show.
  func position(_ vertex: Int) -> (x: Double, y: Double) {
    let (x, y) = centre(vertex / 2)
    let hash = PortableMath.scramble(UInt64(vertex) ^ jitter)
    let dx = (Double(hash & 0xffff_ffff) / 4_294_967_296 - 0.5) * 0.4
    let dy = (Double(hash >> 32) / 4_294_967_296 - 0.5) * 0.4
    return (x + dx * side, y + (vertex & 1 == 0 ? side : -side) + dy * side)
  }

  /// The cell whose centre is nearest to a point; nil outside the lattice or in its margin.
  func cell(atX x: Double, y: Double) -> Int? {
    let near = ((y - originY) / (1.5 * side)).rounded()
    guard near >= 2, near < Double(rows - 2) else { return nil }
    var best = -1
    var least = Double.infinity
    for row in (Int(near) - 1)...(Int(near) + 1) {
      let column = ((x - originX) / pitch - Double(row & 1) * 0.5).rounded()
      guard column >= 2, column < Double(columns - 2) else { return nil }
      let candidate = row * columns + Int(column)
      let (cx, cy) = centre(candidate)
      let distance = (cx - x) * (cx - x) + (cy - y) * (cy - y)
      if distance < least { (best, least) = (candidate, distance) }
    }
    return best
  }
}
