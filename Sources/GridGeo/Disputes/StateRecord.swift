/// Where something in a saved state lies, on the ground and in the file.
struct StateRecord {
  static let size = 72

  /// Empty ground has a box that meets nothing.
  var box: BoundingBox<Geographic>
  var offset: UInt64 = 0
  var length: UInt64 = 0
  /// Of a claim: the hash of its id. Of a sliver that is gathered: of its kind and parties; else 0.
  var key: UInt64 = 0
  /// Of a claim in force: the hash of its party, else 0. Of a piece: the hash of its dispute's id.
  var stem: UInt64 = 0
  var checksum: UInt64 = 0

  static let nowhere = BoundingBox<Geographic>(
    minimum: Coordinate(x: .infinity, y: .infinity), maximum: Coordinate(x: -.infinity, y: -.infinity))

  init(box: BoundingBox<Geographic>?, key: UInt64 = 0, stem: UInt64 = 0) {
    self.box = box ?? StateRecord.nowhere
    self.key = key
    self.stem = stem
  }

  /// - Precondition: the bytes are long enough.
  init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    func word(_ i: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8 * i, as: UInt64.self))
    }
    box = BoundingBox(
      minimum: Coordinate(x: Double(bitPattern: word(0)), y: Double(bitPattern: word(1))),
      maximum: Coordinate(x: Double(bitPattern: word(2)), y: Double(bitPattern: word(3))))
    (offset, length, key, stem, checksum) = (word(4), word(5), word(6), word(7), word(8))
  }

  func encode(into coder: inout StateEncoder) {
    for value in [box.minimum.x, box.minimum.y, box.maximum.x, box.maximum.y] { coder.append(value) }
    for word in [offset, length, key, stem, checksum] { coder.append(word) }
  }

  /// A sum that any one changed byte changes: each step is one to one in the sum and in the word.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = UInt64(bytes.count) ^ 0x9e37_79b9_7f4a_7c15
    var place = 0
    func mix(_ word: UInt64) {
      sum = (sum ^ word) &* 0xff51_afd7_ed55_8ccd
      sum ^= sum >> 32
    }
    while place + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    var last: UInt64 = 0
    while place < bytes.count {
      last = last << 8 | UInt64(bytes[place])
      place += 1
    }
    mix(last)
    return sum
  }
}
