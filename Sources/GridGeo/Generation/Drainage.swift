/// Where water runs: rivers along the edges of the lattice, so that borders can follow them exactly.
///
/// Priority-flood (Barnes, Lehman, Mulla: "Priority-flood: an optimal depression-filling and
/// watershed-labeling algorithm", 2014) gives every vertex the neighbour it drains to.
struct Drainage {
  enum Size: UInt8 { case none, stream, river, main }

  /// By edge of the lattice: a `Size`.
  private(set) var edgeSize: [UInt8]
  /// Each river from its spring to where it ends, as vertices of the lattice, and its size where it ends.
  private(set) var courses: [(vertices: [Int], size: Size)] = []
  /// By cell: steps to the nearest stream, at most 255.
  private(set) var streamDistance: [UInt8]

  /// - Complexity: O(cells · log cells).
  init(_ canvas: Canvas, _ terrain: Terrain, labels: [Int32]) {
    let mesh = canvas.mesh
    var receiver = [Int32](repeating: -1, count: 2 * mesh.cellCount)
    var state = [UInt8](repeating: 0, count: 2 * mesh.cellCount)  // 0 unseen, 1 interior, 2 outlet, 3 done
    var queue = CheapestFirst()
    for vertex in state.indices where terrain.vertexElevation[vertex] < .infinity {
      let (a, b, c) = mesh.cells(ofVertex: vertex)
      if labels[a] >= 0, labels[b] >= 0, labels[c] >= 0 {
        state[vertex] = 1
      } else {
        state[vertex] = 2
        // Water leaves more readily towards the north, where the main valley is.
        let detour = 900 * Float(1 - terrain.northing(mesh.position(vertex).y))
        queue.push(Self.cost(terrain.vertexElevation[vertex] + detour), vertex)
      }
    }
    // Over flat and filled ground water finds its way by what it takes to get on: noise makes it wind.
    let meander = canvas.noise(23)
    let unit = 1 / (0.3 * canvas.villageSize)
    func effort(_ vertex: Int) -> UInt32 {
      let (x, y) = mesh.position(vertex)
      let hardness = 0.5 + meander.fractal(x * unit, y * unit, octaves: 3)
      return 20 + UInt32(1500 * max(0, hardness) * max(0, hardness))
        + UInt32(PortableMath.scramble(UInt64(vertex)) % 150)
    }
    var order: [Int32] = []
    while let (level, vertex) = queue.pop() {
      guard state[vertex] != 3 else { continue }
      let isOutlet = state[vertex] == 2
      state[vertex] = 3
      order.append(Int32(vertex))
      // An outlet passes water on from the inside only.
      for which in 0..<3 {
        let next = mesh.spoke(vertex, which).vertex
        guard state[next] == 1, receiver[next] < 0 else { continue }
        receiver[next] = Int32(vertex)
        queue.push(max(level + effort(next), Self.cost(terrain.vertexElevation[next])), next)
      }
      if isOutlet { receiver[vertex] = -1 }
    }
    var gathered = [Float](repeating: 0, count: receiver.count)
    let share = Float(mesh.cellArea / 2 / (canvas.villageSize * canvas.villageSize))
    for vertex in order.reversed() {
      gathered[Int(vertex)] += share
      let to = receiver[Int(vertex)]
      if to >= 0 { gathered[Int(to)] += gathered[Int(vertex)] }
    }
    edgeSize = [UInt8](repeating: 0, count: 3 * mesh.cellCount)
    streamDistance = []
    trace(mesh, order, receiver, gathered)
    streamDistance = distances(mesh, labels)
  }

  private static func cost(_ elevation: Float) -> UInt32 { UInt32(max(0, (elevation + 1000) * 100)) }

  /// Catchment, in mean villages, from which on water counts as a stream, a river, a main river.
  private static func size(_ gathered: Float) -> Size {
    gathered < 1.6 ? .none : gathered < 7 ? .stream : gathered < 30 ? .river : .main
  }

  private mutating func trace(_ mesh: HexMesh, _ order: [Int32], _ receiver: [Int32], _ gathered: [Float]) {
    var main = [Int32](repeating: -1, count: receiver.count)  // the largest of what flows in
    for vertex in order {
      let to = Int(receiver[Int(vertex)])
      guard to >= 0 else { continue }
      let size = Self.size(gathered[Int(vertex)])
      guard size != .none else { continue }
      for which in 0..<3 {
        let spoke = mesh.spoke(Int(vertex), which)
        if spoke.vertex == to { edgeSize[spoke.edge] = size.rawValue }
      }
      if main[to] < 0 || gathered[Int(main[to])] < gathered[Int(vertex)] { main[to] = vertex }
    }
    // A river begins at the mouth: at an outlet, or where it is not the largest inflow.
    for vertex in order {
      let to = Int(receiver[Int(vertex)])
      guard to >= 0, Self.size(gathered[Int(vertex)]) != .none else { continue }
      guard receiver[to] < 0 || main[to] != vertex else { continue }
      var course = [to, Int(vertex)]
      while let last = course.last, main[last] >= 0 { course.append(Int(main[last])) }
      course.reverse()
      courses.append((course, Self.size(gathered[Int(vertex)])))
    }
  }

  private func distances(_ mesh: HexMesh, _ labels: [Int32]) -> [UInt8] {
    var result = [UInt8](repeating: 255, count: mesh.cellCount)
    var queue: [Int] = []
    for edge in edgeSize.indices where edgeSize[edge] > 0 {
      let (a, b) = mesh.cells(ofEdge: edge)
      for cell in [a, b] where labels[cell] >= 0 && result[cell] != 0 {
        result[cell] = 0
        queue.append(cell)
      }
    }
    var head = 0
    while head < queue.count {
      let cell = queue[head]
      head += 1
      guard result[cell] < 254 else { continue }
      for d in 0..<6 {
        let next = mesh.neighbour(cell, d)
        if labels[next] >= 0, result[next] == 255 {
          result[next] = result[cell] + 1
          queue.append(next)
        }
      }
    }
    return result
  }
}
