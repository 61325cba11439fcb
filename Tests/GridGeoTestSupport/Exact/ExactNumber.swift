/// A number m·2ᵉ without rounding: every finite `Double` is one, and so are their sums and products.
public struct ExactNumber: Sendable, Comparable {
  private var mantissa: BigInteger
  private var exponent: Int

  private init(mantissa: BigInteger, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// - Precondition: `value` is finite.
  public init(_ value: Double) {
    precondition(value.isFinite, "only finite numbers are exact")
    let bits = Int64(value.significandBitPattern)
    let isNormal = value.exponentBitPattern != 0
    let magnitude = isNormal ? bits | 1 << 52 : bits
    mantissa = BigInteger(value.sign == .minus ? -magnitude : magnitude)
    exponent = (isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    if magnitude == 0 { exponent = 0 }
  }

  /// -1, 0 or 1.
  public var sign: Int { mantissa.sign }

  public static func + (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    let common = min(a.exponent, b.exponent)
    return ExactNumber(
      mantissa: a.mantissa.shifted(by: a.exponent - common) + b.mantissa.shifted(by: b.exponent - common),
      exponent: common)
  }

  public static prefix func - (a: ExactNumber) -> ExactNumber {
    ExactNumber(mantissa: -a.mantissa, exponent: a.exponent)
  }

  public static func - (a: ExactNumber, b: ExactNumber) -> ExactNumber { a + -b }

  public static func * (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    ExactNumber(mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent)
  }

  public static func < (a: ExactNumber, b: ExactNumber) -> Bool { (a - b).sign < 0 }
  public static func == (a: ExactNumber, b: ExactNumber) -> Bool { (a - b).sign == 0 }
}
