extension RepartitionEngine {
  /// What moving one unit to another part changes.
  struct Flip {
    var energy: Double
    /// The part of the energy that belongs to the shapes.
    var shape: Double
    var outside: Double
    var moved: Double
    var fromPerimeter: Double
    var toPerimeter: Double
  }

  /// How much worse than at the start a part's shape would be: a shape that is as good as it was is good
  /// enough, and worth no move.
  @inline(__always)
  func loss(_ p: Int, _ area: Double, _ perimeter: Double) -> Double {
    max(0, perimeter * perimeter / (4 * Double.pi * max(area, 1e-9)) - firstShapes[p])
  }

  func flip(_ u: Int, to b: Int) -> Flip {
    let a = Int(parts[u])
    var lengthA = 0.0
    var lengthB = 0.0
    var lengthAll = 0.0
    for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
      let q = Int(parts[Int(graph.neighbours[i])])
      let length = graph.lengths[i]
      lengthAll += length
      if q == a { lengthA += length } else if q == b { lengthB += length }
    }
    let outer = graph.outerLengths[u]
    let fromPerimeter = perimeters[a] - outer - (lengthAll - lengthA) + lengthA
    let toPerimeter = perimeters[b] + outer + (lengthAll - lengthB) - lengthB
    let load = graph.loads[u]
    let area = graph.areas[u]
    let shapeChange =
      loss(a, areas[a] - area, fromPerimeter) + loss(b, areas[b] + area, toPerimeter)
      - loss(a, areas[a], perimeters[a]) - loss(b, areas[b], perimeters[b])
    let outsideChange =
      excess(loads[a] - load, bands[a]) + excess(loads[b] + load, bands[b])
      - excess(loads[a], bands[a]) - excess(loads[b], bands[b])
    var movedChange = 0.0
    if home[u] >= 0 {
      if Int(home[u]) == a { movedChange = load } else if Int(home[u]) == b { movedChange = -load }
    }
    var energy =
      (outsidePrice * outsideChange + movedChange) / mean + shapePrice * shapeChange
    if options.evenPrice > 0 {
      func uneven(_ load: Double) -> Double { (load / mean - 1) * (load / mean - 1) }
      energy +=
        options.evenPrice
        * (uneven(loads[a] - load) + uneven(loads[b] + load) - uneven(loads[a]) - uneven(loads[b]))
    }
    return Flip(
      energy: energy, shape: shapeChange, outside: outsideChange, moved: movedChange,
      fromPerimeter: fromPerimeter, toPerimeter: toPerimeter)
  }

  /// Whether the change keeps to the bound on moved load.
  @inline(__always)
  func fitsBound(_ flip: Flip) -> Bool {
    flip.moved <= 0 || mostMovedBefore + moved + flip.moved <= options.mostMoved + 1e-9
  }

  mutating func apply(_ flip: Flip, of u: Int, to b: Int) {
    let a = Int(parts[u])
    loads[a] -= graph.loads[u]
    loads[b] += graph.loads[u]
    areas[a] -= graph.areas[u]
    areas[b] += graph.areas[u]
    perimeters[a] = flip.fromPerimeter
    perimeters[b] = flip.toPerimeter
    counts[a] -= 1
    counts[b] += 1
    moved += flip.moved
    outside += flip.outside
    parts[u] = Int32(b)
  }

  /// Whether the rest of its part stays connected without unit `u`.
  mutating func staysConnected(without u: Int) -> Bool {
    let part = parts[u]
    guard counts[Int(part)] > 1 else { return false }
    mark += 1
    marks[u] = mark
    var first: Int32 = -1
    var wanted = 0
    let range = Int(graph.starts[u])..<Int(graph.starts[u + 1])
    for i in range where parts[Int(graph.neighbours[i])] == part {
      if first < 0 { first = graph.neighbours[i] }
      wanted += 1
    }
    guard wanted > 1 else { return wanted == 1 }
    marks[Int(first)] = mark
    var missing = wanted - 1
    stack.removeAll(keepingCapacity: true)
    stack.append(first)
    // The other neighbours carry this sign until they are met.
    for i in range {
      let v = graph.neighbours[i]
      if parts[Int(v)] == part, v != first { marks[Int(v)] = -mark }
    }
    // In breadth: what belongs together is near most of the time.
    var at = 0
    while at < stack.count {
      let w = Int(stack[at])
      at += 1
      for i in Int(graph.starts[w])..<Int(graph.starts[w + 1]) {
        let v = Int(graph.neighbours[i])
        guard parts[v] == part, marks[v] != mark else { continue }
        if marks[v] == -mark {
          missing -= 1
          if missing == 0 { return true }
        }
        marks[v] = mark
        stack.append(Int32(v))
      }
    }
    return false
  }
}
