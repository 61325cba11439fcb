/// Swift source with comments and string literals blanked out, line for line, and what can be seen in it.
///
/// A reader by text, not a compiler: it knows nesting comments, raw and multi-line strings and their
/// interpolations (which are blanked with them), and counts braces. That is enough for top-level names.
struct SwiftText {
  let lines: [String]

  init(_ source: String) {
    lines = SwiftText.blanked(Array(source.unicodeScalars)).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  struct Declaration: Equatable {
    var name: String
    var line: Int
  }

  /// Types declared at the top level of the file and seen outside it.
  var declarations: [Declaration] { scan(seenOutside: true) }

  /// All types declared in the file, nested and private ones too.
  var allDeclarations: [Declaration] { scan(seenOutside: false) }

  private func scan(seenOutside: Bool) -> [Declaration] {
    var found: [Declaration] = []
    var depth = 0
    var isHidden = false
    var keyword: String?
    for (index, line) in lines.enumerated() {
      for token in SwiftText.tokens(line) {
        switch token.text {
        case "{":
          depth += 1
          (isHidden, keyword) = (false, nil)
        case "}": depth -= 1
        case "private", "fileprivate": if seenOutside { isHidden = true }
        case "struct", "class", "enum", "actor", "protocol", "typealias":
          if depth == 0 || !seenOutside { keyword = token.text }
        case "func", "var", "let", "import", "extension", "init", "=", ";", "#":
          (isHidden, keyword) = (false, nil)
        default:
          guard keyword != nil, token.isName else { continue }
          if !isHidden { found.append(Declaration(name: token.text, line: index + 1)) }
          (isHidden, keyword) = (false, nil)
        }
      }
    }
    return found
  }

  struct Mention: Equatable {
    var name: String
    var line: Int
  }

  /// Names that stand free: not members, so `.Grid` and `Plan.Grid` do not mention `Grid`, but
  /// `GridGeo.Grid` does.
  var mentions: [Mention] {
    var found: [Mention] = []
    for (index, line) in lines.enumerated() {
      var before: [Token] = []
      for token in SwiftText.tokens(line) {
        if token.isName {
          let isMember = before.last?.text == "."
          let isQualified = isMember && before.dropLast().last?.text == "GridGeo"
          if !isMember || isQualified { found.append(Mention(name: token.text, line: index + 1)) }
        }
        before.append(token)
      }
    }
    return found
  }

  struct Import: Equatable {
    var module: String
    var isTestable: Bool
    var line: Int
  }

  var imports: [Import] {
    var found: [Import] = []
    for (index, line) in lines.enumerated() {
      let words = SwiftText.tokens(line).filter { $0.isName || $0.text == "@" }.map(\.text)
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { continue }
      let before = words[..<keyword]
      let allowed: Set<String> = ["@", "public", "package", "internal", "private", "fileprivate"]
      guard
        before.allSatisfy({
          allowed.contains($0) || $0.hasPrefix("_") || $0 == "testable" || $0 == "preconcurrency"
        })
      else { continue }
      // `import struct Module.Name` names the kind first.
      let kinds: Set<String> = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
      let named = kinds.contains(words[keyword + 1]) && keyword + 2 < words.count ? keyword + 2 : keyword + 1
      found.append(Import(module: words[named], isTestable: before.contains("testable"), line: index + 1))
    }
    return found
  }

  // MARK: - Tokens

  struct Token {
    var text: String
    var isName: Bool
  }

  private static func tokens(_ line: String) -> [Token] {
    var tokens: [Token] = []
    var name = ""
    for character in line {
      if character.isLetter || character.isNumber || character == "_" {
        name.append(character)
        continue
      }
      if !name.isEmpty { tokens.append(Token(text: name, isName: true)) }
      name = ""
      if !character.isWhitespace { tokens.append(Token(text: String(character), isName: false)) }
    }
    if !name.isEmpty { tokens.append(Token(text: name, isName: true)) }
    return tokens
  }

  // MARK: - Comments and strings

  private static func blanked(_ text: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    var index = 0
    func follows(_ pattern: String, at start: Int) -> Bool {
      let pattern = Array(pattern.unicodeScalars)
      return start + pattern.count <= text.count && Array(text[start..<(start + pattern.count)]) == pattern
    }
    func skip(to end: Int) {
      while index < min(end, text.count) {
        result.append(text[index] == "\n" ? "\n" : " ")
        index += 1
      }
    }
    while index < text.count {
      if follows("//", at: index) {
        skip(to: text[index...].firstIndex(of: "\n") ?? text.count)
      } else if follows("/*", at: index) {
        skip(to: endOfComment(text, from: index))
      } else if let end = endOfString(text, from: index) {
        skip(to: end)
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(result)
  }

  private static func endOfComment(_ text: [Unicode.Scalar], from start: Int) -> Int {
    var depth = 0
    var index = start
    while index + 1 < text.count {
      if text[index] == "/", text[index + 1] == "*" {
        depth += 1
        index += 2
      } else if text[index] == "*", text[index + 1] == "/" {
        depth -= 1
        index += 2
        if depth == 0 { return index }
      } else {
        index += 1
      }
    }
    return text.count
  }

  /// Where the string that starts here ends; nil when none starts here.
  private static func endOfString(_ text: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    while index < text.count, text[index] == "#" { index += 1 }
    let hashes = index - start
    guard index < text.count, text[index] == "\"" else { return nil }
    let isBlock = index + 2 < text.count && text[index + 1] == "\"" && text[index + 2] == "\""
    let quotes = isBlock ? 3 : 1
    index += quotes
    while index < text.count {
      if text[index] == "\\" {
        let marks = text[(index + 1)...].prefix(hashes)
        guard marks.count == hashes, marks.allSatisfy({ $0 == "#" }) else {
          index += 1
          continue
        }
        index += 1 + hashes
        guard index < text.count, text[index] == "(" else {
          index += 1
          continue
        }
        index = endOfInterpolation(text, from: index)
        continue
      }
      if text[index...].prefix(quotes).allSatisfy({ $0 == "\"" }) {
        let marks = text[min(index + quotes, text.count)...].prefix(hashes)
        if marks.count == hashes, marks.allSatisfy({ $0 == "#" }) { return index + quotes + hashes }
      }
      if text[index] == "\n", !isBlock { return index }
      index += 1
    }
    return text.count
  }

  private static func endOfInterpolation(_ text: [Unicode.Scalar], from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < text.count {
      if let end = endOfString(text, from: index) {
        index = end
        continue
      }
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return text.count
  }
}
