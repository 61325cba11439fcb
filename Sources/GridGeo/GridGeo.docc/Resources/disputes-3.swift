import GridGeo

let job = DisputesJob(
  files: SurveyFiles(
    territory: "small/territory.geojson", households: "small/households.csv",
    claims: "small/claims.geojson"),
  committees: CommitteeOptions())
let outcome = try await job.run()

let certain = outcome.disputes.filter { $0.certainty == .certain }
print("\(outcome.disputes.count) disputes, \(certain.count) of them certain")
