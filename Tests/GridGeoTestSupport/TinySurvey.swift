public import GridGeo

/// A generated survey that is small enough for many runs: six villages, about 420 households, 15 grids.
public enum TinySurvey {
  public static let grids = 15

  public static func raw(seed: UInt64) throws -> RawSurvey {
    let scenario = Scenario(
      name: "tiny", seed: seed, prefectureCode: "990100", prefectureName: "Tiny",
      counties: [
        Scenario.County(
          code: "990101", name: "Tiny", nameChinese: "小", seat: Coordinate(longitude: 101.8, latitude: 35.6),
          area: .squareMetres(90e6), persons: 1900, households: 420, towns: 1, townships: 2, villages: 6)
      ], grids: 15, gridWorkers: 20, gridHeads: 5,
      faults: Scenario.Faults(withoutCoordinates: 0.02, outside: 0.01))
    let territory = try generateTerritory(scenario)
    return RawSurvey(units: territory.units, households: territory.households, barriers: territory.barriers)
  }
}
