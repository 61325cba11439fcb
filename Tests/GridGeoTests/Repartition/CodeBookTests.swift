import Testing

@testable import GridGeo

@Suite struct CodeBookTests {
  static let old = ["v001", "v002", "v003"]

  @Test func codesStayWhereMostOfTheLoadStays() throws {
    // The first grid loses a third to a new part; the second goes into the third.
    let book = CodeBook(
      shares: [[20, 0, 0, 10], [0, 0, 15, 0], [0, 0, 30, 0]], isOwn: [true, true, true], partCount: 4)
    #expect(book.origins == [0, nil, 2, nil])
    #expect(book.destinations == [0, 2, 2])
    let codes = try book.codes(village: "v", oldCodes: Self.old, used: Set(Self.old), order: [0, 2, 3])
    #expect([codes[0], codes[2], codes[3]] == ["v001", "v003", "v004"])
  }

  @Test func aGridInThreePiecesGivesUpItsCode() throws {
    let book = CodeBook(shares: [[10, 11, 12]], isOwn: [true], partCount: 3)
    #expect(book.origins == [nil, nil, nil])
    #expect(book.destinations == [nil])
    let codes = try book.codes(village: "v", oldCodes: ["v001"], used: ["v001"], order: [2, 0, 1])
    #expect(codes == ["v003", "v004", "v002"])
  }

  @Test func equalHalvesKeepTheCodeInTheOldPart() {
    #expect(CodeBook(shares: [[10, 10]], isOwn: [true], partCount: 2).origins == [0, nil])
  }

  @Test func retiredCodesAreNotUsedAgain() throws {
    let book = CodeBook(shares: [[10, 0]], isOwn: [true], partCount: 2)
    let codes = try book.codes(
      village: "v", oldCodes: ["v001"], used: ["v001", "v007", "w009", "v01"], order: [0, 1])
    #expect(codes == ["v001", "v008"])
  }

  @Test func anotherVillagesCodeGoesOnOrIsReplaced() throws {
    let book = CodeBook(shares: [[10]], isOwn: [true], partCount: 1)
    #expect(try book.codes(village: "v", oldCodes: ["w001"], used: ["w001"], order: [0]) == ["w001"])
    #expect(
      try book.codes(village: "v", oldCodes: ["w001"], used: ["w001"], order: [0], recodes: true) == ["v001"])
  }

  @Test func threeDigitsAreAllThereIs() {
    let book = CodeBook(shares: [[10, 0]], isOwn: [true], partCount: 2)
    #expect(throws: GridGeoError.self) {
      try book.codes(village: "v", oldCodes: ["v999"], used: ["v999"], order: [0, 1])
    }
  }
}
