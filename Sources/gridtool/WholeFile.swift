import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small file read at once, as it is.
enum WholeFile {
  static func isReadable(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
  }

  /// - Throws: `missingInput` when it cannot be read.
  static func bytes(of path: String) throws(GridGeoError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw GridGeoError(.missingInput, "cannot be read", at: SourcePlace(file: path))
    }
    defer { _ = close(descriptor) }
    var out: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw GridGeoError(.missingInput, "cannot be read to its end", at: SourcePlace(file: path))
      }
      if count == 0 { return out }
      out += block[..<count]
    }
  }
}
