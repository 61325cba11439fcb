extension OutputText {
  /// A whole number.
  public mutating func append(integer value: Int) {
    reserve(24)
    advance(writeInteger(Int64(value), to: end))
  }

  /// A number in the shortest form that reads back as the same number; 3.0 is written 3.
  ///
  /// - Throws: `broken` when the number is not finite.
  public mutating func append(number value: Double) throws(GridGeoError) {
    guard value.isFinite else {
      throw GridGeoError(.broken, "\(value) cannot be written: it is not a finite number")
    }
    if value == value.rounded(.towardZero), abs(value) < 9e15 {
      return append(integer: Int(value))
    }
    append(value.description)
  }

  /// A number with at most `decimals` places (0 to 9), halves away from 0, trailing zeros left out.
  ///
  /// - Throws: `broken` when the number is not finite.
  public mutating func append(_ value: Double, decimals: Int) throws(GridGeoError) {
    let scaled = value * Double(powerOfTen(decimals))
    // From here on doubles have no such places any more; also taken when the number is not finite.
    guard abs(scaled) < 9e15 else { return try append(number: value) }
    let whole = Int64(scaled)
    let rest = scaled - Double(whole)
    let units = rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
    reserve(32)
    advance(writeDecimal(units, decimals: decimals, to: end))
  }
}

/// `value` in units of 10^-`decimals`, trailing zeros left out. Needs room for 32 bytes.
///
/// - Returns: how many bytes were written.
@inline(__always)
func writeDecimal(_ value: Int64, decimals: Int, to start: UnsafeMutablePointer<UInt8>) -> Int {
  let unit = powerOfTen(decimals)
  let magnitude = value.magnitude
  let whole = magnitude / unit
  var fraction = magnitude % unit
  var cursor = start
  if value < 0 {
    cursor.pointee = UInt8(ascii: "-")
    cursor += 1
  }
  cursor += writeMagnitude(whole, to: cursor)
  guard fraction != 0 else { return cursor - start }
  cursor.pointee = UInt8(ascii: ".")
  cursor += 1
  var places = decimals
  while places >= 2 {
    places &-= 2
    let scale = powerOfTen(places)
    let pair = fraction / scale
    fraction %= scale
    writePair(pair, to: cursor)
    cursor += 2
  }
  if places == 1 {
    cursor.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction)
    cursor += 1
  }
  while (cursor - 1).pointee == UInt8(ascii: "0") { cursor -= 1 }
  return cursor - start
}

/// `value` in lattice units as degrees, the case of `writeDecimal` that nearly all numbers are: every digit
/// pair comes from the fraction by a division of its own, none waits for another. Needs room for 32 bytes.
@inline(__always)
func writeDegrees(_ value: Int64, to start: UnsafeMutablePointer<UInt8>) -> Int {
  let unit: UInt64 = 10_000_000
  let magnitude = value.magnitude
  let whole = magnitude / unit
  let fraction = UInt32(truncatingIfNeeded: magnitude &- whole &* unit)
  var cursor = start
  if value < 0 {
    cursor.pointee = UInt8(ascii: "-")
    cursor += 1
  }
  cursor += writeMagnitude(whole, to: cursor)
  guard fraction != 0 else { return cursor - start }
  cursor.pointee = UInt8(ascii: ".")
  writePair(fraction / 100_000, to: cursor + 1)
  writePair(fraction / 1000 % 100, to: cursor + 3)
  writePair(fraction / 10 % 100, to: cursor + 5)
  cursor[7] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction % 10)
  cursor += 8
  while (cursor - 1).pointee == UInt8(ascii: "0") { cursor -= 1 }
  return cursor - start
}

/// Needs room for 20 bytes.
@inline(__always)
func writeInteger(_ value: Int64, to start: UnsafeMutablePointer<UInt8>) -> Int {
  guard value < 0 else { return writeMagnitude(value.magnitude, to: start) }
  start.pointee = UInt8(ascii: "-")
  return 1 + writeMagnitude(value.magnitude, to: start + 1)
}

@inline(__always)
private func writeMagnitude(_ value: UInt64, to start: UnsafeMutablePointer<UInt8>) -> Int {
  // Degrees and small counts have up to three digits; they are nearly all there is.
  if value < 10 {
    start.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value)
    return 1
  }
  if value < 100 {
    writePair(value, to: start)
    return 2
  }
  if value < 1000 {
    start.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 100)
    writePair(value % 100, to: start + 1)
    return 3
  }
  var digits = 0
  var rest = value
  while rest > 0 {
    rest /= 10
    digits += 1
  }
  rest = value
  for place in stride(from: digits - 1, through: 0, by: -1) {
    start[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
    rest /= 10
  }
  return digits
}

@inline(__always)
private func writePair(
  _ value: some UnsignedInteger & FixedWidthInteger, to start: UnsafeMutablePointer<UInt8>
) {
  let tens = value / 10
  start[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
  start[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value &- tens &* 10)
}

@inline(__always)
func powerOfTen(_ exponent: Int) -> UInt64 {
  switch exponent {
  case 0: 1
  case 1: 10
  case 2: 100
  case 3: 1000
  case 4: 10_000
  case 5: 100_000
  case 6: 1_000_000
  case 7: 10_000_000
  case 8: 100_000_000
  case 9: 1_000_000_000
  default: preconditionFailure("places are counted from 0 to 9")
  }
}
