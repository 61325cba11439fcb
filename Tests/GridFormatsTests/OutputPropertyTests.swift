import Foundation
import GridGeo
import Testing

@testable import GridFormats

/// Names and lists that nobody thought of.
@Suite struct OutputPropertyTests {
  private static let pieces = [
    "area", "_", "households", "Area", "AREA", "区划", "代码", "é", "😀", "e\u{301}", "1", "deviation_pct", " ",
    "\"",
    "\\", ",", "]", "\n", "\u{202E}", "[",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int(1 + random.next() % 5)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
  }

  @Test func shortNamesAreShortDifferentAndBeginnings() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed, stream: "names")
      let names = Array(Set((0..<40).map { _ in Self.text(&random) })).sorted()
      let short = ShortNames.names(for: names)
      #expect(short.count == names.count)
      #expect(short.allSatisfy { $0.utf8.count <= 10 })
      // A table's readers know no case.
      #expect(Set(short.map { $0.lowercased() }).count == names.count, "seed \(seed)")
      for (name, short) in zip(names, short) {
        let stem =
          name.hasPrefix(short) ? short : String(short[..<(short.lastIndex(of: "_") ?? short.endIndex)])
        #expect(name.hasPrefix(stem), "\(name) as \(short)")
      }
      #expect(ShortNames.names(for: names) == short)
    }
  }

  @Test func listsOfTextsAreReadAsTheyWereWritten() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed, stream: "lists")
      let texts = (0..<Int(random.next() % 6)).map { _ in Self.text(&random) }
      for options in [[], [.prettyPrinted], [.withoutEscapingSlashes]] as [JSONSerialization.WritingOptions] {
        let json = String(
          decoding: try JSONSerialization.data(withJSONObject: texts, options: options), as: UTF8.self)
        #expect(JSONText.strings(in: json) == texts, "\(json)")
      }
    }
  }

  /// JSON that lost or changed a character is JSON for the library exactly when it is for Foundation.
  @Test func whatIsJSONIsDecidedStrictly() throws {
    let whole = Array(#"{"a":[1,-2.5e3,"x\u4e2d",{"b":null,"c":true}],"d":"[]{}"}"#)
    #expect(JSONText.isValid(String(whole)))
    for at in whole.indices {
      for change in ["", "x", "0", "\"", ",", "}", "]"] {
        let text = String(whole[..<at]) + change + String(whole[(at + 1)...])
        let isJSON =
          (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])) != nil
        // Foundation takes a comma before the end; nobody else does.
        let isLoose = text.contains(",}") || text.contains(",]")
        if !isLoose { #expect(JSONText.isValid(text) == isJSON, "\(text)") }
      }
    }
  }
}
