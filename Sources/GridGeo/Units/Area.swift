/// An area. Stored in square metres; reported in m², hectares and mu.
public struct Area: Sendable, Hashable, Comparable {
  /// The area in square metres.
  public var squareMetres: Double

  public init(squareMetres: Double) { self.squareMetres = squareMetres }

  public static func squareMetres(_ value: Double) -> Area { Area(squareMetres: value) }
  public static func hectares(_ value: Double) -> Area { Area(squareMetres: value * 10_000) }
  /// 1 mu (亩) is 10,000⁄15 m².
  public static func mu(_ value: Double) -> Area { Area(squareMetres: value * 10_000 / 15) }
  public static let zero = Area(squareMetres: 0)

  public var hectares: Double { squareMetres / 10_000 }
  public var mu: Double { squareMetres * 15 / 10_000 }
  public var squareKilometres: Double { squareMetres / 1_000_000 }

  public static func < (a: Area, b: Area) -> Bool { a.squareMetres < b.squareMetres }
  public static func + (a: Area, b: Area) -> Area { Area(squareMetres: a.squareMetres + b.squareMetres) }
  public static func - (a: Area, b: Area) -> Area { Area(squareMetres: a.squareMetres - b.squareMetres) }

  /// Reads "15 mu", "2.5ha", "400 m2" or "3 km2". A number without a unit is refused.
  public init?(_ text: some StringProtocol) {
    guard let (value, unit) = splitQuantity(text) else { return nil }
    switch unit {
    case "m2", "m²", "sqm", "平方米": self.init(squareMetres: value)
    case "ha", "hectare", "hectares", "公顷": self.init(squareMetres: value * 10_000)
    case "mu", "亩": self.init(squareMetres: value * 10_000 / 15)
    case "km2", "km²", "平方公里": self.init(squareMetres: value * 1_000_000)
    default: return nil
    }
  }
}
