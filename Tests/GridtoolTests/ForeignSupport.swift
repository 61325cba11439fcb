import Foundation
import Testing

/// Whether the program that is tested finds its plug-in for GDAL, and what GDAL can do here.
enum ForeignSupport {
  static let isThere = (try? Sandbox().gridtool("formats --json").output.contains("\"gdal\":\"")) ?? false

  static let canWriteTiles = can(["mbtiles"], write: true)

  /// Whether all of these endings are read and, if so wished, written.
  static func can(_ endings: [String], write: Bool = false) -> Bool {
    guard let text = try? Sandbox().gridtool("formats --json").output,
      let formats = try? JSONReading.object(text)["formats"] as? [[String: Any]]
    else { return false }
    return endings.allSatisfy { ending in
      formats.contains {
        ($0["endings"] as? [String])?.contains(".\(ending)") == true
          && $0[write ? "writes" : "reads"] as? Bool == true
      }
    }
  }
}

extension Sandbox {
  /// The features of a file in any format that is read, by a copy as GeoJSON.
  func features(_ name: String, _ more: [String] = []) throws -> [[String: Any]] {
    let run = try gridtool(["convert", name, "-"] + more)
    try #require(run.status == 0, "\(run.error)")
    return try #require(try JSONReading.object(run.output)["features"] as? [[String: Any]])
  }

  /// The properties of those features.
  func properties(_ name: String, _ more: [String] = []) throws -> [[String: Any]] {
    try features(name, more).compactMap { $0["properties"] as? [String: Any] }
  }

  /// The text of a GeoJSON file without the member that says how it was made: inputs have other names and hashes there.
  func plain(_ name: String) throws -> NSDictionary {
    var object = try JSONReading.object(try text(name))
    object["gridgeo"] = nil
    return object as NSDictionary
  }
}
