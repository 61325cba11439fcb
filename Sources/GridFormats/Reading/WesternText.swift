import GridGeo

/// Text that a driver took for Western letters because the file says so, back as the bytes that stand in the file.
enum WesternText {
  /// The letters of Windows' code page 1252 where they are not those of Latin-1; from 0x80 on, 0 where it has none.
  private static let letters: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D,
    0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E, 0x0178,
  ]

  private static let bytes = Dictionary(
    letters.enumerated().filter { $0.element > 0 }.map { ($0.element, UInt8(0x80 + $0.offset)) }
  ) { first, _ in first }

  /// The bytes of a text in UTF-8; nil when it is none or has letters that are not Western.
  static func bytes(of text: [UInt8]) -> [UInt8]? {
    guard let text = ForeignEncoding.text(text, .utf8) else { return nil }
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x100 {
        result.append(UInt8(scalar.value))
      } else if let byte = bytes[scalar.value] {
        result.append(byte)
      } else {
        return nil
      }
    }
    return result
  }
}
