import Testing

@testable import GridGeo

@Suite struct DecimalNumberTests {
  static func parse(_ text: String) -> (value: Double, taken: Int, isNumber: Bool) {
    var bytes = Array(text.utf8)
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { bytes in
      DecimalNumber.powers.withUnsafeBufferPointer { powers in
        let start = bytes.baseAddress!
        let read = DecimalNumber.parse(start, powers: powers.baseAddress!)
        return (read.value, read.end - start, read.status == .number)
      }
    }
  }

  /// Cases known to trip readers of decimals: halfway points, limits of the exact cases, subnormals.
  @Test(arguments: [
    "0", "-0", "0.0", "-0.0", "1", "-1", "10", "123456789", "0.1", "0.3", "-95.7266635", "44.8051117",
    "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740995", "-9007199254740993",
    "1e22", "1e23", "1e-22", "1e-23", "123e22", "9007199254740992e22", "9007199254740993e-22",
    "102.0160000000000053", "35.51500000000000057", "0.30000000000000004", "101.60999999999999943",
    "1.7976931348623157e308", "1.7976931348623158e308", "2.2250738585072014e-308", "2.2250738585072011e-308",
    "4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "5e-324", "1e-400",
    "0e400",
    "8.5000000000000000000000000000000000001", "100000000000000016777215", "100000000000000016777216",
    "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
    "999999999999999999.9", "9999999999999999.999", "0.000000000000000000000000000001234567890123456789",
    "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203124",
    "1.00000000000000011102230246251565404236316680908203126", "1E5", "1e+5", "1e-5", "1.5E+10", "0.5e0",
    "7205759403792793199999e-5", "7205759403792793200001e-5", "179.99999999999997", "89.999999999999986",
    "1e1000000000000", "1e-1000000000000", "0e1000000000000",
  ])
  func equalsTheStandardLibrary(text: String) throws {
    let read = DecimalNumberTests.parse(text)
    #expect(read.isNumber)
    #expect(read.taken == text.utf8.count)
    #expect(read.value.bitPattern == (try #require(Double(text))).bitPattern)
  }

  @Test(arguments: [
    ("", 0), ("-", 1), ("+1", 0), ("01", 1), ("-01", 2), ("00", 1), (".5", 0), ("1.", 2), ("-1.e5", 3),
    ("1e", 2), ("1e+", 3), ("1e-x", 3), ("nan", 0), ("inf", 0), ("-Infinity", 1), ("0x10", -1), ("1.5.2", -3),
  ])
  func refusesWhatTheGrammarRefuses(text: String, stop: Int) {
    let read = DecimalNumberTests.parse(text)
    // A minus marks text whose beginning is a number that stops early.
    #expect(read.isNumber == (stop < 0))
    #expect(read.taken == abs(stop))
  }
}
