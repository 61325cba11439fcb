import Foundation

/// The package this test stands in.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files under the folders, by path. Those in a catalogue of documentation are shown, not compiled.
  static func files(under folders: [String]) throws -> [SourceFile] {
    var found: [SourceFile] = []
    for folder in folders {
      let start = root.appendingPathComponent(folder)
      guard let walker = FileManager.default.enumerator(atPath: start.path) else { continue }
      for case let path as String in walker where path.hasSuffix(".swift") && !path.contains(".docc/") {
        let text = try String(contentsOf: start.appendingPathComponent(path), encoding: .utf8)
        found.append(SourceFile(path: "\(folder)/\(path)", text: text))
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}
