/// Puts together what the readers and the checks found.
enum SurveyFindings {
  /// In stable order; files by their bare names, since findings are written out and must name no folder.
  ///
  /// A row whose point the reader could not use has no position for the checks, and a missing code is seen by
  /// both; each is told once.
  static func merged(reading: [Finding], checks: [Finding]) -> [Finding] {
    let unusable = Set(
      reading.filter { $0.code == .householdSwapped || $0.code == .coordinateOutOfRange }
        .map { RowPlace($0.place) })
    let rest = checks.filter {
      $0.code != .householdNoPosition || !unusable.contains(RowPlace($0.place))
    }
    let coded = Set(
      checks.filter { $0.code == .codeMissing || $0.code == .idMissing }.map { RowPlace($0.place) })
    let first = reading.filter { $0.code != .codeMissing || !coded.contains(RowPlace($0.place)) }
    return (first + rest).map { finding in
      var finding = finding
      finding.place.file = finding.place.file.map { InputSource.file($0).lastComponent }
      return finding
    }
    .sorted()
  }

  private struct RowPlace: Hashable {
    var row: Int?
    var feature: Int?

    init(_ place: SourcePlace) {
      row = place.row
      feature = place.feature
    }
  }
}

extension Finding {
  /// What a reader found wrong with a record.
  init(_ problem: ReadingProblem) {
    let halves = problem.reason.split(separator: ";", maxSplits: 1)
    let code: Finding.Code =
      switch problem.kind {
      case .swapped: .householdSwapped
      case .outOfRange: .coordinateOutOfRange
      case .missingCode: .codeMissing
      default: Finding.Code(problem.kind.name)
      }
    self.init(
      code, problem.isRefusal ? .error : .warning, at: problem.place,
      subject: problem.place.id.map { [$0] } ?? [], message: String(halves.first ?? ""),
      remedy: halves.count > 1 ? String(halves[1].drop { $0 == " " }) : "")
  }
}
