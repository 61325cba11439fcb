/// Ground whose use may not change until it is settled: what two sides claim, or one beyond the boundary,
/// beyond what the lines' accuracy explains.
struct DisputeFreeze: Sendable {
  /// A grid that shares less ground with a dispute only touches it: borders drawn with other vertices.
  static let touch = Area.squareMetres(1)

  private let disputes: [Dispute]
  private let index: SpatialIndex<Geographic>
  private let locators: [RegionLocator<Geographic>]

  init(_ disputes: [Dispute]) {
    self.disputes = disputes.filter {
      ($0.kind == .overlap || $0.kind == .encroachment) && $0.certainty != .sliver
    }
    index = SpatialIndex(self.disputes.map(\.region.boundingBox))
    locators = self.disputes.map { RegionLocator($0.region) }
  }

  /// The ground and the id of each dispute that holds any, in the file's order.
  var regions: [Region<Geographic>] { disputes.map(\.region) }
  var ids: [String] { disputes.map(\.id) }

  /// Ids of the disputes that hold the place, in the file's order; a border belongs to its dispute.
  ///
  /// - Complexity: O(log n) for evenly spread disputes.
  func disputes(at place: Coordinate<Geographic>) -> [String] {
    index.items(at: place).filter { locators[$0].contains(place) }.map { disputes[$0].id }
  }

  /// Gives each grid the ids of the disputes that it shares ground with; an empty list where there is none.
  ///
  /// - Throws: `badCRS` for ground too far from the frame's centre; `native`.
  func marked(_ grids: [Grid], crew: WorkerCrew) async throws(GridGeoError) -> [Grid] {
    try await crew.map(grids) { (kit: inout WorkerKit, _, grid: Grid) throws(GridGeoError) in
      var grid = grid
      var ids: [String] = []
      if let box = grid.region.boundingBox {
        let near = index.items(meeting: box)
        if !near.isEmpty {
          let ground = try kit.planar(grid.region)
          for i in near {
            let common = try ground.intersection(
              try kit.planar(disputes[i].region), in: kit.geos,
              names: ("grid \(grid.code)", "dispute \(disputes[i].id)"))
            if common.area > DisputeFreeze.touch { ids.append(disputes[i].id) }
          }
        }
      }
      grid.disputes = ids
      return grid
    }
  }

  /// The households on disputed ground, one row for each and each dispute, in their order.
  ///
  /// - Parameter gridOf: the grid of a household, by its number.
  func households(_ households: [Household], gridOf: (Int) -> String?) -> [DisputedHousehold] {
    households.indices.flatMap { i in
      households[i].position.map { place in
        disputes(at: place).map {
          DisputedHousehold(household: households[i].id, grid: gridOf(i), dispute: $0)
        }
      } ?? []
    }
  }
}
