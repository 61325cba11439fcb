import ArgumentParser
import GridGeo

/// Which options to work out, and how.
struct SettleChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A method to use, repeatable; all that can be applied when not given: median, share, three-stage, fence, \
      feature, least-cost, season, status-quo, buffer.
      """, valueName: "name"))
  var method: [SettlementMethod] = []

  @Option(
    help: ArgumentHelp(
      "What the shares of fences and seasons follow; --share makes it stated.", valueName: "key"))
  var key: KeyArgument?

  @Option(
    help: ArgumentHelp(
      "A party's stated share, such as 632323=0.6; the other party has the rest. Repeatable.",
      valueName: "party=share"))
  var share: [ShareAssignment] = []

  @Option(
    help: ArgumentHelp(
      """
      Three-stage method: move the median to a level from 0 to 1, or by a length that the ground of a party grows \
      by, such as 632323=200m.
      """, valueName: "level|party=length"))
  var adjust: AdjustmentArgument?

  @Option(
    help: ArgumentHelp("Width of the strip along the median that both withdraw from.", valueName: "length"))
  var buffer = Length.metres(100)

  @Option(
    help: ArgumentHelp("No two stakes in a row are farther apart.", valueName: "length"))
  var stakeDistance = Length.metres(200)

  @Option(
    help: ArgumentHelp(
      "How far a simplified line may be from the exact one; less where shares ask for it.",
      valueName: "length"))
  var tolerance = Length.metres(2)

  @Option(
    help: ArgumentHelp(
      "Days of a season that claims name, such as fungus=05-10/06-30. Repeatable.", valueName: "name=days"))
  var season: [SeasonAssignment] = []

  func validate() throws {
    if buffer.metres <= 0 { throw ValidationError("--buffer: give a width above 0") }
    if stakeDistance.metres < 1 { throw ValidationError("--stake-distance: give at least 1m") }
    if tolerance.metres <= 0 { throw ValidationError("--tolerance: give a length above 0") }
    if key == .stated, share.isEmpty {
      throw ValidationError("--key stated needs a share; give --share PARTY=SHARE")
    }
    var seen: Set<String> = []
    for given in share where !seen.insert(given.party).inserted {
      throw ValidationError("--share \(given.party) is given twice; keep one")
    }
  }

  private var stated: SettlementKey {
    .stated(
      share.map { SettlementKey.Share(party: $0.party, share: $0.share) }.sorted { $0.party < $1.party })
  }

  var request: SettlementRequest {
    let main: SettlementKey =
      switch key {
      case nil: share.isEmpty ? .equal : stated
      case .equal: .equal
      case .households: .households
      case .herd: .herd
      case .frontage: .frontage
      case .stated: stated
      }
    return SettlementRequest(
      methods: method.isEmpty ? nil : Set(method),
      keys: [.equal, .households, .herd, .frontage] + (share.isEmpty ? [] : [stated]), mainKey: main,
      adjustment: adjust?.adjustment, buffer: buffer, stakeDistance: stakeDistance, tolerance: tolerance)
  }

  var seasons: SeasonText {
    var seasons = SeasonText.usual
    for given in season { seasons.named[given.name.lowercased()] = given.days }
    return seasons
  }
}
