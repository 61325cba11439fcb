extension GeoJSONParser {
  /// Height of an array that holds no position at all.
  static var emptyHeight: Int { -1 }
  /// Height of coordinates that cannot be understood; the fault has been noted.
  static var wrongHeight: Int { -2 }

  /// Reads `coordinates` of any nesting into the flat buffers.
  ///
  /// - Returns: How deep positions are nested: 0 for a position, 1 for an array of positions, and so on.
  mutating func readCoordinates() throws(JSONFault) -> Int {
    positions.removeAll()
    lineEnds.removeAll(keepingCapacity: true)
    polygonEnds.removeAll(keepingCapacity: true)
    positionFaults.removeAll(keepingCapacity: true)
    guard try scanner.peek() == 0x5B else {
      try refuseValue("\"coordinates\" is not an array", kind: .badGeometry)
      return GeoJSONParser.wrongHeight
    }
    return try readArray()
  }

  private mutating func readArray() throws(JSONFault) -> Int {
    try scanner.enter()
    switch try scanner.peek() {
    case 0x2D, 0x30...0x39:
      try readPosition()
      return 0
    default: break
    }
    var height = GeoJSONParser.emptyHeight
    var isFirst = true
    var count = 0
    var empties = 0
    var startsEmpty = false
    var firstEmpty = 0
    while try scanner.nextElement(&isFirst) {
      guard try scanner.peek() == 0x5B else {
        notePosition(.badGeometry, "the coordinates hold something that is neither a number nor an array")
        try scanner.skipValue()
        continue
      }
      if height == 1 || height == GeoJSONParser.emptyHeight, readPositionsInWindow() {
        height = 1
        continue
      }
      let child = try readArray()
      if child == GeoJSONParser.emptyHeight {
        if count == 0 { startsEmpty = true }
        if empties == 0 { firstEmpty = positions.count }
        empties += 1
      } else if height == GeoJSONParser.emptyHeight {
        height = child + 1
      } else if height != child + 1 {
        notePosition(.badGeometry, "the coordinates are nested unevenly")
      }
      count += 1
    }
    if empties > 0 {
      if height == 1 {
        notePosition(.badGeometry, "a position without numbers", at: firstEmpty)
      } else if height == 2, startsEmpty {
        notePosition(.badGeometry, "the first part is empty, but others follow", at: firstEmpty)
      } else if height > 0 {
        emptyParts += empties
      }
    }
    switch height {
    case 1: lineEnds.append(positions.count)
    case 2: polygonEnds.append(lineEnds.count)
    default: break
    }
    return height
  }

  /// Reads the numbers of a position after its `[`.
  private mutating func readPosition() throws(JSONFault) {
    var x = 0.0
    var y = 0.0
    var count = 0
    var isFirst = true
    while try scanner.nextElement(&isFirst) {
      switch try scanner.peek() {
      case 0x2D, 0x30...0x39:
        let value = try scanner.number()
        if count == 0 { x = value } else if count == 1 { y = value }
      default:
        notePosition(.badGeometry, "a position holds something that is not a number")
        try scanner.skipValue()
      }
      count += 1
    }
    if count != 2 && count != 3 {
      notePosition(
        .badGeometry, "a position of \(count) number\(count == 1 ? "" : "s"); it must have 2 or 3")
    }
    positions.append(x, y)
  }

  private mutating func notePosition(_ kind: ReadingProblem.Kind, _ reason: String, at index: Int? = nil) {
    // A file that is wrong throughout needs no million of them.
    guard positionFaults.count < 64 else { return }
    positionFaults.append(PositionFault(index: index ?? positions.count, kind: kind, reason: reason))
  }

  /// Reads positions as long as they lie whole in the window and are written in the ordinary way; the
  /// general way takes over at anything else. The cursor is at `[`, and after the last position that was
  /// read afterwards.
  ///
  /// - Returns: Whether there was at least one.
  private mutating func readPositionsInWindow() -> Bool {
    guard scanner.depth < JSONScanner.depthLimit else { return false }
    let powers = UnsafePointer(scanner.powers)
    var p = scanner.cursor
    var done: UnsafePointer<UInt8>?
    while true {
      p += 1
      skipSpace(&p)
      let x = DecimalNumber.parse(p, powers: powers)
      guard x.status == .number else { break }
      p = x.end
      skipSpace(&p)
      guard p.pointee == 0x2C else { break }
      p += 1
      skipSpace(&p)
      let y = DecimalNumber.parse(p, powers: powers)
      guard y.status == .number else { break }
      p = y.end
      skipSpace(&p)
      if p.pointee == 0x2C {
        p += 1
        skipSpace(&p)
        let z = DecimalNumber.parse(p, powers: powers)
        guard z.status == .number else { break }
        p = z.end
        skipSpace(&p)
      }
      guard p.pointee == 0x5D else { break }
      p += 1
      positions.append(x.value, y.value)
      done = p
      skipSpace(&p)
      guard p.pointee == 0x2C else { break }
      p += 1
      skipSpace(&p)
      guard p.pointee == 0x5B else { break }
    }
    guard let done else { return false }
    scanner.cursor = done
    return true
  }

  @inline(__always)
  private func skipSpace(_ p: inout UnsafePointer<UInt8>) {
    while p.pointee == 0x20 || p.pointee == 0x0A || p.pointee == 0x0D || p.pointee == 0x09 { p += 1 }
  }
}
