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

  /// A regular file under two names, or one.
  private static func isSameFile(_ a: String, _ b: String) -> Bool {
    let (a, b) = (ForeignFiles.path(of: a), ForeignFiles.path(of: b))
    var first = stat()
    var second = stat()
    guard stat(a, &first) == 0, stat(b, &second) == 0, first.st_mode & S_IFMT == S_IFREG else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
