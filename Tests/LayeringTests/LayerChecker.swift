/// A source file: its path from the package's root, with `/`, and its text.
struct SourceFile {
  var path: String
  var text: String
}

/// Compares a tree of sources with the table and says every breach as `FILE:LINE: what`.
struct LayerChecker {
  var rows = LayerTable.rows
  var imports = LayerTable.imports
  var onlyIn = LayerTable.onlyIn
  var platform = LayerTable.platform
  var longestFile = LayerTable.longestFile

  func breaches(in files: [SourceFile]) -> [String] {
    let parsed = files.map { ParsedFile(path: $0.path, text: SwiftText($0.text)) }
    return folderBreaches(parsed) + mentionBreaches(parsed) + importBreaches(parsed) + lengthBreaches(parsed)
  }

  private struct ParsedFile {
    var path: String
    var text: SwiftText

    private var parts: [Substring] { path.split(separator: "/") }
    /// The target of a file under `Sources`.
    var target: String? { parts.count >= 3 && parts[0] == "Sources" ? String(parts[1]) : nil }
    /// The folder of a file of GridGeo; nil at its root.
    var folder: String? { target == "GridGeo" && parts.count >= 4 ? String(parts[2]) : nil }
  }

  private func folderBreaches(_ files: [ParsedFile]) -> [String] {
    let known = Set(rows.map(\.folder))
    let unknown = Set(files.compactMap(\.folder)).subtracting(known)
    let targets = Set(files.compactMap(\.target)).subtracting(imports.map(\.target))
    return unknown.sorted().map { "Sources/GridGeo/\($0):1: the folder has no row in the table of layers" }
      + targets.sorted().map { "Sources/\($0):1: the target has no row in the table of imports" }
  }

  private func mentionBreaches(_ files: [ParsedFile]) -> [String] {
    var homes: [String: Set<String>] = [:]
    // A nested type hides a distant one of the same name.
    var own: [String: Set<String>] = [:]
    for file in files {
      guard let folder = file.folder else { continue }
      own[folder, default: []].formUnion(file.text.allDeclarations.map(\.name))
      for declaration in file.text.declarations { homes[declaration.name, default: []].insert(folder) }
    }
    var found: [String] = []
    for file in files {
      guard let folder = file.folder, let row = rows.first(where: { $0.folder == folder }) else { continue }
      let open = Set(row.mayMention).union([folder])
      for mention in file.text.mentions {
        guard let home = homes[mention.name], home.isDisjoint(with: open),
          own[folder]?.contains(mention.name) != true
        else { continue }
        found.append(
          "\(file.path):\(mention.line): \(folder) mentions \(mention.name) of \(home.sorted()[0])")
      }
    }
    return found
  }

  private func importBreaches(_ files: [ParsedFile]) -> [String] {
    var found: [String] = []
    for file in files {
      guard let target = file.target, let row = imports.first(where: { $0.target == target }) else {
        continue
      }
      for line in file.text.imports {
        let place = "\(file.path):\(line.line)"
        if line.isTestable { found.append("\(place): \(target) looks behind \(line.module)'s public face") }
        if !row.modules.contains(line.module), !platform.contains(line.module) {
          found.append("\(place): \(target) imports \(line.module)")
        }
        if let home = onlyIn[line.module], file.folder != home {
          found.append("\(place): \(line.module) is imported outside \(home)")
        }
      }
    }
    return found
  }

  private func lengthBreaches(_ files: [ParsedFile]) -> [String] {
    files.compactMap { file in
      // The text after the last line end is no line.
      let length = file.text.lines.last == "" ? file.text.lines.count - 1 : file.text.lines.count
      guard length > longestFile else { return nil }
      return "\(file.path):\(longestFile + 1): the file has \(length) lines, more than \(longestFile)"
    }
  }
}
