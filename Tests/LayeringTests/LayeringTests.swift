import Testing

@Suite("Layers of this package")
struct LayeringTests {
  @Test("No folder mentions a type it may not, imports what it may not, or holds too long a file")
  func tree() throws {
    let files = try SourceTree.files(under: ["Sources", "Tests"])
    #expect(files.count > 30, "the sources were not found")
    let breaches = LayerChecker().breaches(in: files)
    #expect(breaches.isEmpty, "\n\(breaches.joined(separator: "\n"))")
  }

  @Test("The table in docs/architecture.md is the one that is checked")
  func documentation() throws {
    let documented = try DocumentedTable.rows(in: SourceTree.text("docs/architecture.md"))
    let everything = LayerTable.rows.map(\.folder)
    var expected: [String: Set<String>] = [:]
    for row in LayerTable.rows { expected[row.folder] = Set(row.mayMention) }
    #expect(Set(documented.keys) == Set(everything))
    for (folder, mayMention) in expected {
      #expect(documented[folder] == mayMention, "row \(folder)")
    }
  }

  @Test("A folder may only mention folders that have a row, and never in a circle")
  func table() {
    var known: Set<String> = []
    for row in LayerTable.rows { known.insert(row.folder) }
    #expect(known.count == LayerTable.rows.count, "a folder has two rows")
    var settled: Set<String> = []
    var rest = LayerTable.rows
    while !rest.isEmpty {
      let next = rest.filter { Set($0.mayMention).isSubset(of: settled) }
      #expect(!next.isEmpty, "a circle among \(rest.map(\.folder))")
      if next.isEmpty { return }
      settled.formUnion(next.map(\.folder))
      rest.removeAll { settled.contains($0.folder) }
    }
    #expect(settled == known)
  }
}

/// The table under "Who may mention whom" in a Markdown page.
enum DocumentedTable {
  /// Folder and the folders it may mention. A row may name several folders; "–" stands for none, and
  /// "all but X, Y" for every folder in the table but those and the row's own.
  static func rows(in page: String) -> [String: Set<String>] {
    var cells: [(folders: [String], names: String)] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") { isInside = line.hasSuffix("Who may mention whom") }
      guard isInside, line.hasPrefix("|") else { continue }
      let columns = line.split(separator: "|").map { trimmed(String($0)) }
      guard columns.count == 2, columns[0] != "folder", !columns[0].hasPrefix("-") else { continue }
      cells.append((names(in: columns[0]), columns[1]))
    }
    let everything = Set(cells.flatMap(\.folders))
    var rows: [String: Set<String>] = [:]
    for cell in cells {
      for folder in cell.folders {
        if cell.names == "–" {
          rows[folder] = []
        } else if cell.names.hasPrefix("all but ") {
          rows[folder] = everything.subtracting(names(in: String(cell.names.dropFirst(8)))).subtracting([
            folder
          ])
        } else {
          rows[folder] = Set(names(in: cell.names))
        }
      }
    }
    return rows
  }

  private static func names(in cell: String) -> [String] {
    cell.split(separator: ",").map { trimmed(String($0)) }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " || $0 == "`" }.reversed().drop { $0 == " " || $0 == "`" }.reversed())
  }
}
