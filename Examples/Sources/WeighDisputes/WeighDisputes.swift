import GridGeo

/// Finds what pasture claims disagree about, says what each tier comes to and which committee has the most before it,
/// and describes the largest certain one.
///
///     swift run --package-path Examples WeighDisputes [FOLDER]
@main
struct WeighDisputes {
  static func main() async throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "GeoData"
    let job = DisputesJob(
      files: SurveyFiles(
        territory: "\(folder)/territory.geojson", households: "\(folder)/households.csv",
        claims: "\(folder)/claims.geojson"),
      committees: CommitteeOptions())
    let outcome = try await job.run()

    // Slivers are no more than the error of the outlines, and stacked claims are one party's own.
    let real = outcome.disputes.filter { $0.certainty != .sliver && $0.kind != .stacked }
    for tier in Dispute.Tier.allCases {
      let disputes = real.filter { $0.tier == tier }
      let certain = disputes.count { $0.certainty == .certain }
      print(
        "\(tier): \(disputes.count) disputes, \(certain) of them certain, \(tenth(hectares(disputes))) ha")
    }

    if let busiest = outcome.committees.max(by: { $0.area < $1.area }) {
      print(
        "most before one committee: \(busiest.id), \(busiest.disputes.count) disputes on "
          + "\(tenth(busiest.area.hectares)) ha, \(tenth(busiest.fieldDays)) days in the field")
    }

    // Ground can be shared out by an agreement; whose it is, is for people to say.
    guard
      let largest = real.filter({ $0.certainty == .certain && $0.kind == .overlap }).max(by: {
        $0.area < $1.area
      })
    else { return print("no overlap is certain") }
    let low = tenth(largest.areaLow.hectares)
    let high = tenth(largest.areaHigh.hectares)
    print("the largest: \(largest.id), \(tenth(largest.area.hectares)) ha, between \(low) and \(high)")
    print(
      "  between \(largest.parties.joined(separator: " and ")): \(largest.reasons.joined(separator: ", "))")
  }

  static func hectares(_ disputes: [Dispute]) -> Double { disputes.reduce(0) { $0 + $1.area.hectares } }

  static func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
