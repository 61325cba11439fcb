/// The outlines' edges, noded: they meet only in their ends, equal ones stand once, and each has the labels whose
/// outlines run along it an odd number of times. Edges without such a label bound nothing and are left out.
struct NodedOutlines: Sendable {
  private(set) var points: [LatticePoint] = []
  /// Ends of edge `e`: points `origins[2e]` and `origins[2e + 1]`, in ``LatticePoint/precedes(_:_:)`` order.
  private(set) var origins: [Int32] = []
  /// The labels of each edge, in ``sets``.
  private(set) var edgeSets: [Int32] = []
  private(set) var sets = LabelSets()
  /// The farthest that noding moved a place on a line, in lattice steps.
  private(set) var largestBend = 0.0

  /// - Parameter outlines: closed rings for each label.
  init(_ outlines: [[[LatticePoint]]]) {
    var numbers: [LatticePoint: Int32] = [:]
    var given: [LatticePoint] = []
    var segments: [(Int32, Int32)] = []
    var labels: [Int32] = []
    func number(_ p: LatticePoint) -> Int32 {
      if let known = numbers[p] { return known }
      let n = Int32(given.count)
      numbers[p] = n
      given.append(p)
      return n
    }
    for (label, rings) in outlines.enumerated() {
      for ring in rings where ring.count > 1 {
        for i in 1..<ring.count where ring[i] != ring[i - 1] {
          segments.append((number(ring[i - 1]), number(ring[i])))
          labels.append(Int32(label))
        }
      }
    }
    let noded = ArrangementNoding(points: given, segments: segments)
    points = noded.points
    func key(_ p: ArrangementNoding.Piece) -> UInt64 {
      let forth = LatticePoint.precedes(points[Int(p.from)], points[Int(p.to)])
      let (a, b) = forth ? (p.from, p.to) : (p.to, p.from)
      return UInt64(a) << 32 | UInt64(b)
    }
    let order = noded.pieces.map { (key: key($0), label: labels[Int($0.source)]) }
      .sorted { ($0.key, $0.label) < ($1.key, $1.label) }
    var i = 0
    var toggled: [Int32] = []
    while i < order.count {
      let key = order[i].key
      toggled.removeAll(keepingCapacity: true)
      while i < order.count, order[i].key == key {
        if toggled.last == order[i].label { toggled.removeLast() } else { toggled.append(order[i].label) }
        i += 1
      }
      guard !toggled.isEmpty else { continue }
      origins.append(Int32(key >> 32))
      origins.append(Int32(key & 0xffff_ffff))
      edgeSets.append(sets.number(of: toggled))
    }
  }
}
