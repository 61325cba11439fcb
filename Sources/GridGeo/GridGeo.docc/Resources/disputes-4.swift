import GridGeo

let job = DisputesJob(
  files: SurveyFiles(
    territory: "small/territory.geojson", households: "small/households.csv",
    claims: "small/claims.geojson"),
  committees: CommitteeOptions())
let outcome = try await job.run()

let certain = outcome.disputes.filter { $0.certainty == .certain }
print("\(outcome.disputes.count) disputes, \(certain.count) of them certain")
for dispute in certain.sorted(by: { $0.area > $1.area }).prefix(3) {
  let hectares = (dispute.area.hectares * 10).rounded() / 10
  print(dispute.id, dispute.kind, "\(hectares) ha,", dispute.tier, dispute.parties)
}

try DisputeWriter.write(
  outcome.disputes, provenance: outcome.provenance, to: "small/disputes.geojson", overwrite: true)
