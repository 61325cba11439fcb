/// Segments of a village's ground with what each stands for.
struct SegmentInput {
  enum Kind {
    case border
    case cell(left: Int32, right: Int32)
    case barrier(resistance: Double)
    /// The ground of a given base unit lies on the left.
    case unit(Int32)
  }

  private(set) var points: [LatticePoint] = []
  private(set) var segments: [(Int32, Int32)] = []
  private(set) var kinds: [Kind] = []
  private var numbers: [LatticePoint: Int32] = [:]

  mutating func add(_ a: LatticePoint, _ b: LatticePoint, _ kind: Kind) {
    guard a != b else { return }
    segments.append((number(a), number(b)))
    kinds.append(kind)
  }

  mutating func add(_ ring: [LatticePoint], _ kind: Kind) {
    for i in 1..<ring.count { add(ring[i - 1], ring[i], kind) }
  }

  private mutating func number(_ p: LatticePoint) -> Int32 {
    if let known = numbers[p] { return known }
    let new = Int32(points.count)
    numbers[p] = new
    points.append(p)
    return new
  }
}
