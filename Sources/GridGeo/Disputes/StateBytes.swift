/// Puts values into bytes, little-endian, as a saved state holds them.
struct StateEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ value: Double) { append(value.bitPattern) }

  mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ flag: Bool) { append(UInt8(flag ? 1 : 0)) }

  mutating func append<T>(_ values: [T], _ one: (inout StateEncoder, T) -> Void) {
    append(UInt32(values.count))
    for value in values { one(&self, value) }
  }

  mutating func append<T>(_ value: T?, _ one: (inout StateEncoder, T) -> Void) {
    append(value != nil)
    if let value { one(&self, value) }
  }

  mutating func append(_ region: Region<Geographic>) {
    append(region.polygons) { coder, polygon in
      coder.append(polygon.rings) { coder, ring in
        coder.bytes.reserveCapacity(coder.bytes.count + 16 * ring.coordinates.count + 4)
        coder.append(ring.coordinates) { coder, c in
          coder.append(c.x)
          coder.append(c.y)
        }
      }
    }
  }
}

/// Takes values out of bytes again, and never reads beyond them.
struct StateDecoder {
  private let bytes: UnsafeRawBufferPointer
  private var next = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }

  static let damage = GridGeoError(
    .badInput, "is a damaged state of disputes; make it anew with --save-state")

  mutating func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) throws(GridGeoError) -> T {
    let size = MemoryLayout<T>.size
    guard bytes.count - next >= size else { throw StateDecoder.damage }
    defer { next += size }
    return T(littleEndian: bytes.loadUnaligned(fromByteOffset: next, as: T.self))
  }

  mutating func double() throws(GridGeoError) -> Double { Double(bitPattern: try integer()) }

  mutating func flag() throws(GridGeoError) -> Bool { try integer(UInt8.self) != 0 }

  mutating func text() throws(GridGeoError) -> String {
    let count = Int(try integer(UInt32.self))
    guard bytes.count - next >= count else { throw StateDecoder.damage }
    defer { next += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[next..<(next + count)]), as: UTF8.self)
  }

  mutating func array<T>(
    _ one: (inout StateDecoder) throws(GridGeoError) -> T
  ) throws(GridGeoError) -> [T] {
    let count = Int(try integer(UInt32.self))
    // Every element takes a byte at least.
    guard count <= bytes.count - next else { throw StateDecoder.damage }
    var values: [T] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try one(&self)) }
    return values
  }

  mutating func optional<T>(
    _ one: (inout StateDecoder) throws(GridGeoError) -> T
  ) throws(GridGeoError) -> T? {
    try flag() ? try one(&self) : nil
  }

  /// What stands in the list of a type by its raw value.
  mutating func named<T: RawRepresentable>(
    _ type: T.Type = T.self
  ) throws(GridGeoError) -> T where T.RawValue == String {
    guard let value = T(rawValue: try text()) else { throw StateDecoder.damage }
    return value
  }

  mutating func region() throws(GridGeoError) -> Region<Geographic> {
    Region(
      try array { (coder) throws(GridGeoError) in
        let rings = try coder.array { (coder) throws(GridGeoError) in
          Ring<Geographic>(
            trusted: try coder.array { (coder) throws(GridGeoError) in
              Coordinate<Geographic>(x: try coder.double(), y: try coder.double())
            })
        }
        guard let exterior = rings.first, rings.allSatisfy({ $0.coordinates.count >= 4 }) else {
          throw StateDecoder.damage
        }
        return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
      })
  }
}
