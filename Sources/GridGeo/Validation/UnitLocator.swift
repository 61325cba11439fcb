/// Finds the unit that holds a point, among many: a grid of cells over their boxes, then `RegionLocator`.
struct UnitLocator: Sendable {
  private let locators: [RegionLocator]
  let box: LatticeBox
  private let columns: Int
  private let rows: Int
  private let cells: [[Int32]]

  /// - Complexity: O(n) in edges plus the cells that the boxes cover.
  init(_ regions: [[LatticeRing]]) {
    locators = regions.map(RegionLocator.init)
    var box = LatticeBox()
    for locator in locators where !locator.box.isEmpty { box.add(locator.box) }
    self.box = box
    let side = max(1, Int(Double(regions.count).squareRoot() * 2))
    columns = min(side, 1024)
    rows = columns
    var cells = [[Int32]](repeating: [], count: columns * rows)
    for (number, locator) in locators.enumerated() where !locator.box.isEmpty {
      let b = locator.box
      let (x0, y0) = Self.cell(LatticePoint(x: b.minX, y: b.minY), box, columns, rows)
      let (x1, y1) = Self.cell(LatticePoint(x: b.maxX, y: b.maxY), box, columns, rows)
      for y in y0...y1 {
        for x in x0...x1 { cells[y * columns + x].append(Int32(number)) }
      }
    }
    self.cells = cells
  }

  private static func cell(_ p: LatticePoint, _ box: LatticeBox, _ columns: Int, _ rows: Int) -> (Int, Int) {
    (
      Int((p.x - box.minX) * Int64(columns) / (box.maxX - box.minX + 1)),
      Int((p.y - box.minY) * Int64(rows) / (box.maxY - box.minY + 1))
    )
  }

  /// Index of the unit that holds the point. On a shared border, or where units overlap, the first one.
  ///
  /// - Complexity: O(1) expected for units of similar size.
  func unit(holding p: LatticePoint) -> Int? {
    guard !box.isEmpty, box.contains(p) else { return nil }
    let (x, y) = Self.cell(p, box, columns, rows)
    for candidate in cells[y * columns + x] where locators[Int(candidate)].side(of: p) >= 0 {
      return Int(candidate)
    }
    return nil
  }
}
