import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder beside a target, in which it is made before it is put in its place; gone with this value, whatever is left
/// in it.
struct ScratchFolder: ~Copyable {
  let path: String
  private let onInterrupt: RemovedOnInterrupt

  /// - Parameter names: of the files that will be in it, for an interrupt to remove.
  /// - Throws: `cannotWrite`.
  init(beside target: String, for names: [String], place: SourcePlace) throws(GridGeoError) {
    var template = Array("\(ScratchFolder.folder(of: target))/.gridgeo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw GridGeoError(
        .cannotWrite, "nothing can be written into its folder", at: place,
        underlying: String(cString: strerror(errno)))
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.path = path
    onInterrupt = RemovedOnInterrupt(names.map { "\(path)/\($0)" } + [path])
  }

  deinit {
    for name in (try? names(hidden: true)) ?? [] { _ = unlink("\(path)/\(name)") }
    _ = rmdir(path)
  }

  /// What is in it.
  func names(hidden: Bool = false) throws(GridGeoError) -> [String] {
    guard let folder = opendir(path) else {
      throw GridGeoError(.cannotWrite, "a folder for temporary files went away", at: SourcePlace(file: path))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != "..", hidden || !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension AtomicFile {
  static func write(text: String, to path: String) throws(GridGeoError) {
    var file = try AtomicFile(path, overwrite: true)
    file.text.append(text)
    try file.commit(syncs: false)
  }

  static func write(bytes: [UInt8], to path: String) throws(GridGeoError) {
    var file = try AtomicFile(path, overwrite: true)
    bytes.withUnsafeBytes { file.text.append($0) }
    try file.commit(syncs: false)
  }
}
