/// Who touches whom: base units as vertices, and an edge for each pair with a common border that can be
/// crossed.
struct DualGraph: Sendable {
  /// Load of each unit: the first kind.
  var loads: [Double]
  /// Further kinds of load, each with a value a unit.
  var moreLoads: [[Double]]
  /// Area of each unit, m².
  var areas: [Double]
  /// Length of each unit's border with the outside, metres.
  var outerLengths: [Double]
  /// Centre of each unit, metres.
  var centres: [Coordinate<Planar>]
  /// Neighbours of unit `u`: `neighbours[starts[u] ..< starts[u + 1]]`.
  var starts: [Int32]
  var neighbours: [Int32]
  /// Length of the shared border, metres; 0 for a link across water or a barrier that had to be crossed.
  var lengths: [Double]
  /// Resistance along the shared border: its length-weighted mean, 0 ... 1.
  var resistances: [Double]
  /// Height of each unit's centre, metres, and what slopes cost; empty where none is known.
  var heights: [Double] = []
  var slopes: [SlopeStep] = []
  /// How many edges of a larger graph each edge stands for, 0 for a link that is none; empty for one each.
  var counts: [Int32] = []

  var unitCount: Int { loads.count }

  struct Link {
    var a: Int32
    var b: Int32
    var length: Double
    /// Σ length × resistance.
    var resistance: Double
  }

  /// A graph without edges, all measures 0.
  init(count: Int, kinds: Int) {
    loads = [Double](repeating: 0, count: count)
    moreLoads = [[Double]](repeating: [Double](repeating: 0, count: count), count: kinds)
    areas = loads
    outerLengths = loads
    centres = [Coordinate<Planar>](repeating: Coordinate(x: 0, y: 0), count: count)
    starts = [Int32](repeating: 0, count: count + 1)
    neighbours = []
    lengths = []
    resistances = []
  }

  /// - Parameter links: each pair at most once, in any order.
  init(
    loads: [Double], moreLoads: [[Double]] = [], areas: [Double], outerLengths: [Double],
    centres: [Coordinate<Planar>], links: [Link]
  ) {
    self.loads = loads
    self.moreLoads = moreLoads
    self.areas = areas
    self.outerLengths = outerLengths
    self.centres = centres
    starts = [Int32](repeating: 0, count: loads.count + 1)
    for link in links {
      starts[Int(link.a) + 1] += 1
      starts[Int(link.b) + 1] += 1
    }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    neighbours = [Int32](repeating: 0, count: 2 * links.count)
    lengths = [Double](repeating: 0, count: 2 * links.count)
    resistances = [Double](repeating: 0, count: 2 * links.count)
    // Rows filled in the order of the far ends come out ascending.
    var rows = starts
    var order = [Int32](repeating: 0, count: 2 * links.count)
    for (i, link) in links.enumerated() {
      for (end, half) in [(link.a, 2 * i), (link.b, 2 * i + 1)] {
        order[Int(rows[Int(end)])] = Int32(half)
        rows[Int(end)] += 1
      }
    }
    rows = starts
    for half in order {
      let link = links[Int(half) / 2]
      // The half edge stands in the row of one end; it is written into the row of the other.
      let (near, far) = half % 2 == 0 ? (link.a, link.b) : (link.b, link.a)
      let at = Int(rows[Int(far)])
      rows[Int(far)] += 1
      neighbours[at] = near
      lengths[at] = link.length
      resistances[at] = link.length > 0 ? link.resistance / link.length : 1
    }
  }

  /// Component number of each unit, in order of their first units.
  func components() -> (of: [Int32], count: Int) {
    var component = [Int32](repeating: -1, count: unitCount)
    var count = 0
    var stack: [Int32] = []
    for start in 0..<unitCount where component[start] < 0 {
      component[start] = Int32(count)
      stack.append(Int32(start))
      while let u = stack.popLast() {
        for i in starts[Int(u)]..<starts[Int(u) + 1] {
          let v = neighbours[Int(i)]
          if component[Int(v)] < 0 {
            component[Int(v)] = Int32(count)
            stack.append(v)
          }
        }
      }
      count += 1
    }
    return (component, count)
  }

  /// The graph of some units, renumbered in the given order. Borders with units left out become outer length.
  ///
  /// - Parameter position: room for a search, a −1 a unit; it is left as it was found.
  func restricted(to units: [Int32], position: inout [Int32]) -> DualGraph {
    for (i, u) in units.enumerated() { position[Int(u)] = Int32(i) }
    var part = DualGraph(count: units.count, kinds: moreLoads.count)
    for (i, u) in units.enumerated() {
      let u = Int(u)
      part.loads[i] = loads[u]
      for t in moreLoads.indices { part.moreLoads[t][i] = moreLoads[t][u] }
      part.areas[i] = areas[u]
      part.centres[i] = centres[u]
      part.outerLengths[i] = outerLengths[u]
      for k in Int(starts[u])..<Int(starts[u + 1]) {
        let v = position[Int(neighbours[k])]
        if v < 0 {
          part.outerLengths[i] += lengths[k]
        } else {
          part.neighbours.append(v)
          part.lengths.append(lengths[k])
          part.resistances.append(resistances[k])
          if !counts.isEmpty { part.counts.append(counts[k]) }
        }
      }
      part.starts[i + 1] = Int32(part.neighbours.count)
    }
    for u in units { position[Int(u)] = -1 }
    if !heights.isEmpty { part.heights = units.map { heights[Int($0)] } }
    part.slopes = slopes
    return part
  }

  func restricted(to units: [Int32]) -> DualGraph {
    var position = [Int32](repeating: -1, count: unitCount)
    return restricted(to: units, position: &position)
  }
}

extension DualGraph {
  /// The graph with more links of no length: across water, or across a barrier that had to give way. They count
  /// as no edge, and are as hard to cross as can be.
  ///
  /// - Precondition: the pairs are no edges yet.
  func linking(_ pairs: [(Int32, Int32)]) -> DualGraph {
    var added: [Int32: [Int32]] = [:]
    for (a, b) in pairs {
      added[a, default: []].append(b)
      added[b, default: []].append(a)
    }
    let half = neighbours.count + 2 * pairs.count
    var linked = self
    linked.neighbours.removeAll(keepingCapacity: true)
    linked.lengths.removeAll(keepingCapacity: true)
    linked.resistances.removeAll(keepingCapacity: true)
    linked.counts = []
    linked.counts.reserveCapacity(half)
    func append(_ v: Int32, _ length: Double, _ resistance: Double, _ count: Int32) {
      linked.neighbours.append(v)
      linked.lengths.append(length)
      linked.resistances.append(resistance)
      linked.counts.append(count)
    }
    for u in 0..<unitCount {
      var more = (added[Int32(u)] ?? []).sorted()[...]
      for k in Int(starts[u])..<Int(starts[u + 1]) {
        while let v = more.first, v < neighbours[k] {
          append(v, 0, 1, 0)
          more.removeFirst()
        }
        append(neighbours[k], lengths[k], resistances[k], counts.isEmpty ? 1 : counts[k])
      }
      for v in more { append(v, 0, 1, 0) }
      linked.starts[u + 1] = Int32(linked.neighbours.count)
    }
    return linked
  }

  func linking(_ a: Int32, _ b: Int32) -> DualGraph { linking([(a, b)]) }
}
