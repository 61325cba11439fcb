extension ValidSurvey {
  /// Gaps and overlaps between neighbouring units of a level, ground outside the parent, and ground of a
  /// parent that none of its units covers; also overlaps and gaps among the base units.
  ///
  /// - Parameters:
  ///   - sliverWidth: Pieces no wider than this (2A/P) are notes, the others warnings.
  /// - Returns: The findings in order; with their ground in degrees and their area on the ellipsoid.
  /// - Throws: `native` when GEOS fails on a pair of units, both named.
  /// - Complexity: O(n) in coordinates where borders match exactly; O(m log m) in the edges that do not.
  public func coverageFindings(sliverWidth: Length = .metres(1)) throws(GridGeoError) -> [Finding] {
    let boxes = (units.map(\.region) + baseUnits.map(\.region)).compactMap(\.boundingBox)
    guard let first = boxes.first else { return [] }
    let plane = CoveragePlane(centredOn: boxes.dropFirst().reduce(first) { $0.union($1) })
    let geos = try GEOSContext()
    var found = try findings(
      units.map { CoverageUnit($0, region: plane.planar($0.region)) }, on: plane, sliverWidth, in: geos)
    // Base units are a level of their own: their ids may be anything, also the codes of villages.
    let base = baseUnits.map {
      CoverageUnit(code: $0.id, level: .village, region: plane.planar($0.region), place: $0.place)
    }
    found += try findings(base, on: plane, sliverWidth, kind: "base unit", in: geos)
    return found.sorted()
  }

  private func findings(
    _ units: [CoverageUnit], on plane: CoveragePlane, _ sliverWidth: Length, kind: String? = nil,
    in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> [Finding] {
    var check = CoverageCheck(units, sliverWidth: sliverWidth, kind: kind, areaScale: plane.areaScale)
    return try check.run(in: geos).map { found in
      var finding = found.finding(
        coordinate: plane.geographic(found.coordinate), region: plane.geographic(found.region))
      let leftOut = kind == nil ? tally.units.leftOutCount : tally.baseUnits.leftOutCount
      if found.code == .gap && leftOut > 0 {
        finding.remedy = "correct what was left out (\(leftOut)), which may fill it; or \(finding.remedy)"
      }
      return finding
    }
  }

  /// The same survey with the findings of `coverageFindings` among its own.
  public func withCoverageFindings(sliverWidth: Length = .metres(1)) throws(GridGeoError) -> ValidSurvey {
    var survey = self
    survey.add(try coverageFindings(sliverWidth: sliverWidth))
    return survey
  }
}
