import Testing

@testable import GridGeo

@Suite struct RowEndsTests {
  /// Where the last whole row of a prefix ends, byte by byte.
  private static func end(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, lineEnd: UInt8) -> (
    Int, isQuoted: Bool
  ) {
    var end = 0
    var isQuoted = false
    var isFieldStart = true
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if isQuoted {
        if byte == 0x22 {
          if i + 1 < bytes.count, bytes[i + 1] == 0x22 {
            i += 1
          } else if i + 1 < bytes.count {
            isQuoted = false
            isFieldStart = false
          }
        }
      } else if byte == 0x22, isFieldStart {
        isQuoted = true
      } else {
        isFieldStart = byte == delimiter || byte == 0x0A || byte == 0x0D
        if byte == lineEnd { end = i + 1 }
      }
      i += 1
    }
    return (end, isQuoted)
  }

  @Test(arguments: [0x0A, 0x0D] as [UInt8])
  func randomTextsInRandomPieces(_ lineEnd: UInt8) {
    var random = SeededGenerator(seed: 11, stream: "row ends")
    let letters: [UInt8] = [0x22, 0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x20, 0x3B]
    for _ in 0..<4000 {
      let bytes = (0..<random.next(below: 60)).map { _ in letters[random.next(below: letters.count)] }
      var block = BlockMemory(capacity: 64)
      defer { block.release() }
      var ends = RowEnds(delimiter: 0x2C, lineEnd: lineEnd)
      while block.count < bytes.count {
        let piece = min(bytes.count - block.count, 1 + random.next(below: 9))
        bytes[block.count..<block.count + piece].withUnsafeBytes { block.append($0) }
        ends.scan(block)
        let (end, isQuoted) = Self.end(bytes[..<block.count], delimiter: 0x2C, lineEnd: lineEnd)
        #expect(ends.end == end, "\(bytes) of \(block.count)")
        #expect(ends.isQuoted == isQuoted, "\(bytes) of \(block.count)")
      }
    }
  }
}
