/// How assigned households are written.
public enum AssignmentFormat: String, Sendable, Hashable, CaseIterable {
  case csv
  case geojson
  /// One feature to a line.
  case geojsonSequence = "geojsonl"

  /// The format that a file's name asks for.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "csv", "txt": self = .csv
    case "geojson", "json": self = .geojson
    case "geojsonl", "geojsons", "ndjson", "jsonl": self = .geojsonSequence
    default: return nil
    }
  }
}
