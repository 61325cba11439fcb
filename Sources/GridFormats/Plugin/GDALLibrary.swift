import CGDAL
import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// GDAL, once it is there: the functions that the plug-in hands over. It is opened on the first foreign file, so
/// that nothing is paid without one.
///
/// GDAL's handles belong to one thread at a time; `ForeignFiles` lets one caller in.
struct GDALLibrary: Sendable {
  /// Where the table is; it stays there as long as the process lives.
  private let address: UInt

  var call: gridgeo_gdal { UnsafePointer<gridgeo_gdal>(bitPattern: address)!.pointee }

  /// - Throws: `missingInput` in one line with the package to install.
  static func load() throws(GridGeoError) -> GDALLibrary { try outcome.get() }

  /// The library if it can be had.
  static var present: GDALLibrary? { try? outcome.get() }

  private static let outcome: Result<GDALLibrary, GridGeoError> = opened()

  /// The environment variable that names the plug-in's file.
  private static let variable = "GRIDGEO_GDAL_PLUGIN"

  #if canImport(Darwin)
    private static let fileName = "libGridGeoGDAL.dylib"
  #else
    private static let fileName = "libGridGeoGDAL.so"
  #endif

  private static func opened() -> Result<GDALLibrary, GridGeoError> {
    var fault: String?
    for path in candidates where access(path, R_OK) == 0 {
      guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
        fault = dlerror().map { String(cString: $0) } ?? "\(path) cannot be opened"
        continue
      }
      guard let symbol = dlsym(handle, "gridgeo_gdal_table") else {
        fault = "\(path) is not GridGeo's plug-in"
        continue
      }
      let entry = unsafeBitCast(symbol, to: gridgeo_gdal_entry.self)
      guard let table = entry(GRIDGEO_GDAL_ABI) else {
        fault = "\(path) was built without GDAL, or for another version of GridGeo"
        continue
      }
      return .success(GDALLibrary(address: UInt(bitPattern: table)))
    }
    return .failure(absence(fault))
  }

  private static func absence(_ fault: String?) -> GridGeoError {
    guard let fault else {
      return GridGeoError(
        .missingInput,
        "foreign formats need the plug-in \(fileName), which is not beside the program; install the package "
          + "gridtool-gdal, or build it with 'make plugin' (Debian: libgdal-dev)")
    }
    if fault.contains("libgdal") {
      return GridGeoError(
        .missingInput, "foreign formats need GDAL; install it (Debian: apt install libgdal32)",
        underlying: fault)
    }
    return GridGeoError(
      .missingInput,
      "foreign formats need GridGeo's plug-in for GDAL; build it with 'make plugin' (Debian: libgdal-dev)",
      underlying: fault)
  }

  /// Beside the program, in the library folder of its installation, or where the environment says.
  private static var candidates: [String] {
    if let named = getenv(variable) { return [String(cString: named)] }
    guard let program = programFolder else { return [] }
    return [
      "\(program)/\(fileName)", "\(program)/../lib/gridgeo/\(fileName)", "/usr/lib/gridgeo/\(fileName)",
    ]
  }

  private static var programFolder: String? {
    #if canImport(Darwin)
      let path = CommandLine.arguments.first.map { realpath($0, nil) } ?? nil
    #else
      let path = realpath("/proc/self/exe", nil)
    #endif
    guard let path else { return nil }
    defer { free(path) }
    let text = String(cString: path)
    return text.lastIndex(of: "/").map { String(text[..<$0]) }
  }
}

extension GDALLibrary {
  /// Such as "3.6.2".
  var version: String { call.version("RELEASE_NAME").map { String(cString: $0) } ?? "" }

  /// What GDAL said last, on one line; nil when it said nothing.
  var lastError: String? {
    guard let text = call.last_error(), text.pointee != 0 else { return nil }
    return String(cString: text).split(whereSeparator: \.isNewline).joined(separator: "; ")
  }
}

/// Hands texts to C as a list that ends with null.
func withCList<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> Result
) rethrows -> Result {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  let list = copies.map { UnsafePointer<CChar>($0) } + [nil]
  return try list.withUnsafeBufferPointer { try body($0.baseAddress!) }
}

extension String {
  /// A text of C's; empty for null.
  init(c text: UnsafePointer<CChar>?) { self = text.map { String(cString: $0) } ?? "" }
}
