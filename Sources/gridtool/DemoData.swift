import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder with the shipped territory.
struct DemoData {
  static let names = ["territory.geojson", "households.csv", "barriers.geojson"]
  static let claims = "claims.geojson"

  /// The files that are there: claims need not be.
  var names: [String] { hasClaims ? DemoData.names + [DemoData.claims] : DemoData.names }
  var hasClaims: Bool { DemoData.isReadable(file(DemoData.claims)) }

  let folder: String

  /// - Parameter given: the folder that the user names; nil to look for it.
  /// - Throws: `missingInput` with the way to make it.
  init(_ given: String?) throws(GridGeoError) {
    if let given {
      folder = given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
      for name in DemoData.names where !DemoData.isReadable("\(folder)/\(name)") {
        throw GridGeoError(
          .missingInput,
          "there is no \(name) in it; name another folder by --data, or make it: \(DemoData.remedy)",
          at: SourcePlace(file: given))
      }
      return
    }
    let found = DemoData.places.first { place in
      DemoData.names.allSatisfy { DemoData.isReadable("\(place)/\($0)") }
    }
    guard let found else {
      throw GridGeoError(
        .missingInput,
        "not found here or beside the program; name it by --data, or make it: \(DemoData.remedy)",
        at: SourcePlace(file: "GeoData"))
    }
    folder = found
  }

  private static let remedy =
    "gridtool generate seeds/huangnan.json --claims seeds/huangnan-claims.json -o GeoData"

  func file(_ name: String) -> String { "\(folder)/\(name)" }

  /// The current folder, the program's installation, and the folders above the program, as in a build folder.
  private static var places: [String] {
    var places = ["GeoData"]
    guard var folder = programFolder else { return places }
    places.append("\(folder)/../share/gridgeo/GeoData")
    places.append("\(folder)/../share/gridgeo")
    for _ in 0..<5 {
      places.append("\(folder)/GeoData")
      guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { break }
      folder = String(folder[..<slash])
    }
    return places
  }

  private static var programFolder: String? {
    #if os(Linux)
      let name = "/proc/self/exe"
    #else
      let name = CommandLine.arguments.first ?? ""
    #endif
    guard let path = realpath(name, nil) else { return nil }
    defer { free(path) }
    let text = String(cString: path)
    return text.lastIndex(of: "/").map { String(text[..<$0]) }
  }

  private static func isReadable(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
  }

  /// Copies one of the files as it is.
  ///
  /// - Throws: `missingInput` when it cannot be read; `cannotWrite`.
  func copy(_ name: String, to target: String, overwrite: Bool) throws(GridGeoError) {
    let descriptor = open(file(name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw GridGeoError(.missingInput, "cannot be read", at: SourcePlace(file: file(name)))
    }
    defer { _ = close(descriptor) }
    var output = try AtomicFile(target, overwrite: overwrite)
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw GridGeoError(.missingInput, "cannot be read to its end", at: SourcePlace(file: file(name)))
      }
      if count == 0 { break }
      block.withUnsafeBytes { output.text.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      try output.drain()
    }
    try output.commit()
  }
}
