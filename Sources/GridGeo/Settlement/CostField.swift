/// What a line costs to run through the disputed ground, on the nodes of its grid, and the cheapest way across.
///
/// Moves go to the sixteen nearest directions of the grid, so that a straight way costs at most 2.8 % too much.
/// Source of the search: E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik
/// 1 (1959), 269–271.
struct CostField {
  private let field: DistanceField
  /// Nodes in the ground have a cost per metre above 0, all others 0.
  private let costs: [Double]
  /// Nodes whose moves may leave the ground.
  private let isNearBorder: [Bool]
  private let border: [EdgeDistance.Edge]
  /// Border edges near each cell of the grid.
  private let edgesNear: [Int: [Int32]]
  private var isConnected: [Bool] = []

  static let moves: [(column: Int, row: Int)] = [
    (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1), (2, 1), (1, 2), (-1, 2), (-2, 1),
    (-2, -1), (-1, -2), (1, -2), (2, -1),
  ]

  /// - Parameter cost: per metre at a place; nil or 0 where no line may run.
  init(
    _ field: DistanceField, border: [EdgeDistance.Edge], cost: (Coordinate<Planar>, _ node: Int) -> Double?
  ) {
    self.field = field
    self.border = border
    edgesNear = CostField.edgesNear(border, field)
    costs = field.places.indices.map { field.inside[$0] ? max(0, cost(field.position($0), $0) ?? 0) : 0 }
    let near = EdgeDistance(border)
    isNearBorder = field.places.indices.map { node in
      guard field.inside[node] else { return true }
      let p = field.position(node)
      return near.nearest(to: p.x, p.y).distance < 2.3 * field.cell
    }
    connect()
  }

  private func neighbour(_ node: Int, _ move: (column: Int, row: Int)) -> Int? {
    let place = Int(field.places[node])
    let (column, row) = (place % field.columns + move.column, place / field.columns + move.row)
    guard 0..<field.columns ~= column, 0..<field.rows ~= row else { return nil }
    let other = field.numbers[row * field.columns + column]
    return other >= 0 && costs[Int(other)] > 0 ? Int(other) : nil
  }

  /// What a move costs; nil where it leaves the ground.
  func cost(of move: Int, from node: Int) -> (to: Int, cost: Double)? {
    guard costs[node] > 0, let other = neighbour(node, CostField.moves[move]) else { return nil }
    let (p, q) = (field.position(node), field.position(other))
    if isNearBorder[node], isNearBorder[other], steps(p, q) { return nil }
    return (other, p.metres(to: q) * (costs[node] + costs[other]) / 2)
  }

  var nodeCount: Int { costs.count }
  func isOpen(_ node: Int) -> Bool { costs[node] > 0 }

  /// Whether a move crosses the border.
  private func steps(_ p: Coordinate<Planar>, _ q: Coordinate<Planar>) -> Bool {
    for t in [0, 0.5, 1.0] {
      let place = CostField.cell(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y), field)
      for edge in edgesNear[place] ?? [] where CostField.cross(p, q, border[Int(edge)]) { return true }
    }
    return false
  }

  private static func cell(_ x: Double, _ y: Double, _ field: DistanceField) -> Int {
    Int(((y - field.south) / field.cell).rounded()) * field.columns
      + Int(((x - field.west) / field.cell).rounded())
  }

  private static func edgesNear(
    _ border: [EdgeDistance.Edge], _ field: DistanceField
  ) -> [Int: [Int32]] {
    var result: [Int: [Int32]] = [:]
    for (number, edge) in border.enumerated() {
      let parts = Int(edge.a.metres(to: edge.b) / field.cell * 2) + 1
      for part in 0...parts {
        let t = Double(part) / Double(parts)
        let centre = cell(edge.a.x + t * (edge.b.x - edge.a.x), edge.a.y + t * (edge.b.y - edge.a.y), field)
        for row in -1...1 {
          for column in -1...1 {
            let place = centre + row * field.columns + column
            if result[place]?.last != Int32(number) { result[place, default: []].append(Int32(number)) }
          }
        }
      }
    }
    return result
  }

  private static func cross(
    _ a: Coordinate<Planar>, _ b: Coordinate<Planar>, _ edge: EdgeDistance.Edge
  ) -> Bool {
    if max(edge.a.x, edge.b.x) < min(a.x, b.x) || min(edge.a.x, edge.b.x) > max(a.x, b.x) { return false }
    if max(edge.a.y, edge.b.y) < min(a.y, b.y) || min(edge.a.y, edge.b.y) > max(a.y, b.y) { return false }
    return Turn(a, b, edge.a).rawValue * Turn(a, b, edge.b).rawValue < 0
      && Turn(edge.a, edge.b, a).rawValue * Turn(edge.a, edge.b, b).rawValue < 0
  }

  private func crosses(_ a: Coordinate<Planar>, _ b: Coordinate<Planar>) -> Bool {
    border.contains { CostField.cross(a, b, $0) }
  }

  /// The same way whichever end is asked for first: of equally cheap ones the search from the western end decides.
  func way(
    between starts: [Coordinate<Planar>], and stops: [Coordinate<Planar>]
  ) -> [Coordinate<Planar>]? {
    guard let first = starts.first, let last = stops.first, LineThinning.precedes(last, first) else {
      return way(from: starts, to: stops)
    }
    return way(from: stops, to: starts)?.reversed()
  }

  /// The cheapest way between any of some places and any of others, through nodes of the ground; nil where the
  /// places are not connected.
  func way(from starts: [Coordinate<Planar>], to stops: [Coordinate<Planar>]) -> [Coordinate<Planar>]? {
    var costTo = [Double](repeating: .infinity, count: costs.count)
    var before = [Int32](repeating: -1, count: costs.count)
    var startOf = [Int32](repeating: -1, count: costs.count)
    var queue = CheapestNodes()
    for (s, place) in starts.enumerated() {
      for (node, cost) in links(place) where cost < costTo[node] {
        costTo[node] = cost
        startOf[node] = Int32(s)
        queue.insert(node, cost)
      }
    }
    while let (node, cost) = queue.removeCheapest() {
      guard cost <= costTo[node] else { continue }
      for move in CostField.moves.indices {
        guard let (other, step) = self.cost(of: move, from: node) else { continue }
        let total = cost + step
        if total < costTo[other] {
          costTo[other] = total
          before[other] = Int32(node)
          queue.insert(other, total)
        }
      }
    }
    var best: (cost: Double, node: Int, stop: Int)?
    for (s, place) in stops.enumerated() {
      for (node, cost) in links(place) where costTo[node] + cost < best?.cost ?? .infinity {
        best = (costTo[node] + cost, node, s)
      }
    }
    guard let best else { return nil }
    var line = [stops[best.stop]]
    var node = best.node
    while true {
      line.append(field.position(node))
      guard before[node] >= 0 else { break }
      node = Int(before[node])
    }
    line.append(starts[Int(startOf[node])])
    return line.reversed()
  }

  /// Nodes that a place on the border is linked with, and what the way there costs: the nearest in sight of the
  /// ground's largest part that hangs together; where the ground is too narrow for the grid, the nearest of all.
  func links(_ place: Coordinate<Planar>) -> [(node: Int, cost: Double)] {
    var near: [(metres: Double, node: Int)] = []
    for reach in [3, 10, field.columns + field.rows] {
      near = nodes(around: place, within: reach)
      let clear = near.prefix(64).filter { !crosses(place, field.position($0.node)) }.prefix(24)
      if !clear.isEmpty { return clear.map { ($0.node, $0.metres * costs[$0.node]) } }
    }
    return near.prefix(1).map { ($0.node, $0.metres * costs[$0.node]) }
  }

  /// Connected nodes some cells around a place, the nearest first.
  private func nodes(
    around place: Coordinate<Planar>, within reach: Int
  ) -> [(metres: Double, node: Int)] {
    let column = Int(((place.x - field.west) / field.cell).rounded())
    let row = Int(((place.y - field.south) / field.cell).rounded())
    var result: [(metres: Double, node: Int)] = []
    for r in max(0, row - reach)...min(field.rows - 1, row + reach) {
      for c in max(0, column - reach)...min(field.columns - 1, column + reach) {
        let node = Int(field.numbers[r * field.columns + c])
        guard node >= 0, isConnected[node] else { continue }
        result.append((field.position(node).metres(to: place), node))
      }
    }
    return result.sorted { ($0.metres, $0.node) < ($1.metres, $1.node) }
  }

  /// Marks the largest set of nodes that hang together.
  private mutating func connect() {
    var part = [Int32](repeating: -1, count: costs.count)
    var sizes: [Int] = []
    for start in costs.indices where costs[start] > 0 && part[start] < 0 {
      var queue = [start]
      part[start] = Int32(sizes.count)
      var size = 0
      while let node = queue.popLast() {
        size += 1
        for move in 0..<8 {
          guard let (other, _) = cost(of: move, from: node), part[other] < 0 else { continue }
          part[other] = Int32(sizes.count)
          queue.append(other)
        }
      }
      sizes.append(size)
    }
    let largest = sizes.indices.max { sizes[$0] != sizes[$1] ? sizes[$0] < sizes[$1] : $0 > $1 }
    isConnected = part.map { $0 >= 0 && Int($0) == largest }
  }
}
