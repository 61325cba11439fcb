import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The dates that a PDF carries about its own making: the same on each day, so that the same page gives the
/// same bytes.
enum PDFDates {
  /// Seconds since 1970 that stand where no `SOURCE_DATE_EPOCH` is given: the first day of 2000.
  static let usual = 946_684_800

  /// The dates' moment: `SOURCE_DATE_EPOCH`, by the convention of reproducible builds, else the usual one.
  static var moment: Int {
    let given = getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) }
    return given.flatMap { 0...253_402_300_799 ~= $0 ? $0 : nil } ?? usual
  }

  /// Puts the moment into each `(D:YYYYMMDDHHMMSS` of the file's two dates. No byte moves, so the offsets that
  /// the file holds stay true.
  ///
  /// - Complexity: O(bytes).
  static func settle(_ bytes: inout [UInt8]) {
    let digits = Array(text(of: moment).utf8)
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      let mark = Array(name.utf8)
      var place = 0
      while let found = first(mark, in: bytes, from: place) {
        let start = found + mark.count
        place = start
        let end = start + digits.count
        guard end <= bytes.count, bytes[start..<end].allSatisfy({ 48...57 ~= $0 }) else { continue }
        bytes.replaceSubrange(start..<end, with: digits)
      }
    }
  }

  /// `YYYYMMDDHHMMSS`, in universal time.
  static func text(of moment: Int) -> String {
    var seconds = time_t(moment)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(parts.tm_year + 1900, 4)
      + [parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded($0, 2) }
      .joined()
  }

  /// Where the mark begins, which starts with a character that is rare.
  private static func first(_ mark: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
    bytes.withUnsafeBytes { text in
      mark.withUnsafeBytes { mark in
        var place = from
        while place + mark.count <= text.count,
          let found = memchr(text.baseAddress! + place, Int32(mark[0]), text.count - mark.count - place + 1)
        {
          if memcmp(found, mark.baseAddress!, mark.count) == 0 {
            return UnsafeRawPointer(found) - text.baseAddress!
          }
          place = UnsafeRawPointer(found) - text.baseAddress! + 1
        }
        return nil
      }
    }
  }
}
