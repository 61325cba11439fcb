/// Numbers as a reader sees them: grouped by thousands, fixed places, a true minus sign.
enum Numerals {
  /// What stands where a number is not known or not published.
  static let none = "–"

  static func count(_ value: Int) -> String { fixed(Double(value), places: 0) }

  /// - Parameter signed: put "+" before positive numbers.
  static func fixed(_ value: Double, places: Int, signed: Bool = false) -> String {
    guard value.isFinite, value.magnitude < 1e14 else { return none }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero))
    var text = ""
    let whole = Array(String(scaled / scale).utf8)
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    if places > 0 {
      let rest = String(scaled % scale)
      text += "." + String(repeating: "0", count: places - rest.utf8.count) + rest
    }
    if scaled == 0 { return text }
    return value < 0 ? "−" + text : signed ? "+" + text : text
  }

  /// A load: whole when it is whole, else one place.
  static func load(_ value: Double) -> String {
    fixed(value, places: value == value.rounded() ? 0 : 1)
  }
}
