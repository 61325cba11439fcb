import Testing

@testable import GridMap

/// Vectors of RFC 4648; the hash's own are with `SHA256`.
@Suite struct ContentHashTests {
  @Test func policySource() {
    // printf abc | openssl dgst -sha256 -binary | base64
    #expect(
      ContentHash.policySource(Array("abc".utf8)) == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  @Test func base64() {
    let cases = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "foobar": "Zm9vYmFy"]
    for (plain, coded) in cases { #expect(ContentHash.base64(Array(plain.utf8)) == coded) }
  }
}
