import GridGeo

/// Whether this machine can show Chinese characters.
enum ChineseFonts {
  /// A remark, if the text has Chinese characters and fontconfig knows no font that has them. Nil where there is
  /// no fontconfig to ask.
  ///
  /// - Throws: `cancelled`.
  static func remark(on text: [UInt8]) throws(GridGeoError) -> String? {
    guard holdsChinese(text), let tool = DrawingTool.look(for: .fontList) else { return nil }
    do {
      let folder = try DrawingFolder()
      let run = ToolRun(tool: tool, arguments: [":lang=zh", "family"], output: "-", limit: 60)
      try run.run(in: folder)
      guard let said = folder.bytes(of: "said"), !said.contains(where: { $0 > 32 }) else { return nil }
      return "no font of this machine has Chinese characters, so boxes stand in their place; "
        + "install one (Debian: apt-get install fonts-noto-cjk)"
    } catch {
      if error.code == .cancelled { throw error }
      return nil
    }
  }

  /// Whether UTF-8 text holds one of U+4E00 to U+9FFF: lead bytes E4 B8 to E9 BF.
  ///
  /// - Complexity: O(bytes).
  static func holdsChinese(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var place = 0
      while place + 1 < text.count {
        switch text[place] {
        case 0xe4 where text[place + 1] >= 0xb8, 0xe5...0xe9: return true
        default: place += 1
        }
      }
      return false
    }
  }
}
