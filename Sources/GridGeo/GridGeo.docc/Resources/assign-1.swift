import GridGeo

let job = AssignJob(
  grids: "small/plan.geojson", households: "small/households.csv", nearest: .metres(500),
  output: "small/assigned.csv", overwrite: true)
let outcome = try await job.run()
