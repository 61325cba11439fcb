extension ConvertJob {
  /// Households as displaced points and their villages: no ids, no counts.
  func copyMasked(_ source: InputSource, within territory: String) throws(GridGeoError) -> Outcome {
    guard !publishes else { throw refuse("--publish is for plans, --mask for households; choose one") }
    let findTransform: TransformFinder = { (crs) throws(GridGeoError) in try HeldTransform.find(crs) }
    let read = try HouseholdReader.read(
      source, options: options(of: "households"), findTransform: findTransform)
    let units = try TerritoryReader.read(
      InputSource(territory), options: options(of: "territory"), findTransform: findTransform)
    let villages = units.records.filter { $0.level == .village }
    guard !villages.isEmpty else {
      throw GridGeoError(
        .badInput, "has no villages; a mask displaces households inside of theirs",
        at: SourcePlace(file: InputSource(territory).name))
    }
    var generator = SystemRandomNumberGenerator()
    let mask = PointMask(read.records, villages: villages, using: &generator)
    let features = mask.points.enumerated().map { number, point in
      let id = "M\(number + 1)"
      return Feature(
        id: id, properties: [Property("id", .text(id)), Property("village", .text(point.village))],
        geometry: .point(point.position), place: SourcePlace(file: source.name))
    }
    // The files' digests would let a guess at them be tried.
    let provenance = Provenance(
      version: GridGeo.version, command: "convert",
      options: [("mask", "\(Suppression.householdThreshold)")])
    try write(features, member: try provenance.json.jsonText())
    return Outcome(
      count: features.count, hidden: 0, notes: read.notes + units.notes + notes(on: mask, source.name))
  }

  private func notes(on mask: PointMask, _ file: String) -> [String] {
    var notes: [String] = []
    if !mask.points.isEmpty {
      notes.append(
        "\(file): as near to a point as its own household are \(mask.leastRank) households at least, "
          + "\(mask.medianRank) in the median")
    }
    let least = Suppression.householdThreshold
    for (count, why) in [
      (mask.inSmallVillages, "in villages of fewer than \(least)"), (mask.outside, "in no village"),
      (mask.unplaced, "which no place in their village hides"),
    ] where count > 0 {
      notes.append("\(file): \(count) household\(count == 1 ? "" : "s") left out, \(why)")
    }
    return notes
  }
}
