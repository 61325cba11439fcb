extension Scenario {
  /// The same country, `factor` times as much of it: area, townships, villages, households, persons, totals
  /// and planted faults grow `factor` times, the mean village stays what it was.
  ///
  /// - Parameter factor: from 1 to 100.
  /// - Throws: `badOption` when `factor` is out of range.
  public func scaled(by factor: Int) throws(GridGeoError) -> Scenario {
    guard factor >= 1, factor <= 100 else {
      throw GridGeoError(.badOption, "scale \(factor) is out of range; give 1 to 100")
    }
    guard factor > 1, !counties.isEmpty else { return self }
    var result = self
    let stretch = Double(factor).squareRoot()
    let n = Double(counties.count)
    let middle = Coordinate<Geographic>(
      longitude: counties.reduce(0) { $0 + $1.seat.longitude } / n,
      latitude: counties.reduce(0) { $0 + $1.seat.latitude } / n)
    for i in result.counties.indices {
      let seat = counties[i].seat
      result.counties[i].seat = Coordinate(
        longitude: middle.longitude + (seat.longitude - middle.longitude) * stretch,
        latitude: middle.latitude + (seat.latitude - middle.latitude) * stretch)
      result.counties[i].area = .squareMetres(counties[i].area.squareMetres * Double(factor))
      result.counties[i].persons *= factor
      result.counties[i].households *= factor
      result.counties[i].townships *= factor
      result.counties[i].villages *= factor
      result.counties[i].towns = min(counties[i].towns * factor, 100)
    }
    result.grids *= factor
    result.gridWorkers *= factor
    result.gridHeads *= factor
    result.enclaves *= factor
    result.claims = claims?.scaled(by: factor)
    result.faults.atOrigin *= factor
    result.faults.swapped *= factor
    result.faults.duplicateIDs *= factor
    return result
  }
}
