import Testing

@testable import GridGeo

@Suite struct FindingTests {
  @Test func orderIsGravestFirstThenCodeThenPlace() {
    let note = Finding(.gapSliver, .note, message: "n")
    let late = Finding(.codeMissing, .error, at: SourcePlace(feature: 12), message: "m")
    let early = Finding(.codeMissing, .error, at: SourcePlace(feature: 3), message: "m")
    let other = Finding(.ringSpike, .error, at: SourcePlace(feature: 1), message: "m")
    let warning = Finding(.codeLength, .warning, message: "w")
    #expect([note, late, other, warning, early].sorted() == [early, late, other, warning, note])
  }

  @Test func oneLine() {
    let finding = Finding(
      .codeMissing, .error, at: SourcePlace(file: "a.geojson", feature: 3), message: "village has no code",
      remedy: "give it one")
    #expect(
      finding.description == "a.geojson: feature 3: error: village has no code [code-missing]; give it one")
  }

  @Test func codesAreKebabCase() {
    for code: Finding.Code in [.ringSelfIntersection, .householdSwapped, .outsideParentSliver] {
      #expect(code.name.allSatisfy { $0 == "-" || ($0.isLowercase && $0.isASCII) })
    }
  }
}
