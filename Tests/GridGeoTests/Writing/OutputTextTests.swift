import Foundation
import Testing

@testable import GridGeo

@Suite("Output text")
struct OutputTextTests {
  private func fixed(_ value: Double, _ decimals: Int) throws -> String {
    var text = OutputText()
    try text.append(value, decimals: decimals)
    return text.text
  }

  private func shortest(_ value: Double) throws -> String {
    var text = OutputText()
    try text.append(number: value)
    return text.text
  }

  @Test(
    "Fixed places are rounded, trailing zeros left out, −0 is 0",
    arguments: [
      (0, 7, "0"), (-0.0, 7, "0"), (-0.000_000_01, 7, "0"), (101.5, 7, "101.5"), (-101.5, 7, "-101.5"),
      (100, 7, "100"), (0.000_000_1, 7, "0.0000001"), (-0.1, 7, "-0.1"), (35.123_456_78, 7, "35.1234568"),
      (9.99, 1, "10"), (-9.99, 1, "-10"), (2.5, 0, "3"), (-2.5, 0, "-3"), (1234.5678, 3, "1234.568"),
      (0.123_456_789, 9, "0.123456789"), (1e20, 7, "1e+20"), (123_456_789, 7, "123456789"),
      (1.05, 2, "1.05"), (180, 7, "180"), (99.999_999_96, 7, "100"),
    ] as [(Double, Int, String)])
  func places(value: Double, decimals: Int, expected: String) throws {
    #expect(try fixed(value, decimals) == expected)
  }

  @Test("Fixed places agree with the C library's rounding, away from ties")
  func agreement() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let value = generator.nextUniform(from: -200, to: 200)
      let decimals = generator.next(below: 10)
      var expected = String(format: "%.\(decimals)f", value)
      if expected.contains(".") {
        while expected.hasSuffix("0") { expected.removeLast() }
        if expected.hasSuffix(".") { expected.removeLast() }
      }
      if expected == "-0" { expected = "0" }
      #expect(try fixed(value, decimals) == expected)
    }
  }

  @Test(
    "Shortest numbers read back the same",
    arguments: [
      (3, "3"), (-0.0, "0"), (0.1, "0.1"), (1e15, "1000000000000000"), (1.5e300, "1.5e+300"),
      (.leastNonzeroMagnitude, "5e-324"), (-2.25, "-2.25"), (1e-7, "1e-07"), (.pi, "3.141592653589793"),
      (0x1p53, "9007199254740992.0"),
    ] as [(Double, String)])
  func shortestForms(value: Double, expected: String) throws {
    let text = try shortest(value)
    #expect(text == expected)
    #expect(Double(text) == value)
    #expect(try JSONSerialization.jsonObject(with: Data("[\(text)]".utf8)) as? [Double] == [value])
  }

  @Test("What is not a finite number is never written", arguments: [Double.nan, .infinity, -.infinity])
  func absurd(value: Double) {
    for decimals in [0, 7] {
      let error = #expect(throws: GridGeoError.self) { try fixed(value, decimals) }
      #expect(error?.code == .broken)
    }
    #expect(throws: GridGeoError.self) { try shortest(value) }
  }

  @Test(
    "Whole numbers", arguments: [0, 9, 10, 99, 100, 999, 1000, 1_234_567, -1, -10, -999, Int.max, Int.min])
  func integers(value: Int) {
    var text = OutputText()
    text.append(integer: value)
    #expect(text.text == "\(value)")
  }

  @Test("Strings are escaped as far as they must be and no further")
  func strings() throws {
    let given = "a\"b\\c/\u{8}\t\n\u{c}\r\u{0}\u{1f}\u{7f} 村 é 👍 </script>"
    var text = OutputText()
    text.append(jsonString: given)
    #expect(
      text.text
        == "\"a\\\"b\\\\c/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7f} 村 é 👍 </script>\"")
    let read = try JSONSerialization.jsonObject(with: Data("[\(text.text)]".utf8)) as? [String]
    #expect(read == [given])
  }

  @Test("Values keep their members' order")
  func values() throws {
    let value = JSONValue.object([
      JSONMember("b", .array([.null, .bool(true), .bool(false), .integer(-7), .number(0.5)])),
      JSONMember("a", .object([])), JSONMember("村", .text("")), JSONMember("e", .array([])),
    ])
    #expect(try value.jsonText() == "{\"b\":[null,true,false,-7,0.5],\"a\":{},\"村\":\"\",\"e\":[]}")
    #expect(throws: GridGeoError.self) { try JSONValue.array([.number(.nan)]).jsonText() }
  }

  @Test("Rounded numbers have short texts")
  func rounded() throws {
    #expect(try JSONValue.rounded(0.1 + 0.2, decimals: 4).jsonText() == "0.3")
    #expect(try JSONValue.rounded(2.0 / 3, decimals: 4).jsonText() == "0.6667")
    #expect(try JSONValue.rounded(-0.00001, decimals: 2).jsonText() == "0")
    #expect(JSONValue.rounded(1e300, decimals: 2) == .number(1e300))
  }

  @Test("The buffer grows, shrinks and starts again")
  func buffer() {
    var text = OutputText(reserving: 1)
    for _ in 0..<1000 { text.append("0123456789") }
    #expect(text.count == 10_000)
    text.truncate(to: 5)
    #expect(text.text == "01234" && text.bytes == Array("01234".utf8))
    text.removeAll()
    #expect(text.text.isEmpty)
    text.append(UInt8(ascii: "x"))
    #expect(text.text == "x")
  }
}
