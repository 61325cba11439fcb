import CGDAL

/// A date of a feature as ISO 8601 writes it.
struct FieldDate {
  private(set) var text: String

  /// - Parameter withTime: whether the column has times as well, with the zone where the file says one.
  init(_ feature: gg_handle, _ index: Int32, gdal: GDALLibrary, withTime: Bool) {
    var (year, month, day, hour, minute, zone): (Int32, Int32, Int32, Int32, Int32, Int32) = (
      0, 0, 0, 0, 0, 0
    )
    var second: Float = 0
    _ = gdal.call.feature_date(feature, index, &year, &month, &day, &hour, &minute, &second, &zone)
    text = "\(FieldDate.digits(year, 4))-\(FieldDate.digits(month))-\(FieldDate.digits(day))"
    guard withTime else { return }
    text += "T\(FieldDate.digits(hour)):\(FieldDate.digits(minute)):\(FieldDate.seconds(second))"
    text += FieldDate.zone(zone)
  }

  private static func digits(_ number: Int32, _ count: Int = 2) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }

  /// Whole seconds, or thousandths where there are some: more than that the file's number does not hold.
  static func seconds(_ value: Float) -> String {
    // Rounding makes no new minute.
    let thousandths = min(Int32((value * 1000).rounded()), value < 60 ? 59_999 : 60_999)
    let whole = digits(thousandths / 1000)
    guard thousandths % 1000 != 0 else { return whole }
    var fraction = digits(thousandths % 1000, 3)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }

  /// GDAL's flag is 100 for UTC, and one more or less for each quarter of an hour; below 2 there is no zone.
  static func zone(_ flag: Int32) -> String {
    guard flag > 1 else { return "" }
    guard flag != 100 else { return "Z" }
    let minutes = abs(flag - 100) * 15
    return "\(flag > 100 ? "+" : "-")\(digits(minutes / 60)):\(digits(minutes % 60))"
  }
}
