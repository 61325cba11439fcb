import GridGeo

let files = SurveyFiles(
  territory: "small/territory.geojson", households: "small/households.csv",
  barriers: "small/barriers.geojson")
