import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plan read whole: when nothing changes, the new plan is these bytes.
enum PlanBytes {
  /// - Throws: `missingInput`.
  static func whole(_ path: String) throws(GridGeoError) -> InputSource {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw GridGeoError(
        .missingInput, "cannot be opened: \(String(cString: strerror(errno)))", at: SourcePlace(file: path))
    }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw GridGeoError(
          .missingInput, "cannot be read: \(String(cString: strerror(errno)))", at: SourcePlace(file: path))
      }
      if count == 0 { break }
      bytes += block[..<count]
    }
    return .memory(bytes, name: path == "-" ? "standard input" : path)
  }
}
