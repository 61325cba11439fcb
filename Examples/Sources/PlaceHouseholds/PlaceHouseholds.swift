import GridGeo

/// Looks points up in the grids of a plan: the first grid that holds each, and how sure that is.
///
///     swift run --package-path Examples PlaceHouseholds PLAN [HOUSEHOLDS]
@main
struct PlaceHouseholds {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let plan = arguments.first else { return print("name a plan, such as gridgeo-demo/plan.geojson") }
    let households = arguments.dropFirst().first ?? "GeoData/households.csv"

    let grids = try PlanReader.read(InputSource(plan)).reading.records
    let index = try await GridIndex(of: grids.map(\.region), workers: 2)
    let points = try HouseholdReader.read(InputSource(households)).records.compactMap(\.position)

    // Many points at once, without an allocation for each.
    var places = [GridPlace](repeating: GridPlace(grid: -1, status: .outside), count: points.count)
    var span = places.mutableSpan
    index.places(of: points.span, into: &span)

    for status in [AssignmentStatus.inside, .border, .outside] {
      print("\(status.name): \(places.count { $0.status == status })")
    }
    if let point = points.first { print("\(point) is in \(index.owners(of: point).map { grids[$0].code })") }
  }
}
