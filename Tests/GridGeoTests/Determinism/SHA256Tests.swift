import Testing

@testable import GridGeo

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4's companion document, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func standardVectors(message: String, digest: String) {
    #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
  }

  @Test func millionTimesA() {
    #expect(
      SHA256.hexDigest(of: [UInt8](repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// However the message is cut, and at every length around a block's edge.
  @Test func piecesGiveTheSameDigest() {
    for length in [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 300] {
      let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }
      let whole = SHA256.hexDigest(of: message)
      for step in [1, 3, 63, 64, 65] {
        var hash = SHA256()
        var start = 0
        while start < length {
          let end = min(start + step, length)
          message[start..<end].withUnsafeBufferPointer { hash.update($0) }
          start = end
        }
        #expect(hash.hexDigest() == whole, "length \(length) in steps of \(step)")
      }
    }
  }
}
