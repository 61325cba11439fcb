import GridGeo

let job = GenerateJob(scenario: "seeds/small.json", claims: "seeds/huangnan-claims.json")
let made = try job.run()
try GenerateJob.write(made, to: "small", overwrite: true)

let territory = made.territory
print("\(territory.units.count) units, \(territory.households.count) rows of households")
print("\(territory.claims.count) claims")
