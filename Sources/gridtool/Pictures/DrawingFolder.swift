import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that only this user sees, for what a drawing tool reads and leaves; gone with the value.
struct DrawingFolder: ~Copyable {
  let path: String

  /// - Throws: `cannotWrite` when none can be made.
  init() throws(GridGeoError) {
    let given = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let place = given.hasPrefix("/") ? given : "/tmp"
    var pattern = Array("\(place)/gridtool-XXXXXX".utf8CString)
    guard let made = mkdtemp(&pattern) else {
      throw GridGeoError(
        .cannotWrite, "no temporary folder can be made here; name another place by TMPDIR",
        at: SourcePlace(file: place))
    }
    path = String(cString: made)
  }

  deinit { DrawingFolder.remove(path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// - Throws: `cannotWrite`.
  func write(_ bytes: [UInt8], to name: String) throws(GridGeoError) {
    try AtomicFile.write(bytes, to: file(name), overwrite: true)
  }

  /// The bytes of a file in the folder; nil when there is none that can be read.
  func bytes(of name: String) -> [UInt8]? {
    let descriptor = open(file(name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(info.st_size)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let part = read(descriptor, buffer.baseAddress! + count, size - count)
        if part < 0, errno == EINTR { continue }
        guard part > 0 else {
          isWhole = false
          return
        }
        count += part
      }
    }
    return isWhole ? bytes : nil
  }

  /// A path as part of an address: what is no letter, digit, or one of `/-_.~` is written as `%XX`.
  static func escaped(_ path: String) -> String {
    var address = ""
    for byte in path.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 47, 95, 126:
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default: address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return address
  }

  /// Removes the folder and all in it, links unfollowed. A tool's last process may still leave something while
  /// it ends, so it is tried for a second.
  static func remove(_ path: String) {
    for _ in 0..<50 {
      empty(path)
      if rmdir(path) == 0 || errno == ENOENT { return }
      usleep(20_000)
    }
  }

  private static func empty(_ path: String) {
    guard let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let inner = "\(path)/\(name)"
      var info = stat()
      if lstat(inner, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
        empty(inner)
        _ = rmdir(inner)
      } else {
        _ = unlink(inner)
      }
    }
  }
}
