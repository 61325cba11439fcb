import Testing

@testable import GridGeo

@Suite struct JSONScannerTests {
  /// Runs over a whole text; returns the fault, if there is one.
  static func fault(in bytes: [UInt8], window: Int = 1 << 20) throws -> JSONFault? {
    var scanner = JSONScanner(try ByteSource(.memory(bytes, name: "text"), window: window))
    do throws(JSONFault) {
      _ = try scanner.skipByteOrderMark()
      try scanner.skipValue()
      guard try scanner.peek() == 0 else { throw scanner.unexpected("the end") }
      return nil
    } catch { return error }
  }

  static let accepted: [String] = [
    "0", "-0", "1", "-1.5e+10", "123456789012345678901234567890", "1e400", "true", "false", "null", "\"\"",
    " \t\r\n1 \t\r\n", "[]", "[ ]", "{}", "{ }", "[1]", "[1,2]", "[ 1 , 2 ]", "[[],[[]]]", "{\"a\":1}",
    "{ \"a\" : 1 , \"b\" : [ ] }", "{\"\":0}", "{\"a\":{\"b\":{}}}", "[true,false,null,\"x\",1.0,{}]",
    "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "\"\\u0041\\u00e9\\u4e2d\"", "\"\\uD83D\\uDE00\"",
    "\"\\ud834\\udd1e\"", "\"\\u0000\"", "\"\u{7F}\"", "\"é中😀\u{10FFFF}\u{FFFF}\"", "\"\u{2028}\u{2029}\"",
    "\"nul in text follows: \\u0000.\"", "\"a\\u0022b\"", "[1,\n2,\r\n3]", "{\"a\":1,\"a\":2}",
    String(repeating: "[", count: 64) + String(repeating: "]", count: 64),
    "\"" + String(repeating: "x", count: 5000) + "\"",
    "[-0.0,0e0,0E-0,0e+1]", "\u{FEFF}[]",
  ]

  static let refused: [String] = [
    "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[\"a\" \"b\"]",
    "[1}", "{]",
    "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{,\"a\":1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{a:1}",
    "{'a':1}",
    "{1:2}", "{null:1}", "{\"a\":1", "{\"a\"", "{\"a\":", "{\"a\":1,", "{[]:1}", "{\"a\"::1}", "{\"a\":1:2}",
    "01", "-01",
    "1.", ".1", "-.1", "+1", "1e", "1e+", "1.e1", "--1", "1-", "- 1", "0x1F", "0b1", "1_000", "1e1.5", "NaN",
    "-NaN",
    "Infinity", "-Infinity", "inf", "nan", "True", "TRUE", "tru", "truee", "nul", "nulll", "fals",
    "undefined", "1a", "'a'",
    "\"", "\"a", "\"\\\"", "\"\\", "\"\\a\"", "\"\\x41\"", "\"\\'\"", "\"\\u\"", "\"\\u00\"", "\"\\u00g0\"",
    "\"\\U0041\"",
    "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800\\uD800\"", "\"\\uD800x\"", "\"\\uD800\\n\"",
    "\"\\uDC00\\uD800\"", "\"\\uD800\\u\"",
    "\"\\uD83D\\uDE0\"", "\"\t\"", "\"\n\"", "\"\r\"", "\"\u{0}\"", "\"\u{1F}\"", "\u{0}", "[\u{0}]",
    "[1]\u{0}", "[1]x", "[1][2]",
    "1 2", "{}{}", "// c\n1", "/* c */1", "1 // c", "# c", "\u{0B}1", "\u{0C}1", "\u{A0}1", "\u{2003}1",
    "[\u{FEFF}]",
    "\u{FEFF}\u{FEFF}[]", "[1\u{3000}]", "[é]", "{\"a\":é}", "<xml/>", "\u{1E}{}", "[1;2]", "(1)", "[1.2.3]",
    "[\"a\",\n4\n,1,",
    String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
    String(repeating: "[", count: 100_000),
    String(repeating: "{\"a\":", count: 1000), "[" + String(repeating: "[],", count: 3),
  ]

  static let refusedBytes: [[UInt8]] = [
    // Not UTF-8: lone continuation, cut sequences, overlong, surrogates, above U+10FFFF, never-used bytes.
    [0x80], [0xBF], [0xC3], [0xC3, 0x28], [0xE4, 0xB8], [0xE4, 0x28, 0xAD], [0xF0, 0x9F, 0x98], [0xC0, 0xAF],
    [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
    [0xF8, 0x88, 0x80, 0x80],
    [0xFE], [0xFF], [0xD6, 0xD0, 0xCE, 0xC4], [0xE9],
  ]

  @Test(arguments: accepted) func accepts(text: String) throws {
    #expect(try JSONScannerTests.fault(in: Array(text.utf8)) == nil)
  }

  @Test(arguments: refused) func refuses(text: String) throws {
    #expect(try JSONScannerTests.fault(in: Array(text.utf8)) != nil)
  }

  @Test(arguments: refusedBytes) func refusesWhatIsNotUTF8(bytes: [UInt8]) throws {
    let fault = try JSONScannerTests.fault(in: [0x22] + bytes + [0x22])
    #expect(fault?.message.contains("UTF-8") == true)
    #expect(fault?.offset == 1)
    #expect(try JSONScannerTests.fault(in: [0x5B] + bytes + [0x5D]) != nil, "outside a string")
  }

  /// Windows of every small size cut every token at every byte: the verdict and its place must not change.
  @Test func anyWindowGivesTheSameVerdict() throws {
    let texts = JSONScannerTests.accepted + JSONScannerTests.refused.filter { $0.utf8.count < 2000 }
    let inputs = texts.map { Array($0.utf8) } + JSONScannerTests.refusedBytes.map { [0x22] + $0 + [0x22] }
    for bytes in inputs {
      let whole = try JSONScannerTests.fault(in: bytes)
      for window in [1, 2, 3, 5, 7, 16] {
        let cut = try JSONScannerTests.fault(in: bytes, window: window)
        #expect(cut?.message == whole?.message, "window \(window): \(String(decoding: bytes, as: UTF8.self))")
        #expect(cut?.offset == whole?.offset, "window \(window): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test(arguments: [
    ("{\"a\": 01}", 7, "a number with a leading zero"), ("[1,]", 3, "\"]\" where a value should be"),
    ("[1 2]", 3, "\"2\" where \",\" or \"]\" should be"),
    ("{\"a\" 1}", 5, "\"1\" where \":\" should be"), ("[\"ab", 1, "a string is not closed"),
    ("[\"a\u{1}\"]", 3, "a control character in a string; write it as an escape"),
    ("[NaN]", 1, "\"N\" where a value should be"),
    ("[1,2", 4, "the text ends where \",\" or \"]\" should be"),
    ("[-]", 2, "a malformed number"),
  ])
  func namesTheByte(text: String, offset: Int, message: String) throws {
    let fault = try #require(try JSONScannerTests.fault(in: Array(text.utf8)))
    #expect(fault.offset == offset)
    #expect(fault.message == message)
  }

  @Test(arguments: [
    ("\"\"", ""), ("\"a\\u00e9\\n\"", "aé\n"), ("\"\\uD83D\\uDE00!\"", "😀!"), ("\"中文\"", "中文"),
    ("\"\\u4e2d\\u6587\"", "中文"), ("\"\\\"\\\\\\/\\b\\f\\r\\t\"", "\"\\/\u{8}\u{C}\r\t"),
  ])
  func resolvesEscapes(json: String, text: String) throws {
    for window in [1, 4, 1024] {
      var scanner = JSONScanner(try ByteSource(.memory(Array(json.utf8), name: "text"), window: window))
      _ = try scanner.peek()
      let token = try scanner.string()
      #expect(scanner.text(of: token) == text)
    }
  }

  @Test func keepsTheRawTextOfNestedValues() throws {
    let json = "  {\"a\": [1, \"x\\n\", {\"b\": null}]} "
    for window in [1, 8, 64] {
      var scanner = JSONScanner(try ByteSource(.memory(Array(json.utf8), name: "text"), window: window))
      #expect(try scanner.rawValue() == "{\"a\": [1, \"x\\n\", {\"b\": null}]}")
      #expect(try scanner.peek() == 0)
    }
  }
}
