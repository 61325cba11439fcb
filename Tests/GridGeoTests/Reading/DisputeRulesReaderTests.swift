import Foundation
import Testing

@testable import GridGeo

@Suite struct DisputeRulesReaderTests {
  private func read(_ text: String) throws(GridGeoError) -> DisputeRules {
    try DisputeRulesReader.read(InputSource(text: text, name: "r.json")).rules
  }

  /// The file that users copy says what holds without one.
  @Test func theShippedFileIsTheDefault() throws {
    let read = try DisputeRulesReader.read(
      InputSource(SampleScenarios.root.appendingPathComponent("seeds/rules/usual.json").path))
    #expect(read.rules == .usual)
    #expect(read.file.role == "rules" && read.file.name == "usual.json" && read.file.sha256.count == 64)
  }

  @Test func whatIsLeftOutStaysAsUsual() throws {
    #expect(try read("{}") == .usual)
    var rules = DisputeRules.usual
    rules.accuracy = .metres(2.5)
    rules.gapLimit = .metres(800)
    rules.set(Season(name: "fungus", days: DaySet("05-10/06-30") ?? .none))
    rules.set(Season(name: "Winter", days: DaySet("10-15/04-30") ?? .none))
    let text = """
      {"accuracy_m": 2.5, "committees": {"gap_limit_m": 800},
       "seasons": {"fungus": "05-10/06-30", "Winter": "10-15/04-30"}}
      """
    #expect(try read(text) == rules)
    #expect(rules.season(named: "WINTER")?.days.count == 198)
    #expect(rules.seasons.map(\.name) == ["Winter", "fungus", "summer", "year"])
  }

  /// A table of rights or tiers replaces the usual one whole.
  @Test func tablesReplace() throws {
    let rules = try read(
      #"{"rights": {"light": [["hay", "grazing"]]}, "tiers": [{"tier": "red", "parties": 2, "herd": 0.5}]}"#)
    #expect(rules.rights[.grazing, .hay] == .light && rules.rights[.grazing, .grazing] == .none)
    #expect(rules.tiers == TierRules([TierRule(.red, parties: 2, herd: 0.5)]))
  }

  @Test(arguments: [
    ("[]", "the rules must be an object"),
    (#"{"acuracy_m": 2}"#, "\"acuracy_m\" is not a member of a rules file"),
    (#"{"accuracy_m": "2 m"}"#, "\"accuracy_m\" must be a number of at least 0"),
    (#"{"accuracy_m": -2}"#, "\"accuracy_m\" must be a number of at least 0"),
    (#"{"seasons": {"winter": "11-31/05-01"}}"#, "\"seasons.winter\" must be a period"),
    (#"{"seasons": {"": "11-01/05-01"}}"#, "must be a period"),
    (#"{"rights": {"full": [["grazing"]]}}"#, "\"rights.full\" must be pairs of rights"),
    (#"{"rights": {"full": [["grazing", "sleeping"]]}}"#, "not [grazing, sleeping]"),
    (#"{"rights": {"full": [["hay", "hay"]], "light": [["hay", "hay"]]}}"#, "which stand there already"),
    (#"{"rights": {"heavy": []}}"#, "\"rights.heavy\" is not a member"),
    (#"{"tiers": [{"tier": "green"}]}"#, "\"tiers[0].tier\" must be \"red\" or \"yellow\""),
    (#"{"tiers": [{"tier": "red"}, {"tier": "red", "score": 5}]}"#, "\"tiers[1].score\" is not a member"),
    (#"{"tiers": [{"tier": "red", "certainty": "sliver"}]}"#, "\"tiers[0].certainty\" must be"),
    (#"{"tiers": [{"tier": "red", "evidence": 6}]}"#, "\"tiers[0].evidence\" must be a rank"),
    (#"{"tiers": [{"tier": "red", "parties": 2.5}]}"#, "\"tiers[0].parties\" must be a whole number"),
    (#"{"committees": {"field_days": 0}}"#, "\"committees.field_days\" must be above 0"),
    (#"{"name": 3}"#, "\"name\" must be text"),
  ])
  func filesThatAreRefused(text: String, part: String) {
    do throws(GridGeoError) {
      _ = try read(text)
      Issue.record("not refused")
    } catch {
      #expect(error.code == .badInput)
      #expect(error.description.contains(part) && error.place.file == "r.json", "\(error)")
      #expect(!error.description.contains("\n"))
    }
  }
}
