// Gives every household its grid and counts the households by what became of them.

import GridGeo

let job = AssignJob(
  grids: "small/plan.geojson", households: "small/households.csv", nearest: .metres(500),
  output: "small/assigned.csv", overwrite: true)
let outcome = try await job.run()

for status in AssignmentStatus.allCases {
  print(status.name, outcome.counts.households(status: status))
}
print("\(outcome.rows) rows read")
