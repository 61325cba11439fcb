extension JSONScanner {
  /// Runs over the value at the cursor, checking every token of it.
  ///
  /// - Complexity: O(n), without recursion.
  mutating func skipValue() throws(JSONFault) {
    let outside = depth
    // One bit a level: whether it is an object. The depth limit is the number of bits.
    var objects: UInt64 = 0
    var isFirst = true
    while true {
      var isOpened = false
      switch try peek() {
      case 0x22: _ = try string()
      case 0x2D, 0x30...0x39: _ = try number()
      case 0x74: try literal("true")
      case 0x66: try literal("false")
      case 0x6E: try literal("null")
      case 0x5B:
        try enter()
        objects <<= 1
        isOpened = true
      case 0x7B:
        try enter()
        objects = objects << 1 | 1
        isOpened = true
      default: throw unexpected("a value")
      }
      isFirst = isOpened
      // Close what ends here, then stand before the next value.
      while depth > outside {
        let goesOn: Bool
        if objects & 1 == 1 {
          goesOn = try nextName(&isFirst) != nil
          if goesOn { try colon() }
        } else {
          goesOn = try nextElement(&isFirst)
        }
        if goesOn { break }
        objects >>= 1
        isFirst = false
      }
      if depth == outside { return }
    }
  }
}
