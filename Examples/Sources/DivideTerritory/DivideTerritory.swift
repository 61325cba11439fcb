import GridGeo

/// Divides a territory and names the villages whose grids are the least even.
///
///     swift run --package-path Examples DivideTerritory [FOLDER [GRIDS]]
@main
struct DivideTerritory {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let folder = arguments.first ?? "GeoData"
    let grids = arguments.dropFirst().first.flatMap { Int($0) } ?? 1856

    let job = PartitionJob(
      files: SurveyFiles(
        territory: "\(folder)/territory.geojson", households: "\(folder)/households.csv",
        barriers: "\(folder)/barriers.geojson"),
      options: PartitionOptions(gridCount: .total(grids)))
    let outcome = try await job.run()

    print("\(outcome.plan.grids.count) grids in \(outcome.villages.count) villages; the most uneven:")
    let names = Dictionary(uniqueKeysWithValues: outcome.units.map { ($0.code, $0.name) })
    for village in outcome.villages.sorted(by: { $0.meanDeviationPercent > $1.meanDeviationPercent })
      .prefix(5)
    {
      let deviation = (village.meanDeviationPercent * 10).rounded() / 10
      print(
        "\(village.code) \(names[village.code] ?? ""): \(village.grids) grids, load "
          + "\(village.minimumLoad) to \(village.maximumLoad), mean deviation \(deviation) %")
    }
  }
}
