#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns GB 18030 or GBK into UTF-8 with the C library's iconv.
struct TextDecoder: ~Copyable {
  enum Outcome {
    case whole
    /// The last character is cut; so many bytes were taken.
    case cut(taken: Int)
    case malformed(taken: Int)
  }

  let encoding: TextEncoding
  private let descriptor: iconv_t

  /// - Throws: `badOption` when the C library has no table for the encoding.
  init(_ encoding: TextEncoding) throws(GridGeoError) {
    let opened = iconv_open("UTF-8", encoding == .gbk ? "GBK" : "GB18030")
    guard let opened, opened != iconv_t(bitPattern: -1) else {
      throw GridGeoError(
        .badOption, "this system cannot decode \(encoding.displayName); convert the file to UTF-8 first")
    }
    descriptor = opened
    self.encoding = encoding
  }

  deinit { _ = iconv_close(descriptor) }

  /// Appends the text of `bytes` to `text`.
  ///
  /// - Complexity: O(n).
  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Outcome {
    guard let first = bytes.baseAddress else { return .whole }
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: first).assumingMemoryBound(
      to: CChar.self)
    var left = bytes.count
    // A character of two bytes becomes at most three, one of four at most four.
    let room = 4096
    while left > 0 {
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { target, filled in
        var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target.baseAddress!)
          .assumingMemoryBound(to: CChar.self)
        var space = room
        if iconv(descriptor, &input, &left, &output, &space) == -1 { failure = errno }
        filled = room - space
      }
      text.append(contentsOf: piece)
      let taken = bytes.count - left
      switch failure {
      case 0, E2BIG: continue
      case EINVAL: return .cut(taken: taken)
      default: return .malformed(taken: taken)
      }
    }
    return .whole
  }
}
