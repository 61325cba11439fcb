import GridGeo

let job = DisputesJob(
  files: SurveyFiles(
    territory: "small/territory.geojson", households: "small/households.csv",
    claims: "small/claims.geojson"),
  committees: CommitteeOptions())
let outcome = try await job.run()
