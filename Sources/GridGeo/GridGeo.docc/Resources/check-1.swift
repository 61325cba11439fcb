import GridGeo

let files = SurveyFiles(
  territory: "small/territory.geojson", households: "small/households.csv",
  barriers: "small/barriers.geojson")
let outcome = try await CheckJob(files: files).run()
