import GridGeo
import Testing

@testable import GridFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tables of Chinese text in either encoding, with and without a declaration that may lie: whatever it says, the text
/// that comes out is the text that went in. The encoder is the C library's.
@Suite struct ForeignEncodingPropertyTests {
  /// Characters of place names, common and rare ones.
  private static let characters = Array(
    "隆务铁吾村镇乡县州同仁尖扎泽库河南蒙古族自治多福屯浪加瓜什则年都乎曲保安双朋西扎毛黄乃亥兰采马克唐措周坎布拉草场冬春夏秋"
      + "联通上下东北大小新旧一些户数人口编号名称区划代码网格")

  private static func text(_ random: inout SeededGenerator, _ length: Int) -> String {
    var text = ""
    for _ in 0..<length {
      text.append(Self.characters[Int(random.next() % UInt64(Self.characters.count))])
      if random.next() % 8 == 0 { text.append("A") }
    }
    return text
  }

  private static func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
    if encoding == .utf8 { return Array(text.utf8) }
    let converter = try #require(iconv_open("GB18030", "UTF-8"))
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2 + 8)
    var (left, room) = (input.count, output.count)
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        _ = iconv(converter, &from, &left, &to, &room)
      }
    }
    try #require(left == 0, "\(text)")
    return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
  }

  private static let declarations: [(encoding: TextEncoding?, name: String, by: String)?] = [
    nil, (.utf8, "UTF-8", ".cpg"), (.gbk, "936", ".cpg"), (.gb18030, "GB18030", ".cpg"),
    (.gbk, "GBK", "language byte"),
    (nil, "ISO-8859-1", ".cpg"), (nil, "Big5", ".cpg"),
  ]

  @Test(arguments: 0..<7) func theTextComesOutAsItWentIn(_ declaration: Int) throws {
    let file = try #require(ForeignName("a.shp"))
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed, stream: "encoding")
      let texts = (0..<Int(1 + random.next() % 12)).map { _ in Self.text(&random, Int(3 + random.next() % 9))
      }
      for encoding in [TextEncoding.utf8, .gb18030] {
        let bytes = try texts.map { try Self.encoded($0, encoding) }
        var seen = ForeignEncoding()
        for text in bytes { seen.see(text) }
        let verdict = try seen.verdict(asked: nil, declared: Self.declarations[declaration], file: file)
        for (text, bytes) in zip(texts, bytes) {
          #expect(ForeignEncoding.text(bytes, verdict.encoding) == text, "seed \(seed), \(encoding)")
        }
        #expect(verdict.reason != nil)
      }
    }
  }

  /// A name that is cut anywhere gives its whole characters.
  @Test func cutNamesAreBeginnings() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed, stream: "cut")
      let name = Self.text(&random, 8)
      for encoding in [TextEncoding.utf8, .gb18030] {
        let bytes = try Self.encoded(name, encoding)
        for count in 1...bytes.count {
          let text = try #require(ForeignEncoding.text(Array(bytes[..<count]), encoding, mayBeCut: true))
          #expect(name.hasPrefix(text))
          let next = name.dropFirst(text.count).first.map { String($0) } ?? ""
          let rest = try count - Self.encoded(text, encoding).count
          #expect(try rest == 0 || rest < Self.encoded(next, encoding).count, "\(name) cut to \(count)")
        }
      }
    }
  }
}
