#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file laid into memory, of which only what is looked at is read.
struct MappedFile: ~Copyable {
  /// Valid while the value lives.
  let bytes: UnsafeRawBufferPointer

  /// - Throws: `missingInput` when there is no such file or it cannot be read; `badInput` for a folder or device.
  init(_ path: String) throws(GridGeoError) {
    let place = SourcePlace(file: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw GridGeoError(
        .missingInput,
        code == ENOENT || code == ENOTDIR
          ? "no such file; check the name" : "cannot be read: \(String(cString: strerror(code)))", at: place)
    }
    defer { _ = close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw GridGeoError(.badInput, "is not a file on disk; name one", at: place)
    }
    let count = Int(facts.st_size)
    guard count > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw GridGeoError(.missingInput, "cannot be read: \(String(cString: strerror(errno)))", at: place)
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit {
    if let start = bytes.baseAddress { _ = munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}
