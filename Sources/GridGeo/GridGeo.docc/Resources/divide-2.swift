import GridGeo

let files = SurveyFiles(
  territory: "small/territory.geojson", households: "small/households.csv",
  barriers: "small/barriers.geojson")
let job = PartitionJob(files: files, options: PartitionOptions(gridCount: .total(75)))
