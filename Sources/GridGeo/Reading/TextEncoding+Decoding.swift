extension TextEncoding {
  /// The text of bytes in this encoding; nil when they are not all of it.
  ///
  /// - Complexity: O(n).
  public func text(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if self == .utf8 {
      return UTF8Check.isText(bytes) ? String(decoding: bytes, as: UTF8.self) : nil
    }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
    guard var decoder = try? TextDecoder(self) else { return nil }
    var text: [UInt8] = []
    guard case .whole = decoder.decode(bytes, into: &text) else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
