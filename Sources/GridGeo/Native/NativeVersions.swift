import CGEOS
import CPROJ

extension GridGeo {
  /// The version of the GEOS library in use, such as "3.11.1".
  public static var geosVersion: String {
    // The C text is "3.11.1-CAPI-1.17.1".
    String(String(cString: GEOSversion()).prefix { $0 != "-" })
  }

  /// The version of the PROJ library in use, such as "9.1.1".
  public static var projVersion: String { String(cString: proj_info().version) }
}
