import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of this machine that draws what this one does not: found on PATH when a run needs it.
struct DrawingTool: Equatable {
  enum Kind: CaseIterable {
    /// Draws an SVG picture as PNG or PDF: librsvg.
    case rsvg
    /// Prints a page as PDF, without a window.
    case chromium
    /// Lists the fonts of the machine: fontconfig.
    case fontList
  }

  let kind: Kind
  /// Where it is, absolute.
  let path: String

  /// The name to speak of it by.
  var name: String { kind.names[0] }

  /// Looks for the program in the folders of PATH. Folders that depend on where one stands are passed over.
  ///
  /// - Parameter output: the file that it is needed for, named when it is missing.
  /// - Throws: `cannotWrite` when it is not there, with the package to install.
  static func find(_ kind: Kind, for output: String) throws(GridGeoError) -> DrawingTool {
    if let found = look(for: kind) { return found }
    throw GridGeoError(
      .cannotWrite, kind.absence, at: SourcePlace(file: output == "-" ? "standard output" : output))
  }

  /// The program, nil when it is not there.
  static func look(for kind: Kind) -> DrawingTool? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for name in kind.names {
      for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
        let path = "\(folder)/\(name)"
        if isProgram(path) { return DrawingTool(kind: kind, path: path) }
      }
    }
    return kind.otherPlaces.first(where: isProgram).map { DrawingTool(kind: kind, path: $0) }
  }

  private static func isProgram(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}

extension DrawingTool.Kind {
  /// Its names on the systems, the one to speak of first.
  var names: [String] {
    switch self {
    case .rsvg: ["rsvg-convert"]
    case .chromium: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
    case .fontList: ["fc-list"]
    }
  }

  /// Where it is on systems that do not put it on PATH.
  fileprivate var otherPlaces: [String] {
    #if os(macOS)
      switch self {
      case .rsvg, .fontList: []
      case .chromium:
        [
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ]
      }
    #else
      []
    #endif
  }

  fileprivate var absence: String {
    switch self {
    case .rsvg:
      "rsvg-convert, which draws it, is not on this machine; install it (Debian: apt-get install librsvg2-bin)"
    case .chromium:
      "chromium, which prints it, is not on this machine; install it (Debian: apt-get install chromium)"
    case .fontList:
      "fc-list, which knows the fonts, is not on this machine; install it (Debian: apt-get install fontconfig)"
    }
  }
}
