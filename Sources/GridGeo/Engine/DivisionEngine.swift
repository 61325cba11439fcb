/// Divides the units of a connected dual graph into contiguous parts of nearly equal load and good shape.
///
/// A start by inertial bisection is improved by simulated annealing over two moves that keep contiguity:
/// a unit at a border changes its part, and two neighbouring parts are joined and cut anew along a random
/// spanning tree. Several starts compete.
///
/// The energy is Σ P²⁄4πA over the parts (the inverse of the Polsby–Popper measure), a penalty for load
/// outside the allowed range, and a price for each metre of barrier that a part crosses.
///
/// Sources: S. Kirkpatrick et al., "Optimization by simulated annealing", 1983; D. DeFord, M. Duchin and
/// J. Solomon, "Recombination: a family of Markov chains for redistricting", 2021; H. D. Simon,
/// "Partitioning of unstructured problems for parallel processing", 1991 (inertial bisection).
struct DivisionEngine {
  let graph: DualGraph
  let partCount: Int
  /// Loads inside this range cost nothing.
  let lowest: Double
  let highest: Double
  var parts: [Int32]

  let mean: Double
  /// A typical width of a part, metres; makes the barrier price a number without unit.
  let scale: Double
  var generator: SeededGenerator

  var loads: [Double]
  var areas: [Double]
  var perimeters: [Double]
  var counts: [Int32]
  /// Σ over edges inside parts of length × resistance, metres.
  var crossed = 0.0
  var marks: [Int32]
  var mark: Int32 = 0
  var stack: [Int32] = []

  /// Cell borders zigzag; smoothed they are about this much shorter.
  static let smoothing = 0.88
  static let balancePrice = 400.0
  static let barrierPrice = 1.0

  /// - Precondition: the graph is connected and has at least `partCount` units.
  init(_ graph: DualGraph, partCount: Int, tolerance: Double, generator: SeededGenerator) {
    self.graph = graph
    self.partCount = partCount
    self.generator = generator
    let total = graph.loads.reduce(0, +)
    mean = total / Double(partCount)
    // With whole loads the nearest whole numbers around the mean are as good as it gets.
    let isWhole = graph.loads.allSatisfy { $0 == $0.rounded() }
    lowest = isWhole ? min(mean * (1 - tolerance), mean.rounded(.down)) : mean * (1 - tolerance)
    highest = isWhole ? max(mean * (1 + tolerance), mean.rounded(.up)) : mean * (1 + tolerance)
    scale = (graph.areas.reduce(0, +) / Double(partCount)).squareRoot()
    parts = [Int32](repeating: 0, count: graph.unitCount)
    loads = []
    areas = []
    perimeters = []
    counts = []
    marks = [Int32](repeating: 0, count: graph.unitCount)
  }

  /// Parts as numbers `0 ..< partCount` a unit; contiguous each, none empty.
  static func divide(
    _ graph: DualGraph, into partCount: Int, tolerance: Double = 0.02, effort: PartitionOptions.Effort,
    generator: SeededGenerator
  ) -> [Int32] {
    guard partCount > 1 else { return [Int32](repeating: 0, count: graph.unitCount) }
    guard graph.unitCount > partCount else { return (0..<Int32(graph.unitCount)).map { $0 } }
    let (starts, sweeps) =
      switch effort {
      case .low: (1, 40)
      case .normal: (3, 90)
      case .high: (8, 300)
      }
    var engine = DivisionEngine(graph, partCount: partCount, tolerance: tolerance, generator: generator)
    var best: (energy: Double, parts: [Int32])?
    for start in 0..<starts {
      engine.start(turned: Direction.turns[start % Direction.turns.count])
      engine.anneal(sweeps: sweeps, hottest: 0.3, fall: 5)
      engine.descend()
      let energy = engine.energy
      if energy < best?.energy ?? .infinity { best = (energy, engine.parts) }
    }
    return best?.parts ?? engine.parts
  }

  mutating func assign(_ parts: [Int32]) {
    self.parts = parts
    loads = [Double](repeating: 0, count: partCount)
    areas = [Double](repeating: 0, count: partCount)
    perimeters = [Double](repeating: 0, count: partCount)
    counts = [Int32](repeating: 0, count: partCount)
    crossed = 0
    for u in parts.indices {
      let p = Int(parts[u])
      loads[p] += graph.loads[u]
      areas[p] += graph.areas[u]
      perimeters[p] += graph.outerLengths[u]
      counts[p] += 1
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
        if parts[Int(graph.neighbours[i])] != parts[u] {
          perimeters[p] += graph.lengths[i] * DivisionEngine.smoothing
        } else {
          crossed += graph.lengths[i] * graph.resistances[i] / 2
        }
      }
    }
  }

  @inline(__always)
  func shape(area: Double, perimeter: Double) -> Double {
    perimeter * perimeter / (4 * Double.pi * max(area, 1))
  }

  @inline(__always)
  func imbalance(_ load: Double) -> Double {
    let off = max(lowest - load, load - highest, 0) / max(mean, 1e-12)
    return DivisionEngine.balancePrice * off * off
  }

  var energy: Double {
    var sum = DivisionEngine.barrierPrice * crossed / scale
    for p in 0..<partCount { sum += shape(area: areas[p], perimeter: perimeters[p]) + imbalance(loads[p]) }
    return sum
  }

  /// What moving unit `u` to part `b` changes.
  struct Flip {
    var energy: Double
    var fromPerimeter: Double
    var toPerimeter: Double
    var crossed: Double
  }

  func flip(_ u: Int, to b: Int) -> Flip {
    let a = Int(parts[u])
    var lengthA = 0.0
    var lengthB = 0.0
    var lengthAll = 0.0
    var crossedChange = 0.0
    for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
      let q = Int(parts[Int(graph.neighbours[i])])
      let length = graph.lengths[i]
      lengthAll += length
      if q == a {
        lengthA += length
        crossedChange -= length * graph.resistances[i]
      } else if q == b {
        lengthB += length
        crossedChange += length * graph.resistances[i]
      }
    }
    let s = DivisionEngine.smoothing
    let outer = graph.outerLengths[u]
    let fromPerimeter = perimeters[a] - outer - s * (lengthAll - lengthA) + s * lengthA
    let toPerimeter = perimeters[b] + outer + s * (lengthAll - lengthB) - s * lengthB
    let load = graph.loads[u]
    let area = graph.areas[u]
    let before =
      shape(area: areas[a], perimeter: perimeters[a]) + shape(area: areas[b], perimeter: perimeters[b])
      + imbalance(loads[a]) + imbalance(loads[b])
    let after =
      shape(area: areas[a] - area, perimeter: fromPerimeter)
      + shape(area: areas[b] + area, perimeter: toPerimeter)
      + imbalance(loads[a] - load) + imbalance(loads[b] + load)
    return Flip(
      energy: after - before + DivisionEngine.barrierPrice * crossedChange / scale,
      fromPerimeter: fromPerimeter, toPerimeter: toPerimeter, crossed: crossedChange)
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
    crossed += flip.crossed
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
    // A search from one neighbour that ends when it has met all others.
    marks[Int(first)] = mark
    var missing = wanted - 1
    stack.removeAll(keepingCapacity: true)
    stack.append(first)
    // The other neighbours carry this sign until they are met.
    for i in range {
      let v = graph.neighbours[i]
      if parts[Int(v)] == part, v != first { marks[Int(v)] = -mark }
    }
    while let w = stack.popLast() {
      for i in Int(graph.starts[Int(w)])..<Int(graph.starts[Int(w) + 1]) {
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
