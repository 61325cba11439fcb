import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An output file that appears whole or not at all.
///
/// Bytes go into a temporary file beside the target; `commit` syncs it, gives it the target's name and
/// syncs the folder. Without `commit`, on an error for instance, the temporary file is removed and the
/// target is as it was. A device or pipe, and "-" for standard output, take the bytes as they come. Where the name
/// is one of a foreign format, the text goes to a temporary file, and `commit` has it turned into the target.
///
/// ```swift
/// var file = try AtomicFile("plan.svg", overwrite: false)
/// file.text.append("<svg/>\n")
/// try file.commit()
/// ```
public struct AtomicFile: ~Copyable {
  /// What is to be written; `drain` and `commit` pass it on.
  public var text: OutputText

  private let name: String
  private let target: OutputTarget
  /// What the text is turned into the target by, if it is a foreign format.
  private let formats: (any ForeignFormats)?
  private let overwrite: Bool
  private var descriptor: Int32
  /// Empty for a stream, and when the file stands in its place.
  private var temporary: String
  private var slot: Int?

  /// How many bytes are held back before they are written.
  static let blockSize = 1 << 20

  /// Says whether the target can be written, without touching it. Ask before any input is read.
  ///
  /// - Throws: `cannotWrite`: the folder is missing or protected, the target exists and `overwrite` is
  ///   false, or it is a folder, a link to nothing or a disk.
  public static func check(_ target: String, overwrite: Bool) throws(GridGeoError) {
    if let formats = FormatRegistry.writer(of: target) {
      return try formats.check(target, overwrite: overwrite)
    }
    try checkFile(target, overwrite: overwrite)
  }

  /// As `check`, of the file itself, whatever format its name stands for.
  public static func checkFile(_ target: String, overwrite: Bool) throws(GridGeoError) {
    _ = try OutputTarget(target, overwrite: overwrite)
  }

  /// - Throws: `cannotWrite`, as `check`, and when the temporary file cannot be made.
  public init(_ target: String, overwrite: Bool) throws(GridGeoError) {
    let formats = FormatRegistry.writer(of: target)
    try formats?.check(target, overwrite: overwrite)
    let place = formats == nil ? try OutputTarget(target, overwrite: overwrite) : OutputTarget.scratch()
    let opened = try AtomicFile.open(place, name: target)
    self.name = target
    self.target = place
    self.formats = formats
    self.overwrite = overwrite
    descriptor = opened.descriptor
    temporary = opened.temporary
    slot = opened.temporary.isEmpty ? nil : TemporaryFiles.register(opened.temporary)
    text = OutputText(reserving: AtomicFile.blockSize + (AtomicFile.blockSize >> 3))
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
    if !temporary.isEmpty { _ = unlink(temporary) }
    if let slot { TemporaryFiles.forget(slot) }
  }

  /// Passes the text on when about 1 MiB has gathered. Call it now and then while writing much.
  ///
  /// - Throws: `cannotWrite`; `brokenPipe` when the reader of a pipe went away.
  @inline(__always)
  public mutating func drain() throws(GridGeoError) {
    if text.count >= AtomicFile.blockSize { try flush() }
  }

  /// Writes what is left and puts the file in its place.
  ///
  /// - Parameter syncs: wait until the disk has it. Without, a power cut in the next seconds may lose a file that
  ///   can be made again.
  /// - Throws: `cannotWrite`; `brokenPipe` when the reader of a pipe went away.
  public consuming func commit(syncs: Bool = true) throws(GridGeoError) {
    try flush()
    guard case .file(let path, let folder, _) = target else { return }
    // File systems that cannot sync say EINVAL; then there is nothing to wait for.
    if syncs, formats == nil, fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      throw OutputTarget.fault(name, "cannot be written to disk", errno: errno)
    }
    let closing = descriptor
    descriptor = -1
    guard close(closing) == 0 || errno == EINTR else {
      throw OutputTarget.fault(name, "cannot be written to disk", errno: errno)
    }
    // The temporary text goes with this value.
    if let formats { return try formats.write(temporary, to: name, overwrite: overwrite) }
    // The target may have changed since it was looked at.
    var info = stat()
    if lstat(path, &info) == 0, info.st_mode & S_IFMT != S_IFREG {
      throw OutputTarget.fault(name, "has become something other than a file while it was written")
    }
    guard rename(temporary, path) == 0 else {
      throw OutputTarget.fault(name, "cannot be put in its place", errno: errno)
    }
    temporary = ""
    guard syncs else { return }
    let directory = Self.openFolder(folder)
    if directory >= 0 {
      _ = fsync(directory)
      _ = close(directory)
    }
  }

  /// Writes bytes behind the text so far, without a copy.
  ///
  /// - Throws: `cannotWrite`; `brokenPipe` when the reader of a pipe went away.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(GridGeoError) {
    try flush()
    try AtomicFile.write(bytes, to: descriptor, name: name)
  }

  private mutating func flush() throws(GridGeoError) {
    let (descriptor, name) = (self.descriptor, self.name)
    try text.withBytes { (bytes) throws(GridGeoError) in
      try AtomicFile.write(bytes, to: descriptor, name: name)
    }
    text.removeAll()
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String
  ) throws(GridGeoError) {
    var done = 0
    while done < bytes.count {
      let written = writeBytes(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if written > 0 {
        done += written
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      case EPIPE:
        throw GridGeoError(
          .brokenPipe, "the reader went away before the end",
          at: SourcePlace(file: name == "-" ? "standard output" : name))
      default: throw OutputTarget.fault(name, "cannot be written", errno: errno)
      }
    }
  }

  private static func open(
    _ target: OutputTarget, name: String
  ) throws(GridGeoError) -> (descriptor: Int32, temporary: String) {
    switch target {
    case .descriptor(let number):
      let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { throw OutputTarget.fault(name, "cannot be opened", errno: errno) }
      return (copy, "")
    case .stream(let path):
      let opened = retrying { openFile(path, O_WRONLY | O_CLOEXEC, 0) }
      guard opened >= 0 else { throw OutputTarget.fault(name, "cannot be opened", errno: errno) }
      return (opened, "")
    case .file(_, let folder, let mode):
      while true {
        let number = serial.add(1, ordering: .relaxed).newValue
        let path = "\(folder == "/" ? "" : folder)/.gridgeo-\(getpid())-\(number).part"
        let opened = retrying { openFile(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
        if opened >= 0 {
          if let mode { _ = fchmod(opened, mode_t(mode)) }
          return (opened, path)
        }
        guard errno == EEXIST else {
          throw OutputTarget.fault(name, "nothing can be written into its folder", errno: errno)
        }
      }
    }
  }

  private static let serial = Atomic<Int>(0)

  private static func openFolder(_ folder: String) -> Int32 {
    retrying { openFile(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
  }

  private static func retrying(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

/// The C library's `open`, which the type's own function hides.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }

/// The C library's `write`, likewise.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
