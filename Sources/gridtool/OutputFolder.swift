import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that a run fills. It is made only when there is something to put into it.
struct OutputFolder {
  let path: String
  let names: [String]
  let overwrite: Bool

  var files: [String] { names.map(file) }

  func file(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// Looks at the folder and the files in it, or at the place where it will stand.
  ///
  /// - Throws: `cannotWrite`, and as `OutputSet.check`.
  func check(inputs: [String]) throws(GridGeoError) {
    if OutputFolder.isFolder(path) {
      try OutputSet(files, overwrite: overwrite).check(inputs: inputs)
      return
    }
    if path == "-" {
      throw GridGeoError(.badOption, "-o -: several files cannot go to standard output; name a folder")
    }
    var name = path
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    var info = stat()
    guard lstat(name, &info) != 0 else {
      throw GridGeoError(.cannotWrite, "is not a folder; name another one", at: SourcePlace(file: path))
    }
    // What can become a file can become a folder.
    try AtomicFile.check(name, overwrite: false)
  }

  /// Makes the folder, if it is not there.
  ///
  /// - Throws: `cannotWrite`.
  func make() throws(GridGeoError) {
    guard !OutputFolder.isFolder(path), mkdir(path, 0o777) != 0 else { return }
    throw GridGeoError(
      .cannotWrite, "the folder cannot be made; see whether its parent folder may be written",
      at: SourcePlace(file: path))
  }

  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }
}
