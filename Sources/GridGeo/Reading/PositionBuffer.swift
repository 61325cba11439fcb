/// Positions of one geometry in flat memory that is used again for the next.
struct PositionBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Coordinate<DeclaredSpace>>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 1024
    base = UnsafeMutablePointer.allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  @inline(__always)
  mutating func append(_ x: Double, _ y: Double) {
    if count == capacity { grow() }
    (base + count).initialize(to: Coordinate(x: x, y: y))
    count &+= 1
  }

  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Coordinate<DeclaredSpace>>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// The positions of `range` as degrees, as they stand.
  func geographic(_ range: Range<Int>) -> [Coordinate<Geographic>] {
    Array(unsafeUninitializedCapacity: range.count) { target, filled in
      if let first = target.baseAddress {
        UnsafeMutableRawPointer(first).copyMemory(
          from: base + range.lowerBound,
          byteCount: range.count * MemoryLayout<Coordinate<DeclaredSpace>>.stride)
      }
      filled = range.count
    }
  }

  var all: [Coordinate<DeclaredSpace>] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Puts transformed positions in the place of the declared ones.
  mutating func replace(with positions: [Coordinate<Geographic>]) {
    precondition(positions.count == count)
    for i in 0..<count { base[i] = Coordinate(x: positions[i].x, y: positions[i].y) }
  }

  /// Exchanges the two numbers of each position.
  mutating func exchange() {
    for i in 0..<count { base[i] = Coordinate(x: base[i].y, y: base[i].x) }
  }

  /// Gives positions another easting.
  mutating func setEasting(_ x: Double, at index: Int) { base[index].x = x }

  /// The first position of `range` that is off ±180° and ±90°.
  func firstOutOfRange(_ range: Range<Int>) -> Int? {
    var isFine = true
    for i in range {
      let position = base[i]
      // Not-a-number and infinity fail the comparison too.
      isFine = isFine && abs(position.x) <= 180 && abs(position.y) <= 90
    }
    guard !isFine else { return nil }
    return range.first { !(abs(base[$0].x) <= 180 && abs(base[$0].y) <= 90) }
  }
}
