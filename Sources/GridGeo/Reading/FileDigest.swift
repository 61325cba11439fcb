#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The SHA-256 of files as they lie on the disk, whatever their format.
public enum FileDigest {
  /// - Parameter paths: one after the other, as if they were one file; those that are not there are passed over.
  /// - Returns: 64 lower-case hexadecimal digits.
  /// - Throws: `missingInput` when a file cannot be read.
  /// - Complexity: O(bytes).
  public static func sha256(of paths: [String]) throws(GridGeoError) -> String {
    var hash = SHA256()
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: ByteSource.defaultWindow)
    defer { block.deallocate() }
    for path in paths where access(path, F_OK) == 0 {
      let descriptor = try ByteSource.open(path)
      defer { _ = close(descriptor) }
      while true {
        let got = read(descriptor, block, ByteSource.defaultWindow)
        if got > 0 {
          hash.update(UnsafeBufferPointer(start: block, count: got))
        } else if got == 0 {
          break
        } else if errno != EINTR {
          throw GridGeoError(
            .missingInput, "cannot be read: \(String(cString: strerror(errno)))", at: SourcePlace(file: path))
        }
      }
    }
    return hash.hexDigest()
  }
}
