#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where output goes: a file that is put in place whole, or a stream that takes bytes as they come.
enum OutputTarget: Equatable {
  /// A regular file, or a name that is free. `mode` is the access mode of the file it replaces.
  case file(path: String, folder: String, mode: UInt32?)
  /// An open descriptor of this process, such as standard output.
  case descriptor(Int32)
  /// A device or pipe.
  case stream(path: String)

  /// Looks at the target without touching it.
  ///
  /// - Throws: `cannotWrite` with one line that says what to do.
  init(_ target: String, overwrite: Bool) throws(GridGeoError) {
    if let open = OutputTarget.descriptorNumber(target) {
      guard fcntl(open, F_GETFL) >= 0 else {
        throw OutputTarget.fault(target, "is not open; name a file instead")
      }
      self = .descriptor(open)
      return
    }
    guard !target.isEmpty else { throw OutputTarget.fault(target, "the output has no name") }
    guard !target.utf8.contains(0) else { throw OutputTarget.fault(target, "the name holds a zero byte") }

    var info = stat()
    if stat(target, &info) == 0 {
      self = try OutputTarget.existing(target, info, overwrite: overwrite)
      return
    }
    let reason = errno
    guard reason == ENOENT else { throw OutputTarget.fault(target, "cannot be looked at", errno: reason) }
    guard lstat(target, &info) != 0 else {
      throw OutputTarget.fault(target, "is a link to nothing; remove it or name another file")
    }
    guard target.utf8.last != UInt8(ascii: "/") else {
      throw OutputTarget.fault(target, "is the name of a folder; name a file")
    }
    let folder = OutputTarget.folder(of: target)
    try OutputTarget.checkFolder(folder, for: target)
    self = .file(path: target, folder: folder, mode: nil)
  }

  /// A file in the folder for temporary files, for text that becomes something else.
  static func scratch() -> OutputTarget {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return .file(path: "\(folder)/gridgeo", folder: folder, mode: 0o600)
  }

  private static func existing(
    _ target: String, _ info: stat, overwrite: Bool
  ) throws(GridGeoError) -> OutputTarget {
    switch info.st_mode & S_IFMT {
    case S_IFREG:
      guard overwrite else {
        throw fault(target, "already exists; pass --overwrite to replace it, or name another file")
      }
      guard access(target, W_OK) == 0 else {
        throw fault(target, "is protected against writing", errno: errno)
      }
      // A link stays a link: what it points to is replaced.
      guard let resolved = realpath(target, nil) else {
        throw fault(target, "cannot be looked at", errno: errno)
      }
      defer { free(resolved) }
      let path = String(cString: resolved)
      let folder = folder(of: path)
      try checkFolder(folder, for: target)
      return .file(path: path, folder: folder, mode: UInt32(info.st_mode & 0o777))
    case S_IFDIR:
      throw fault(target, "is a folder; name a file")
    case S_IFCHR, S_IFIFO:
      guard access(target, W_OK) == 0 else { throw fault(target, "cannot be written", errno: errno) }
      return .stream(path: target)
    default:
      throw fault(target, "is neither a file nor a device or pipe that takes bytes")
    }
  }

  private static func checkFolder(_ folder: String, for target: String) throws(GridGeoError) {
    var info = stat()
    guard stat(folder, &info) == 0 else {
      let reason = errno
      guard reason == ENOENT || reason == ENOTDIR else {
        throw fault(target, "its folder \(folder) cannot be looked at", errno: reason)
      }
      throw fault(target, "there is no folder \(folder); make it first")
    }
    guard info.st_mode & S_IFMT == S_IFDIR else { throw fault(target, "\(folder) is not a folder") }
    guard access(folder, W_OK | X_OK) == 0 else {
      throw fault(target, "nothing can be written into the folder \(folder)", errno: errno)
    }
  }

  /// The descriptor behind "-" and the names that stand for an open one; nil for all other names.
  private static func descriptorNumber(_ target: String) -> Int32? {
    switch target {
    case "-", "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where target.hasPrefix(prefix) {
        return Int32(target.dropFirst(prefix.count))
      }
      return nil
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A `cannotWrite` that names the target and says in words what the system said.
  static func fault(_ target: String, _ message: String, errno reason: Int32? = nil) -> GridGeoError {
    GridGeoError(
      .cannotWrite, message, at: SourcePlace(file: target == "-" ? "standard output" : target),
      underlying: reason.map(words))
  }

  /// The system's reasons that an output meets, the same words on every system.
  private static func words(_ reason: Int32) -> String {
    switch reason {
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "no space left on the device"
    case EDQUOT: "the quota is used up"
    case EROFS: "the file system is read-only"
    case EFBIG: "the file would be larger than allowed"
    case EIO: "input or output error"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "too many links lead to it"
    case ENOENT: "no such file or folder"
    case ENOTDIR: "a part of the path is not a folder"
    case EMFILE, ENFILE: "too many files are open"
    case EPIPE: "the reader went away"
    case ETXTBSY: "it is a running program"
    default: "system error \(reason)"
    }
  }
}
