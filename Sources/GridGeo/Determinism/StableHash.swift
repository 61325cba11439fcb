/// A hash that is the same on every machine, in every run and with every Swift version, unlike `Hasher`.
///
/// FNV-1a with 64 bits (G. Fowler, L. C. Noll, K.-P. Vo; RFC 9923). For seeds and streams, not for security.
public enum StableHash {
  /// Hash of the text's UTF-8 bytes.
  ///
  /// - Complexity: O(bytes).
  public static func fnv1a(_ text: some StringProtocol) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01b3
    }
    return hash
  }
}
