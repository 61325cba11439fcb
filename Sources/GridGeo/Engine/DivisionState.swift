/// A division of a dual graph while it is being improved: the part of each unit and all running sums.
///
/// It owns flat memory, so that the innermost loops touch neither reference counts nor bounds checks; every
/// index into it comes from the graph, which is checked once when the state is made.
struct DivisionState: ~Copyable {
  let n: Int
  let k: Int
  /// Number of load kinds.
  let kinds: Int

  // MARK: The graph

  let starts: UnsafeMutablePointer<Int32>
  let neighbours: UnsafeMutablePointer<Int32>
  /// What an edge costs when it lies between two parts.
  let weights: UnsafeMutablePointer<Double>
  /// Length of the border, metres, made shorter by the roughness.
  let lengths: UnsafeMutablePointer<Double>
  /// Load of unit `u` and kind `t` at `u * kinds + t`.
  let unitLoads: UnsafeMutablePointer<Double>
  let unitAreas: UnsafeMutablePointer<Double>
  /// Length of a unit's whole border, metres.
  let unitPerimeters: UnsafeMutablePointer<Double>
  let xs: UnsafeMutablePointer<Double>
  let ys: UnsafeMutablePointer<Double>
  let ring: ContiguityRing
  let rules: DivisionRules
  /// Typical load of a unit, by kind: what imbalance is counted in.
  let loadScales: [Double]
  /// The first kind's, for the innermost loops.
  let firstBand: DivisionRules.Band
  let firstScale: Double
  /// Units of each other that must not share a part.
  let rivals: [Int32: [Int32]]
  let hasFixed: Bool
  let usesShape: Bool
  let usesInertia: Bool
  let usesSplits: Bool
  let usesTravel: Bool
  let travel: TravelRounds?
  let usesHome: Bool
  let parentCount: Int
  /// Price of a unit of imbalance.
  var balancePrice = 1.0

  // MARK: The division

  let parts: UnsafeMutablePointer<Int32>
  let counts: UnsafeMutablePointer<Int32>
  let loads: UnsafeMutablePointer<Double>
  let areas: UnsafeMutablePointer<Double>
  let perimeters: UnsafeMutablePointer<Double>
  /// What the shape of each part costs.
  let shapes: UnsafeMutablePointer<Double>
  /// Of each part: Σ w, Σ w·x, Σ w·y, Σ w·(x² + y²) with the first load as w.
  let moments: UnsafeMutablePointer<Double>
  /// What the round of each part costs.
  let rounds: UnsafeMutablePointer<Double>
  /// Units of each parent in each part, at `parent * k + part`.
  let shares: UnsafeMutablePointer<Int32>
  /// Neighbours in other parts, of each unit.
  let outward: UnsafeMutablePointer<Int32>
  /// Units with a neighbour in another part, and where each stands in this list.
  let border: UnsafeMutablePointer<Int32>
  let borderPlace: UnsafeMutablePointer<Int32>
  var borderCount = 0
  /// Σ of all terms of the objective.
  var objective = 0.0
  /// Σ of the loads' distances from their bands, in typical unit loads.
  var imbalance = 0.0
  /// Parts and kinds outside their band.
  var outOfBand = 0
  /// Pairs of rivals in one part.
  var conflicts = 0

  // MARK: Room for searches

  let marks: UnsafeMutablePointer<Int32>
  var mark: Int32 = 0
  let queue: UnsafeMutablePointer<Int32>
  /// Searches for contiguity end after this many units and then say no.
  var searchLimit = Int.max

  init(_ graph: borrowing DualGraph, _ rules: DivisionRules) {
    n = graph.unitCount
    k = rules.partCount
    kinds = 1 + graph.moreLoads.count
    self.rules = rules
    let half = graph.neighbours.count
    starts = .allocate(capacity: n + 1)
    neighbours = .allocate(capacity: max(half, 1))
    weights = .allocate(capacity: max(half, 1))
    lengths = .allocate(capacity: max(half, 1))
    unitLoads = .allocate(capacity: n * kinds)
    unitAreas = .allocate(capacity: n)
    unitPerimeters = .allocate(capacity: n)
    xs = .allocate(capacity: n)
    ys = .allocate(capacity: n)
    parts = .allocate(capacity: n)
    counts = .allocate(capacity: k)
    loads = .allocate(capacity: k * kinds)
    areas = .allocate(capacity: k)
    perimeters = .allocate(capacity: k)
    shapes = .allocate(capacity: k)
    rounds = .allocate(capacity: k)
    moments = .allocate(capacity: 4 * k)
    outward = .allocate(capacity: n)
    border = .allocate(capacity: n)
    borderPlace = .allocate(capacity: n)
    marks = .allocate(capacity: n)
    queue = .allocate(capacity: n)
    marks.initialize(repeating: 0, count: n)
    parts.initialize(repeating: 0, count: n)
    let aim = rules.objective
    usesShape = aim.compactness != 0
    usesInertia = aim.inertia != 0
    usesTravel = aim.travel != 0
    travel = usesTravel ? TravelRounds(graph) : nil
    usesHome = aim.moved != 0 && !rules.home.isEmpty
    hasFixed = !rules.fixed.isEmpty
    usesSplits = aim.splits != 0 && !rules.parents.isEmpty
    parentCount = usesSplits ? Int(rules.parents.max() ?? -1) + 1 : 0
    shares = .allocate(capacity: max(parentCount * k, 1))
    for u in 0...n { starts[u] = graph.starts[u] }
    var total = [Double](repeating: 0, count: kinds)
    for u in 0..<n {
      var perimeter = graph.outerLengths[u]
      for i in Int(starts[u])..<Int(starts[u + 1]) {
        let length = graph.lengths[i] * rules.roughness
        neighbours[i] = graph.neighbours[i]
        lengths[i] = length
        perimeter += length
        weights[i] =
          aim.cutEdges * (graph.counts.isEmpty ? 1 : Double(graph.counts[i])) + aim.borderLength * length
          - aim.barriers * graph.lengths[i] * graph.resistances[i]
      }
      unitPerimeters[u] = perimeter
      unitAreas[u] = graph.areas[u]
      xs[u] = graph.centres[u].x
      ys[u] = graph.centres[u].y
      for t in 0..<kinds {
        let load = t == 0 ? graph.loads[u] : graph.moreLoads[t - 1][u]
        unitLoads[u * kinds + t] = load
        total[t] += load
      }
    }
    let unitCount = Double(max(graph.unitCount, 1))
    loadScales = total.map { max($0 / unitCount, 1e-12) }
    firstBand = rules.bands[0]
    firstScale = loadScales[0]
    var rivals: [Int32: [Int32]] = [:]
    for (a, b) in rules.apart {
      rivals[a, default: []].append(b)
      rivals[b, default: []].append(a)
    }
    self.rivals = rivals
    ring = ContiguityRing(graph)
  }

  deinit {
    starts.deallocate()
    neighbours.deallocate()
    weights.deallocate()
    lengths.deallocate()
    unitLoads.deallocate()
    unitAreas.deallocate()
    unitPerimeters.deallocate()
    xs.deallocate()
    ys.deallocate()
    parts.deallocate()
    counts.deallocate()
    loads.deallocate()
    areas.deallocate()
    perimeters.deallocate()
    shapes.deallocate()
    rounds.deallocate()
    travel?.deallocate()
    moments.deallocate()
    shares.deallocate()
    outward.deallocate()
    border.deallocate()
    borderPlace.deallocate()
    marks.deallocate()
    queue.deallocate()
  }

  /// The part of each unit.
  var assignment: [Int32] { Array(UnsafeBufferPointer(start: parts, count: n)) }

  /// All hard rules hold, but for contiguity, which every step keeps.
  var isFeasible: Bool { outOfBand == 0 && conflicts == 0 }

  /// Takes a division over and counts all sums anew.
  mutating func assign(_ assignment: [Int32]) {
    for u in 0..<n { parts[u] = assignment[u] }
    recount()
  }

  mutating func recount() {
    counts.initialize(repeating: 0, count: k)
    loads.initialize(repeating: 0, count: k * kinds)
    areas.initialize(repeating: 0, count: k)
    perimeters.initialize(repeating: 0, count: k)
    shapes.initialize(repeating: 0, count: k)
    rounds.initialize(repeating: -1, count: k)
    moments.initialize(repeating: 0, count: 4 * k)
    shares.initialize(repeating: 0, count: max(parentCount * k, 1))
    borderCount = 0
    objective = 0
    conflicts = 0
    for u in 0..<n {
      let p = Int(parts[u])
      counts[p] += 1
      for t in 0..<kinds { loads[p * kinds + t] += unitLoads[u * kinds + t] }
      areas[p] += unitAreas[u]
      addMoments(of: u, to: p, sign: 1)
      var inner = 0.0
      var out: Int32 = 0
      for i in Int(starts[u])..<Int(starts[u + 1]) {
        if Int(parts[Int(neighbours[i])]) == p {
          inner += lengths[i]
        } else {
          out += 1
          objective += weights[i] / 2
        }
      }
      perimeters[p] += unitPerimeters[u] - inner
      outward[u] = out
      borderPlace[u] = -1
      if out > 0 { enterBorder(Int32(u)) }
      if usesSplits { shares[Int(rules.parents[u]) * k + p] += 1 }
      if usesHome, rules.home[u] >= 0, Int(rules.home[u]) != p {
        objective += rules.objective.moved * unitLoads[u * kinds]
      }
    }
    for (u, others) in rivals {
      for v in others where v > u && parts[Int(u)] == parts[Int(v)] { conflicts += 1 }
    }
    imbalance = 0
    outOfBand = 0
    for p in 0..<k {
      for t in 0..<kinds {
        let excess = excess(loads[p * kinds + t], kind: t)
        imbalance += excess
        if excess > 0 { outOfBand += 1 }
      }
      shapes[p] = usesShape ? shape(area: areas[p], perimeter: perimeters[p]) : 0
      objective += shapes[p]
      if usesInertia { objective += inertia(ofPart: p) }
    }
    if usesTravel {
      for u in 0..<n where rounds[Int(parts[u])] < 0 {
        let p = Int(parts[u])
        rounds[p] = round(ofPart: p, from: u, without: -1, with: -1)
        objective += rounds[p]
      }
    }
    for parent in 0..<parentCount {
      let parts = (0..<k).count { shares[parent * k + $0] > 0 }
      objective += rules.objective.splits * Double(max(parts - 1, 0))
    }
  }

  @inline(__always)
  private func addMoments(of u: Int, to p: Int, sign: Double) {
    guard usesInertia else { return }
    let w = unitLoads[u * kinds] * sign
    moments[4 * p] += w
    moments[4 * p + 1] += w * xs[u]
    moments[4 * p + 2] += w * ys[u]
    moments[4 * p + 3] += w * (xs[u] * xs[u] + ys[u] * ys[u])
  }

  @inline(__always)
  mutating func enterBorder(_ u: Int32) {
    borderPlace[Int(u)] = Int32(borderCount)
    border[borderCount] = u
    borderCount += 1
  }

  @inline(__always)
  mutating func leaveBorder(_ u: Int32) {
    let place = borderPlace[Int(u)]
    borderCount -= 1
    let last = border[borderCount]
    border[Int(place)] = last
    borderPlace[Int(last)] = place
    borderPlace[Int(u)] = -1
  }
}
