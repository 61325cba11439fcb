/// Who touches whom: base units as vertices, and an edge for each pair with a common border that can be
/// crossed.
struct DualGraph: Sendable {
  /// Load of each unit.
  var loads: [Double]
  /// Area of each unit, m².
  var areas: [Double]
  /// Length of each unit's border with the outside, metres.
  var outerLengths: [Double]
  /// Centre of each unit, metres.
  var centres: [Coordinate<Planar>]
  /// Neighbours of unit `u`: `neighbours[starts[u] ..< starts[u + 1]]`, ascending.
  var starts: [Int32]
  var neighbours: [Int32]
  /// Length of the shared border, metres; 0 for a link across water or a barrier that had to be crossed.
  var lengths: [Double]
  /// Resistance along the shared border: its length-weighted mean, 0 ... 1.
  var resistances: [Double]

  var unitCount: Int { loads.count }

  struct Link {
    var a: Int32
    var b: Int32
    var length: Double
    /// Σ length × resistance.
    var resistance: Double
  }

  /// - Parameter links: each pair at most once, in any order.
  init(
    loads: [Double], areas: [Double], outerLengths: [Double], centres: [Coordinate<Planar>], links: [Link]
  ) {
    self.loads = loads
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
    var fill = starts
    let both = links + links.map { Link(a: $0.b, b: $0.a, length: $0.length, resistance: $0.resistance) }
    for link in both.sorted(by: { ($0.a, $0.b) < ($1.a, $1.b) }) {
      let at = Int(fill[Int(link.a)])
      fill[Int(link.a)] += 1
      neighbours[at] = link.b
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
  func restricted(to units: [Int32]) -> DualGraph {
    var position = [Int32](repeating: -1, count: unitCount)
    for (i, u) in units.enumerated() { position[Int(u)] = Int32(i) }
    var outer = units.map { outerLengths[Int($0)] }
    var links: [Link] = []
    for (i, u) in units.enumerated() {
      for k in Int(starts[Int(u)])..<Int(starts[Int(u) + 1]) {
        let v = position[Int(neighbours[k])]
        if v < 0 {
          outer[i] += lengths[k]
        } else if v > Int32(i) {
          links.append(
            Link(a: Int32(i), b: v, length: lengths[k], resistance: lengths[k] * resistances[k]))
        }
      }
    }
    return DualGraph(
      loads: units.map { loads[Int($0)] }, areas: units.map { areas[Int($0)] }, outerLengths: outer,
      centres: units.map { centres[Int($0)] }, links: links)
  }
}

extension DualGraph {
  /// The graph with one more link, of no length: across water, or across a barrier that had to give way.
  func linking(_ a: Int32, _ b: Int32) -> DualGraph {
    var links = [Link(a: min(a, b), b: max(a, b), length: 0, resistance: 0)]
    for u in 0..<unitCount {
      for k in Int(starts[u])..<Int(starts[u + 1]) where neighbours[k] > Int32(u) {
        links.append(
          Link(a: Int32(u), b: neighbours[k], length: lengths[k], resistance: lengths[k] * resistances[k]))
      }
    }
    return DualGraph(
      loads: loads, areas: areas, outerLengths: outerLengths, centres: centres, links: links)
  }
}
