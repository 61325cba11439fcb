import GridGeo

/// SHA-256 in base 64, as a Content-Security-Policy names an inline script or style.
enum ContentHash {
  /// `sha256-…` of the bytes.
  static func policySource(_ bytes: [UInt8]) -> String { "sha256-" + base64(SHA256.digest(of: bytes)) }

  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for at in stride(from: 0, to: bytes.count, by: 3) {
      let given = min(3, bytes.count - at)
      var word = 0
      for i in 0..<3 { word = word << 8 | (i < given ? Int(bytes[at + i]) : 0) }
      for i in 0..<4 {
        text.append(i <= given ? alphabet[(word >> (18 - 6 * i)) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
