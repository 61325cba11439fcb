import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SurveyFiles {
  /// Takes in files whose role is not said: tables and points are households, lines are barriers, polygons with
  /// a party are claims, all else is the territory.
  ///
  /// - Throws: `missingInput` for a file that is not there; `badInput` for one that is neither JSON nor called a
  ///   table; `badOption` when a role is taken already.
  mutating func add(recognising paths: [String]) throws(GridGeoError) {
    for path in paths {
      if path != "-", !InputSource(path).isForeign, access(path, F_OK) != 0, errno == ENOENT {
        throw GridGeoError(.missingInput, "no such file; check the name", at: SourcePlace(file: path))
      }
      switch Shape(of: path) {
      case .other:
        throw GridGeoError(
          .badInput,
          "is neither GeoJSON nor a table (.csv, .tsv, .txt); leave it out, or name its role by an option",
          at: SourcePlace(file: path))
      case .table, .points:
        try take(path, \.households, "the households", "give the right one by --households")
      case .lines: try take(path, \.barriers, "the barriers", "give the right one by --barriers")
      case .claims: try take(path, \.claims, "the claims", "check one at a time")
      case .polygons: try take(path, \.territory, "the territory", "give base units by --units")
      }
    }
  }

  private mutating func take(
    _ path: String, _ role: WritableKeyPath<SurveyFiles, String?>, _ name: String, _ remedy: String
  ) throws(GridGeoError) {
    if let taken = self[keyPath: role] {
      throw GridGeoError(.badOption, "\(taken) and \(path) both look like \(name); \(remedy)")
    }
    self[keyPath: role] = path
  }

  /// What a file seems to hold.
  private enum Shape {
    case table, points, lines, polygons, claims, other

    /// From the name's ending; for other files from the first geometry near the beginning. What cannot be
    /// looked at without consuming it, a pipe for instance, counts as polygons.
    init(of path: String) {
      let name = path.lowercased()
      if [".csv", ".tsv", ".txt"].contains(where: name.hasSuffix) {
        self = .table
        return
      }
      let head = SurveyFiles.head(of: path)
      // A byte order mark and the record separator of text sequences may come first.
      let start = head.first { !$0.isWhitespace && $0 != "\u{feff}" && $0 != "\u{1e}" }
      if start != "{", start != "[", InputSource(path).isForeign {
        self = .table
        return
      }
      self = start == nil || start == "{" || start == "[" ? Shape.first(in: head) : .other
    }

    /// By the first `"type"` that names a geometry; spaces around the colon do not matter.
    private static func first(in text: String) -> Shape {
      var rest = text[...]
      while let quote = rest.firstIndex(of: "\"") {
        rest = rest[rest.index(after: quote)...]
        guard rest.hasPrefix("type\"") else { continue }
        var value = rest.dropFirst(5).drop(while: \.isWhitespace)
        guard value.first == ":" else { continue }
        value = value.dropFirst().drop(while: \.isWhitespace)
        switch value.dropFirst().prefix(while: { $0 != "\"" }) {
        case "Point", "MultiPoint": return .points
        case "LineString", "MultiLineString": return .lines
        case "Polygon", "MultiPolygon":
          return ["\"party\"", "\"当事方\""].contains(where: text.contains) ? .claims : .polygons
        default: continue
        }
      }
      return .polygons
    }
  }

  /// The first 64 KiB of a regular file, or of the text that stands for a foreign one; empty when there is none.
  static func head(of path: String) -> String {
    let source = InputSource(path)
    if source.isForeign, let bytes = try? source.allBytes() {
      return String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return "" }
    defer { _ = close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return "" }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }
}
