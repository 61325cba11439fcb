import GridGeo

let files = SurveyFiles(
  territory: "small/territory.geojson", households: "small/households.csv",
  barriers: "small/barriers.geojson")
let outcome = try await CheckJob(files: files).run()

for finding in outcome.findings.prefix(5) {
  print(finding.severity, finding.code, finding.message)
}
print("\(outcome.findings.count) findings")
