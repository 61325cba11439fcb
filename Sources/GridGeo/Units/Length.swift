/// A length. Stored in metres; written and read with its unit.
public struct Length: Sendable, Hashable, Comparable {
  /// The length in metres.
  public var metres: Double

  public init(metres: Double) { self.metres = metres }

  public static func metres(_ value: Double) -> Length { Length(metres: value) }
  public static func kilometres(_ value: Double) -> Length { Length(metres: value * 1000) }
  public static let zero = Length(metres: 0)

  public var kilometres: Double { metres / 1000 }

  public static func < (a: Length, b: Length) -> Bool { a.metres < b.metres }
  public static func + (a: Length, b: Length) -> Length { Length(metres: a.metres + b.metres) }
  public static func - (a: Length, b: Length) -> Length { Length(metres: a.metres - b.metres) }
  public static func * (a: Length, k: Double) -> Length { Length(metres: a.metres * k) }

  /// Reads "500 m", "1.5km" or "250mm". A number without a unit is refused: nobody should have to guess.
  public init?(_ text: some StringProtocol) {
    guard let (value, unit) = splitQuantity(text) else { return nil }
    switch unit {
    case "m", "metre", "metres", "meter", "meters", "米": self.init(metres: value)
    case "km", "公里", "千米": self.init(metres: value * 1000)
    case "cm", "厘米": self.init(metres: value / 100)
    case "mm", "毫米": self.init(metres: value / 1000)
    default: return nil
    }
  }
}
