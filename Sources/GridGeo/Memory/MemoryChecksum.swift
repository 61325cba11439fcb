/// A checksum of much memory, as fast as it can be read: four lanes of multiply and turn. It finds damage, not
/// forgery.
struct MemoryChecksum {
  private var lanes = SIMD4<UInt64>(
    0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63)
  private var length: UInt64 = 0

  private static let factor: UInt64 = 0xA076_1D64_78BD_642F

  /// Takes the next bytes; pieces other than the last one hold a multiple of 32.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var (a, b, c, d) = (lanes.x, lanes.y, lanes.z, lanes.w)
    let whole = bytes.count & ~31
    var i = 0
    while i < whole {
      a = MemoryChecksum.mix(a, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
      b = MemoryChecksum.mix(
        b, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i &+ 8, as: UInt64.self)))
      c = MemoryChecksum.mix(
        c, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i &+ 16, as: UInt64.self)))
      d = MemoryChecksum.mix(
        d, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i &+ 24, as: UInt64.self)))
      i &+= 32
    }
    while i < bytes.count {
      a = MemoryChecksum.mix(a, UInt64(bytes[i]))
      i &+= 1
    }
    lanes = SIMD4(a, b, c, d)
  }

  var value: UInt64 {
    var value = length
    for lane in 0..<4 { value = MemoryChecksum.mix(value, lanes[lane]) }
    return value
  }

  @inline(__always)
  private static func mix(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (lane ^ word) &* factor
    return mixed ^ (mixed >> 29)
  }
}
