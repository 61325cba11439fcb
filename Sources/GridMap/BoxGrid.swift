import GridGeo

/// Boxes in the cells of a uniform grid, to find those that meet another box.
struct BoxGrid: Sendable {
  private let boxes: [BoundingBox<Geographic>?]
  private var whole: BoundingBox<Geographic>?
  private var side = 1
  private var cells: [[Int32]] = [[]]

  /// About two boxes a cell where they lie evenly.
  init(_ boxes: [BoundingBox<Geographic>?]) {
    self.boxes = boxes
    for case let box? in boxes { whole = whole?.union(box) ?? box }
    side = max(1, min(512, Int((Double(boxes.count) / 2).squareRoot())))
    cells = Array(repeating: [], count: side * side)
    for (number, box) in boxes.enumerated() {
      guard let box else { continue }
      for cell in range(of: box) { cells[cell].append(Int32(number)) }
    }
  }

  private func range(of box: BoundingBox<Geographic>) -> [Int] {
    guard let whole else { return [] }
    func place(_ value: Double, _ low: Double, _ extent: Double) -> Int {
      guard extent > 0 else { return 0 }
      return Int(max(0, min(Double(side - 1), (value - low) / extent * Double(side))))
    }
    let columns =
      place(box.minimum.x, whole.minimum.x, whole.width)...place(box.maximum.x, whole.minimum.x, whole.width)
    let rows =
      place(
        box.minimum.y, whole.minimum.y, whole.height)...place(box.maximum.y, whole.minimum.y, whole.height)
    return rows.flatMap { row in columns.map { row * side + $0 } }
  }

  /// Numbers of the boxes that meet `box`, ascending.
  func items(meeting box: BoundingBox<Geographic>) -> [Int] {
    var found: Set<Int32> = []
    for cell in range(of: box) { found.formUnion(cells[cell]) }
    return found.map(Int.init).filter { boxes[$0]?.intersects(box) ?? false }.sorted()
  }
}
