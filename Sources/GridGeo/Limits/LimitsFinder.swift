/// Describes what bounds the grids of a plan.
///
/// An edge of a grid's border looks to the side that the outward normal of the border around it points to: of the
/// chord over an eighth of the ring, so that the wiggles of a river do not make a western border look north.
public struct LimitsFinder: Sendable {
  /// A border within this of a river or road follows it.
  public static let nearness = Length.metres(3)
  /// How far across a border one looks for what lies there, where no grid has the same edge.
  static let glance = Length.metres(2)

  private let grids: [Grid]
  private let twins: EdgeTwins
  private let barriers: BarrierLines
  private let beyond: GroundBeyond

  /// - Parameters:
  ///   - plan: Grids whose borders share their vertices.
  ///   - units: The territory's units, for what lies beyond the plan and for what one enters.
  ///   - barriers: Rivers and roads that borders may follow.
  /// - Complexity: O(n log n) in coordinates.
  public init(_ plan: GridPlan, units: [AdminUnit] = [], barriers: [Barrier] = []) {
    grids = plan.grids
    twins = EdgeTwins(plan.grids)
    self.barriers = BarrierLines(barriers, nearness: Self.nearness)
    beyond = GroundBeyond(grids: plan.grids, units: units)
  }

  /// The limits of all grids, in the plan's order.
  ///
  /// - Complexity: O(n log n) in coordinates.
  public func limits() -> [GridLimits] { grids.indices.map(limits(of:)) }

  /// What is added up: a bound on a side, and a feature along it.
  private struct Key: Hashable {
    var side: GridLimits.Side
    var place: GroundBeyond.Place
  }

  private func limits(of i: Int) -> GridLimits {
    var lengths: [Key: Double] = [:]
    var along: [Key: [Int32: Double]] = [:]
    for polygon in grids[i].region.polygons {
      for (r, ring) in polygon.rings.enumerated() {
        for edge in BorderRing(ring, isExterior: r == 0).edges {
          let place =
            twins.grid(across: edge.from, edge.to, of: i).map { GroundBeyond.Place.grid(Int32($0)) }
            ?? beyond.place(edge.across(by: Self.glance), from: i)
          let key = Key(side: r == 0 ? edge.side : .inside, place: place)
          lengths[key, default: 0] += edge.length
          if let feature = barriers.feature(along: edge.from, edge.to) {
            along[key, default: [:]][feature, default: 0] += edge.length
          }
        }
      }
    }
    let sides = GridLimits.Side.allCases.compactMap { side -> GridLimits.SideLimits? in
      let bounds = lengths.filter { $0.key.side == side }.map { key, length in
        bound(key.place, of: i, length: length, along: along[key] ?? [:])
      }
      if side == .inside, bounds.isEmpty { return nil }
      return GridLimits.SideLimits(
        side: side,
        bounds: bounds.sorted {
          // Lengths are sums in a fixed order; codes decide between equals.
          $0.length != $1.length ? $0.length > $1.length : $0.code < $1.code
        })
    }
    return GridLimits(grid: grids[i].code, village: grids[i].village, sides: sides)
  }

  private func bound(
    _ place: GroundBeyond.Place, of i: Int, length: Double, along: [Int32: Double]
  ) -> GridLimits.Bound {
    let features = along.map { id, metres in
      let (kind, name) = barriers.features[Int(id)]
      return GridLimits.Feature(kind: kind, name: name, length: .metres(metres))
    }
    .sorted { $0.length != $1.length ? $0.length > $1.length : ($0.kind, $0.name) < ($1.kind, $1.name) }
    switch place {
    case .grid(let other):
      let (from, to) = (grids[i], grids[Int(other)])
      let pairs = [(from.county, to.county), (from.township, to.township), (from.village, to.village)]
      // From the highest level that differs down to the village.
      let first = pairs.firstIndex { $0.0 != $0.1 } ?? pairs.count
      return GridLimits.Bound(
        across: .grid, code: to.code, entered: pairs[first...].map(\.1).filter { !$0.isEmpty },
        length: .metres(length), features: features)
    case .unit(let code):
      return GridLimits.Bound(
        across: .unit, code: code, entered: [code], length: .metres(length), features: features)
    case .outside:
      return GridLimits.Bound(
        across: .outside, code: "", entered: [], length: .metres(length), features: features)
    }
  }
}
