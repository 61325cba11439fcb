/// Reads pasture claims: polygons with the party that makes them.
public enum ClaimReader {
  private enum FieldIndex: Int {
    case id, party, right, season, validFrom, validTo, source, evidence, accuracy, contract
  }

  static let contract: [FieldMap.Field] = [
    FieldMap.Field("id", ["主张编号", "编号"]),
    FieldMap.Field("party", ["当事方", "区划代码"]),
    FieldMap.Field("right", ["权利"]),
    FieldMap.Field("season", ["季节"]),
    FieldMap.Field("valid_from", ["生效日期"]),
    FieldMap.Field("valid_to", ["失效日期"]),
    FieldMap.Field("source", ["来源"]),
    FieldMap.Field("evidence", ["证据等级"]),
    FieldMap.Field("accuracy_m", ["点位精度"]),
    FieldMap.Field("contract_mu", ["承包面积(亩)", "承包面积（亩）", "承包面积"]),
  ]

  /// The fields that `ReadingOptions.fields` may name here.
  public static var fieldNames: [String] { contract.map(\.name) }

  /// Reads claims from GeoJSON.
  ///
  /// What only describes a claim (evidence, accuracy, contract) and cannot be understood is left out with a
  /// problem; what says whose, which, when or where it is must be right, or the claim is refused.
  ///
  /// - Throws: `badInput`, also for a claim that is refused with the policy `stop`; `badCRS`; `missingInput`.
  public static func read(
    _ input: InputSource, seasons: SeasonText = .usual, options: ReadingOptions = ReadingOptions(),
    findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> RecordReading<Claim> {
    let options = options.needingGeometry
    var reading = RecordReading<Claim>()
    var map = FieldMap(contract, overrides: options.fields)
    let summary = try GeoJSONReader.forEachFeature(
      in: input, options: options, findTransform: findTransform
    ) { (feature) throws(GridGeoError) in
      let fields = Fields(place: feature.place, values: map.values(of: feature))
      do throws(ReadingProblem) {
        reading.records.append(try claim(feature, fields, seasons, &reading.problems))
      } catch {
        try reading.note(error, policy: options.policy)
      }
    }
    reading.take(summary)
    return reading
  }

  private static func claim(
    _ feature: Feature, _ fields: Fields, _ seasons: SeasonText, _ problems: inout [ReadingProblem]
  ) throws(ReadingProblem) -> Claim {
    var fields = fields
    guard let id = fields[.id].flatMap(FieldText.code) ?? feature.id, !id.isEmpty else {
      throw fields.refusal(
        .missingCode, nil, "has no id; add one, or name its property with --field id=PROPERTY")
    }
    fields.place.id = id
    guard case .region(let region)? = feature.geometry, !region.isEmpty else {
      let kind = feature.geometry?.kind ?? "without geometry"
      throw fields.refusal(.wrongGeometry, nil, "is \(kind); a claim needs a polygon")
    }
    guard let party = fields[.party].flatMap(FieldText.code) else {
      throw fields.refusal(
        .missingValue, "party",
        "has no party; add the code of who claims, or name its property with --field party=PROPERTY")
    }
    var claim = Claim(id: id, party: party, region: region, place: fields.place)
    if let text = fields.text(.right) {
      guard let right = Right(text) else {
        throw fields.refusal(
          .badValue, "right",
          "\"\(text)\" is not a right; write grazing, digging, hay, water or passage")
      }
      claim.right = right
    }
    if let text = fields.text(.season) {
      guard let season = seasons.season(text) else {
        throw fields.refusal(
          .badValue, "season",
          "\"\(text)\" is not a season; write winter, summer, year or MM-DD/MM-DD, or give the name its days "
            + "with --season NAME=MM-DD/MM-DD")
      }
      claim.season = season
    }
    claim.validFrom = try fields.date(.validFrom, "valid_from")
    claim.validTo = try fields.date(.validTo, "valid_to")
    if let from = claim.validFrom, let to = claim.validTo, to < from {
      throw fields.refusal(.badValue, "valid_to", "\(to) is before valid_from \(from); correct one of them")
    }
    claim.source = fields.text(.source) ?? ""
    claim.evidence = fields.number(.evidence, "evidence", "a rank from 1 to 5", &problems) {
      1...5 ~= $0 && $0 == $0.rounded()
    }.map { Int($0) }
    claim.accuracy = fields.number(.accuracy, "accuracy_m", "a number of metres from 0 to 1000", &problems) {
      0...1000 ~= $0
    }.map { .metres($0) }
    claim.contract = fields.number(.contract, "contract_mu", "a number of mu above 0", &problems) {
      $0 > 0 && $0 <= FieldText.largestCount
    }.map { .mu($0) }
    return claim
  }

  /// The contract's fields of one feature.
  private struct Fields {
    var place: SourcePlace
    let values: [PropertyValue?]

    subscript(_ field: FieldIndex) -> PropertyValue? { values[field.rawValue] }

    func text(_ field: FieldIndex) -> String? { FieldText.text(self[field]) }

    func refusal(_ kind: ReadingProblem.Kind, _ column: String?, _ reason: String) -> ReadingProblem {
      var spot = place
      spot.column = column
      return ReadingProblem(kind, reason, at: spot, isRefusal: true)
    }

    func date(_ field: FieldIndex, _ name: String) throws(ReadingProblem) -> CalendarDate? {
      guard let text = text(field) else { return nil }
      guard let date = CalendarDate(text) else {
        throw refusal(.badValue, name, "\"\(text)\" is not a date; write YYYY-MM-DD")
      }
      return date
    }

    func number(
      _ field: FieldIndex, _ name: String, _ kind: String, _ problems: inout [ReadingProblem],
      _ isRight: (Double) -> Bool
    ) -> Double? {
      guard let text = text(field) else { return nil }
      if let value = FieldText.number(text), isRight(value) { return value }
      var spot = place
      spot.column = name
      problems.append(ReadingProblem(.badValue, "\"\(text)\" is not \(kind); it is left out", at: spot))
      return nil
    }
  }
}
