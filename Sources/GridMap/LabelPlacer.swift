/// How wide text is, about, without a font: enough to keep labels apart and headings inside.
enum TextMeasure {
  /// In units of `size`. Wide scripts take a full square, others a little over half.
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + size * (isWide($1) ? 1.0 : 0.58) }
  }

  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
      || (0x20000...0x3FFFD).contains(scalar.value)
  }

  /// At most `lines` lines no wider than `width`, broken at spaces or between wide characters; what is left
  /// over ends in "…".
  static func wrapped(_ text: String, size: Double, width: Double, lines: Int) -> [String] {
    var out: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty, out.count < lines {
      if self.width(String(rest), size: size) <= width {
        out.append(String(rest))
        return out
      }
      let isLast = out.count == lines - 1
      var used = isLast ? size : 0
      var end = rest.startIndex
      var breakAt: Substring.Index?
      for index in rest.indices {
        let character = rest[index]
        let step = self.width(String(character), size: size)
        if used + step > width, end > rest.startIndex { break }
        used += step
        end = rest.index(after: index)
        if character == " " || character.unicodeScalars.contains(where: isWide) { breakAt = end }
      }
      if isLast {
        out.append(String(rest[..<end]) + "…")
        return out
      }
      let stop = breakAt ?? end
      out.append(String(rest[..<stop]))
      rest = rest[stop...].drop { $0 == " " }
    }
    return out
  }
}

/// Puts names on a map so that none covers another: the first come stay.
struct LabelPlacer {
  private var taken: [(x0: Double, y0: Double, x1: Double, y1: Double)] = []

  /// True when a label of this size centred at `x`, `y` is free, and then it is taken.
  mutating func place(_ text: String, x: Double, y: Double, size: Double) -> Bool {
    let half = TextMeasure.width(text, size: size) / 2 + size * 0.15
    let box = (x0: x - half, y0: y - size * 0.6, x1: x + half, y1: y + size * 0.6)
    for other in taken
    where box.x0 < other.x1 && other.x0 < box.x1 && box.y0 < other.y1 && other.y0 < box.y1 {
      return false
    }
    taken.append(box)
    return true
  }
}
