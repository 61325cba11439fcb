/// SHA-256 of bytes as they pass (FIPS 180-4, sections 5 and 6.2).
public struct SHA256: Sendable {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  )
  /// Bytes that do not fill a block yet; fewer than 64 between calls.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// First 32 bits of the fractional parts of the cube roots of the first 64 primes (section 4.2.2).
  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]

  init() { pending.reserveCapacity(64) }

  /// Takes the next bytes of the message.
  ///
  /// - Complexity: O(n).
  mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard var next = bytes.baseAddress, !bytes.isEmpty else { return }
    let end = next + bytes.count
    byteCount &+= UInt64(bytes.count)
    if !pending.isEmpty {
      while pending.count < 64, next < end {
        pending.append(next.pointee)
        next += 1
      }
      guard pending.count == 64 else { return }
      let block = pending
      block.withUnsafeBufferPointer { compress($0.baseAddress!, blocks: 1) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = (end - next) / 64
    if whole > 0 {
      compress(next, blocks: whole)
      next += whole * 64
    }
    pending.append(contentsOf: UnsafeBufferPointer(start: next, count: end - next))
  }

  /// The 32 bytes of the digest of all bytes so far.
  func digest() -> [UInt8] {
    var copy = self
    var tail: [UInt8] = [0x80]
    while (copy.pending.count + tail.count) % 64 != 56 { tail.append(0) }
    let bits = byteCount &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    tail.withUnsafeBufferPointer { copy.update($0) }
    let s = copy.state
    return [s.0, s.1, s.2, s.3, s.4, s.5, s.6, s.7].flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// The digest of all bytes so far: 64 lower-case hexadecimal digits.
  func hexDigest() -> String { SHA256.hexadecimal(digest()) }

  /// The 32 bytes of the digest of a whole message.
  ///
  /// - Complexity: O(n).
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    bytes.withUnsafeBufferPointer { hash.update($0) }
    return hash.digest()
  }

  static func hexDigest(of bytes: [UInt8]) -> String { hexadecimal(digest(of: bytes)) }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private mutating func compress(_ first: UnsafePointer<UInt8>, blocks: Int) {
    var (s0, s1, s2, s3, s4, s5, s6, s7) = state
    SHA256.roundConstants.withUnsafeBufferPointer { constants in
      let k = constants.baseAddress!
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        let w = schedule.baseAddress!
        var block = UnsafeRawPointer(first)
        for _ in 0..<blocks {
          for t in 0..<16 {
            let word = block.loadUnaligned(fromByteOffset: 4 &* t, as: UInt32.self)
            (w + t).initialize(to: UInt32(bigEndian: word))
          }
          var (a, b, c, d, e, f, g, h) = (s0, s1, s2, s3, s4, s5, s6, s7)
          // Sixteen rounds with the names turned instead of the values moved, then the next sixteen words.
          var t = 0
          while true {
            SHA256.eight(&a, &b, &c, &d, &e, &f, &g, &h, k + t, w)
            SHA256.eight(&a, &b, &c, &d, &e, &f, &g, &h, k + (t &+ 8), w + 8)
            t &+= 16
            if t == 64 { break }
            SHA256.extend(w)
          }
          s0 = s0 &+ a
          s1 = s1 &+ b
          s2 = s2 &+ c
          s3 = s3 &+ d
          s4 = s4 &+ e
          s5 = s5 &+ f
          s6 = s6 &+ g
          s7 = s7 &+ h
          block += 64
        }
      }
    }
    state = (s0, s1, s2, s3, s4, s5, s6, s7)
  }

  @inline(__always)
  private static func extend(_ w: UnsafeMutablePointer<UInt32>) {
    func word(_ i: Int) {
      w[i] = w[i] &+ smallSigma1(w[(i &+ 14) & 15]) &+ w[(i &+ 9) & 15] &+ smallSigma0(w[(i &+ 1) & 15])
    }
    word(0)
    word(1)
    word(2)
    word(3)
    word(4)
    word(5)
    word(6)
    word(7)
    word(8)
    word(9)
    word(10)
    word(11)
    word(12)
    word(13)
    word(14)
    word(15)
  }

  @inline(__always)
  private static func eight(
    _ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32, _ e: inout UInt32,
    _ f: inout UInt32, _ g: inout UInt32, _ h: inout UInt32, _ k: UnsafePointer<UInt32>,
    _ w: UnsafeMutablePointer<UInt32>
  ) {
    round(a, b, c, &d, e, f, g, &h, k[0] &+ w[0])
    round(h, a, b, &c, d, e, f, &g, k[1] &+ w[1])
    round(g, h, a, &b, c, d, e, &f, k[2] &+ w[2])
    round(f, g, h, &a, b, c, d, &e, k[3] &+ w[3])
    round(e, f, g, &h, a, b, c, &d, k[4] &+ w[4])
    round(d, e, f, &g, h, a, b, &c, k[5] &+ w[5])
    round(c, d, e, &f, g, h, a, &b, k[6] &+ w[6])
    round(b, c, d, &e, f, g, h, &a, k[7] &+ w[7])
  }

  @inline(__always)
  private static func rotated(_ x: UInt32, _ n: UInt32) -> UInt32 { x &>> n | x &<< (32 &- n) }

  @inline(__always)
  private static func smallSigma0(_ x: UInt32) -> UInt32 { rotated(x, 7) ^ rotated(x, 18) ^ x &>> 3 }

  @inline(__always)
  private static func smallSigma1(_ x: UInt32) -> UInt32 { rotated(x, 17) ^ rotated(x, 19) ^ x &>> 10 }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ kw: UInt32
  ) {
    let choice = g ^ (e & (f ^ g))
    let majority = (a & b) | (c & (a | b))
    let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ kw
    d = d &+ first
    h = first &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
  }
}
