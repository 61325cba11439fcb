/// Cells of a lattice that grids which are not the same in two plans come near: outside of them every household
/// stays where it is.
struct ChangedGround: Sendable {
  /// Cells along each side.
  static let side = 256
  /// The number of what lies outside the lattice.
  static let beyond = side * side

  private let west: Double
  private let south: Double
  private let perWidth: Double
  private let perHeight: Double
  /// By cell; the last one stands for what lies outside.
  private var isMarked = [Bool](repeating: false, count: ChangedGround.beyond + 1)

  /// - Parameter least: corners of the box that the lattice lies over.
  init(least: SIMD2<Double>, greatest: SIMD2<Double>) {
    west = least.x
    south = least.y
    let size = pointwiseMax(greatest - least, SIMD2(repeating: 1e-9))
    perWidth = Double(ChangedGround.side) / size.x
    perHeight = Double(ChangedGround.side) / size.y
  }

  /// The cell of a point; `beyond` outside the lattice.
  @inline(__always)
  func cell(_ q: SIMD2<Double>) -> Int {
    let x = (q.x - west) * perWidth
    let y = (q.y - south) * perHeight
    let side = Double(ChangedGround.side)
    guard x >= 0, x < side, y >= 0, y < side else { return ChangedGround.beyond }
    return Int(y) &* ChangedGround.side &+ Int(x)
  }

  @inline(__always)
  func isMarked(_ cell: Int) -> Bool { isMarked[cell] }

  private func columns(_ least: Double, _ greatest: Double) -> ClosedRange<Int> {
    clamped((least - west) * perWidth)...clamped((greatest - west) * perWidth)
  }

  private func rows(_ least: Double, _ greatest: Double) -> ClosedRange<Int> {
    clamped((least - south) * perHeight)...clamped((greatest - south) * perHeight)
  }

  private func clamped(_ place: Double) -> Int { Int(min(Double(ChangedGround.side - 1), max(0, place))) }

  /// Marks the cells of a box, and what lies beyond the lattice when the box reaches there or near it.
  mutating func mark(_ outline: GridOutline, margin: SIMD2<Double>) {
    let (least, greatest) = (outline.least - margin, outline.greatest + margin)
    for row in rows(least.y, greatest.y) {
      for column in columns(least.x, greatest.x) { isMarked[row * ChangedGround.side + column] = true }
    }
    let end = SIMD2(west, south) + SIMD2(repeating: Double(ChangedGround.side)) / SIMD2(perWidth, perHeight)
    // The sides themselves may fall on either side by rounding.
    let slack = SIMD2(repeating: 1e-9)
    if any(least .< SIMD2(west, south) + slack) || any(greatest .> end - slack) {
      isMarked[ChangedGround.beyond] = true
    }
  }

  /// Whether a box touches a marked cell.
  func touches(_ outline: GridOutline, margin: SIMD2<Double>) -> Bool {
    if isMarked[ChangedGround.beyond] {
      // Outside the lattice nothing says which grids are near: all count that reach there.
      let end = SIMD2(west, south) + SIMD2(repeating: Double(ChangedGround.side)) / SIMD2(perWidth, perHeight)
      if any(outline.least - margin .< SIMD2(west, south)) || any(outline.greatest + margin .> end) {
        return true
      }
    }
    let columns = columns(outline.least.x - margin.x, outline.greatest.x + margin.x)
    return rows(outline.least.y - margin.y, outline.greatest.y + margin.y).contains { row in
      columns.contains { isMarked[row * ChangedGround.side + $0] }
    }
  }

  /// Marked cells in a row, by number.
  var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for cell in 0...ChangedGround.beyond + 1 {
      let marked = cell <= ChangedGround.beyond && isMarked[cell]
      if marked, start == nil { start = cell }
      if !marked, let first = start {
        ranges.append(first..<cell)
        start = nil
      }
    }
    return ranges
  }
}
