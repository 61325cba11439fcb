// Divides a territory into grids of even load, names the least even villages and writes the plan.

import GridGeo

let files = SurveyFiles(
  territory: "small/territory.geojson", households: "small/households.csv",
  barriers: "small/barriers.geojson")
let job = PartitionJob(files: files, options: PartitionOptions(gridCount: .total(75)))
let outcome = try await job.run()
print("\(outcome.plan.grids.count) grids in \(outcome.villages.count) villages")

let uneven = outcome.villages.sorted { $0.meanDeviationPercent > $1.meanDeviationPercent }
for village in uneven.prefix(3) {
  print(village.code, village.grids, "grids, load", village.minimumLoad, "to", village.maximumLoad)
}

try GridPlanWriter.write(outcome.plan, to: "small/plan.geojson", overwrite: true)
