/// Tells the words by which a table says that a row is a total of others.
enum TotalWord {
  enum Kind {
    /// Of the rows since the last one, or of one unit.
    case part
    /// Of everything.
    case whole
    /// Not a sum: an average, a share.
    case figure
  }

  private static let wholes: Set<String> = [
    "合计", "总计", "共计", "累计", "总和", "总数", "汇总", "total", "totals", "grandtotal", "sum", "overall", "altogether",
  ]
  private static let parts: Set<String> = ["小计", "subtotal", "sub-total", "subtotals"]
  private static let figures: Set<String> = [
    "平均", "平均数", "平均值", "均值", "户均", "村均", "average", "mean", "占比", "比例", "比重", "%", "最大值", "最小值",
    "maximum", "minimum", "median", "中位数",
  ]

  /// Whether a cell says that its row is a total, and the unit's name that it gives besides: "甲乡小计".
  static func read(_ text: String) -> (kind: Kind, unit: String)? {
    guard mayBe(text), text.count <= 40 else { return nil }
    var word = key(text)
    if word.hasSuffix(":") { word.removeLast() }
    // "合计（户）" and "合计: 12户" are totals too.
    for mark in ["(", ":"] {
      if let cut = word.firstIndex(of: Character(mark)), cut > word.startIndex {
        let head = String(word[..<cut])
        if wholes.contains(head) || parts.contains(head) { word = head }
      }
    }
    if wholes.contains(word) { return (.whole, "") }
    if parts.contains(word) { return (.part, "") }
    if figures.contains(word) { return (.figure, "") }
    for ending in ["小计", "合计", "总计", "共计"] where word.hasSuffix(ending) {
      return (.part, String(word.dropLast(ending.count)))
    }
    // "Willow Creek total": a word of its own, unlike a name that ends in the same letters.
    let words = text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == ":" })
    if words.count > 1, let last = words.last, last == "total" || last == "subtotal" || last == "totals" {
      return (.part, words.dropLast().joined())
    }
    if words.count > 1, words[0] == "total" || words[0] == "subtotal" {
      return (.part, words.dropFirst().filter { $0 != "for" && $0 != "of" }.joined())
    }
    return nil
  }

  /// A quick look, so that most cells need no other.
  private static func mayBe(_ text: String) -> Bool {
    var letters = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "计", "和", "总", "汇", "均", "占", "比", "最", "中", "%", "％": return true
      case "a"..."z", "A"..."Z", "ａ"..."ｚ", "Ａ"..."Ｚ": letters += 1
      default: break
      }
    }
    return letters >= 3
  }

  // MARK: Text

  /// In lower case, full-width characters narrowed, without any white space.
  static func key(_ text: String) -> String {
    String(CountText.narrowed(text).filter { !isUnseen($0) }).lowercased()
  }

  /// White space, and characters that show nothing.
  static func isUnseen(_ character: Character) -> Bool {
    if character.isWhitespace { return true }
    return character.unicodeScalars.allSatisfy {
      [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains($0.value)
    }
  }
}
