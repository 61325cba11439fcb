import Testing

@testable import GridGeo

@Suite struct ByteWordTests {
  private static func word(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBufferPointer { ByteWord.load($0.baseAddress!) }
  }

  @Test func randomBytes() {
    var random = SeededGenerator(seed: 3, stream: "byte word")
    let near: [UInt8] = [0x2F, 0x30, 0x39, 0x3A, 0x2E, 0x00, 0xFF, 0xB0, 0x80, 0x7F]
    for _ in 0..<100_000 {
      let bytes = (0..<8).map { _ in
        random.next(below: 3) == 0 ? near[random.next(below: near.count)] : UInt8(random.next(below: 256))
      }
      let word = Self.word(bytes)
      #expect(ByteWord.first(ByteWord.zero(word)) == bytes.firstIndex(of: 0) ?? 8)
      for limit in [1, 0x20, 0x2D, 0x80] as [UInt8] {
        #expect(
          ByteWord.first(ByteWord.below(limit, word)) == bytes.firstIndex { $0 < limit } ?? 8, "\(bytes)")
      }
      #expect(
        ByteWord.digits(word).count == bytes.firstIndex { !(0x30...0x39).contains($0) } ?? 8, "\(bytes)")
    }
  }

  @Test func numbers() {
    var random = SeededGenerator(seed: 4, stream: "byte word")
    for i in 0..<100_000 {
      let number = i < 100 ? 99_999_999 - i : random.next(below: 100_000_000)
      let text = "\(number)"
      let padded = Array((String(repeating: "0", count: 8 - text.count) + text).utf8)
      #expect(ByteWord.number(ByteWord.digits(Self.word(padded)).values) == UInt64(number))
      // Fewer digits: what follows them is shifted out.
      let short = Array(text.utf8) + [UInt8](repeating: 0x2C, count: 8 - text.count)
      let (count, values) = ByteWord.digits(Self.word(short))
      #expect(count == text.count)
      #expect(ByteWord.number(values << UInt64(8 * (8 - count))) == UInt64(number), "\(number)")
    }
  }
}
