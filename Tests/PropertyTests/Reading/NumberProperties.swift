import Testing

@testable import GridGeo

@Suite struct NumberProperties {
  private static func parse(_ text: String) -> Double? {
    var bytes = Array(text.utf8)
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { bytes in
      DecimalNumber.powers.withUnsafeBufferPointer { powers in
        let start = bytes.baseAddress!
        let read = DecimalNumber.parse(start, powers: powers.baseAddress!)
        return read.status == .number && read.end - start == text.utf8.count ? read.value : nil
      }
    }
  }

  private static func check(_ text: String) -> Bool {
    parse(text)?.bitPattern == Double(text)?.bitPattern
  }

  /// Any digits, point and exponent.
  @Test func randomDecimals() {
    var random = ReadingRandom(seed: 1)
    for _ in 0..<60_000 {
      var text = random.below(2) == 0 ? "-" : ""
      let whole = random.below(22)
      text += whole == 0 ? "0" : "\(1 + random.below(9))"
      for _ in 0..<max(0, whole - 1) { text += "\(random.below(10))" }
      if random.below(4) > 0 {
        text += "."
        for _ in 0...random.below(20) { text += "\(random.below(10))" }
      }
      if random.below(3) == 0 {
        text +=
          ["e", "E", "e+", "e-", "E-"][random.below(5)] + "\(random.below(random.below(8) == 0 ? 400 : 30))"
      }
      #expect(NumberProperties.check(text), "\(text)")
    }
  }

  /// What `description` writes of any bit pattern, and of doubles like those of coordinates.
  @Test func shortestForms() {
    var random = ReadingRandom(seed: 2)
    for _ in 0..<40_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { #expect(NumberProperties.check("\(value)"), "\(value)") }
      let degrees = Double.random(in: -180...180, using: &random)
      #expect(NumberProperties.parse("\(degrees)") == degrees, "\(degrees)")
    }
  }

  /// Exactly between two doubles, and a hair to both sides: the quotients that round the hard way.
  @Test func halfwayCases() {
    var random = ReadingRandom(seed: 3)
    for _ in 0..<20_000 {
      // An odd 54-bit integer is halfway; with up to 19 digits it takes the quotient's way.
      let middle = (UInt64.random(in: 1 << 53..<1 << 54, using: &random) | 1)
      for shifted in [middle - 1, middle, middle + 1] {
        #expect(NumberProperties.check("\(shifted)"))
        #expect(NumberProperties.check("\(shifted)0e-1"))
        #expect(NumberProperties.check("\(shifted).\(random.below(100))"))
      }
      // A dyadic fraction has a finite decimal: k/2ⁿ = k·5ⁿ/10ⁿ.
      let n = 1 + random.below(8)
      var digits = UInt64.random(in: 1 << 40..<1 << 43, using: &random)
      for _ in 0..<n { digits &*= 5 }
      #expect(NumberProperties.check("\(digits)e-\(n)"))
      #expect(NumberProperties.check("\(digits + 1)e-\(n)"))
    }
  }
}
