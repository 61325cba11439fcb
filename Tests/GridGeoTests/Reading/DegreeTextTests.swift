import Testing

@testable import GridGeo

@Suite struct DegreeTextTests {
  /// The text, whether it is a longitude, and the angle in seconds.
  private static let angles: [(String, Bool, Double)] = [
    ("34°12′05.3″N", false, 123_125.3), ("102 30 15.5", true, 369_015.5),
    ("34-12-05", false, 123_125), ("34°12.5′", false, 123_150),
    ("北纬34°12′05″", false, 123_125), ("东经102度30分15秒", true, 369_015), ("102度30分15秒E", true, 369_015),
    ("34°12'05.3\"", false, 123_125.3), ("34º12’5.3”", false, 123_125.3), ("34°12''", false, -1),
    ("３４°１２′０５．３″", false, 123_125.3), ("34:12:05.3", false, 123_125.3), ("N34°12′", false, 123_120),
    ("n 34 12.5", false, 123_150), ("34°12′5″S", false, -123_125), ("W102°30′", true, -369_000),
    ("-34°12′", false, -123_120), ("－34-12-05", false, -123_125), ("102.5°", true, 369_000),
    ("102.5E", true, 369_000), ("102°30'15''", true, 369_015), ("102°30′15.5", true, 369_015.5),
    ("102° 30′ 15.5″ E", true, 369_015.5), ("西经 102° 30′", true, -369_000), ("南緯34度", false, -122_400),
    ("34d12'5\"N", false, 123_125), ("　34°12′　", false, 123_120), ("３４．２", false, 123_120),
    ("000°00′00.001″", true, 0.001), ("34°00′59.999999″", false, 122_459.999999),
  ]

  @Test(arguments: angles)
  func anglesAsPeopleWriteThem(text: String, isLongitude: Bool, seconds: Double) {
    let outcome = DegreeText.read(text, as: isLongitude ? .longitude : .latitude)
    guard seconds != -1 else {
      // Seconds where minutes are due.
      if case .refused = outcome { return }
      Issue.record("\(text): \(outcome)")
      return
    }
    guard case .degrees(let degrees) = outcome else {
      Issue.record("\(text): \(outcome)")
      return
    }
    #expect(abs(degrees - seconds / 3600) < 1e-13, "\(text): \(degrees)")
  }

  private static let ambiguous: [(String, String)] = [
    ("34 12", "may be degrees and minutes or two numbers"), ("34-12", "may be degrees"),
    ("34:12.5", "may be degrees"), ("34°75′", "under 60"), ("34°12′60″", "under 60"),
    ("34°12.5′30″", "fraction before"), ("34.5°12′", "fraction before"), ("34°12″", "skips"),
    ("34′12°", "skips"), ("34 12-05", "mixes"), ("34 12′05″", "no mark after 34"),
    ("34°12 05″", "no mark after 12"),
    ("-34°12′S", "sign and a hemisphere"), ("N34°S", "hemisphere twice"),
    ("34°12′5″ 102°30′5″", "more than one angle"),
    ("102°30′E", "is a longitude where a latitude is due"), ("190°00′", "more than 180"),
  ]

  @Test(arguments: ambiguous)
  func whatCouldMeanTwoThingsIsRefused(text: String, reason: String) {
    guard case .refused(let why) = DegreeText.read(text, as: .latitude) else {
      Issue.record("\(text): \(DegreeText.read(text, as: .latitude))")
      return
    }
    #expect(why.contains(reason), "\(text): \(why)")
  }

  @Test(arguments: [
    "", " ", "x", "34x", "0x10", "nan", "1e999", "101,5", "°", "N", "34°°", "34--12", "34-", "-", "34°-12′",
    "34 N 12",
    "纬34", "3.4.5°", ".", "34+12", "12′度", "34;12", "经102度",
  ])
  func otherTextIsNoAngle(text: String) {
    #expect(DegreeText.read(text, as: .latitude) == .none)
  }
}
