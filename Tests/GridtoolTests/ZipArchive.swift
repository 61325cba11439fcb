import Foundation

/// A zip of files that are put in as they are.
enum ZipArchive {
  static func data(_ files: [(name: String, bytes: [UInt8])]) -> Data {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let size = number(file.bytes.count, 4)
      // Versions, flags, method and time; then what the content adds up to.
      let head: [UInt8] =
        [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + number(Int(checksum(file.bytes)), 4) + size + size
        + number(name.count, 2) + [0, 0]
      directory += [0x50, 0x4B, 1, 2, 20, 0] + head + [UInt8](repeating: 0, count: 10)
      directory += number(archive.count, 4) + name
      archive += [0x50, 0x4B, 3, 4] + head + name + file.bytes
    }
    let start = number(archive.count, 4)
    let count = number(files.count, 2)
    archive += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
    return Data(archive + number(directory.count, 4) + start + [0, 0])
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(value >> (8 * $0) & 255) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
