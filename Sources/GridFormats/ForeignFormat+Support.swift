import CGDAL
public import GridGeo

extension ForeignFormat {
  /// What this machine can do with a format.
  public struct Support: Sendable, Hashable {
    public let format: ForeignFormat
    public let reads: Bool
    public let writes: Bool
  }

  /// Each format with what this machine's GDAL does with it: nothing where there is none.
  public static var support: [Support] {
    all.map { format in
      guard let gdal = GDALLibrary.present, let driver = gdal.call.driver_by_name(format.driver) else {
        return Support(format: format, reads: false, writes: false)
      }
      func can(_ name: String) -> Bool { gdal.call.metadata_item(driver, name, nil) != nil }
      return Support(
        format: format, reads: format.reads && can("DCAP_OPEN"),
        writes: format.writes && (can("DCAP_CREATE") || format.driver == "MVT"))
    }
  }

  /// GDAL's version, such as "3.6.2"; nil when it is not there.
  public static var libraryVersion: String? { GDALLibrary.present?.version }

  /// Why foreign formats cannot be read, and what to install; nil when they can.
  public static var absence: GridGeoError? {
    do {
      _ = try GDALLibrary.load()
      return nil
    } catch { return error }
  }
}
