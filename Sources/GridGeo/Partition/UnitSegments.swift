/// The borders of base units as segments, each once for the two units that it parts, and barriers.
struct UnitSegments {
  private(set) var points: [LatticePoint] = []
  private(set) var segments: [(Int32, Int32)] = []
  /// Units whose ground is on the left and on the right of each segment; −1 for none.
  private(set) var lefts: [Int32] = []
  private(set) var rights: [Int32] = []
  /// Resistance of a barrier; −1 for a border.
  private(set) var resistances: [Double] = []
  private var numbers: [LatticePoint: Int32] = [:]
  private var known: [UInt64: Int32] = [:]

  /// Adds a closed ring with the unit's ground on its left.
  mutating func add(_ ring: [LatticePoint], unit: Int32) {
    guard var a = ring.first.map({ number($0) }) else { return }
    for point in ring.dropFirst() {
      let b = number(point)
      if a != b { add(min(a, b), max(a, b), unit: unit, isOnLeft: a < b) }
      a = b
    }
  }

  mutating func add(_ barrier: DivisionGround.BarrierSegment) {
    guard barrier.from != barrier.to else { return }
    append(number(barrier.from), number(barrier.to), resistance: barrier.resistance)
  }

  private mutating func add(_ low: Int32, _ high: Int32, unit: Int32, isOnLeft: Bool) {
    let key = UInt64(low) << 32 | UInt64(high)
    var i = known[key].map { Int($0) }
    // A side that is taken means an overlap: the segment stands twice then.
    if let at = i, (isOnLeft ? lefts[at] : rights[at]) >= 0 { i = nil }
    let at = i ?? segments.count
    if i == nil {
      known[key] = Int32(at)
      append(low, high, resistance: -1)
    }
    if isOnLeft { lefts[at] = unit } else { rights[at] = unit }
  }

  private mutating func append(_ from: Int32, _ to: Int32, resistance: Double) {
    segments.append((from, to))
    lefts.append(-1)
    rights.append(-1)
    resistances.append(resistance)
  }

  private mutating func number(_ p: LatticePoint) -> Int32 {
    if let known = numbers[p] { return known }
    let new = Int32(points.count)
    numbers[p] = new
    points.append(p)
    return new
  }
}
