/// Reads decimal numbers, to the last bit as `Double(text)` does.
///
/// Three ways, the first that applies. Up to 2⁵³ with a power of ten up to 10²²: both are doubles and one
/// multiplication or division rounds once (W. D. Clinger, "How to read floating point numbers accurately",
/// PLDI 1990). Up to 19 digits with a negative power up to 10¹⁹, as coordinates written with 17 digits are:
/// a division of integers with the remainder as sticky bit. All else: the standard library.
struct DecimalNumber {
  enum Status { case number, malformed }

  /// The value; 0 when malformed.
  var value: Double
  /// The first byte that does not belong to the number, or the one that is wrong.
  var end: UnsafePointer<UInt8>
  var status: Status

  /// 10⁰ … 10²², the powers of ten that are doubles.
  static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads a number by the grammar of RFC 8259, section 6.
  ///
  /// - Parameters:
  ///   - start: A byte that is a digit or a minus sign, in bytes that end with one that cannot be in a number.
  ///   - powers: `DecimalNumber.powers`, as a pointer that stays put.
  @inline(__always)
  static func parse(_ start: UnsafePointer<UInt8>, powers: UnsafePointer<Double>) -> DecimalNumber {
    var p = start
    let isNegative = p.pointee == 0x2D
    if isNegative { p += 1 }
    let firstDigit = p
    var digit = p.pointee &- 0x30
    guard digit <= 9 else { return DecimalNumber(value: 0, end: p, status: .malformed) }
    var mantissa = UInt64(digit)
    p += 1
    if mantissa == 0 {
      if p.pointee &- 0x30 <= 9 { return DecimalNumber(value: 0, end: p, status: .malformed) }
    } else {
      digit = p.pointee &- 0x30
      while digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        p += 1
        digit = p.pointee &- 0x30
      }
    }
    var digits = p - firstDigit
    var exponent = 0
    if p.pointee == 0x2E {
      p += 1
      let fraction = p
      digit = p.pointee &- 0x30
      while digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        p += 1
        digit = p.pointee &- 0x30
      }
      exponent = fraction - p
      guard exponent < 0 else { return DecimalNumber(value: 0, end: p, status: .malformed) }
      digits &-= exponent
    }
    if p.pointee | 0x20 == 0x65 {
      guard let stop = readExponent(p + 1, into: &exponent) else {
        return DecimalNumber(value: 0, end: wrongByteInExponent(p + 1), status: .malformed)
      }
      p = stop
    }
    if digits <= 19, mantissa <= 1 << 53, exponent <= 22, exponent >= -22 {
      let whole = Double(Int64(bitPattern: mantissa))
      let size = exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent]
      return DecimalNumber(value: isNegative ? -size : size, end: p, status: .number)
    }
    if digits <= 19, exponent < 0, exponent >= -19 {
      let size = quotient(mantissa, byTenTo: -exponent)
      return DecimalNumber(value: isNegative ? -size : size, end: p, status: .number)
    }
    return DecimalNumber(value: slowly(start, p), end: p, status: .number)
  }

  /// The exponent's digits; nil when there is none. Stops counting where any double is 0 or infinite anyway.
  @inline(never)
  private static func readExponent(
    _ start: UnsafePointer<UInt8>, into exponent: inout Int
  ) -> UnsafePointer<UInt8>? {
    var p = start
    let isNegative = p.pointee == 0x2D
    if isNegative || p.pointee == 0x2B { p += 1 }
    guard p.pointee &- 0x30 <= 9 else { return nil }
    var written = 0
    while p.pointee &- 0x30 <= 9 {
      if written < 1_000_000 { written = written * 10 + Int(p.pointee &- 0x30) }
      p += 1
    }
    exponent += isNegative ? -written : written
    return p
  }

  private static func wrongByteInExponent(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    start.pointee == 0x2D || start.pointee == 0x2B ? start + 1 : start
  }

  /// `mantissa` / 10ᵏ rounded once, for k from 1 to 19 and a mantissa that is not 0.
  @inline(never)
  private static func quotient(_ mantissa: UInt64, byTenTo k: Int) -> Double {
    var divisor: UInt64 = 1
    for _ in 0..<k { divisor &*= 10 }
    let up = mantissa.leadingZeroBitCount
    let down = divisor.leadingZeroBitCount
    let normalised = mantissa << up
    // The normalised quotient lies between 1/2 and 2, so 2⁶³ times it fits 64 bits and has at least 62.
    let (quotient, remainder) = (divisor << down).dividingFullWidth((normalised >> 1, normalised << 63))
    let sticky: UInt64 = remainder == 0 ? 0 : 1
    return Double(quotient | sticky) * Double(sign: .plus, exponent: down - up - 63, significand: 1)
  }

  @inline(never)
  private static func slowly(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double {
    let bytes = UnsafeBufferPointer(start: start, count: end - start)
    // The grammar has been checked, so the only nil would be for text that is no number.
    return Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
  }
}
