import GridFormats
import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that a run will write, looked at before anything is read.
struct OutputSet {
  let paths: [String]
  let overwrite: Bool

  init(_ paths: [String?], overwrite: Bool) {
    self.paths = paths.compactMap { $0 }
    self.overwrite = overwrite
  }

  /// - Throws: `cannotWrite` when one of them cannot be written, or is one of the inputs; `badOption` when two
  ///   are the same.
  func check(inputs: [String]) throws(GridGeoError) {
    for (index, path) in paths.enumerated() {
      if paths[..<index].contains(path) {
        throw GridGeoError(.badOption, "\(path) is asked for twice; name two different outputs")
      }
      for input in inputs where input != "-" && OutputSet.isSameFile(path, input) {
        throw GridGeoError(
          .cannotWrite, "is read and written in the same run; name another output",
          at: SourcePlace(file: path))
      }
      if path == "-", !StandardStreams.outputIsOpen {
        throw GridGeoError(
          .cannotWrite, "is not open; name a file instead", at: SourcePlace(file: "standard output"))
      }
      try AtomicFile.check(path, overwrite: overwrite)
    }
  }

  /// The same, and that options for foreign files find some among the inputs.
  ///
  /// - Throws: as `check(inputs:)`; `badOption` also for options that no input has a use for.
  func check(inputs: [String], _ run: RunOptions) throws(GridGeoError) {
    if let option = run.foreign.option {
      let native = inputs.filter { !InputSource($0).isForeign }
      guard native.count < inputs.count else {
        throw GridGeoError(
          .badOption,
          "\(option) is for foreign files, such as a GeoPackage; \(native.first ?? "the input") is read as a whole"
        )
      }
      // Of the layer that a file has, there is nothing to say.
      if run.foreign.filter != nil, !native.isEmpty {
        run.say(notes: ["\(option) is not applied to \(native.joined(separator: ", "))"])
      }
    }
    try check(inputs: inputs)
  }

  /// A regular file under two names, or one.
  private static func isSameFile(_ a: String, _ b: String) -> Bool {
    let (a, b) = (ForeignFiles.path(of: a), ForeignFiles.path(of: b))
    var first = stat()
    var second = stat()
    guard stat(a, &first) == 0, stat(b, &second) == 0, first.st_mode & S_IFMT == S_IFREG else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
