import GridGeo

extension GridgeoBench {
  private func regions() throws(GridGeoError) -> [Region<Geographic>] {
    try PlanReader.read(.file(request.plan)).reading.records.map(\.region)
  }

  func makeIndex() async throws(GridGeoError) {
    let regions = try regions()
    for _ in 0..<request.repeats {
      var timing = Timing(request, bytes: request.plan)
      let index = try await GridIndex(of: regions, workers: request.workers ?? 1)
      timing.end()
      timing.items = index.gridCount
      timing.report()
    }
  }

  /// One thread, points in the file's order.
  func lookUp() async throws(GridGeoError) {
    let index = try await GridIndex(of: try regions(), workers: request.workers ?? 1)
    let points = try HouseholdReader.read(.file(request.households)).records.compactMap(\.position)
    var places = [GridPlace](repeating: GridPlace(grid: -1, status: .outside), count: points.count)
    for _ in 0..<request.repeats {
      var timing = Timing(request)
      var span = places.mutableSpan
      index.places(of: points.span, into: &span)
      timing.end()
      timing.items = places.count { $0.grid >= 0 }
      timing.report()
    }
  }
}
