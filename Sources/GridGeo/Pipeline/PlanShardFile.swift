extension PlanShard {
  /// Writes the shard as GeoJSON, its manifest in `gridgeo`.
  ///
  /// - Parameters:
  ///   - grids: with the outlines of the shard's villages.
  ///   - summary: of what the shard holds.
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  func write(
    _ grids: [Grid], summary: [SummaryFigure], to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try GeoJSONWriter(target, overwrite: overwrite, member: try member(summary: summary))
    for grid in grids { try writer.write(OutputFeature(grid)) }
    try writer.finish()
  }

  /// Reads a shard and checks that it is as it was written.
  ///
  /// - Throws: `missingInput`; `badInput` for a file that is no shard or was changed.
  static func read(_ path: String) throws(GridGeoError) -> PlanShard {
    let (reading, member) = try PlanReader.readAny(
      InputSource(path), options: ReadingOptions(policy: .stop))
    let place = SourcePlace(file: path)
    guard let member, PlanReader.isShard(member) else {
      throw GridGeoError(
        .badInput, "is no shard; give the files that `gridtool partition --shard` wrote", at: place)
    }
    let json = try JSONDocument.read(InputSource(text: member, name: path)).value
    guard let read = try PlanShard(json: json, grids: reading.records),
      case .text(let digest)? = json["shard"]?["sha256"], try PlanShard.digest(read.villages) == digest
    else {
      throw GridGeoError(.badInput, "was changed since it was written; make the shard again", at: place)
    }
    return read
  }

  /// - Returns: nil for what no shard has.
  private init?(json: JSONValue, grids: [Grid]) throws(GridGeoError) {
    guard let own = json["shard"], case .integer(let number)? = own["number"],
      case .integer(let count)? = own["of"], let shard = Shard(number: number, of: count),
      case .array(let townships)? = own["townships"], case .array(let villages)? = own["villages"],
      let whole = own["whole"], case .integer(let villageTotal)? = whole["villages"],
      case .integer(let gridTotal)? = whole["grids"],
      case .integer(let placedTotal)? = whole["households_placed"],
      case .object(let read)? = whole["read"], let tolerance = whole["tolerance"]
    else { return nil }
    var gridsOf: [String: [Grid]] = [:]
    for grid in grids { gridsOf[grid.village, default: []].append(grid) }
    var placed: [PlacedVillage] = []
    for village in villages {
      guard case .text(let code)? = village["code"], let own = gridsOf.removeValue(forKey: code),
        let village = PlacedVillage(json: village, grids: own)
      else { return nil }
      placed.append(village)
    }
    guard gridsOf.isEmpty else { return nil }
    self.shard = shard
    self.townships = townships.compactMap { if case .text(let code) = $0 { code } else { nil } }
    self.whole = try {
      () throws(GridGeoError) in
      var provenance = try Provenance(json: json)
      provenance.summary = []
      return provenance
    }()
    self.read = read.compactMap {
      if case .integer(let count) = $0.value { SummaryFigure($0.name, .count(count)) } else { nil }
    }
    self.villageTotal = villageTotal
    self.gridTotal = gridTotal
    self.placedTotal = placedTotal
    switch tolerance {
    case .integer(let number): self.tolerance = Double(number)
    case .number(let number): self.tolerance = number
    default: return nil
    }
    self.villages = placed
  }
}
