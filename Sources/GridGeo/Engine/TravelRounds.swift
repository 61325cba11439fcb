/// The time of a worker's round through a part: its least spanning tree over the links between its units,
/// walked there and back. No round along the links is shorter than half of that.
///
/// A link takes the distance between its ends' centres, times a factor for the slope, and longer across a
/// barrier: divided by 1 − resistance.
///
/// Source: R. C. Prim, "Shortest connection networks and some generalizations", 1957; that a tree walked twice
/// is at most twice the shortest round is from D. J. Rosenkrantz, R. E. Stearns and P. M. Lewis, 1977.
struct TravelRounds {
  /// Cost of each half edge.
  private let costs: UnsafeMutablePointer<Double>
  private let marks: UnsafeMutablePointer<Int32>
  /// The mark in use, in memory of its own, so that asking for a round changes no property.
  private let mark: UnsafeMutablePointer<Int32>
  private let heapKeys: UnsafeMutablePointer<Double>
  private let heapUnits: UnsafeMutablePointer<Int32>

  /// Crossing what is never to be crossed takes this many times as long.
  static let wall = 1000.0

  init(_ graph: borrowing DualGraph) {
    let half = max(graph.neighbours.count, 1)
    costs = .allocate(capacity: half)
    marks = .allocate(capacity: max(graph.unitCount, 1))
    marks.initialize(repeating: 0, count: max(graph.unitCount, 1))
    mark = .allocate(capacity: 1)
    mark.initialize(to: 0)
    heapKeys = .allocate(capacity: half + 1)
    heapUnits = .allocate(capacity: half + 1)
    var sum = 0.0
    for u in 0..<graph.unitCount {
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
        let v = Int(graph.neighbours[i])
        let dx = graph.centres[u].x - graph.centres[v].x
        let dy = graph.centres[u].y - graph.centres[v].y
        let distance = (dx * dx + dy * dy).squareRoot()
        var cost = distance / max(1 - graph.resistances[i], 1 / TravelRounds.wall)
        if !graph.heights.isEmpty, distance > 0 {
          cost *= TravelRounds.slopeFactor(abs(graph.heights[u] - graph.heights[v]) / distance, graph.slopes)
        }
        costs[i] = cost
        sum += cost
      }
    }
    // In mean links.
    let mean = sum / Double(half)
    if mean > 0 { for i in 0..<graph.neighbours.count { costs[i] /= mean } }
  }

  func deallocate() {
    costs.deallocate()
    marks.deallocate()
    mark.deallocate()
    heapKeys.deallocate()
    heapUnits.deallocate()
  }

  /// Between the rows of the table by straight lines, beyond its end by the last row.
  static func slopeFactor(_ slope: Double, _ table: [SlopeStep]) -> Double {
    guard let first = table.first, let last = table.last else { return 1 }
    if slope <= first.slope { return first.factor }
    for (a, b) in zip(table, table.dropFirst()) where slope <= b.slope {
      return a.factor + (b.factor - a.factor) * (slope - a.slope) / (b.slope - a.slope)
    }
    return last.factor
  }

  /// The round of the part that holds `first`, over units that `belongs` says yes to.
  ///
  /// - Complexity: O(links log links).
  @inline(__always)
  func round(
    from first: Int, _ starts: UnsafeMutablePointer<Int32>, _ neighbours: UnsafeMutablePointer<Int32>,
    belongs: (Int) -> Bool
  ) -> Double {
    mark[0] &+= 1
    let seen = mark[0]
    var count = 0
    var total = 0.0
    var at = first
    marks[at] = seen
    while true {
      for i in Int(starts[at])..<Int(starts[at + 1]) {
        let v = Int(neighbours[i])
        if marks[v] != seen, belongs(v) { push(costs[i], Int32(v), &count) }
      }
      var next = -1
      while count > 0 {
        let (key, unit) = pop(&count)
        if marks[Int(unit)] != seen {
          total += key
          next = Int(unit)
          break
        }
      }
      guard next >= 0 else { return 2 * total }
      marks[next] = seen
      at = next
    }
  }

  private func push(_ key: Double, _ unit: Int32, _ count: inout Int) {
    var i = count
    count += 1
    while i > 0 {
      let up = (i - 1) / 2
      guard (key, unit) < (heapKeys[up], heapUnits[up]) else { break }
      heapKeys[i] = heapKeys[up]
      heapUnits[i] = heapUnits[up]
      i = up
    }
    heapKeys[i] = key
    heapUnits[i] = unit
  }

  private func pop(_ count: inout Int) -> (Double, Int32) {
    let top = (heapKeys[0], heapUnits[0])
    count -= 1
    let last = (heapKeys[count], heapUnits[count])
    var i = 0
    while true {
      var child = 2 * i + 1
      guard child < count else { break }
      if child + 1 < count, (heapKeys[child + 1], heapUnits[child + 1]) < (heapKeys[child], heapUnits[child])
      {
        child += 1
      }
      guard (heapKeys[child], heapUnits[child]) < last else { break }
      heapKeys[i] = heapKeys[child]
      heapUnits[i] = heapUnits[child]
      i = child
    }
    heapKeys[i] = last.0
    heapUnits[i] = last.1
    return top
  }
}
