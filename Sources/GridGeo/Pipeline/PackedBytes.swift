/// Numbers and text one after the other, low byte first: the parts of saved files that are not mapped.
struct PackedBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ number: Int) { append(UInt64(bitPattern: Int64(number))) }

  mutating func append(_ number: Double) { append(number.bitPattern) }

  mutating func append(_ vector: SIMD2<Double>) {
    append(vector.x)
    append(vector.y)
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ labels: [GridCodes]) {
    append(labels.count)
    for label in labels {
      for text in [label.code, label.village, label.township, label.county] { append(text) }
    }
  }

  /// Fills up with zeros to a multiple of `size`.
  mutating func pad(to size: Int) { while bytes.count % size != 0 { bytes.append(0) } }
}

/// Reads what `PackedBytes` wrote; what is not there reads as 0 and is told by `isShort`.
struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  private var next = 0
  private(set) var isShort = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func word() -> UInt64 {
    guard next + 8 <= bytes.count else {
      isShort = true
      return 0
    }
    defer { next += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self))
  }

  mutating func integer() -> Int { Int(Int64(bitPattern: word())) }

  /// A count of things that take at least a byte each.
  mutating func count() -> Int {
    let count = integer()
    if count < 0 || count > bytes.count {
      isShort = true
      return 0
    }
    return count
  }

  mutating func real() -> Double { Double(bitPattern: word()) }

  mutating func vector() -> SIMD2<Double> {
    let x = real()
    return SIMD2(x, real())
  }

  mutating func text() -> String {
    let count = count()
    guard next + count <= bytes.count else {
      isShort = true
      return ""
    }
    defer { next += count }
    return String(decoding: bytes[next..<next + count], as: UTF8.self)
  }

  mutating func labels() -> [GridCodes] {
    var labels: [GridCodes] = []
    for _ in 0..<count() where !isShort {
      let (code, village, township) = (text(), text(), text())
      labels.append(GridCodes(code: code, village: village, township: township, county: text()))
    }
    return labels
  }
}
