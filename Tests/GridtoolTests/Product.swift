import Foundation

/// The package, and what the build made of it.
enum Product {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program: beside the running tests, else in the package's build folder.
  static let gridtool: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var places: [URL] = []
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      places.append(folder.appendingPathComponent("gridtool"))
    }
    let fallback = root.appendingPathComponent(".build/debug/gridtool")
    return places.first { isProgram($0.path) } ?? fallback
  }()

  /// A folder can bear the name too.
  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }
}
