import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The table of a Shapefile, as bytes.
enum DBFTable {
  /// Turns the text of a table in UTF-8 into GBK, as programs of the office write it: field names too, no language byte.
  static func toGBK(_ url: URL) throws {
    var bytes = [UInt8](try Data(contentsOf: url))
    let records = Int(bytes[4]) | Int(bytes[5]) << 8 | Int(bytes[6]) << 16
    let (head, width) = (Int(bytes[8]) | Int(bytes[9]) << 8, Int(bytes[10]) | Int(bytes[11]) << 8)
    bytes[29] = 0
    var start = 1
    var at = 32
    while bytes[at] != 0x0D {
      let (type, length) = (bytes[at + 11], Int(bytes[at + 16]))
      let name = Array(bytes[at..<at + 11].prefix { $0 != 0 })
      replace(&bytes, at..<at + 11, by: gbk(name), fill: 0)
      if type == UInt8(ascii: "C") {
        for record in 0..<records {
          let from = head + record * width + start
          let text = Array(bytes[from..<from + length])
          replace(&bytes, from..<from + length, by: gbk(text), fill: 0x20)
        }
      }
      start += length
      at += 32
    }
    try Data(bytes).write(to: url)
  }

  private static func replace(_ bytes: inout [UInt8], _ range: Range<Int>, by text: [UInt8], fill: UInt8) {
    for (offset, index) in range.enumerated() { bytes[index] = offset < text.count ? text[offset] : fill }
  }

  private static func gbk(_ text: [UInt8]) -> [UInt8] {
    guard let converter = iconv_open("GBK", "UTF-8") else { return text }
    defer { iconv_close(converter) }
    var input = text.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: text.count + 8)
    var (left, room) = (input.count, output.count)
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        _ = iconv(converter, &from, &left, &to, &room)
      }
    }
    return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
  }
}
