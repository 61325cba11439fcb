import GridGeo

/// Which encoding the text of a file is in, found out from its bytes and from what the file says of itself.
///
/// A declaration is believed when the bytes agree: files whose `.cpg` or language byte says one thing and whose text is
/// another are common. UTF-8 is tried strictly; text with characters of three bytes that passes is UTF-8, since GB 18030
/// does not pass for long. What is not UTF-8 must be GB 18030 from end to end.
struct ForeignEncoding {
  /// The text seen so far: all of it valid UTF-8, with so many characters of two and of three bytes.
  private(set) var isUTF8 = true
  private var isGB18030 = true
  private var shortCharacters = 0
  private var longCharacters = 0
  /// Characters of two bytes if the text is Chinese, and those of them that are in GB 2312, as nearly all in real
  /// text are: accents of other languages, taken for Chinese, are not.
  private var pairs = 0
  private var commonPairs = 0
  /// Whether all of the text, read as GB 18030, is Chinese.
  private var looksChinese = true

  /// Takes in a text; a name that is cut may end inside of a character.
  mutating func see(_ bytes: [UInt8], mayBeCut: Bool = false) {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return }
    let utf8 = ForeignEncoding.text(bytes, .utf8, mayBeCut: mayBeCut)
    if let utf8 {
      for scalar in utf8.unicodeScalars where scalar.value >= 0x80 {
        if scalar.value < 0x800 { shortCharacters += 1 } else { longCharacters += 1 }
      }
    } else {
      isUTF8 = false
    }
    countPairs(bytes)
    let chinese = ForeignEncoding.text(bytes, .gb18030, mayBeCut: mayBeCut)
    if chinese == nil { isGB18030 = false }
    if let chinese, looksChinese {
      looksChinese = chinese.unicodeScalars.allSatisfy {
        $0.value < 0x80 || 0x3000...0x9FFF ~= $0.value || 0xFF00...0xFFEF ~= $0.value
      }
    }
  }

  private mutating func countPairs(_ bytes: [UInt8]) {
    var i = 0
    while i < bytes.count {
      guard bytes[i] >= 0x80 else {
        i += 1
        continue
      }
      // A character of four bytes, Tibetan for instance, says nothing either way.
      if i + 3 < bytes.count, 0x30...0x39 ~= bytes[i + 1], 0x81...0xFE ~= bytes[i + 2],
        0x30...0x39 ~= bytes[i + 3]
      {
        i += 4
        continue
      }
      pairs += 1
      if i + 1 < bytes.count, 0xA1...0xF7 ~= bytes[i], 0xA1...0xFE ~= bytes[i + 1] { commonPairs += 1 }
      i += 2
    }
  }

  /// Whether there was any text beyond ASCII.
  var hasSeenLetters: Bool { shortCharacters > 0 || longCharacters > 0 || !isUTF8 }

  /// The encoding that was asked for, if the text is of it, or else the one that it is beyond doubt.
  func certain(asked: TextEncoding?) -> TextEncoding? {
    if let asked { return (asked == .utf8 ? isUTF8 : isGB18030) ? asked : nil }
    if isUTF8, longCharacters > 0 { return .utf8 }
    // Two accents side by side are a pair as well, once or twice.
    return !isUTF8 && isPlainlyChinese && looksChinese && pairs > 2 ? .gb18030 : nil
  }

  private var isPlainlyChinese: Bool { isGB18030 && commonPairs * 10 >= pairs * 8 }

  /// The text of bytes; nil when they are not of the encoding. Of a name that is cut, a last half character is left
  /// out.
  static func text(_ bytes: [UInt8], _ encoding: TextEncoding, mayBeCut: Bool = false) -> String? {
    var count = bytes.count
    while true {
      let text = bytes.withUnsafeBufferPointer {
        encoding.text(of: UnsafeBufferPointer(rebasing: $0[..<count]))
      }
      if let text { return text }
      guard mayBeCut, count > 0, bytes.count - count < 3 else { return nil }
      count -= 1
    }
  }

  struct Verdict: Equatable {
    var encoding: TextEncoding
    /// Why, for the user; nil where there is nothing to tell.
    var reason: String?
  }

  /// - Parameters:
  ///   - asked: what the user says: it wins.
  ///   - declared: what the file says, with the place where it says so.
  /// - Throws: `badInput` when the text is neither.
  func verdict(
    asked: TextEncoding?, declared: (encoding: TextEncoding?, name: String, by: String)?, file: ForeignName
  ) throws(GridGeoError) -> Verdict {
    if let asked {
      guard asked == .utf8 ? isUTF8 : isGB18030 else {
        throw GridGeoError(
          .badInput, "its text is not \(asked.displayName); leave --encoding out to have it found",
          at: file.place)
      }
      return Verdict(encoding: asked, reason: "as --encoding says")
    }
    if shortCharacters == 0, longCharacters == 0, isUTF8 { return Verdict(encoding: .utf8, reason: nil) }
    let isClearlyUTF8 = isUTF8 && longCharacters > 0
    if let declared, let encoding = declared.encoding {
      let agrees = encoding == .utf8 ? isUTF8 : isGB18030 && !isClearlyUTF8
      if agrees { return Verdict(encoding: encoding, reason: "as its \(declared.by) says") }
    }
    let lie = declared.map { "its \($0.by) says \($0.name), but " } ?? ""
    if isClearlyUTF8 || (isUTF8 && !(isPlainlyChinese && looksChinese)) {
      return Verdict(encoding: .utf8, reason: "\(lie)all of its text is UTF-8")
    }
    if let declared, declared.encoding == nil, !isPlainlyChinese {
      throw GridGeoError(
        .badInput,
        "its \(declared.by) says \(declared.name), which is not read here; convert it to UTF-8, or pass --encoding",
        at: file.place)
    }
    guard isPlainlyChinese else {
      throw GridGeoError(
        .badInput,
        "its text is neither UTF-8 nor plainly Chinese; say what it is with --encoding, or convert it to UTF-8",
        at: file.place)
    }
    return Verdict(
      encoding: .gb18030,
      reason: lie + (isUTF8 ? "read so its text is Chinese" : "its text is not UTF-8"))
  }
}
