/// Reads angles as people write them: 34°12′05.3″, 102 30 15.5, 34-12-05, 34°12.5′, N34°12′, 东经102度30分15秒, in
/// full-width characters too. What could mean two things is refused with a reason.
struct DegreeText {
  /// What the column holds.
  enum Kind { case longitude, latitude }

  enum Outcome: Equatable {
    case degrees(Double)
    /// Why it is not read, as the rest of a sentence that begins with the text.
    case refused(String)
    /// Nothing like an angle.
    case none
  }

  private enum Token: Equatable {
    case number(String)
    /// 0 degrees, 1 minutes, 2 seconds.
    case mark(Int)
    case hemisphere(Kind, isNegative: Bool)
    case hyphen, colon, space, plus
  }

  private struct Part {
    var text: String
    var mark: Int?
    var isFraction: Bool { text.contains(".") }
  }

  private var parts: [Part] = []
  /// What stands between the parts, where there is no mark.
  private var separators: [Token] = []
  private var hemispheres: [(kind: Kind, isNegative: Bool)] = []
  private var sign: Token?
  /// The hemisphere stands behind a number, where nothing but the end may follow.
  private var hemisphereEnds = false

  private init() {}

  /// - Complexity: O(n) in the text, which is short; not for numbers written in the usual way.
  static func read(_ text: some StringProtocol, as kind: Kind) -> Outcome {
    guard let tokens = tokens(text) else { return .none }
    var reading = DegreeText()
    if let refusal = reading.take(tokens) { return refusal }
    return reading.degrees(as: kind)
  }

  // MARK: Tokens

  private static func tokens(_ text: some StringProtocol) -> [Token]? {
    var tokens: [Token] = []
    var number = ""
    for scalar in text.unicodeScalars {
      let plain = plain(scalar)
      if "0"..."9" ~= plain || plain == "." {
        number.unicodeScalars.append(plain)
        continue
      }
      if !number.isEmpty {
        tokens.append(.number(number))
        number = ""
      }
      switch plain {
      case "纬", "緯":
        guard case .hemisphere(.latitude, _)? = tokens.last else { return nil }
      case "经", "經":
        guard case .hemisphere(.longitude, _)? = tokens.last else { return nil }
      default:
        guard let token = token(plain) else { return nil }
        // Two minute marks stand for a second mark.
        if token == .mark(1), tokens.last == .mark(1) {
          tokens[tokens.count - 1] = .mark(2)
        } else {
          tokens.append(token)
        }
      }
    }
    if !number.isEmpty { tokens.append(.number(number)) }
    return tokens
  }

  /// Full-width characters as the ones they stand for.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard 0xFF01...0xFF5E ~= scalar.value else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  private static func token(_ scalar: Unicode.Scalar) -> Token? {
    switch scalar {
    case "°", "º", "˚", "゜", "⁰", "度", "d": .mark(0)
    case "'", "’", "‘", "′", "´", "`", "ʹ", "ʼ", "分": .mark(1)
    case "\"", "”", "“", "″", "ʺ", "〃", "秒": .mark(2)
    case "N", "n", "北": .hemisphere(.latitude, isNegative: false)
    case "S", "s", "南": .hemisphere(.latitude, isNegative: true)
    case "E", "东", "東": .hemisphere(.longitude, isNegative: false)
    case "W", "w", "西": .hemisphere(.longitude, isNegative: true)
    case "-", "−", "‐", "‑", "‒", "–", "—": .hyphen
    case ":", "∶": .colon
    case "+": .plus
    default: scalar.properties.isWhitespace ? .space : nil
    }
  }

  // MARK: Parts

  private mutating func take(_ tokens: [Token]) -> Outcome? {
    var pending: Token?
    for token in tokens {
      switch token {
      case .number(let text):
        guard text.count(where: { $0 == "." }) <= 1, text.contains(where: { $0 != "." }) else {
          return Outcome.none
        }
        if hemisphereEnds { return Outcome.none }
        if !parts.isEmpty, parts[parts.count - 1].mark == nil {
          guard let pending else { return Outcome.none }
          separators.append(pending)
        } else if let pending, pending != .space {
          return Outcome.none
        }
        parts.append(Part(text: text))
        pending = nil
      case .mark(let mark):
        guard let last = parts.last, last.mark == nil, pending == nil || pending == .space else {
          return Outcome.none
        }
        parts[parts.count - 1].mark = mark
        pending = nil
      case .hemisphere(let kind, let isNegative):
        hemispheres.append((kind, isNegative))
        hemisphereEnds = !parts.isEmpty
      case .space: pending = pending ?? .space
      case .hyphen where parts.isEmpty, .plus where parts.isEmpty:
        guard sign == nil else { return Outcome.none }
        sign = token
      case .hyphen, .colon:
        guard pending == nil || pending == .space else { return Outcome.none }
        pending = token
      case .plus: return Outcome.none
      }
    }
    // A separator behind the last number leads nowhere.
    return pending == nil || pending == .space ? nil : Outcome.none
  }

  private func degrees(as kind: Kind) -> Outcome {
    guard !parts.isEmpty else { return .none }
    guard parts.count <= 3 else {
      return .refused("holds more than one angle; give each a column of its own")
    }
    guard hemispheres.count <= 1 else { return .refused("names a hemisphere twice; leave one out") }
    if let hemisphere = hemispheres.first {
      guard sign == nil else { return .refused("has a sign and a hemisphere; leave one out") }
      guard hemisphere.kind == kind else {
        return .refused(
          kind == .longitude
            ? "is a latitude where a longitude is due; exchange the columns, or pass --axes"
            : "is a longitude where a latitude is due; exchange the columns, or pass --axes")
      }
    }
    if let why = markFault ?? valueFault { return .refused(why) }
    let values = parts.compactMap { Double($0.text) }
    guard values.count == parts.count else { return .none }
    var size = values[0]
    if values.count > 1 {
      // In seconds first: one division rounds less than two.
      let seconds = values[0] * 3600 + values[1] * 60 + (values.count > 2 ? values[2] : 0)
      size = seconds / 3600
    }
    if parts.count > 1 || parts[0].mark != nil || !hemispheres.isEmpty, size > 180 {
      return .refused("is more than 180 degrees; correct it")
    }
    return .degrees(sign == .hyphen || hemispheres.first?.isNegative == true ? -size : size)
  }

  /// What is wrong with the marks or the lack of them.
  private var markFault: String? {
    let isMarked = parts.contains { $0.mark != nil }
    if isMarked {
      for (i, part) in parts.enumerated() {
        if let mark = part.mark {
          guard mark == i else {
            return "skips degrees or minutes, or has its marks in another order; write 34°12′05″"
          }
        } else if i < parts.count - 1 {
          return "has no mark after \(part.text); write 34°12′05″"
        }
      }
      return nil
    }
    guard Set(separators.map { "\($0)" }).count <= 1 else { return "mixes separators; write 34°12′05″" }
    if parts.count == 2, hemispheres.isEmpty {
      return "may be degrees and minutes or two numbers; write 34°12′ or 34°12′00″"
    }
    return nil
  }

  private var valueFault: String? {
    for (i, part) in parts.enumerated() {
      if i < parts.count - 1, part.isFraction {
        return "has a fraction before its last number; write 34°12′05.3″"
      }
      guard let value = Double(part.text) else { return nil }
      if i > 0, value >= 60 {
        return "has \(part.text) \(i == 1 ? "minutes" : "seconds"), which must be under 60"
      }
    }
    return nil
  }
}
